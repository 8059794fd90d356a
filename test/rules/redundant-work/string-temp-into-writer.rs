use std::fmt::{self, Display, Write as _};
use std::io::Write;

struct Key(u64);

impl Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        format!("{:#x}", self.0).fmt(f) //~ string-temp-into-writer
    }
}

impl serde::Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("0x{:x}", self.0)) //~ string-temp-into-writer
    }
}

fn collected<S: serde::Serializer>(key: &Key, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&key.to_string()) //~ string-temp-into-writer
}

fn render(out: &mut String, rows: &[u32]) {
    for row in rows {
        out.push_str(&format!("{row},")); //~ string-temp-into-writer
        out.push_str(&row.to_string()); //~ string-temp-into-writer
    }
}

fn bytes(out: &mut Vec<u8>, count: usize) {
    out.extend_from_slice(format!("count {count}").as_bytes()); //~ string-temp-into-writer
}

fn bytes_by_name(out: &mut Vec<u8>, count: usize) {
    let text = format!("count {count}");
    let bytes = text.as_bytes();
    out.extend_from_slice(bytes); //~ string-temp-into-writer
}

fn bytes_twice(out: &mut Vec<u8>, count: usize) {
    let text = format!("count {count}");
    let bytes = text.as_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(bytes);
}

fn added_as_view(out: &mut String, count: usize) {
    *out += format!("count {count}").as_str(); //~ string-temp-into-writer
}

fn file(out: &mut impl Write, count: usize) -> std::io::Result<()> {
    out.write_all(count.to_string().as_bytes()) //~ string-temp-into-writer
}

fn text(out: &mut String, name: &str) {
    out.push_str(&name.to_string()); //~ string-temp-into-writer
}

fn character(out: &mut String, letter: char) {
    out.push_str(&letter.to_string()); //~ string-temp-into-writer
}

fn by_way_of_a_local(token: &mut String, stemmer: &Stemmer) {
    let stemmed = stemmer.stem(token).into_owned(); // the finding stands where the text is appended
    token.clear();
    token.push_str(&stemmed); //~ string-temp-into-writer
}

fn nested(f: &mut fmt::Formatter<'_>, key: &Key) -> fmt::Result {
    write!(f, "key {}", format!("{:#x}", key.0)) //~ string-temp-into-writer
}

fn indented(f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
    write!(f, "{}node", " ".repeat(depth)) //~ string-temp-into-writer
}

fn indented_more(f: &mut Formatter, depth: usize) -> fmt::Result {
    write!(f, "{}node", "    ".repeat(depth))?; //~ string-temp-into-writer
    writeln!(f, "{}leaf {}", layout::INDENT.repeat(depth), depth)?; //~ string-temp-into-writer
    write!(f, "{indent}end", indent = "| ".repeat(depth)) //~ string-temp-into-writer
}

impl Page {
    fn heading(&mut self, level: usize, title: &str) {
        self.code.push_str(&format!("{level}: {title}")); //~ string-temp-into-writer
    }
}

fn row(out: &mut String, name: &str, count: u32) {
    out.push_str(&format!("{name} {count}")); //~ string-temp-into-writer
}

fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '<' => "&lt;".to_string(),
            '\u{80}'.. => format!("&#{};", c as u32), //~ string-temp-into-writer
            _ => c.to_string(),
        })
        .collect::<String>()
}

fn slanted(c: char) -> String {
    if c.is_alphabetic() { format!("/{c}") } else { c.to_string() }
}

fn all_slanted(text: &str) -> String {
    text.chars().map(slanted).collect::<String>() //~ string-temp-into-writer
}

impl Display for Digits {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let shown: String = self.digits.iter().map(|digit| shape(*digit)).collect(); //~ string-temp-into-writer
        write!(f, "{shown}")
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let given = self.given.iter().map(|each| each.to_string()).collect::<Vec<_>>().join(", "); //~ string-temp-into-writer
        write!(f, "{}({})", self.name, given)
    }
}

fn keys_in_one(keys: &[Key], all: &mut Vec<u8>) -> Result<(), Failure> {
    for key in keys {
        all.extend_from_slice(&key.to_bytes_le().map_err(|_| Failure::Key)?); //~ string-temp-into-writer
    }
    Ok(())
}

fn small_number(digits: &str, missing: usize) -> String {
    let zeros = "0".repeat(missing); //~ string-temp-into-writer
    format!("0.{zeros}{digits}")
}

fn serialized_number<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    value.to_string().serialize(serializer) //~ string-temp-into-writer
}

fn serialized_text<S: Serializer>(point: &Point, serializer: S) -> Result<S::Ok, S::Error> {
    format!("{},{}", point.x, point.y).serialize(serializer) //~ string-temp-into-writer
}

fn serialized_by_path<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    Serialize::serialize(&value.to_string(), serializer) //~ string-temp-into-writer
}

fn serialized_by_name<S: Serializer>(point: &Point, serializer: S) -> Result<S::Ok, S::Error> {
    let text = format!("{},{}", point.x, point.y); //~ string-temp-into-writer
    text.serialize(serializer)
}

fn shown_by_path(port: u16, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&format!(":{port}"), f) //~ string-temp-into-writer
}

fn size_field(header: &mut [u8; 12], size: u64) {
    header.copy_from_slice(format!("{size:012o}").as_bytes()); //~ string-temp-into-writer
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.bytes)) //~ string-temp-into-writer
    }
}

struct Digest {
    bytes: [u8; 32],
}

fn spelled_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex::encode(bytes)) //~ string-temp-into-writer note
}

fn spelled_number<S: Serializer>(id: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    let text = const_hex::encode_prefixed(id.to_be_bytes()); //~ string-temp-into-writer
    serializer.serialize_str(&text)
}

fn spelled_in_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64_STANDARD.encode(bytes)) //~ string-temp-into-writer
}

fn spelled_onto_string(url: &mut String, data: &[u8]) {
    url.push_str(&STANDARD.encode(data)); //~ string-temp-into-writer
}

fn hashed_by_type(h: &mut blake3::Hasher, shard: u32) {
    h.update(format!("shard {shard}").as_bytes()); //~ string-temp-into-writer
}

struct Lowered {
    text: String,
    spare: String,
}

impl Lowered {
    fn lower(&mut self) {
        let lower = self.text.to_lowercase();
        self.text.clear();
        self.text.push_str(&lower); //~ string-temp-into-writer
    }

    fn trim(&mut self) {
        let rest = self.text.trim().to_string();
        self.text.clear();
        self.text.push_str(&rest); //~ string-temp-into-writer
    }
}

// ---- look-alikes

impl Lowered {
    /// Nothing was emptied, and what is there stays.
    fn lower_behind(&mut self) {
        let lower = self.text.to_lowercase();
        self.spare.clear();
        self.text.push_str(&lower);
    }

    /// Needed once more.
    fn lower_twice(&mut self, seen: &mut Vec<String>) {
        let lower = self.text.to_lowercase();
        self.text.clear();
        self.text.push_str(&lower);
        seen.push(lower);
    }
}

fn encoded_by_codec<S: Serializer>(bytes: &[u8], codec: &Codec, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&codec.encode(bytes))
}

fn moved_on(table: &mut Table, row: u32) {
    table.update(format!("row {row}").as_bytes());
}

fn ruled(title: &str, width: usize) -> String {
    let rule = "-".repeat(width);
    format!("{rule}\n{title}\n{rule}")
}

fn words(word: &str, times: usize) -> String {
    let all = word.repeat(times);
    format!("<{all}>")
}

fn numbers_in_one(numbers: &[u64], all: &mut Vec<u8>) {
    for number in numbers {
        all.extend_from_slice(&number.to_le_bytes());
    }
}

fn written(out: &mut String, row: u32) {
    let _ = write!(out, "{row},");
}

fn padded(f: &mut fmt::Formatter<'_>, key: &Key) -> fmt::Result {
    f.pad(&format!("{:#x}", key.0))
}

fn aligned(f: &mut fmt::Formatter<'_>, key: &Key) -> fmt::Result {
    write!(f, "{:>20}", format!("{:#x}", key.0))
}

fn kept(out: &mut String, names: &mut Vec<String>, row: u32) {
    let text = format!("{row},");
    out.push_str(&text);
    names.push(text);
}

fn once_for_many(out: &mut String, rows: &[u32], width: usize) {
    let separator = format!("{width};");
    for _ in rows {
        out.push_str(&separator);
    }
}

fn plain(out: &mut String, name: &str) {
    out.push_str(name);
}

fn parts(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(bytes);
}

fn listed(rows: &mut Vec<String>, row: u32) {
    rows.push(format!("{row}"));
}

fn shown_twice(f: &mut fmt::Formatter<'_>, key: u64) -> fmt::Result {
    write!(f, "{0} {0}", format!("{key:x}"))
}

#[test]
fn writes() {
    let mut out = String::new();
    out.push_str(&format!("{}", 1)); //~ string-temp-into-writer note
}

fn added(text: &mut String, row: u32) {
    *text += &format!("{row},"); //~ string-temp-into-writer
}

fn added_number(mut text: String, row: u32) -> String {
    text += &row.to_string(); //~ string-temp-into-writer
    text
}

fn added_name(mut text: String, name: &str) -> String {
    text += name;
    text += &name[1..];
    text
}

fn serialised(out: &mut Vec<u8>, key: &Key) -> Result<(), Error> {
    out.write_all(&serde_json::to_vec(key)?)?; //~ string-temp-into-writer
    out.extend_from_slice(&key.encode_to_vec()); //~ string-temp-into-writer
    out.extend_from_slice(&key.0.to_be_bytes());
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>() //~ string-temp-into-writer
}

fn hex_joined(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join("") //~ string-temp-into-writer
}

fn digits(numbers: &[u64]) -> String {
    numbers.iter().map(|number| number.to_string()).collect() //~ string-temp-into-writer
}

fn digits_by_name(numbers: &[u64]) -> String {
    let shown = numbers
        .iter()
        .map(|number| {
            let digit = number.to_string(); //~ string-temp-into-writer
            digit
        })
        .collect();
    shown
}

fn shown_in_between(numbers: &[u64]) -> String {
    let shown = numbers.iter().map(|number| number.to_string()).collect();
    note(&shown);
    shown
}

fn with_commas(numbers: &[u64]) -> Vec<String> {
    numbers.iter().map(|number| number.to_string()).collect()
}

fn framed(row: &Row, out: &mut Vec<u8>) {
    let bytes = row.encode_to_vec(); //~ string-temp-into-writer
    out.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
    out.extend_from_slice(&bytes);
}

fn hashed_too(row: &Row, out: &mut Vec<u8>) -> u64 {
    let bytes = row.encode_to_vec();
    out.extend_from_slice(&bytes);
    hash(&bytes)
}

fn fed(hasher: &mut Sha256, file: &Meta) {
    hasher.update(format!("{}:{}", file.size, file.time)); //~ string-temp-into-writer
}

async fn sent_for_each(out: &mut Stream, names: &[Name]) -> io::Result<()> {
    for name in names {
        out.write_all(format!("{name}\n").as_bytes()).await?; //~ string-temp-into-writer
    }
    Ok(())
}

// ---- look-alikes

fn set(panel: &mut Panel, file: &Meta) {
    panel.update(format!("{}:{}", file.size, file.time));
}

async fn sent(out: &mut Stream, host: &str) -> io::Result<()> {
    out.write_all(format!("220 {host}\n").as_bytes()).await
}

fn extended(code: &mut Vec<u8>, value: u64) {
    code.extend(format!("{value:x}").bytes()); //~ string-temp-into-writer
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    quoted.push_str(text);
    quoted.push('"');
    quoted
}

fn row(cells: &[&str], out: &mut String) {
    for cell in cells {
        out.push_str(&quoted(cell)); //~ string-temp-into-writer
    }
}

// ---- look-alikes

fn copied(code: &mut Vec<u8>, name: &str) {
    code.extend(name.bytes());
}

fn padded(text: &str) -> String {
    let mut padded = text.to_string();
    padded.insert(0, ' ');
    padded
}

fn padded_row(cells: &[&str], out: &mut String) {
    for cell in cells {
        out.push_str(&padded(cell));
    }
}

fn query(limit: usize) -> String {
    let mut text = String::from("SELECT id FROM orders");
    text.push_str(&format!(" LIMIT {limit}")); //~ string-temp-into-writer
    text
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {}", self.names.iter().map(|name| name.to_string()).collect::<Vec<_>>().join(", ")) //~ string-temp-into-writer
    }
}

fn members<S: SerializeStruct>(state: &mut S, id: u64) -> Result<(), S::Error> {
    state.serialize_field("hex", &format!("{id:016x}"))?; //~ string-temp-into-writer
    state.serialize_field("id", &id)
}

// A file is written in one piece.

fn stored(report: &Report, lock: &Lock) -> io::Result<()> {
    let bytes = serde_json::to_vec(report)?;
    let mut file = lock.file();
    file.write_all(&bytes)
}

fn sent(reply: &Reply, stream: &mut TcpStream) -> io::Result<()> {
    stream.write_all(&serde_json::to_vec(reply)?)
}

// ---- only said when something failed

struct Gate {
    low: u32,
    high: u32,
}

impl Gate {
    fn pass(&self, ticket: u32) -> Result<u32, String> {
        if ticket < self.low || ticket > self.high {
            return Err(format!("{ticket} is not in {}", self.bounds()));
        }
        Ok(ticket)
    }

    fn bounds(&self) -> String {
        let mut text = String::new();
        text.push_str(&self.low.to_string()); //~ string-temp-into-writer note
        text.push_str("..");
        text.push_str(&self.high.to_string()); //~ string-temp-into-writer note
        text
    }

    fn label(&self) -> String {
        let mut text = String::new();
        text.push_str(&self.low.to_string()); //~ string-temp-into-writer
        text
    }

    fn refuse(&self, ticket: u32) -> Result<(), String> {
        if ticket == 0 {
            return Ok(());
        }
        let mut text = String::from("refused: ");
        text.push_str(&ticket.to_string()); //~ string-temp-into-writer note
        Err(text)
    }
}

fn describe_errors(codes: &[u32]) -> String {
    let mut text = String::new();
    for code in codes {
        text.push_str(&code.to_string()); //~ string-temp-into-writer note
    }
    text
}

fn worst(codes: &[u32]) -> ParseError {
    let mut text = String::new();
    text.push_str(&codes.len().to_string()); //~ string-temp-into-writer note
    ParseError { text }
}

fn state_or_fault(codes: &[u32]) -> NextOrError {
    let mut text = String::new();
    text.push_str(&codes.len().to_string()); //~ string-temp-into-writer
    next(text)
}

/// A search ends in an error only when it found nothing.
fn first_of(codes: &[u32], known: &Known) -> Result<Code, String> {
    let mut text = String::new();
    for code in codes {
        text.push_str(&code.to_string()); //~ string-temp-into-writer
        if let Some(found) = known.find(&text) {
            return Ok(found);
        }
    }
    Err(text)
}

/// One call of the system beside it.
fn saved(file: &mut std::fs::File, count: u32) -> std::io::Result<()> {
    file.set_len(0)?;
    file.write_all(count.to_string().as_bytes()) //~ string-temp-into-writer note
}

//@ src/station/error.rs
fn spoken(names: &[u32]) -> String {
    let mut text = String::new();
    for name in names {
        text.push_str(&name.to_string()); //~ string-temp-into-writer note
    }
    text
}

// Nothing encodes into a writer that has to be waited for.

async fn replied<W: AsyncWrite + Unpin>(sink: &mut W, reply: Reply) -> io::Result<()> {
    let bytes = reply.to_message().encode_to_vec();
    sink.write_all(&bytes).await?;
    Ok(())
}

//@ src/station/source.rs
struct Source {
    text: String,
    lines: Vec<String>,
}

impl Source {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn declared(&mut self, name: &str, value: &str) {
        self.lines.push(format!("let {name} = {value};"));
    }

    fn kept(&mut self, line: &str) {
        self.lines.push(line.to_string());
    }

    fn measured(&mut self, line: &str) {
        if line.len() > 80 {
            self.text.push_str(line);
        }
    }

    fn added(&mut self, piece: &str) {
        for _ in 0..self.lines.len() {
            self.text += "  ";
        }
        self.text += piece;
    }

    fn told_apart(&mut self, piece: &str) {
        let mut whole = piece;
        whole = whole.trim();
        self.lines.push(whole.to_string());
    }

    fn all(&mut self, names: &[Name]) {
        self.line(&format!("// {}", names.len())); //~ string-temp-into-writer note
        for name in names {
            self.line(&format!("use {name:?};")); //~ string-temp-into-writer
            self.declared("value", &format!("map[{name:?}]")); //~ string-temp-into-writer
            self.kept(&format!("end {name:?}"));
            self.measured(&format!("use {name:?};"));
            self.added(&format!("as {name:?}")); //~ string-temp-into-writer
            self.told_apart(&format!("as {name:?}"));
        }
    }
}

fn put_lowered(out: &mut Octets, header: &Header) -> Result<(), Error> {
    out.put_bytes(&header.name().to_ascii_lowercase())?; //~ string-temp-into-writer
    out.put_bytes(header.value())
}

fn lines_joined(rows: &[Row]) -> String {
    let mut lines = vec!["head".to_string()];
    for row in rows {
        lines.push(format!("{} {}", row.id, row.name));
    }
    lines.join("\n") //~ string-temp-into-writer
}

fn named_lines_joined(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for row in rows {
        let line = format!("{} {}", row.id, row.name);
        lines.push(line);
    }
    lines.join("\n") //~ string-temp-into-writer
}

fn a_few_joined(first: u32, second: u32) -> String {
    let mut parts = Vec::new();
    parts.push(format!("{first}"));
    parts.push(format!("{second}"));
    parts.join("+") //~ string-temp-into-writer note
}

fn sorted_and_joined(rows: &[Row]) -> String {
    let mut lines = Vec::new();
    for row in rows {
        lines.push(format!("{} {}", row.id, row.name));
    }
    lines.sort();
    lines.join("\n")
}

fn names_joined<'a>(rows: &'a [Row]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        names.push(&row.name);
    }
    names.join(", ")
}

fn bindings(chords: &[Vec<Key>]) -> Vec<String> {
    chords.iter().map(|keys| keys.iter().map(|key| key.to_string()).collect::<Vec<_>>().join("+")).collect() //~ string-temp-into-writer
}

fn one_binding(keys: &[Key]) -> String {
    keys.iter().map(|key| key.to_string()).collect::<Vec<_>>().join("+")
}

struct Log {
    file: std::fs::File,
}

impl Log {
    fn told(&mut self, events: &[Event]) -> std::io::Result<()> {
        for event in events {
            self.file.write_all(format!("{event:#?}").as_bytes())?;
        }
        Ok(())
    }
}

fn rows(numbers: &Float64Array) -> StringArray {
    numbers
        .iter()
        .map(|number| match number {
            Some(number) if number.is_infinite() => Some("inf".to_string()), //~ string-temp-into-writer
            Some(number) => Some(format!("{number:e}")), //~ string-temp-into-writer
            None => None,
        })
        .collect()
}

fn encoded_rows<O: OffsetSizeTrait>(rows: &BinaryArray) -> Result<GenericStringArray<O>, Error> {
    rows.iter()
        .map(|row| Ok(row.map(|bytes| encoded(bytes)))) //~ string-temp-into-writer
        .collect::<Result<GenericStringArray<O>, Error>>()
}

fn encoded(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

fn lent_rows(rows: &StringArray) -> StringArray {
    rows.iter().map(|row| row.map(|text| text.trim())).collect()
}

fn list_of_rows(numbers: &Float64Array) -> Vec<String> {
    numbers.iter().map(|number| number.to_string()).collect()
}

impl Display for Padded {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let shown: String = self.digits.iter().map(|digit| shape(*digit)).collect();
        write!(f, "{shown:>12}")
    }
}

impl Display for Twice {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let shown: String = self.digits.iter().map(|digit| shape(*digit)).collect();
        write!(f, "{} {shown}", shown.len())
    }
}

fn looked_up(words: &[&str], table: &Table) -> String {
    words.iter().map(|word| match table.get(word) { Some(other) => other, None => word }).collect::<String>()
}

//@ src/journal.rs
use std::io::Write;

// Shown twice, the arguments would be formatted twice; into a file, each piece of them would be a write of its own.
fn told(file: &mut File, text: &str) {
    println!("{text}");
    writeln!(file, "{text}").ok();
}

fn noted(file: &mut File, text: &str) {
    writeln!(file, "{text}").ok();
}

fn run(file: &mut File, rounds: u32) {
    for round in 0..rounds {
        told(file, &format!("round {round}"));
        noted(file, &format!("round {round} is over"));
    }
}

fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{value}\"")
}

fn element(out: &mut String, attributes: &[(String, String)]) {
    for (name, value) in attributes {
        let text = attribute(name, value); //~ string-temp-into-writer
        out.push_str(&text);
        *out += &attribute(name, "on"); //~ string-temp-into-writer
    }
}

fn one_attribute(out: &mut String) {
    out.push_str(&attribute("id", "first")); //~ string-temp-into-writer note
}

struct Entry {
    key: Vec<u8>,
    version: u64,
}

impl Entry {
    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(8 + self.key.len());
        out.extend_from_slice(&self.version.to_be_bytes());
        out.extend_from_slice(&self.key);
        out
    }
}

fn append(log: &mut Log, entry: &Entry) {
    let bytes = entry.encode(); //~ string-temp-into-writer
    log.size += bytes.len();
    log.pending.extend_from_slice(&bytes);
}

fn listed(out: &mut String, ids: &[u64]) {
    let list = ids.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(", "); //~ string-temp-into-writer
    out.push_str(&list);
}

struct Grid {
    cells: Vec<Vec<f32>>,
}

impl Display for Grid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new(); //~ string-temp-into-writer
        for row in &self.cells {
            for cell in row {
                write!(text, "{cell:6.2}")?;
            }
            text.push('\n');
        }
        write!(f, "{text}")
    }
}

struct Marks(Vec<char>);

impl Display for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new(); //~ string-temp-into-writer
        for mark in &self.0 {
            text.push(*mark);
        }
        f.write_str(&text)
    }
}

struct Age(u64);

impl Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.0 < 60 { format!("{}s", self.0) } else { format!("{}m", self.0 / 60) };
        f.write_str(&text) //~ string-temp-into-writer
    }
}

// ---- look-alikes

struct Listed(Vec<u64>);

impl Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for id in &self.0 {
            text.push_str("id ");
            write!(text, "{id},")?;
        }
        text.pop();
        f.write_str(&text)
    }
}

struct Aligned(Vec<char>);

impl Display for Aligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for mark in &self.0 {
            text.push(*mark);
        }
        write!(f, "{text:>10}")
    }
}

fn remembered(out: &mut String, seen: &mut Vec<String>) {
    let text = attribute("id", "second");
    out.push_str(&text);
    seen.push(text);
}

fn named_or_not(out: &mut String, name: Option<&str>) {
    let text = match name {
        Some(name) => name,
        None => "nobody",
    };
    out.push_str(text);
}

fn kept_then_serialized<S: Serializer>(value: &u64, kept: &mut Vec<String>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = value.to_string();
    kept.push(text.clone());
    text.serialize(serializer)
}

fn number_by_path<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    Serialize::serialize(value, serializer)
}

fn shown_as_it_is(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(name, f)
}

fn as_number<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    (value + 1).serialize(serializer)
}

fn copied_name(header: &mut [u8], name: &Name) {
    header.copy_from_slice(name.bytes());
}

//@ src/joined_by_name.rs
fn lines(rows: &[Vec<i64>], out: &mut Vec<u8>) {
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.to_string()).collect(); //~ string-temp-into-writer
        out.extend_from_slice(cells.join(",").as_bytes());
    }
}

fn kept_lines(rows: &[Vec<i64>]) -> Vec<String> {
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let cells = row.iter().map(|cell| format!("<{cell}>")).collect::<Vec<_>>(); //~ string-temp-into-writer
        lines.push(cells.join(" "));
    }
    lines
}

// ---- look-alikes

fn measured_lines(rows: &[Vec<i64>], out: &mut Vec<u8>) {
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.to_string()).collect();
        let widest = cells.iter().map(String::len).max();
        out.extend_from_slice(cells.join(",").as_bytes());
        out.push(widest.unwrap_or(0) as u8);
    }
}

fn one_line(row: &[i64]) -> String {
    let cells: Vec<String> = row.iter().map(|cell| cell.to_string()).collect();
    cells.join(",")
}

fn sorted_lines(rows: &[Vec<i64>], out: &mut Vec<u8>) {
    for row in rows {
        let mut cells: Vec<String> = row.iter().map(|cell| cell.to_string()).collect();
        cells.sort();
        out.extend_from_slice(cells.join(",").as_bytes());
    }
}

//@ src/rendering.rs
struct Page {
    text: String,
    options: Vec<String>,
}

impl Page {
    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

fn between<'a>(options: &'a [String]) -> &'a str {
    options.last().map_or(", ", |option| option.as_str())
}

fn delimited(page: &mut Page) {
    let delim = between(&page.options);
    let delim = delim.to_string();
    page.push_str(&delim);
}

fn headed(page: &mut Page, title: &str) {
    let title = title.trim();
    let title = title.to_string();
    page.push_str(&title); //~ string-temp-into-writer
}

//@ src/packed.rs
fn packed(pages: &Pages) -> std::io::Result<Vec<u8>> {
    let bytes = serde_json::to_vec(pages)?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&bytes)?;
    encoder.finish()
}

fn plain(pages: &Pages) -> std::io::Result<Vec<u8>> {
    let bytes = serde_json::to_vec(pages)?; //~ string-temp-into-writer
    let mut out = Vec::new();
    out.write_all(&bytes)?;
    Ok(out)
}

//@ src/joined_paths.rs
use itertools::Itertools;

// ---- a String for each item, by the path of the function

fn shown_by_path(ids: &[u32], f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "[{}]", ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")) //~ string-temp-into-writer
}

fn shown_by_name(ids: &[u32], f: &mut Formatter<'_>) -> fmt::Result {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect(); //~ string-temp-into-writer
    write!(f, "{}", texts.join(","))
}

fn appended_by_path(ids: &[Id], page: &mut String) {
    page.push_str(&ids.iter().map(Id::to_string).collect::<Vec<_>>().join(",")); //~ string-temp-into-writer
}

// ---- the `join` of an iterator shows each item by itself

fn listed(ids: &[u32]) -> String {
    ids.iter().map(|id| id.to_string()).join(", ") //~ string-temp-into-writer
}

fn listed_by_path(ids: &HashSet<Id>) -> Names {
    Names::of(ids.iter().sorted().map(ToString::to_string).join(" ")) //~ string-temp-into-writer
}

fn listed_names(rows: &[Row]) -> String {
    let all = rows.iter().map(|row| row.id.to_string()).join("\n"); //~ string-temp-into-writer
    all
}

fn listed_to_show(ids: &[u32], f: &mut Formatter<'_>) -> fmt::Result {
    let all = ids.iter().map(|id| id.to_string()).join(","); //~ string-temp-into-writer
    write!(f, "({all})")
}

fn kept_and_joined(ids: &[u32]) -> (Vec<String>, String) {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let all = texts.join(",");
    (texts, all)
}

fn joined_once(ids: &[u32]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn joined_anew(rows: &[Row]) -> String {
    rows.iter().map(|row| row.title().to_string()).join(", ")
}

fn joined_forms(rows: &[Row]) -> String {
    rows.iter().map(|row| format!("{}={}", row.id, row.name)).join(", ")
}

fn joined_ways(rows: &[Row]) -> String {
    rows.iter().map(|row| if row.is_named { row.name.to_string() } else { row.id.to_string() }).join(", ")
}

fn joined_path(base: &Path, name: Name) -> PathBuf {
    base.join(name.to_string())
}

fn joined_option(name: Option<u32>, base: &Base) -> String {
    name.map(|name| name.to_string()).join(base)
}

//@ src/joined_some_way.rs
// ---- joined on one of several ways, or with other texts that are made

fn shown_terms(terms: &[Term], f: &mut Formatter<'_>) -> fmt::Result {
    let text = match terms {
        [term] => term.to_string(),
        _ => terms.iter().map(|term| format!("({term})")).collect::<Vec<_>>().join(" or "), //~ string-temp-into-writer
    };
    f.write_str(&text)
}

fn appended_terms(terms: &[Term], page: &mut String) {
    let text = terms
        .iter()
        .map(|term| if term.is_plain() { plain(term) } else { format!("({term})") }) //~ string-temp-into-writer
        .collect::<Vec<String>>()
        .join(" or ");
    page.push_str(&text);
}

fn returned_terms(terms: &[Term]) -> String {
    let text = match terms {
        [term] => term.to_string(),
        _ => terms.iter().map(|term| format!("({term})")).collect::<Vec<_>>().join(" or "),
    };
    text
}

fn named_terms(terms: &[Term], page: &mut String) {
    page.push_str(&terms.iter().map(|term| if term.is_plain() { term.name.as_str() } else { "?" }).collect::<Vec<_>>().join(" "));
}

//@ src/chosen_to_show.rs
// ---- made on each of several ways, for a formatter to copy

fn shown_address(url: &Url, f: &mut Formatter<'_>) -> fmt::Result {
    let text = if f.alternate() {
        url.with_password().to_string() //~ string-temp-into-writer
    } else {
        url.to_string()
    };
    write!(f, " @ {text}")
}

fn shown_version(version: Option<u32>, f: &mut Formatter<'_>) -> fmt::Result {
    let suffix = match version {
        Some(version) => format!("-{version}"), //~ string-temp-into-writer
        None => String::new(),
    };
    write!(f, "release{}", suffix)
}

fn shown_among_others(version: Option<u32>, name: &str, f: &mut Formatter<'_>) -> fmt::Result {
    let suffix = match version {
        Some(version) => format!("-{version}"),
        None => String::new(),
    };
    write!(f, "{name}{suffix}")
}

fn shown_padded(version: Option<u32>, f: &mut Formatter<'_>) -> fmt::Result {
    let suffix = match version {
        Some(version) => format!("-{version}"),
        None => String::new(),
    };
    write!(f, "{suffix:>8}")
}

fn shown_twice(version: Option<u32>, f: &mut Formatter<'_>) -> fmt::Result {
    let suffix = match version {
        Some(version) => format!("-{version}"),
        None => String::new(),
    };
    write!(f, "{suffix}{suffix}")
}

fn shown_literals(is_new: bool, f: &mut Formatter<'_>) -> fmt::Result {
    let word = if is_new { "new" } else { "old" };
    write!(f, "{word}")
}

fn shown_or_kept(version: Option<u32>, known: &Known, f: &mut Formatter<'_>) -> fmt::Result {
    let suffix = match version {
        Some(version) => format!("-{version}"),
        None => known.suffix(),
    };
    write!(f, "{suffix}")
}

//@ src/written_forms.rs
impl Forms {
    // Beside `end_record` it is met once for each record.
    fn start_record(&mut self, name: &str) {
        self.text.push_str(&format!("-record({}, {{", name)); //~ string-temp-into-writer
    }

    fn end_record(&mut self) {
        self.text.push_str("})");
    }

    // Nothing ends it: it runs once.
    fn start_log(&mut self, name: &str) {
        self.text.push_str(&format!("-log({}).", name)); //~ string-temp-into-writer note
    }
}

struct Forms {
    text: String,
}

//@ src/spelled-in-pieces.rs
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let epoch = if self.epoch == 0 {
            String::new()
        } else {
            format!("{}!", self.epoch) //~ string-temp-into-writer
        };
        let post = self.post.map(|post| format!(".post{post}")).unwrap_or_default(); //~ string-temp-into-writer
        write!(f, "{epoch}{}{post}", self.release)
    }
}

// ---- look-alikes

fn onto_text_of_another_type(data: &[u8]) -> EcoString {
    let mut url = eco_format!("data:{};base64,", mime());
    url.push_str(&STANDARD.encode(data));
    url
}

impl fmt::Display for OnePiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let post = self.post.map(|post| format!(".post{post}")).unwrap_or_default();
        write!(f, "{}{post}", self.release)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = if self.total > 0 { format!("{:.2}%", self.rate()) } else { "N/A".to_string() };
        let speed = if self.total > 0 { format!("{} bytes/ms", self.speed()) } else { "N/A".to_string() };
        write!(f, "success: {rate}; average speed: {speed}")
    }
}

//@ src/asked-before.rs
fn show(item: &Item, out: &mut Vec<u8>, config: &Config) {
    if let Some(metadata) = item.metadata() {
        out.extend(metadata.size_shown());
        out.extend(config.line_ending.to_string().as_bytes()); //~ string-temp-into-writer
    }
}

fn show_any(item: &Item, out: &mut Vec<u8>, config: &Config) {
    match item.metadata() {
        Some(metadata) => out.extend(metadata.size_shown()),
        None => out.extend(config.line_ending.to_string().as_bytes()), //~ string-temp-into-writer
    }
}

// ---- look-alikes

fn show_now(item: &Path, out: &mut Vec<u8>, config: &Config) {
    if let Ok(metadata) = item.metadata() {
        out.extend(size_shown(metadata));
        out.extend(config.line_ending.to_string().as_bytes()); //~ string-temp-into-writer note
    }
}

//@ src/written_on_each_way.rs
impl Emitter {
    fn argument(&mut self, at: usize) -> Result<(), Error> {
        let name = match self.kind {
            Kind::Function(handle) => self.names[&(handle, at)].clone(),
            Kind::Entry => {
                let entry = self.entry.as_ref().unwrap();
                format!("{}.{}", entry.name, entry.members[at]) //~ string-temp-into-writer
            }
        };
        write!(self.out, "{}", name)?;
        Ok(())
    }

    fn value(&mut self, value: &Value) -> Result<(), Error> {
        let shown = if value.is_known() { format!("{:x}", value.bits) } else { "?".to_string() }; //~ string-temp-into-writer
        writeln!(self.out, "{shown}")?;
        Ok(())
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match &self.owner {
            Some(owner) => format!("{owner}.{}", self.name), //~ string-temp-into-writer
            None => self.name.clone(),
        };
        write!(f, "{name}")
    }
}

// ---- look-alikes

impl Emitter {
    fn both(&mut self, value: &Value) -> Result<(), Error> {
        let shown = if value.is_known() { format!("{:x}", value.bits) } else { "?".to_string() };
        writeln!(self.out, "{shown} of {}", value.total)?;
        Ok(())
    }

    fn kept(&mut self, value: &Value) -> Result<(), Error> {
        let shown = if value.is_known() { format!("{:x}", value.bits) } else { "?".to_string() };
        writeln!(self.out, "{shown}")?;
        self.all.push(shown);
        Ok(())
    }

    fn aligned(&mut self, value: &Value) -> Result<(), Error> {
        let shown = if value.is_known() { format!("{:x}", value.bits) } else { "?".to_string() };
        writeln!(self.out, "{shown:>8}")?;
        Ok(())
    }
}

//@ src/named_arguments.rs
fn print_crew(crew: &Crew, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{names} <{ranks}>",
        names = crew.names.iter().map(|name| name.to_string()).collect::<Vec<_>>().as_slice().join(", "), //~ string-temp-into-writer
        ranks = crew.ranks.iter().map(|rank| rank.to_string()).collect::<Vec<_>>().join(", "), //~ string-temp-into-writer
    )
}

impl Display for Watch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::with_capacity(2);
        if self.bells > 0 {
            parts.push(format!("{} bells", self.bells));
        }
        if self.turns > 0 {
            parts.push(format!("{} turns", self.turns));
        }
        write!(f, "{}", parts.concat()) //~ string-temp-into-writer note
    }
}

// ---- look-alikes

fn print_padded(crew: &Crew, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{names:>40}", names = crew.names.iter().map(|name| name.to_string()).collect::<Vec<_>>().join(", "))
}

fn print_twice(crew: &Crew, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{names} {names}", names = crew.names.iter().map(|name| name.to_string()).collect::<Vec<_>>().join(", "))
}

//@ src/menus.rs
pub struct Dish {
    name: String,
    price: u32,
    parts: Vec<String>,
}

fn printed(dishes: &[Dish]) -> String {
    let mut menu = String::from("today\n");
    for dish in dishes {
        let mut line = format!("- {}", dish.name); //~ string-temp-into-writer
        for part in &dish.parts {
            line.push_str(", ");
            line.push_str(part);
        }
        menu.push_str(&line);
    }
    menu
}

fn add_dish(dish: &Dish, menu: &mut String) {
    let mut line = String::new(); //~ string-temp-into-writer
    dish.parts.iter().for_each(|part| {
        line.push_str(part);
        line.push(' ');
    });
    *menu += &line;
}

// ---- look-alikes

fn given_up(dish: &Dish, menu: &mut String) -> bool {
    let mut line = dish.name.clone();
    for part in &dish.parts {
        if part.is_empty() {
            return false;
        }
        line.push_str(part);
    }
    menu.push_str(&line);
    true
}

fn failing(dish: &Dish, menu: &mut String) -> Result<(), Fault> {
    let mut line = dish.name.clone();
    for part in &dish.parts {
        line.push_str(spelled(part)?);
    }
    menu.push_str(&line);
    Ok(())
}

fn in_two_columns(dish: &Dish, menu: &mut String) {
    let mut right = dish.price.to_string();
    for part in &dish.parts {
        menu.push_str(part);
        right.push_str(part);
    }
    menu.push_str(&right);
}

fn as_wide_as_needed(dish: &Dish, menu: &mut String) {
    let mut line = dish.name.clone();
    line.push(':');
    while line.len() < 40 {
        line.push(' ');
    }
    menu.push_str(&line);
}

fn where_there_is_room(dish: &Dish, menu: &mut String) {
    let mut line = dish.name.clone();
    line.push(':');
    if menu.len() < 4000 {
        menu.push_str(&line);
    }
}

fn twice(dish: &Dish, menu: &mut String) {
    let mut line = dish.name.clone();
    line.push(':');
    menu.push_str(&line);
    menu.push_str(&line);
}

//@ src/spelled_by_itself.rs
pub struct CoinHash([u8; 32]);

impl Serialize for CoinHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex()) //~ string-temp-into-writer
    }
}

impl Serialize for Purse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.coins.to_hex_string()) //~ string-temp-into-writer note
    }
}

// ---- look-alikes

// Without a `&` it is a text that somebody lends.
impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.to_hex())
    }
}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

//@ src/own_push_str.rs
// ---- a type's own `push_str` may do more for each piece than the String costs

struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    fn push_str(&mut self, piece: &str) {
        for line in piece.lines().collect::<Vec<_>>() {
            self.text.push_str(line.trim());
        }
    }
}

struct Generator {
    lines: Lines,
    names: Vec<String>,
}

impl Generator {
    fn push_str(&mut self, piece: &str) {
        self.lines.push_str(piece);
    }

    fn declare(&mut self, name: &str, many: usize) {
        self.push_str(&format!("type {name}"));
        self.lines.push_str(&many.to_string());
    }
}

struct Plain {
    text: String,
}

impl Plain {
    fn push_str(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    fn declare(&mut self, name: &str) {
        self.push_str(&format!("type {name}")); //~ string-temp-into-writer note
        self.text.push_str(&format!(" of {name}")); //~ string-temp-into-writer
    }
}

trait Writes {
    fn push_str(&mut self, piece: &str);

    fn lifetime(&mut self, name: &str) {
        self.push_str(&format!("&{name} "));
    }
}
