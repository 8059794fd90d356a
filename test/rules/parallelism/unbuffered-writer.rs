use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};

struct Report {
    file: File,
}

impl Report {
    fn rows(&mut self, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            writeln!(self.file, "{}", row.name)?; //~ unbuffered-writer
        }
        Ok(())
    }
}

fn save(path: &Path, rows: &[Row]) -> io::Result<()> {
    let mut out = File::create(path)?;
    for row in rows {
        out.write_all(row.name.as_bytes())?; //~ unbuffered-writer
    }
    Ok(())
}

fn append(path: &Path, rows: &[Row]) -> io::Result<()> {
    let mut out = OpenOptions::new().append(true).open(path)?;
    rows.iter().try_for_each(|row| out.write_all(&row.bytes))?;
    for row in rows {
        writeln!(&mut out, "{}", row.name)?; //~ unbuffered-writer
        writeln!(&mut out, "{}", row.size)?;
    }
    Ok(())
}

fn show(rows: &[Row]) -> io::Result<()> {
    let mut out = io::stdout();
    for row in rows {
        writeln!(out, "{}", row.name)?; //~ unbuffered-writer
    }
    for row in rows {
        println!("{}", row.name); //~ unbuffered-writer note
    }
    Ok(())
}

fn flushed(path: &Path, rows: &[Row]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for row in rows {
        out.write_all(&row.bytes)?;
        out.flush()?; //~ unbuffered-writer
    }
    Ok(())
}

fn words(path: &Path) -> io::Result<u64> {
    let mut file = File::open(path)?;
    let mut word = [0u8; 4];
    let mut sum = 0;
    while file.read_exact(&mut word).is_ok() { //~ unbuffered-writer
        sum += u64::from(u32::from_le_bytes(word));
    }
    Ok(sum)
}

fn lengths(path: &Path, count: usize) -> io::Result<Vec<u32>> {
    let mut file = File::open(path)?;
    let mut lengths = Vec::with_capacity(count);
    for _ in 0..count {
        lengths.push(file.read_u32::<LittleEndian>()?); //~ unbuffered-writer
    }
    Ok(lengths)
}

fn dialled(address: &str, frames: &[Frame]) -> io::Result<()> {
    let mut socket = std::net::TcpStream::connect(address)?;
    for frame in frames {
        socket.write_all(&[frame.kind])?; //~ unbuffered-writer
        socket.write_all(&frame.bytes)?;
    }
    Ok(())
}

fn zeros(path: &Path) -> io::Result<usize> {
    let file = File::open(path)?;
    let mut zeros = 0;
    for byte in file.bytes() { //~ unbuffered-writer
        zeros += usize::from(byte? == 0);
    }
    Ok(zeros)
}

// ---- look-alikes

fn zeros_buffered(path: &Path) -> io::Result<usize> {
    let file = io::BufReader::new(File::open(path)?);
    Ok(file.bytes().filter(|byte| matches!(byte, Ok(0))).count())
}

fn sent_whole(socket: &mut std::net::TcpStream, frames: &[Vec<u8>]) -> io::Result<()> {
    for frame in frames {
        socket.write_all(frame)?; //~ unbuffered-writer note
    }
    Ok(())
}

fn words_buffered(path: &Path) -> io::Result<u64> {
    let mut file = io::BufReader::new(File::open(path)?);
    let mut word = [0u8; 4];
    let mut sum = 0;
    while file.read_exact(&mut word).is_ok() {
        sum += u64::from(u32::from_le_bytes(word));
    }
    Ok(sum)
}

fn jumps(path: &Path, places: &[u64]) -> io::Result<u64> {
    let mut file = File::open(path)?;
    let mut word = [0u8; 4];
    let mut sum = 0;
    for place in places {
        file.seek(io::SeekFrom::Start(*place))?;
        file.read_exact(&mut word)?;
        sum += u64::from(u32::from_le_bytes(word));
    }
    Ok(sum)
}

fn blocks(path: &Path) -> io::Result<u64> {
    let mut file = File::open(path)?;
    let mut block = [0u8; 8192];
    let mut sum = 0;
    while file.read_exact(&mut block).is_ok() {
        sum += u64::from(block[0]);
    }
    Ok(sum)
}

fn seen_step_by_step(steps: &[Step]) -> io::Result<()> {
    let mut err = io::stderr();
    for step in steps {
        write!(err, "{}... ", step.name)?;
        err.flush()?;
        step.run();
    }
    Ok(())
}

fn buffered(path: &Path, rows: &[Row]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for row in rows {
        writeln!(out, "{}", row.name)?;
    }
    out.flush()
}

fn one_file_each(rows: &[Row]) -> io::Result<()> {
    for row in rows {
        let mut out = File::create(&row.name)?;
        out.write_all(&row.bytes)?;
        out.flush()?;
    }
    Ok(())
}

fn into_text(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let _ = writeln!(out, "{}", row.name);
    }
    out
}

fn at_the_end_of_each_page(out: &mut BufWriter<File>, rows: &[Row]) -> io::Result<()> {
    for row in rows {
        if row.ends_page {
            out.flush()?;
        }
    }
    Ok(())
}

// ---- sockets and pipes

struct Helper {
    stdin: tokio::process::ChildStdin,
}

impl Helper {
    async fn feed(&mut self, jobs: &[Job]) -> io::Result<()> {
        let stdin = &mut self.stdin;
        for job in jobs.iter() {
            stdin.write_all(&job.encoded()).await?; //~ unbuffered-writer
        }
        stdin.flush().await
    }
}

async fn framed(socket: &mut tokio::net::TcpStream, body: &[u8]) -> io::Result<()> {
    socket.write_all(&(body.len() as u32).to_be_bytes()).await?; //~ unbuffered-writer
    socket.write_all(body).await?;
    socket.flush().await
}

fn greeted(mut socket: std::net::TcpStream, name: &str) -> io::Result<()> {
    socket.write_all(b"HELLO ")?; //~ unbuffered-writer
    socket.write_all(name.as_bytes())
}

async fn numbered(socket: &mut UnixStream, id: u64, kind: u8) -> io::Result<()> {
    socket.write_u64(id).await?; //~ unbuffered-writer
    socket.write_u8(kind).await
}

// One message, and an answer before the next.
async fn asked(socket: &mut tokio::net::TcpStream) -> io::Result<()> {
    socket.write_all(b"PING").await?;
    socket.read_exact(&mut [0; 4]).await?;
    socket.write_all(b"BYE").await
}

async fn through_a_buffer(socket: tokio::net::TcpStream, body: &[u8]) -> io::Result<()> {
    let mut out = tokio::io::BufWriter::new(socket);
    out.write_u32(body.len() as u32).await?;
    out.write_all(body).await?;
    out.flush().await
}

fn beside_the_buffer(out: &mut BufWriter<File>, blocks: &[Block]) -> std::io::Result<Vec<u64>> {
    let mut places = Vec::new();
    for block in blocks {
        out.write_all(&block.head)?;
        out.flush()?;
        places.push(out.get_mut().stream_position()?);
    }
    Ok(places)
}

fn saved(path: &Path, rows: &[Row]) -> Result<(), Error> {
    let mut out = File::create(path)?;
    serde_json::to_writer_pretty(&mut out, rows)?; //~ unbuffered-writer
    Ok(())
}

fn loaded(path: &Path) -> Result<Vec<Row>, Error> {
    let found = std::fs::File::open(path).map_err(|error| Error::open(path, error))?;
    Ok(serde_json::from_reader(found)?) //~ unbuffered-writer
}

fn loaded_at_once(path: &Path) -> Result<Table, Error> {
    bincode::deserialize_from(File::open(path)?).map_err(Error::from) //~ unbuffered-writer
}

fn saved_by_a_buffer(path: &Path, rows: &[Row]) -> Result<(), Error> {
    let out = BufWriter::new(File::create(path)?);
    serde_json::to_writer(out, rows)?;
    Ok(())
}

fn saved_in_memory(out: &mut Vec<u8>, rows: &[Row]) -> Result<(), Error> {
    serde_json::to_writer(out, rows)?;
    Ok(())
}

fn listed(mut rows: Rows, path: &Path) -> io::Result<()> {
    let mut file = File::create(path)?;
    while let Some(row) = rows.next() {
        writeln!(file, "{row}")?; //~ unbuffered-writer
    }
    Ok(())
}

fn shown(rows: &[Row]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for row in rows {
        writeln!(out, "{row}")?; //~ unbuffered-writer note
    }
    Ok(())
}

fn answered(word: &str) {
    let mut out = io::stdout().lock();
    loop {
        writeln!(out, "{word}").unwrap(); //~ unbuffered-writer
    }
}

fn logged(events: Receiver<Event>, path: &Path) -> io::Result<()> {
    let mut file = File::create(path)?;
    while let Ok(event) = events.recv() {
        writeln!(file, "{event}")?;
    }
    Ok(())
}

fn shown_through_buffer(rows: &[Row]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for row in rows {
        writeln!(out, "{row}")?;
    }
    out.flush()
}

//@ src/screen.rs
use std::io::{self, Stderr, Stdout, Write};
use termion::raw::RawTerminal;

struct Screen {
    out: RawTerminal<io::Stdout>,
}

impl Screen {
    fn draw(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            write!(self.out, "{}{}", cell.place, cell.symbol)?; //~ unbuffered-writer
        }
        self.out.flush()
    }
}

fn listed(out: &mut Stdout, rows: &[Row]) -> io::Result<()> {
    for row in rows {
        writeln!(out, "{row}")?; //~ unbuffered-writer
    }
    Ok(())
}

fn through_buffer(out: &mut BufWriter<Stdout>, rows: &[Row]) -> io::Result<()> {
    for row in rows {
        writeln!(out, "{row}")?;
    }
    Ok(())
}

fn once(out: &mut Stdout, row: &Row) -> io::Result<()> {
    writeln!(out, "{row}")
}

//@ src/boxed_writer.rs
// ---- a file in a box

use std::fs::File;
use std::io::{self, BufWriter, Write};

fn listed(path: Option<&str>, rows: &[Row]) -> io::Result<()> {
    let mut out: Box<dyn Write> = match path {
        Some(path) => Box::new(File::create(path)?),
        None => Box::new(Vec::new()),
    };
    for row in rows {
        writeln!(out, "{row}")?; //~ unbuffered-writer
    }
    Ok(())
}

fn listed_under_a_name(path: &str, rows: &[Row]) -> io::Result<()> {
    let file = File::create(path)?;
    let mut out: Box<dyn Write> = Box::new(file);
    for row in rows {
        writeln!(out, "{row}")?; //~ unbuffered-writer
    }
    Ok(())
}

fn buffered(path: Option<&str>, rows: &[Row]) -> io::Result<()> {
    let mut out: Box<dyn Write> = match path {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(Vec::new()),
    };
    for row in rows {
        writeln!(out, "{row}")?;
    }
    Ok(())
}

fn buffered_under_a_name(path: &str, rows: &[Row]) -> io::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    let mut out: Box<dyn Write> = Box::new(file);
    for row in rows {
        writeln!(out, "{row}")?;
    }
    Ok(())
}

//@ src/written_out.rs
use std::io::Write;

fn save_by_its_whole_name(path: &Path, rows: &[Row]) -> std::io::Result<()> {
    let mut out = std::fs::File::create(path)?;
    for row in rows {
        out.write_all(row.name.as_bytes())?; //~ unbuffered-writer
    }
    Ok(())
}

//@ src/by_whole_paths.rs
fn harvest(path: &Path) -> Result<Harvest, Error> {
    Ok(serde_json::from_reader(std::fs::File::open(path)?)?) //~ unbuffered-writer
}

fn harvest_if_any(path: &Path) -> Result<Option<Harvest>, Error> {
    let crates = match std::fs::File::open(path) {
        Ok(crates) => crates,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let harvest = serde_json::from_reader::<std::fs::File, Harvest>(crates)?; //~ unbuffered-writer
    Ok(Some(harvest))
}

fn harvest_or_none(path: &Path) -> Option<Harvest> {
    let Ok(crates) = std::fs::File::open(path) else { return None };
    serde_json::from_reader(crates).ok() //~ unbuffered-writer
}

fn harvest_if_open(path: &Path) -> Option<Harvest> {
    if let Ok(crates) = std::fs::File::open(path) {
        return serde_json::from_reader(crates).ok(); //~ unbuffered-writer
    }
    None
}

fn harvest_with_its_path(path: &Path) -> Result<Harvest, Error> {
    let crates = fs_err::File::open(path)?;
    Ok(serde_json::from_reader(crates)?) //~ unbuffered-writer
}

async fn harvest_elsewhere(path: &Path) -> Result<Harvest, Error> {
    let crates = tokio::fs::File::open(path).await?;
    Ok(serde_json::from_reader(crates.into_std().await)?)
}

fn harvest_in_memory(store: &Store, path: &Path) -> Result<Harvest, Error> {
    let crates = store::File::open(path)?;
    Ok(serde_json::from_reader(crates)?)
}

fn harvest_of_either(path: &Path, spare: Crates) -> Result<Harvest, Error> {
    let crates = match std::fs::File::open(path) {
        Ok(crates) => Crates::Stored(crates),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => spare,
        Err(error) => return Err(error.into()),
    };
    Ok(serde_json::from_reader(crates)?)
}

//@ src/written_out_async.rs
async fn save_elsewhere(path: &Path, rows: &[Row]) -> std::io::Result<()> {
    let kind = std::fs::File::open(path)?.metadata()?;
    let mut out = tokio::fs::File::create(path).await?;
    for row in rows {
        out.write_all(row.name.as_bytes()).await?;
    }
    Ok(())
}
