use std::collections::HashMap;
use std::sync::{Mutex, RwLock};

struct Pool {
    buffers: Mutex<Vec<Buffer>>,
    entries: RwLock<HashMap<u64, Entry>>,
    peers: tokio::sync::RwLock<Vec<Peer>>,
    queue: tokio::sync::Mutex<Queue>,
    exclusive: Mutex<()>,
    counts: Mutex<Vec<u64>>,
}

impl Pool {
    fn built_while_held(&self) -> Buffer {
        let mut buffers = self.buffers.lock().unwrap(); //~ lock-held-too-long
        buffers.pop().unwrap_or_default()
    }

    fn built_under_a_temporary(&self) -> Buffer {
        self.buffers.lock().unwrap().pop().unwrap_or_else(|| Buffer::with_size(4096)) //~ lock-held-too-long
    }

    async fn sent_under_lock(&self, job: Job) {
        let queue = self.queue.lock().await; //~ lock-held-too-long
        let worker = self.worker();
        queue.send(Box::pin(async move { worker.run(job).await })).await;
    }

    async fn each_peer_waits(&self, block: &Block) {
        for peer in self.peers.read().await.iter() { //~ lock-held-too-long
            peer.announce(block).await;
        }
    }

    fn taken_before_the_work(&self, ids: &[u64]) {
        let mut entries = self.entries.write().unwrap(); //~ lock-held-too-long
        let fresh: Vec<Entry> = ids.iter().map(|id| load(*id)).collect();
        for entry in fresh {
            entries.insert(entry.id, entry);
        }
    }

    fn kept_after_the_last_look(&self, id: u64) -> String {
        let entries = self.entries.read().unwrap(); //~ lock-held-too-long
        let total = entries.len();
        let mut text = String::new();
        for line in report(total, id) {
            text.push_str(&render(line));
        }
        text
    }

    fn argument_under_lock(&self, id: u64, names: &[String]) {
        self.entries.write().unwrap().insert(id, names.iter().map(|n| parse(n)).collect()); //~ lock-held-too-long
    }

    fn worked_off(&self) {
        while let Some(buffer) = self.buffers.lock().unwrap().pop() { //~ lock-held-too-long
            write_out(buffer);
        }
    }

    fn saved(&self, id: u64) -> std::io::Result<()> {
        if let Some(entry) = self.entries.write().unwrap().remove(&id) { //~ lock-held-too-long
            std::fs::write(entry.path(), entry.bytes())?;
        }
        Ok(())
    }

    fn opened(&self, id: u64) -> std::io::Result<()> {
        if let Some(entry) = self.entries.write().unwrap().remove(&id) { //~ lock-held-too-long
            entry.keep(std::fs::File::create_new(entry.path())?);
        }
        Ok(())
    }

    fn one_small_string(&self, name: &str) {
        let mut names = self.names.lock(); //~ lock-held-too-long
        names.insert(name.to_string());
    }

    fn one_small_string_of_a_reader(&self, name: &str) -> bool {
        let names = self.listed.read().unwrap(); //~ lock-held-too-long note
        names.has(name.to_string())
    }

    fn dialled_under_a_temporary(&self) -> usize {
        let mut reached = 0;
        for entry in self.entries.read().unwrap().values() { //~ lock-held-too-long
            if dial(entry.id) {
                reached += 1;
            }
        }
        reached
    }

    fn kept_for_a_pointer(&self, table: &RwLock<Arc<Vec<u64>>>, ids: &[u64]) -> u64 {
        let current = table.read().unwrap(); //~ lock-held-too-long
        let table = Arc::clone(&current);
        let mut sum = 0;
        for id in ids {
            sum += table.iter().filter(|each| *each % id == 0).count() as u64;
        }
        sum
    }

    fn signed_by(&self, raw: &[u8]) -> Option<u64> {
        let mut entries = self.entries.write().unwrap(); //~ lock-held-too-long
        let Some(signer) = signer_of(raw) else {
            return None;
        };
        entries.insert(signer, Entry { id: signer });
        Some(signer)
    }

    fn weighed_at_last(&self, id: u64, raw: &[u8]) -> usize {
        let mut entries = self.entries.write().unwrap(); //~ lock-held-too-long
        entries.remove(&id);
        let weight = weight_of(raw);
        weight
    }

    fn written_at_last(&self, path: &std::path::Path) -> std::io::Result<()> {
        let entries = self.entries.read().unwrap(); //~ lock-held-too-long
        let mut blob = Vec::with_capacity(entries.len() * 8);
        for id in entries.keys() {
            blob.extend_from_slice(&id.to_le_bytes());
        }
        std::fs::write(path, blob)?;
        Ok(())
    }

    

struct Directory {
    peers: tokio::sync::RwLock<HashMap<String, Neighbour>>,
    files: Mutex<HashMap<u64, Document>>,
}

#[derive(Clone)]
struct Neighbour {
    address: String,
}

struct Document {
    path: PathBuf,
    title: String,
}

impl Directory {
    async fn reach(&self, name: &str) -> Result<(), NetError> {
        let peers = self.peers.read().await; //~ lock-held-too-long
        let peer = peers.get(name).cloned().ok_or(NetError::Unknown)?;
        connect(peer).await
    }

    async fn reach_address(&self, name: &str) -> Result<(), NetError> {
        let peers = self.peers.read().await; //~ lock-held-too-long
        let address = peers.get(name).map(|peer| peer.address.clone()).unwrap_or_default();
        connect_to(address).await
    }

    fn contents(&self, id: u64) -> io::Result<Vec<u8>> {
        match self.files.lock().unwrap().get(&id).map(|file| file.path.clone()) { //~ lock-held-too-long
            Some(path) => std::fs::read(path),
            None => Ok(Vec::new()),
        }
    }

    fn note(&self, id: u64) -> io::Result<()> {
        if let Some(title) = self.files.lock().unwrap().get(&id).map(|file| file.title.to_owned()) { //~ lock-held-too-long
            std::fs::write("last", title)?;
        }
        Ok(())
    }
}

// ---- look-alikes

    fn two_in_one_step(&self, names: &Mutex<Vec<String>>, name: &str) -> usize {
        let mut buffers = self.buffers.lock().unwrap();
        names.lock().unwrap().push(name.to_owned());
        buffers.clear();
        buffers.len()
    }

    fn looked_at_first(&self, id: u64, raw: &[u8]) -> Option<u64> {
        let mut entries = self.entries.write().unwrap();
        if entries.contains_key(&id) {
            return None;
        }
        entries.insert(id, Entry { id });
        Some(first_of(raw))
    }

    fn asked_under_a_temporary(&self) -> usize {
        let mut even = 0;
        for entry in self.entries.read().unwrap().values() {
            if entry.id % 2 == 0 {
                even += 1;
            }
        }
        even
    }

    fn looked_at(&self, id: u64) {
        if let Some(entry) = self.entries.read().unwrap().get(&id) {
            for line in entry.lines() {
                show(line);
            }
        }
    }

    fn taken_and_passed(&self, id: u64) -> Option<Entry> {
        if let Some(entry) = self.entries.write().unwrap().remove(&id) {
            return Some(entry);
        }
        None
    }

    fn in_a_block(&self, id: u64) -> String {
        let total = {
            let entries = self.entries.read().unwrap();
            entries.len()
        };
        report(total, id).into_iter().map(render).collect()
    }

    fn dropped(&self, id: u64) -> Vec<String> {
        let entries = self.entries.read().unwrap();
        let total = entries.len();
        drop(entries);
        report(total, id).into_iter().map(render).collect()
    }

    fn for_exclusion(&self) {
        let _guard = self.exclusive.lock().unwrap();
        for file in files() {
            rewrite(file);
        }
    }

    fn exclusion_released_by_hand(&self) {
        let turn = self.exclusive.lock().unwrap();
        for file in files() {
            rewrite(file);
        }
        drop(turn);
    }

    fn borrowed_from_the_guard(&self, id: u64) -> Vec<String> {
        let entries = self.entries.read().unwrap();
        let entry = entries.get(&id).unwrap();
        let lines = entry.lines();
        lines.iter().map(|line| render(line)).collect()
    }

    fn borrowed_by_a_closure(&self, ids: &[u64]) -> Vec<u64> {
        let entries = self.entries.read().unwrap();
        let known = |id: &u64| {
            let entry = entries.get(id)?;
            Some(entry.id)
        };
        ids.iter().filter_map(known).collect()
    }

    fn work_on_what_is_guarded(&self) -> Vec<u64> {
        let entries = self.entries.read().unwrap();
        entries.keys().copied().collect()
    }

    fn handed_on(&self) -> Transaction {
        let queue = self.queue.blocking_lock();
        let transaction = Transaction::of(queue);
        transaction.run_all(files().into_iter().map(render).collect())
    }

    fn nothing_to_build(&self) -> u64 {
        let mut counts = self.counts.lock().unwrap();
        counts.pop().unwrap_or_default()
    }

    fn two_in_step(&self, snapshot: Vec<Entry>) {
        let mut entries = self.entries.write().unwrap();
        let mut names = self.names.lock();
        names.clear();
        entries.clear();
        for entry in snapshot {
            names.insert(entry.name());
        }
    }

    async fn asked_first(&self, id: u64) {
        let mut queue = self.queue.lock().await;
        if queue.has(id) {
            return;
        }
        let job = fetch(id).await;
        queue.push(job);
    }

    fn output(&self) {
        let mut out = std::io::stdout().lock();
        let text: String = files().into_iter().map(render).collect();
        out.write_all(text.as_bytes()).unwrap();
    }

    fn not_a_lock(&self) -> String {
        let text = cmd!(shell, "rustc -Whelp").read().unwrap();
        let count = text.len();
        report(count, 0).into_iter().map(render).collect()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn quick() {
        let store = STORE.lock().unwrap(); //~ lock-held-too-long note
        let wanted: Vec<u64> = (0..9).map(next).collect();
        assert_eq!(store.ids(), wanted);
    }
}

struct Crawler {
    paths: std::sync::RwLock<std::collections::BTreeSet<String>>,
    shared: std::sync::RwLock<std::sync::Arc<Vec<String>>>,
}

impl Crawler {
    fn paths(&self) -> std::collections::BTreeSet<String> {
        self.paths.read().unwrap().clone() //~ lock-held-too-long
    }

    fn shared(&self) -> std::sync::Arc<Vec<String>> {
        self.shared.read().unwrap().clone()
    }
}

struct Store {
    blocks: parking_lot::RwLock<HashMap<u64, Block>>,
    state: std::sync::Mutex<State>,
    notes: std::sync::Mutex<Vec<String>>,
    disk: Disk,
}

impl Store {
    fn loaded_under_the_lock(&self, id: u64) -> Result<(), Error> {
        let mut blocks = self.blocks.write(); //~ lock-held-too-long
        let block = self.disk.read_block(id)?;
        blocks.insert(id, block);
        Ok(())
    }

    fn written_under_the_lock(&self, path: &Path) -> Result<(), Error> {
        let state = self.state.lock().unwrap(); //~ lock-held-too-long
        let version = state.version;
        let bytes = state.encode();
        std::fs::write(path.join(name(version)), &bytes)?;
        Ok(())
    }

    fn rendered_under_the_lock(&self, node: &Node) {
        self.notes.lock().unwrap().push(render_note(node)); //~ lock-held-too-long
    }

    fn key_under_the_lock(&self, id: u64, block: Block) {
        let mut blocks = self.blocks.write();
        let key = build_key(id);
        blocks.insert(key, block);
    }
}

impl Pool {
    async fn told_under_the_lock(&self, news: News) {
        let peers = self.peers.read().await; //~ lock-held-too-long
        let ids = peers.iter().filter(|peer| peer.wants(&news)).map(|peer| peer.id).collect::<Vec<PeerId>>();
        for id in ids {
            self.network.send_to(id, news.clone()).await;
        }
    }
}

/// The one that is waited for is the only other one that takes the lock.
fn ended(workers: &mut HashMap<u64, Worker>, id: u64, job: Job) {
    if let Some(worker) = workers.get_mut(&id) {
        let mut state = worker.state.lock().unwrap();
        if state.runs {
            state.jobs.push(job);
            return;
        }
        drop(worker.thread.take().unwrap().join());
    }
}

struct Gate {
    waiters: Mutex<Vec<Waker>>,
    bits: AtomicUsize,
}

impl Gate {
    /// An exchange of its own is no work.
    fn close(&self) {
        let mut waiters = self.waiters.lock().unwrap();
        self.bits.fetch_or(1, Release);
        waiters.clear();
    }
}

// ---- files and requests between two looks at what is guarded

struct Prices {
    known: Mutex<HashMap<String, u64>>,
    shared: tokio::sync::Mutex<HashMap<String, u64>>,
    folder: PathBuf,
    store_client: StoreClient,
    current: Mutex<Option<String>>,
}

impl Prices {
    fn price(&self, name: &str) -> Option<u64> {
        let mut known = self.known.lock().unwrap();
        match known.get(name) {
            Some(price) => Some(*price),
            None => {
                let price = self.price_on_disk(name)?; //~ lock-held-too-long
                known.insert(name.to_string(), price);
                Some(price)
            }
        }
    }

    fn price_on_disk(&self, name: &str) -> Option<u64> {
        self.parsed(name).ok().flatten()
    }

    fn parsed(&self, name: &str) -> std::io::Result<Option<u64>> {
        let text = std::fs::read_to_string(self.folder.join(name))?;
        Ok(text.trim().parse().ok())
    }

    async fn asked(&self, name: &str) -> Option<u64> {
        let mut shared = self.shared.lock().await;
        if !shared.contains_key(name) {
            let price = self.store_client.fetch_price(name).await; //~ lock-held-too-long
            shared.insert(name.to_string(), price);
        }
        shared.get(name).copied()
    }

    // One value for all: whoever comes second waits for what the first one reads.
    fn current(&self, path: &Path) -> String {
        let mut current = self.current.lock().unwrap();
        if current.is_none() {
            *current = std::fs::read_to_string(path).ok();
        }
        current.clone().unwrap_or_default()
    }

    // Released before.
    fn released(&self, name: &str) {
        let mut known = self.known.lock().unwrap();
        known.remove(name);
        if known.contains_key("all") {
            drop(known);
            let _ = std::fs::read_to_string(name);
        }
    }
}

#[derive(Default)]
struct Tracker {
    seen: Vec<u64>,
}

struct Trackers {
    free: Mutex<Vec<Tracker>>,
    log: Mutex<Option<Writer>>,
}

impl Trackers {
    fn empty_ones(&self) -> Tracker {
        let mut free = self.free.lock().unwrap();
        free.pop().unwrap_or_default()
    }

    fn dies(&self, jobs: &[Job]) -> ! {
        let mut free = self.free.lock().unwrap();
        free.clear();
        for job in jobs {
            std::fs::remove_file(&job.path).ok();
        }
        panic!("no worker left")
    }

    fn replaces_file(&self, path: &Path) -> std::io::Result<()> {
        let mut log = self.log.lock().unwrap();
        *log = None;
        std::fs::rename(path.with_extension("new"), path)
    }
}

impl Batches {
    fn checkpoint(&self) {
        self.marks.lock().push(self.batch.lock().len()); //~ lock-held-too-long
    }

    fn checkpoint_in_turn(&self) {
        let len = self.batch.lock().len();
        self.marks.lock().push(len);
    }
}

impl Batches {
    fn finish(&self, steps: Vec<Step>) -> Result<(), Error> {
        let mut rows = self.rows.write(); //~ lock-held-too-long
        let prepared = if let Ok(all) = steps.into_iter().map(|step| step.encode()).collect::<Result<Vec<_>, _>>() {
            all
        } else {
            return Err(Error::Broken);
        };
        for step in prepared {
            rows.insert(step);
        }
        Ok(())
    }
}

fn read_of(paths: &Mutex<HashMap<u64, String>>, id: u64) -> String {
    let known = paths.lock().unwrap(); //~ lock-held-too-long
    let path = known.get(&id).cloned().unwrap_or_default();
    std::fs::read_to_string(path).unwrap()
}

impl Batches {
    fn rewritten(&self, names: &[String]) {
        // Hold the lock so that no new marks come in while the old
        // ones are taken down.
        let mut marks = self.marks.lock();
        let old = std::mem::take(&mut *marks);
        marks.push(old.len());
        for name in names {
            self.bell.ring(name);
        }
    }

    fn rewritten_for_no_reason(&self, names: &[String]) {
        // The marks start again.
        let mut marks = self.marks.lock(); //~ lock-held-too-long
        let old = std::mem::take(&mut *marks);
        marks.push(old.len());
        for name in names {
            self.bell.ring(name);
        }
    }

    fn searched(&self, mode: &Mode) -> usize {
        let rows = self.rows.read(); //~ lock-held-too-long note
        let filter = mode.compile(&self.names);
        rows.iter().filter(|row| filter.fits(row)).count()
    }

    fn changed(&self, mode: &Mode) {
        let mut rows = self.rows.write(); //~ lock-held-too-long
        let filter = mode.compile(&self.names);
        rows.retain(|row| filter.fits(row));
    }

    fn rounded(&self, cell: usize) {
        let mut rows = self.rows.write();
        let width = compute_width(cell, 8);
        rows.insert(width);
    }
}

fn compute_width(cell: usize, step: usize) -> usize {
    cell.div_ceil(step).max(1) * step
}

type Resolver = (u32, Arc<Reader>);

struct Readers {
    by_place: Mutex<Vec<Option<Resolver>>>,
    names: Mutex<Vec<String>>,
    by_id: Mutex<HashMap<u64, Arc<Reader>>>,
    sizes: Mutex<Vec<u64>>,
}

impl Readers {
    fn snapshot(&self) -> Vec<Option<Resolver>> {
        self.by_place.lock().unwrap().clone() //~ lock-held-too-long note
    }

    fn snapshot_by_id(&self) -> HashMap<u64, Arc<Reader>> {
        self.by_id.lock().unwrap().clone() //~ lock-held-too-long note
    }

    fn sizes(&self) -> Vec<u64> {
        self.sizes.lock().unwrap().clone() //~ lock-held-too-long note
    }

    fn names(&self) -> Vec<String> {
        self.names.lock().unwrap().clone() //~ lock-held-too-long
    }
}

fn printed(format: &str, names: &[String]) -> std::io::Result<()> {
    let out = std::io::stdout();
    let mut out = out.lock();
    let parts = parse_format(format);
    out.write_all(parts.as_bytes())
}

impl Batches {
    async fn answered(&self) -> Answer {
        let mut channel = self.channel.lock().await;
        channel.flush().await;
        let answer = unsafe { read_volatile(read_payload(ANSWERS.as_ptr())) };
        answer
    }

    async fn answered_in_sight(&self) -> Answer {
        let mut channel = self.channel.lock().await; //~ lock-held-too-long
        channel.flush().await;
        let answer = read_payload(&self.answers);
        answer
    }
}

struct Shelves {
    slots: Vec<Mutex<HashMap<u64, Arc<RwLock<Shelf>>>>>,
    gone: Mutex<Vec<u64>>,
    seen: Arc<Mutex<Vec<u64>>>,
}

impl Shelves {
    /// Nobody else waits for the locks of what was given away.
    fn merge(&self, mut other: Self) {
        for slot in other.slots.iter_mut() {
            for (id, shelf) in std::mem::take(&mut *slot.lock()) {
                if let Some(own) = self.get(id) {
                    own.write().add(&mut *shelf.write()); //~ lock-held-too-long note
                }
            }
        }
        self.gone.lock().extend(other.gone.lock().iter()); //~ lock-held-too-long note
    }

    /// An `Arc` has other owners.
    fn merge_seen(&self, other: Self) {
        self.gone.lock().extend(other.seen.lock().iter()); //~ lock-held-too-long
    }

    fn merge_lent(&self, other: &Self) {
        self.gone.lock().extend(other.gone.lock().iter()); //~ lock-held-too-long
    }
}

fn dial(id: u64) -> bool {
    std::net::TcpStream::connect(("localhost", id as u16)).is_ok()
}

fn signer_of(raw: &[u8]) -> Option<u64> {
    let folded: Vec<u64> = raw.chunks(8).map(|chunk| chunk.iter().map(|byte| u64::from(*byte)).sum()).collect();
    folded.first().copied()
}

fn weight_of(raw: &[u8]) -> usize {
    let mut weight = 0;
    for line in raw.split(|byte| *byte == b'\n') {
        weight += line.len().max(1);
    }
    weight
}

fn first_of(raw: &[u8]) -> u64 {
    raw.first().map_or(0, |byte| u64::from(*byte))
}

impl Directory {
    async fn lent_over_the_wait(&self, name: &str) -> Result<(), NetError> {
        let peers = self.peers.read().await;
        let peer = peers.get(name).ok_or(NetError::Unknown)?;
        connect_to(&peer.address).await
    }

    async fn lent_part(&self, name: &str) -> Result<(), NetError> {
        let peers = self.peers.read().await;
        let address = peers.get(name).map(|peer| peer.address.as_str()).unwrap_or("none");
        connect_to(address).await
    }

    async fn walked_lazily(&self) -> Result<(), NetError> {
        let peers = self.peers.read().await;
        let addresses = peers.values().map(|peer| peer.address.clone());
        connect_all(addresses).await
    }

    fn light_branch(&self, id: u64) -> usize {
        match self.files.lock().unwrap().get(&id).map(|file| file.path.clone()) {
            Some(path) => path.as_os_str().len(),
            None => 0,
        }
    }

    async fn let_go(&self, name: &str) -> Result<(), NetError> {
        let peer = self.peers.read().await.get(name).cloned().ok_or(NetError::Unknown)?;
        connect(peer).await
    }
}

//@ src/lent_to_futures.rs
use tokio::sync::RwLock;

struct Seat {
    name: String,
}

struct Failure;

struct Hall {
    seat: RwLock<Seat>,
    store: Store,
}

struct Store {
    count: u64,
}

impl Store {
    async fn keep(&self, seat: &Seat) -> Result<u64, Failure> {
        write_out(&seat.name).await
    }

    fn kept_later(&self, seat: &Seat) -> impl Future<Output = u64> + '_ {
        later(&seat.name)
    }

    fn rows(&self, seat: &Seat) -> Rows<'_> {
        Rows { name: &seat.name }
    }
}

struct Rows<'a> {
    name: &'a str,
}

async fn export(store: &Store, seat: &Seat) -> Result<u64, Failure> {
    store.keep(seat).await
}

impl Hall {
    async fn awaited_later(&self, path: &Path) -> Result<u64, Failure> {
        let seat = self.seat.read().await;
        let exported = export(&self.store, &seat);
        let file = File::create(path).await?;
        let (count, _) = tokio::try_join!(exported, copy(file))?;
        Ok(count)
    }

    async fn awaited_by_method(&self, path: &Path) -> Result<u64, Failure> {
        let seat = self.seat.read().await;
        let kept = self.store.keep(&seat);
        File::create(path).await?;
        kept.await
    }

    async fn gathered(&self, path: &Path) -> Vec<u64> {
        let seat = self.seat.read().await;
        let mut tasks = FuturesUnordered::new();
        tasks.push(self.store.keep(&seat));
        File::create(path).await;
        tasks.collect().await
    }

    async fn in_a_block(&self, path: &Path) -> u64 {
        let seat = self.seat.read().await;
        let told = async { tell(&seat.name).await };
        File::create(path).await;
        told.await
    }

    async fn of_an_impl(&self, path: &Path) -> u64 {
        let seat = self.seat.read().await;
        let told = self.store.kept_later(&seat);
        File::create(path).await;
        told.await
    }

    async fn of_a_lifetime(&self, path: &Path) -> u64 {
        let seat = self.seat.read().await;
        let rows = self.store.rows(&seat);
        File::create(path).await;
        rows.sum()
    }

    async fn awaited_at_once(&self, path: &Path) -> Result<u64, Failure> {
        let seat = self.seat.read().await; //~ lock-held-too-long
        let count = export(&self.store, &seat).await?;
        File::create(path).await?;
        Ok(count)
    }
}

//@ src/nobody_can_wait.rs
use std::sync::{Arc, Mutex, RwLock};

struct Group {
    tree: Mutex<Vec<u64>>,
    shared: Arc<Mutex<Vec<u64>>>,
    ops: Ops,
}

struct Ops {
    rows: RwLock<Vec<u64>>,
}

impl Group {
    fn plain_field_of_mut_self(&mut self, steps: &[Step]) {
        let mut tree = self.tree.lock().unwrap();
        let fresh: Vec<u64> = steps.iter().map(|step| step.work()).collect();
        tree.extend(fresh);
    }

    fn one_below(&mut self, steps: &[Step]) {
        let mut rows = self.ops.rows.write().unwrap();
        let fresh: Vec<u64> = steps.iter().map(|step| step.work()).collect();
        rows.extend(fresh);
    }

    fn shared_field_of_mut_self(&mut self, steps: &[Step]) {
        let mut tree = self.shared.lock().unwrap(); //~ lock-held-too-long
        let fresh: Vec<u64> = steps.iter().map(|step| step.work()).collect();
        tree.extend(fresh);
    }

    fn plain_field_of_self(&self, steps: &[Step]) {
        let mut tree = self.tree.lock().unwrap(); //~ lock-held-too-long
        let fresh: Vec<u64> = steps.iter().map(|step| step.work()).collect();
        tree.extend(fresh);
    }
}

//@ src/lent_by_let_else.rs
use std::collections::BTreeMap;
use std::sync::RwLock;

struct Domain {
    mappings: BTreeMap<u64, u64>,
}

struct Domains {
    by_id: RwLock<BTreeMap<u32, Domain>>,
}

impl Domains {
    fn overlaps(&self, id: u32, from: u64) -> Result<bool, Error> {
        let domains = self.by_id.read().unwrap();
        let Some(domain) = domains.get(&id) else {
            return Err(Error::Missing);
        };
        for (&start, &size) in domain.mappings.iter() {
            if reaches(start, size, from) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn sizes(&self, id: u32, wanted: &[u64]) -> u64 {
        let domains = self.by_id.write().unwrap(); //~ lock-held-too-long
        let size = domains.len() as u64;
        let mut found = 0;
        for each in wanted {
            found += weighed(*each, size);
        }
        found
    }
}

//@ src/best_match.rs
async fn route(places: &RwLock<HashMap<String, Place>>, workers: &RwLock<Workers>, path: &str) -> Result<()> {
    let held = places.read().await;
    let mut best = None;
    let mut length = 0;
    for (root, place) in held.iter() {
        if path.starts_with(root.as_str()) && root.len() > length {
            length = root.len();
            best = Some(place);
        }
    }
    let found = workers.read().await;
    found.send(best, path).await
}

async fn count(places: &RwLock<HashMap<String, Place>>, workers: &RwLock<Workers>, path: &str) -> Result<()> {
    let held = places.read().await; //~ lock-held-too-long
    let mut length = 0;
    for root in held.keys() {
        if path.starts_with(root.as_str()) {
            length = root.len();
        }
    }
    let found = workers.read().await;
    found.send(length, path).await
}

//@ src/permits.rs
struct Header {
    now: u64,
}

impl Header {
    fn time_for_lock(&self) -> u64 {
        self.now
    }

    async fn shown(&self, store: &Store) -> u64 {
        let time = self.time_for_lock();
        let rows = store.load_rows(&Query::new()).await;
        time + rows.len() as u64
    }
}

struct Service {
    tasks: Mutex<JoinSet<()>>,
    net: Arc<tokio::sync::Mutex<Option<Net>>>,
    step: Mutex<()>,
    rows: Mutex<Vec<Row>>,
}

impl Service {
    fn start(&self) {
        let net = self.net.clone();
        self.tasks.lock().unwrap().spawn(async move {
            net.lock().await.take();
        });
    }

    async fn applied(&self, next: u64) -> Outcome {
        let permit = self.step.clone().lock_owned().await;
        let outcome = self.apply_all(next).await;
        outcome.with_permit(Permit::new(permit))
    }

    fn serial(&self, text: &str) -> Parsed {
        let step = self.step.lock().unwrap();
        let parsed = parse_rows(text);
        step.leave();
        parsed
    }

    fn early(&self, text: &str) {
        let mut rows = self.rows.lock().unwrap(); //~ lock-held-too-long
        let parsed = serde_json::from_str(text);
        rows.push(parsed);
    }
}

//@ src/channels.rs
fn opened(channels: &RwLock<HashMap<u64, Channel>>, id: u64, path: PathBuf) {
    let mut open = channels.write();
    if open.remove(&id).is_some() {
        warn!("dropped the one before");
    }
    let channel = Channel::started(path);
    open.insert(id, channel);
}

fn opened_at_once(channels: &RwLock<HashMap<u64, Channel>>, id: u64, path: PathBuf) {
    let mut open = channels.write();
    if open.remove(&id).is_some() {
        warn!("dropped the one before");
    }
    let channel = Channel::filled(path); //~ lock-held-too-long
    open.insert(id, channel);
}

impl Channel {
    fn started(path: PathBuf) -> Channel {
        let (sender, receiver) = channel(8);
        spawn(async move { serve(receiver, std::fs::read(path).unwrap_or_default()).await });
        Channel { sender }
    }

    fn filled(path: PathBuf) -> Channel {
        let (sender, _) = channel(std::fs::read(path).unwrap_or_default().len());
        Channel { sender }
    }
}

// A part of what is written out, not a lock.
fn clause(builder: &mut Builder, variable: &str, answer: &Sender<u32>) {
    let guard = builder.start_clause_guard();
    let call = builder.call_of(&format!("is_{variable}"));
    answer.send(builder.variable(variable));
    builder.end_call(call);
    builder.end_clause_guard(guard);
}

//@ src/written_in_order.rs
impl Settings {
    fn store(&self, path: &Path) -> Result<(), Fault> {
        let mut recents = self.recents.lock().unwrap();
        recents.trim();
        let text = recents.serialize();
        std::fs::write(path, text)?;
        Ok(())
    }

    fn store_something_else(&self, path: &Path, text: &str) -> Result<(), Fault> {
        let mut recents = self.recents.lock().unwrap(); //~ lock-held-too-long
        recents.trim();
        std::fs::write(path, text)?;
        Ok(())
    }
}

//@ src/said_within.rs
struct Engine {
    paths: RwLock<HashMap<String, PathBuf>>,
}

// There is no other way to copy it.
impl Clone for Engine {
    fn clone(&self) -> Self {
        Engine { paths: RwLock::new(self.paths.read().unwrap().clone()) }
    }
}

impl Shard {
    async fn update(&self, changed: Vec<Point>, operation: Operation) -> Result<Done, Error> {
        let mut points = self.changed.write().await;
        points.extend(changed);
        // The update is within a write lock scope: updates wait while a transfer is restarted.
        self.local.update(operation).await
    }
}

//@ src/opened_by_arms.rs
struct Ledger {
    entries: Mutex<HashMap<u64, Entry>>,
    folder: PathBuf,
}

impl Ledger {
    fn note(&self, id: u64, path: &Path) -> std::io::Result<String> {
        let mut entries = match self.entries.lock() { //~ lock-held-too-long
            Ok(entries) => entries,
            Err(broken) => {
                log::warn!("a thread died while it held the ledger");
                broken.into_inner()
            }
        };
        entries.insert(id, Entry::new());
        std::fs::read_to_string(path)
    }

    fn note_or_leave(&self, id: u64, path: &Path) -> std::io::Result<String> {
        let mut entries = match self.entries.lock() { //~ lock-held-too-long
            Ok(entries) => entries,
            Err(_) => return Ok(String::new()),
        };
        entries.insert(id, Entry::new());
        std::fs::read_to_string(path)
    }

    fn note_else(&self, id: u64, path: &Path) -> std::io::Result<String> {
        let Ok(mut entries) = self.entries.lock() else { return Ok(String::new()) }; //~ lock-held-too-long
        entries.insert(id, Entry::new());
        std::fs::read_to_string(path)
    }

    /// What is made of a part of it holds nothing of it.
    fn text_of(&self, id: u64) -> std::io::Result<String> {
        let entries = self.entries.lock().map_err(|_| broken())?; //~ lock-held-too-long
        let entry = entries.find(id).ok_or_else(missing)?;
        let path = self.folder.join(format!("{}.txt", entry.number()));
        std::fs::read_to_string(&path)
    }

    /// The arm gives a part, and no guard: that is over with the `match`.
    fn count_and_read(&self, path: &Path) -> std::io::Result<String> {
        let count = match self.entries.lock() {
            Ok(entries) => entries.len(),
            Err(broken) => broken.into_inner().len(),
        };
        log::debug!("{count} entries");
        std::fs::read_to_string(path)
    }

    /// `entry` lends its path out of the guard.
    fn lent_path(&self, id: u64) -> std::io::Result<String> {
        let entries = self.entries.lock().map_err(|_| broken())?;
        let entry = entries.find(id).ok_or_else(missing)?;
        std::fs::read_to_string(entry.path())
    }
}

//@ src/of_ones_own.rs
/// Nobody else has the store that was made here, and nobody waits.
fn counted(bytes: &[u8]) -> Result<usize, Error> {
    let store = Store::new();
    let mut log = store.log.lock();
    log.fill(bytes.to_vec())?;
    Ok(log.len())
}

fn kept_through_reading(path: &Path) -> std::io::Result<String> {
    let names = Arc::new(Mutex::new(HashMap::new()));
    let mut held = names.lock().unwrap();
    held.insert(1, 2);
    std::fs::read_to_string(path)
}

/// A thread has it as well.
fn counted_by_two(bytes: &[u8]) -> Result<usize, Error> {
    let store = Arc::new(Store::new());
    let other = Arc::clone(&store);
    std::thread::spawn(move || other.watch());
    let mut log = store.log.lock(); //~ lock-held-too-long
    log.fill(bytes.to_vec())?;
    Ok(log.len())
}

fn counted_while_lent(bytes: &[u8], watchers: &mut Watchers) -> Result<usize, Error> {
    let store = Store::new();
    watchers.follow(&store);
    let mut log = store.log.lock(); //~ lock-held-too-long
    log.fill(bytes.to_vec())?;
    Ok(log.len())
}

/// What it is made of may be shared already.
fn counted_in(bytes: &[u8], shared: &Arc<Shared>) -> Result<usize, Error> {
    let store = Store::new(shared.clone());
    let mut log = store.log.lock(); //~ lock-held-too-long
    log.fill(bytes.to_vec())?;
    Ok(log.len())
}

// What is declared to be returned holds no reference: whatever is made of it, the guard is not needed for it.

#[derive(Clone)]
struct Ticket {
    number: u64,
}

struct Seat<'a> {
    row: &'a Row,
}

struct Registry {
    tickets: HashMap<u64, Ticket>,
    rows: Vec<Row>,
}

impl Registry {
    fn ticket(&self, id: u64) -> Result<Ticket, MissingTicket> {
        self.tickets.get(&id).cloned().ok_or(MissingTicket)
    }

    fn all(&self) -> Vec<Ticket> {
        self.tickets.values().cloned().collect()
    }

    fn seat(&self, id: usize) -> Option<Seat<'_>> {
        self.rows.get(id).map(|row| Seat { row })
    }
}

#[derive(Debug)]
struct MissingTicket;

struct Counter {
    registry: tokio::sync::RwLock<Registry>,
}

impl Counter {
    async fn show(&self, id: u64, screen: &mut Screen) -> Result<(), Trouble> {
        let registry = self.registry.read().await; //~ lock-held-too-long
        let ticket = registry.ticket(id).noted(|| format!("counter: {id}"))?;
        screen.draw(&ticket).await;
        Ok(())
    }

    async fn show_all(&self, screen: &mut Screen) {
        let registry = self.registry.read().await; //~ lock-held-too-long
        let shown = registry.all().sorted_for(screen);
        screen.draw_all(&shown).await;
    }

    async fn show_seat(&self, id: usize, screen: &mut Screen) -> Result<(), Trouble> {
        let registry = self.registry.read().await;
        let seat = registry.seat(id).noted(|| format!("counter: {id}"))?;
        screen.point_at(&seat).await;
        Ok(())
    }

    async fn show_row(&self, id: usize, screen: &mut Screen) -> Result<(), Trouble> {
        let registry = self.registry.read().await;
        let row = registry.rows.get(id).noted(|| format!("counter: {id}"))?;
        screen.point_at(&row).await;
        Ok(())
    }
}

struct Desk {
    idle: Mutex<Vec<Line>>,
    sheets: Mutex<Vec<Vec<u8>>>,
    address: String,
}

impl Desk {
    fn line(&self) -> Result<Line, Trouble> {
        let mut idle = self.idle.lock().unwrap(); //~ lock-held-too-long
        match idle.pop() {
            Some(line) => Ok(line),
            None => Line::open(&self.address),
        }
    }

    fn line_or_leave(&self) -> Result<Line, Trouble> {
        let mut idle = self.idle.lock().unwrap(); //~ lock-held-too-long
        if let Some(line) = idle.pop() {
            return Ok(line);
        }
        Line::open(&self.address)
    }

    fn sheet(&self) -> Vec<u8> {
        match self.sheets.lock().unwrap().pop() { //~ lock-held-too-long
            Some(sheet) => sheet,
            None => Vec::with_capacity(65536),
        }
    }

    fn clean_sheet(&self) -> Vec<u8> {
        let mut sheets = self.sheets.lock().unwrap(); //~ lock-held-too-long
        let Some(mut sheet) = sheets.pop() else { return vec![0; 4096] };
        sheet.clear();
        sheet
    }

    // ---- look-alikes

    fn empty_sheet(&self) -> Vec<u8> {
        match self.sheets.lock().unwrap().pop() {
            Some(sheet) => sheet,
            None => Vec::new(),
        }
    }

    fn sheet_or_trouble(&self) -> Result<Vec<u8>, Trouble> {
        match self.sheets.lock().unwrap().pop() {
            Some(sheet) => Ok(sheet),
            None => Err(Trouble::none_left("sheets")),
        }
    }

    fn counted_line(&self) -> Line {
        let mut idle = self.idle.lock().unwrap();
        match idle.pop() {
            Some(line) => line,
            None => Line::numbered(idle.capacity()),
        }
    }

    fn sheet_of_the_edition(&self) -> Vec<u8> {
        if let Some(sheet) = self.sheets.lock().unwrap().pop() { sheet } else { Vec::with_capacity(65536) }
    }
}

struct Target {
    url: String,
    port: u16,
}

struct Caller {
    target: tokio::sync::RwLock<Target>,
    turn: tokio::sync::Mutex<u64>,
}

impl Caller {
    async fn call(&self, client: &Client) -> Result<(), Trouble> {
        let target = self.target.read().await; //~ lock-held-too-long
        client.call(target.url.clone()).send().await?;
        Ok(())
    }

    async fn knock(&self, client: &Client) -> Result<Answer, Trouble> {
        let target = self.target.read().await; //~ lock-held-too-long
        client.knock(target.port).await
    }

    // ---- look-alikes

    async fn lend(&self, client: &Client) -> Result<Answer, Trouble> {
        let target = self.target.read().await;
        client.call(&target.url).await
    }

    async fn keeps_the_turn(&self, client: &Client) -> Result<Answer, Trouble> {
        let turn = self.turn.lock().await;
        client.take_turn(*turn).await
    }

    async fn writes_the_answer(&self, client: &Client) -> Result<(), Trouble> {
        let mut target = self.target.write().await;
        target.port = client.port_of(target.url.clone()).await?;
        Ok(())
    }

    async fn called_later(&self, client: &Client) {
        let target = self.target.read().await;
        client.calls.push(async move { client.knock(target.port).await });
    }
}

//@ src/of_the_holder.rs
struct Bakery<T> {
    oven: RwLock<Oven<T>>,
    bell: Mutex<Bell>,
}

struct Oven<T> {
    loaves: Vec<T>,
}

struct Batch<T> {
    done: Vec<T>,
}

struct Glance<'a, T> {
    done: &'a [T],
}

impl<T> Oven<T> {
    fn take_done(&mut self, now: u64) -> Batch<T> {
        Batch { done: self.loaves.drain(..).collect() }
    }

    fn glance(&mut self, now: u64) -> Glance<'_, T> {
        Glance { done: &self.loaves }
    }
}

impl<T> Bakery<T> {
    // Of what the bakery is generic over, the loaves were there before the guard.
    fn ring(&self, now: u64) -> Batch<T> {
        let mut oven = self.oven.write(); //~ lock-held-too-long
        let batch = oven.take_done(now);
        for loaf in &batch.done {
            self.announce(loaf);
        }
        batch
    }

    fn ring_so_often(&self, now: u64) {
        let mut oven = self.oven.write(); //~ lock-held-too-long
        let done: u64 = oven.count_done(now);
        for loaf in 0..done {
            self.announce(loaf);
        }
    }

    fn glanced_at(&self, now: u64) {
        let mut oven = self.oven.write();
        let glance = oven.glance(now);
        for loaf in glance.done {
            self.announce(loaf);
        }
    }

    fn by_reference(&self, now: u64) {
        let mut oven = self.oven.write();
        let done: Vec<&T> = oven.seen(now);
        for loaf in done {
            self.announce(loaf);
        }
    }
}

//@ src/ferries.rs
use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};

pub struct Ferry {
    log: PathBuf,
    deck: u32,
}

impl Ferry {
    fn save(&self) -> std::io::Result<()> {
        std::fs::write(&self.log, self.deck.to_string())
    }

    fn weight(&self) -> u32 {
        self.deck * 3
    }
}

pub struct Harbour {
    ferries: RwLock<HashMap<u64, Arc<Ferry>>>,
    moored: Mutex<HashMap<u64, Arc<Ferry>>>,
    tides: tokio::sync::RwLock<Vec<u32>>,
    opened: RwLock<bool>,
    charts: tokio::sync::Mutex<HashMap<String, u64>>,
    index: TideIndex,
}

pub struct TideIndex(Arc<tokio::sync::RwLock<Vec<u32>>>);

impl TideIndex {
    pub async fn write(&self) -> tokio::sync::RwLockWriteGuard<'_, Vec<u32>> {
        self.0.write().await
    }
}

impl Harbour {
    fn deck_of(&self, id: u64) -> Option<u32> {
        let ferries = self.ferries.write().unwrap(); //~ lock-held-too-long
        ferries.get(&id).map(|ferry| ferry.weight())
    }

    async fn highest(&self) -> u32 {
        let tides = self.tides.write().await; //~ lock-held-too-long
        tides.iter().copied().max().unwrap_or_default()
    }

    fn counted(&self, runtime: &Runtime, ids: &[u64]) -> HashMap<u64, usize> {
        let mut counts = HashMap::with_capacity(ids.len());
        let tides = runtime.block_on(self.index.write()); //~ lock-held-too-long
        for id in ids {
            counts.insert(*id, tides.len());
        }
        drop(tides);
        counts
    }

    // Whoever waits here may mean to be alone meanwhile.
    async fn asked(&self) -> usize {
        let tides = self.tides.write().await; //~ lock-held-too-long note
        if tides.is_empty() {
            self.ask_the_pilots().await;
        }
        tides.len()
    }

    fn save_all(&self) -> std::io::Result<()> {
        let moored = self.moored.lock().unwrap(); //~ lock-held-too-long
        for ferry in moored.values() {
            ferry.save()?;
        }
        Ok(())
    }

    fn save_each(&self) -> std::io::Result<()> {
        for ferry in self.moored.lock().unwrap().values() { //~ lock-held-too-long
            ferry.save()?;
        }
        Ok(())
    }

    async fn charted(&self, names: &[String]) -> std::io::Result<Vec<u64>> {
        let mut depths = Vec::with_capacity(names.len());
        let mut charts = self.charts.lock().await;
        for name in names {
            let depth = match charts.get(name) {
                Some(depth) => *depth,
                None => {
                    let depth = depth_in(&tokio::fs::read(name).await?); //~ lock-held-too-long
                    charts.insert(name.clone(), depth);
                    depth
                }
            };
            depths.push(depth);
        }
        Ok(depths)
    }

    // ---- look-alikes

    fn renamed(&self, id: u64, ferry: Ferry) {
        let mut ferries = self.ferries.write().unwrap();
        ferries.insert(id, Arc::new(ferry));
    }

    fn read(&self, id: u64) -> Option<u32> {
        let ferries = self.ferries.read().unwrap();
        ferries.get(&id).map(|ferry| ferry.weight())
    }

    fn alone(&self) {
        let _ferries = self.ferries.write().unwrap();
        self.repaint();
    }

    fn moored_at(&self, id: u64) -> bool {
        let ferries = self.ferries.write().unwrap(); //~ lock-held-too-long note
        let found = ferries.get(&id);
        let pier = &self.piers[0];
        pier.count(found.is_some());
        found.is_some()
    }

    fn settled(&self, id: u64) -> u32 {
        let ferries = self.ferries.write().unwrap();
        let deck = ferries.get(&id).map(|ferry| ferry.weight()).unwrap_or_default();
        debug_assert!(deck < 9, "nobody else loads: we hold the write lock");
        deck
    }

    // A guard that is handed on may be changed there.
    fn handed_on(&self) {
        let ferries = self.ferries.write().unwrap();
        settle(ferries);
    }

    fn lowered(&self) -> usize {
        let ferries = self.ferries.write();
        let shared = RwLockWriteGuard::downgrade(ferries);
        shared.len()
    }

    // What is cancelled when it is dropped keeps nobody out.
    async fn sailed(&self, token: CancellationToken) -> Result<u32, Fault> {
        let cancel_guard = token.clone().drop_guard();
        let deck = self.sail(token).await;
        cancel_guard.disarm();
        deck
    }

    fn replaced(&self) {
        *self.opened.write().unwrap() = false;
    }

    fn weighed(&self) -> u32 {
        let moored = self.moored.lock().unwrap();
        let mut all = 0;
        for ferry in moored.values() {
            all += ferry.weight();
        }
        all
    }

    fn saved_later(&self) -> std::io::Result<()> {
        let moored: Vec<_> = self.moored.lock().unwrap().values().cloned().collect();
        for ferry in moored {
            ferry.save()?;
        }
        Ok(())
    }
}

//@ src/asks_its_own_lock.rs
use parking_lot::{Mutex, RwLock};

pub struct Larder {
    jars: RwLock<Shelf>,
    orders: Mutex<Orders>,
}

impl Larder {
    fn keep(&self, label: &Label, jar: Jar) {
        match self.jars.read().wants(label) { //~ lock-held-too-long
            Ok(_) => self.jars.write().put(label, jar),
            Err(why) => complain(why),
        }
    }

    fn count(&self, label: &Label) {
        if let Some(order) = self.orders.lock().find(label) { //~ lock-held-too-long
            self.orders.lock().fill(order.number);
        }
    }

    fn empty(&self) {
        while let Some(label) = self.jars.write().oldest() { //~ lock-held-too-long
            let left = self.jars.read().len();
            report(label, left);
        }
    }

    // ---- look-alikes

    fn keep_after_the_answer(&self, label: &Label, jar: Jar) {
        let wanted = self.jars.read().wants(label);
        match wanted {
            Ok(_) => self.jars.write().put(label, jar),
            Err(why) => complain(why),
        }
    }

    // Readers let each other in.
    fn compare(&self, label: &Label) {
        match self.jars.read().wants(label) {
            Ok(_) => show(self.jars.read().len()),
            Err(why) => complain(why),
        }
    }

    fn of_another_shelf(&self, label: &Label, jar: Jar) {
        match self.jars.read().wants(label) {
            Ok(_) => self.orders.lock().fill(jar.number),
            Err(why) => complain(why),
        }
    }

    // Taken in the head's own block, or in a closure that runs later.
    fn in_a_block(&self, label: &Label, jar: Jar) {
        match { let jars = self.jars.read(); jars.wants(label) } {
            Ok(_) => self.jars.write().put(label, jar),
            Err(why) => complain(why),
        }
    }

    fn later(self: Arc<Self>, label: Label, jar: Jar) {
        match self.jars.read().wants(&label) {
            Ok(_) => spawn({
                let larder = self.clone();
                move || larder.put(label, jar)
            }),
            Err(why) => complain(why),
        }
    }

    fn of_the_other(&self, other: &Larder, label: &Label, jar: Jar) {
        match other.jars.read().wants(label) {
            Ok(_) => self.jars.write().put(label, jar),
            Err(why) => complain(why),
        }
    }
}

//@ src/copied_out_of_cache.rs
use lru::LruCache;
use std::sync::{Arc, Mutex};

#[derive(Clone)]
pub struct Chart {
    points: Vec<u64>,
    title: String,
}

pub struct Charts {
    drawn: Mutex<LruCache<u64, Chart>>,
    shared: Mutex<LruCache<u64, Arc<Chart>>>,
    titles: Mutex<LruCache<u64, String>>,
    counts: Mutex<LruCache<u64, usize>>,
}

impl Charts {
    pub fn drawn(&self, id: u64) -> Option<Chart> {
        self.drawn.lock().unwrap().get(&id).cloned() //~ lock-held-too-long
    }

    pub fn all(&self, ids: &[u64]) -> Vec<Chart> {
        let mut drawn = self.drawn.lock().unwrap();
        ids.iter().filter_map(|id| drawn.get(id).cloned()).collect() //~ lock-held-too-long
    }

    // ---- look-alikes

    pub fn shared(&self, id: u64) -> Option<Arc<Chart>> {
        self.shared.lock().unwrap().get(&id).cloned()
    }

    pub fn title(&self, id: u64) -> Option<String> {
        self.titles.lock().unwrap().get(&id).cloned()
    }

    pub fn count(&self, id: u64) -> Option<usize> {
        self.counts.lock().unwrap().get(&id).copied()
    }

    pub fn points(&self, id: u64) -> usize {
        self.drawn.lock().unwrap().get(&id).map_or(0, |chart| chart.points.len())
    }
}

//@ src/plans.rs
#[derive(Clone)]
pub struct Plan {
    steps: Vec<Step>,
    title: String,
}

pub struct Plans {
    current: RwLock<Arc<Plan>>,
    titles: Mutex<Vec<String>>,
    state: Mutex<State>,
}

impl Plans {
    fn publish(&self, plan: &Plan) {
        let mut current = self.current.write().unwrap(); //~ lock-held-too-long
        *current = Arc::new(plan.clone());
    }

    fn list(&self, plans: &[Plan]) {
        let mut titles = self.titles.lock().unwrap(); //~ lock-held-too-long
        *titles = plans.iter().map(|plan| plan.shown()).collect();
    }

    fn keep(&self, plan: &Plan) {
        let mut state = self.state.lock().unwrap(); //~ lock-held-too-long
        state.plan = Some(plan.clone());
        state.changed += 1;
    }

    // ---- look-alikes

    // The value stands before the lock is taken: the right side is worked out first.
    fn publish_at_once(&self, plan: &Plan) {
        *self.current.write().unwrap() = Arc::new(plan.clone());
    }

    fn rename(&self, plan: &Plan) {
        let mut state = self.state.lock().unwrap();
        state.title = plan.title.clone();
    }

    fn share(&self, plan: &Arc<Plan>) {
        let mut current = self.current.write().unwrap();
        *current = plan.clone();
    }

    fn shorten(&self, limit: usize) {
        let mut titles = self.titles.lock().unwrap();
        *titles = titles.iter().take(limit).cloned().collect();
    }

    // What `self` is asked may change as soon as nobody holds the lock.
    fn refill(&self) {
        let mut titles = self.titles.lock().unwrap();
        *titles = self.source.rows().map(|row| row.title()).collect();
    }

    fn refill_where_empty(&self, plans: &[Plan]) {
        let mut titles = self.titles.lock().unwrap();
        if titles.is_empty() {
            *titles = plans.iter().map(|plan| plan.shown()).collect();
        }
    }
}
