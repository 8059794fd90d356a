use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;
use tokio::runtime::Runtime;

async fn loads(path: &str) -> std::io::Result<Vec<u8>> {
    sleep(Duration::from_millis(5)); //~ blocking-in-async
    let bytes = fs::read(path)?; //~ blocking-in-async
    let file = std::fs::File::open(path)?; //~ blocking-in-async
    drop(file);
    Ok(bytes)
}

fn spawns(paths: Vec<String>) {
    tokio::spawn(async move {
        for path in &paths {
            let _ = std::fs::metadata(path); //~ blocking-in-async
        }
    });
}

async fn maps(paths: &[String]) -> Vec<String> {
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect() //~ blocking-in-async
}

async fn nested(runtime: &Runtime) -> u8 {
    runtime.block_on(async { 1 }) //~ blocking-in-async
}

async fn builds() -> bool {
    Command::new("make").arg("all").status().unwrap().success() //~ blocking-in-async
}

async fn connects() {
    let _ = std::net::TcpStream::connect("127.0.0.1:80"); //~ blocking-in-async
}

fn read_index(dir: &std::path::Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = fs::read(dir.join("index"))?;
    bytes.truncate(1 << 20);
    Ok(bytes)
}

fn first_entry(dir: &std::path::Path) -> std::io::Result<u8> {
    let index = read_index(dir)?;
    Ok(index.first().copied().unwrap_or(0))
}

async fn by_way_of_a_function(dir: &std::path::Path) -> std::io::Result<usize> {
    let index = read_index(dir)?; //~ blocking-in-async
    tokio::task::yield_now().await;
    Ok(index.len())
}

async fn by_way_of_two(dir: &std::path::Path) -> u8 {
    match first_entry(dir) { //~ blocking-in-async
        Ok(first) => first,
        Err(_) => 0,
    }
}

struct Shelf {
    dir: std::path::PathBuf,
}

impl Shelf {
    fn reload(&self) -> Option<String> {
        fs::read_to_string(self.dir.join("shelf.toml")).ok()
    }

    async fn watch(&self, mut changes: tokio::sync::mpsc::Receiver<()>) -> usize {
        let mut total = 0;
        while changes.recv().await.is_some() {
            total += self.reload().map_or(0, |text| text.len()); //~ blocking-in-async
        }
        total
    }
}

struct Worker {
    thread: Option<std::thread::JoinHandle<u64>>,
    events: crossbeam_channel::Receiver<u64>,
    tasks: tokio::task::JoinHandle<()>,
}

impl Worker {
    async fn finish(&mut self) -> u64 {
        let Some(thread) = self.thread.take() else { return 0 };
        thread.join().unwrap_or(0) //~ blocking-in-async
    }

    async fn follow(&self, out: tokio::sync::mpsc::Sender<u64>) {
        while let Ok(event) = self.events.recv() { //~ blocking-in-async
            let _ = out.send(event).await;
        }
    }

    async fn first(&self) -> Result<u64, crossbeam_channel::RecvError> {
        let event = self.events.recv()?; //~ blocking-in-async
        Ok(event)
    }
}

async fn built_by_name(dir: &str) -> std::io::Result<bool> {
    let mut make = Command::new("make");
    make.arg("all").current_dir(dir);
    let done = make.output()?; //~ blocking-in-async
    Ok(done.status.success())
}

async fn waited_for(dir: &str) -> std::io::Result<bool> {
    let status = Command::new("make").current_dir(dir).spawn()?.wait()?; //~ blocking-in-async
    Ok(status.success())
}

async fn joined_at_once(numbers: Vec<u64>) -> u64 {
    let sum = std::thread::spawn(move || numbers.iter().sum::<u64>());
    sum.join().unwrap() //~ blocking-in-async
}

async fn woken(queue: Arc<Mutex<Vec<u8>>>, filled: Arc<std::sync::Condvar>) -> Vec<u8> {
    let mut held = queue.lock().unwrap();
    while held.is_empty() {
        held = filled.wait(held).unwrap(); //~ blocking-in-async
    }
    std::mem::take(&mut *held)
}

// ---- look-alikes

async fn met(here: &tokio::sync::Barrier, timer: &Timer) -> bool {
    timer.wait(3);
    here.wait().await.is_leader()
}

async fn joined_texts(names: &[String], dir: &std::path::Path) -> usize {
    names.join(", ").len() + dir.join("x").as_os_str().len()
}

async fn next_of(mut events: tokio::sync::broadcast::Receiver<u64>) -> u64 {
    events.recv().await.unwrap_or(0)
}

async fn spawned_by_tokio(dir: &str) -> std::io::Result<bool> {
    let mut make = tokio::process::Command::new("make");
    make.current_dir(dir);
    Ok(make.status().await?.success())
}

fn cached_index(dir: &std::path::Path, known: Option<Vec<u8>>) -> Vec<u8> {
    if let Some(found) = known {
        return found;
    }
    tokio::spawn(async move { tokio::fs::read("index").await });
    Vec::with_capacity(dir.as_os_str().len())
}

async fn by_way_of_a_function_that_hands_it_on(dir: &std::path::Path) -> usize {
    cached_index(dir, None).len()
}

fn seldom_read(dir: &std::path::Path, stale: bool) -> usize {
    if stale {
        return fs::read(dir).map_or(0, |bytes| bytes.len());
    }
    dir.as_os_str().len()
}

async fn by_way_of_a_branch(dir: &std::path::Path) -> usize {
    seldom_read(dir, false)
}

async fn index_read_elsewhere(dir: std::path::PathBuf) -> Vec<u8> {
    tokio::task::spawn_blocking(move || read_index(&dir).unwrap_or_default()).await.unwrap()
}

fn synchronous(path: &str) -> std::io::Result<Vec<u8>> {
    sleep(Duration::from_millis(5));
    fs::read(path)
}

async fn offloaded(path: String) -> Vec<u8> {
    tokio::task::spawn_blocking(move || fs::read(path).unwrap()).await.unwrap()
}

async fn in_place(path: &str) -> Vec<u8> {
    tokio::task::block_in_place(|| fs::read(path).unwrap())
}

async fn own_thread(path: String) {
    std::thread::spawn(move || fs::read(path));
}

async fn asynchronous(path: &str) -> std::io::Result<Vec<u8>> {
    tokio::time::sleep(Duration::from_millis(5)).await;
    tokio::fs::read(path).await
}

async fn own_module(path: &str) -> Vec<u8> {
    mod storage {
        pub fn read(_: &str) -> Vec<u8> {
            Vec::new()
        }
    }
    storage::read(path)
}

async fn own_command(command: &mut tokio::process::Command) -> bool {
    command.status().await.unwrap().success()
}

async fn a_helper_inside() {
    fn helper() -> Vec<u8> {
        fs::read("x").unwrap()
    }
    let _ = helper;
}

async fn kept_for_later(path: String) -> impl Fn() -> Vec<u8> {
    move || fs::read(&path).unwrap()
}

fn drained_by_a_task(rx: std::sync::mpsc::Receiver<Job>) {
    tokio::spawn(async move {
        while let Ok(job) = rx.recv() { //~ blocking-in-async
            run(job).await;
        }
    });
}

async fn drained_in_turn(mut rx: tokio::sync::mpsc::Receiver<Job>) {
    while let Some(job) = rx.recv().await {
        run(job).await;
    }
}

fn drained_by_a_thread(rx: std::sync::mpsc::Receiver<Job>) {
    std::thread::spawn(move || while let Ok(job) = rx.recv() {
        job.run();
    });
}

async fn appended(path: &Path, line: &[u8]) -> Result<(), Error> {
    let mut log = std::fs::OpenOptions::new().append(true).open(path)?; //~ blocking-in-async
    send(line).await;
    Ok(())
}

async fn gone(child: &mut std::process::Child) -> Result<i32, Error> {
    let status = child.wait()?; //~ blocking-in-async
    send(&status).await;
    Ok(0)
}

async fn awaited_child(child: &mut tokio::process::Child) -> Result<i32, Error> {
    let status = child.wait().await?;
    Ok(status.code())
}

//@ src/commands/list.rs

async fn list(folder: &Path) -> Result<usize, Error> {
    let names = names_of(folder).await?;
    let found = std::fs::read_dir(folder)?; //~ blocking-in-async note
    Ok(names.len() + found.count())
}

//@ src/commands/serve.rs

async fn serve(folder: &Path, requests: Requests) -> Result<(), Error> {
    tokio::spawn(answer(requests));
    let found = std::fs::read_dir(folder)?; //~ blocking-in-async
    watch(found).await
}

//@ src/one_after_the_other.rs
async fn deploys(path: &str) -> std::io::Result<Vec<u8>> {
    std::fs::read(path) //~ blocking-in-async note
}

//@ src/command/share.rs

async fn shared(folder: &Path) -> Result<(), Error> {
    let mut child = Command::new("share").arg(folder).spawn()?;
    let found = std::fs::read_dir(folder)?; //~ blocking-in-async note
    watch(found, &mut child).await
}

//@ src/stopped.rs

async fn stopped(lock: &Path, requests: Requests) -> Result<(), Error> {
    if is_gone(lock).await {
        std::fs::remove_file(lock)?; //~ blocking-in-async note
        std::process::exit(1);
    }
    std::fs::write(lock, b"1")?; //~ blocking-in-async
    tokio::spawn(answer(requests));
    Ok(())
}

//@ src/main.rs

async fn run(args: Args, requests: Requests) -> Result<(), Error> {
    match args.command {
        Command::Fetch { path } => {
            let block = fetch().await?;
            std::fs::write(path, block)?; //~ blocking-in-async note
        }
        Command::Serve { path } => {
            tokio::spawn(answer(requests));
            let found = std::fs::read(path)?; //~ blocking-in-async
            serve(found).await?;
        }
    }
    Ok(())
}

#[tokio::main]
async fn main() {
    run(Args::parse(), Requests::new()).await.unwrap();
}

//@ gateway/src/main.rs

async fn try_main(requests: Requests) -> Result<(), Error> {
    let servers = std::fs::read_to_string("/etc/resolv.conf")?; //~ blocking-in-async note
    tokio::spawn(answer(requests, servers));
    Ok(())
}

async fn answered(path: &Path) -> Result<String, Error> {
    let text = std::fs::read_to_string(path)?; //~ blocking-in-async
    Ok(text)
}

fn main() {
    runtime().block_on(try_main(Requests::new())).unwrap();
}

//@ src/of_its_own_thread.rs
use std::net::{TcpListener, TcpStream, UdpSocket};

async fn bound(queue: mpsc::Sender<u64>) -> std::io::Result<()> {
    let probe = UdpSocket::bind("0.0.0.0:0")?;
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    keep(probe, listener, queue).await;
    Ok(())
}

async fn connected(queue: mpsc::Sender<u64>) -> std::io::Result<()> {
    let stream = TcpStream::connect("127.0.0.1:80")?; //~ blocking-in-async
    keep(stream, queue).await;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn pump(mut frames: mpsc::Receiver<u64>) {
    let folder = std::fs::read_dir("/dev/dri").map_or(0, |each| each.count()); //~ blocking-in-async note
    while let Some(frame) = frames.recv().await {
        show(frame, folder);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn pump_beside(mut frames: mpsc::Receiver<u64>) {
    tokio::task::spawn_local(other());
    let folder = std::fs::read_dir("/dev/dri").map_or(0, |each| each.count()); //~ blocking-in-async
    while let Some(frame) = frames.recv().await {
        show(frame, folder);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn pump_beside_thread(mut frames: mpsc::Receiver<u64>) {
    let folder = std::fs::read_dir("/dev/dri").map_or(0, |each| each.count()); //~ blocking-in-async note
    std::thread::Builder::new().spawn(move || refresh(folder));
    while let Some(frame) = frames.recv().await {
        show(frame, folder);
    }
}

//@ src/rested.rs
pub async fn rested(path: &Path) -> io::Result<String> {
    std::thread::sleep(Duration::from_millis(10)); //~ blocking-in-async
    std::fs::read_to_string(path) //~ blocking-in-async note
}

//@ src/condvar.rs
pub struct Condvar {
    waiting: Waiting,
}

impl Condvar {
    pub async fn wait(&self, held: Held) -> Held {
        self.waiting.turn(held).await
    }

    pub async fn wait_timeout(&self, held: Held, most: Duration) -> Option<Held> {
        timeout(most, self.wait(held)).await.ok()
    }
}

//@ src/offloaded_elsewhere.rs
use tokio::sync::mpsc;

pub async fn oldest(storage: Storage) -> Result<Option<Jar>, Error> {
    tokio::task::spawn_blocking(move || {
        let mut db = storage.connection()?;
        let tx = db.transaction()?;
        tx.oldest()
    })
    .await?
}

pub async fn newest(storage: Storage, orders: mpsc::Receiver<Order>) -> Result<Option<Jar>, Error> {
    let mut db = storage.connection().context("open")?; //~ blocking-in-async
    let tx = db.transaction()?; //~ blocking-in-async
    serve(tx.newest()?, orders).await
}

// ---- look-alikes

pub async fn piped(storage: Storage, orders: mpsc::Receiver<Order>) -> Result<(), Error> {
    let db = storage.connection()?;
    orders.pipe(Persist { db }).await
}

pub async fn of_a_pool(pool: Pool) -> Result<Option<Jar>, Error> {
    let mut db = pool.connection().await?;
    db.newest().await
}

pub fn at_once(storage: Storage) -> Result<Option<Jar>, Error> {
    let mut db = storage.connection()?;
    db.newest()
}

//@ src/nowhere_offloaded.rs
use tokio::sync::mpsc;

pub async fn newest(storage: Storage, orders: mpsc::Receiver<Order>) -> Result<Option<Jar>, Error> {
    let mut db = storage.connection()?;
    serve(db.newest()?, orders).await
}

//@ src/turnstiles.rs
use crate::completion::Barrier;

struct Turnstile {
    opened: Barrier,
}

// ---- look-alikes

impl Turnstile {
    async fn passed(&self, limit: Duration) -> bool {
        tokio::time::timeout(limit, self.opened.wait()).await.is_ok()
    }
}

//@ src/offloaded_work.rs
use axum::extract::State;

pub async fn forecast(State(station): State<Arc<Station>>, day: u64) -> Result<Forecast, Error> {
    let forecast = tokio::task::spawn_blocking(move || station.forecast_at(day)).await??;
    Ok(forecast)
}

pub async fn rain(State(station): State<Arc<Station>>, day: u64) -> Result<f64, Error> {
    let forecast = station.forecast_at(day)?; //~ blocking-in-async
    Ok(forecast.rain)
}

pub async fn sealed(letter: Letter) -> Result<Seal, Error> {
    let seal = tokio::task::spawn_blocking(move || wax::seal(&letter).context("seal")).await??;
    Ok(seal)
}

pub async fn sealed_twice(letter: Letter) -> Result<Seal, Error> {
    let inner = wax::seal(&letter)?; //~ blocking-in-async
    post(inner).await
}

// ---- look-alikes

pub async fn of_another(State(archive): State<Arc<Archive>>, day: u64) -> Result<f64, Error> {
    let forecast = archive.forecast_at(day)?;
    Ok(forecast.rain)
}

pub fn at_once(station: &Station, day: u64) -> Result<f64, Error> {
    Ok(station.forecast_at(day)?.rain)
}

// What is known already is answered here, and the rest elsewhere.
pub async fn remembered(station: Arc<Station>, day: u64) -> Result<Wind, Error> {
    if let Some(wind) = station.wind_of(day)? {
        return Ok(wind);
    }
    tokio::task::spawn_blocking(move || station.wind_of(day)).await??.ok_or(Error::Calm)
}

pub async fn in_passing(station: Arc<Station>, days: Vec<u64>) -> Vec<u64> {
    let known = tokio::task::spawn_blocking(move || station.get(7)).await;
    days.iter().map(|day| station.get(*day)).collect()
}

#[tokio::test]
async fn tells_the_rain() {
    let forecast = station.forecast_at(3).unwrap();
    assert_eq!(forecast.rain, 0.0);
}

async fn parsed(mut parts: Receiver<Part>) -> Option<Page> {
    let mut state = start_of_page();
    while let Some(part) = parts.recv().await {
        let current = std::mem::take(&mut state);
        state = tokio::task::spawn_blocking(move || current.advance(part)).await.ok()?;
    }
    state.page()
}

async fn headed(mut parts: Receiver<Part>) -> Option<Heading> {
    let mut state = start_of_heading();
    while let Some(part) = parts.recv().await {
        let current = std::mem::take(&mut state);
        state = current.advance(part);
    }
    state.heading()
}

//@ src/in_place.rs
async fn resolve(upstream: &Upstream, host: &str) -> Result<u32, Error> {
    let found = tokio::task::block_in_place(|| { //~ blocking-in-async
        tokio::runtime::Handle::current().block_on(async { upstream.look_up(host).await })
    })?;
    Ok(found)
}

fn resolve_now(upstream: &Upstream, host: &str) -> Result<u32, Error> {
    tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(upstream.look_up(host)))
}

async fn packed(blob: &[u8]) -> Vec<u8> {
    tokio::task::block_in_place(|| pack(blob))
}
