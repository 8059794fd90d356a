use std::borrow::Cow;
use std::path::Path;

struct Meta {
    path: String,
    id: u64,
}

fn converted() -> SmolStr {
    "text".to_string().into() //~ redundant-string-conversion
}

fn converted_by_name() -> SmolStr {
    let text = "text".to_string(); //~ redundant-string-conversion
    text.into()
}

fn converted_and_kept(all: &mut Vec<SmolStr>) -> String {
    let text = "text".to_string();
    all.push(text.clone().into());
    text
}

fn field(meta: &Meta) -> RelativePath {
    meta.path.to_owned().into() //~ redundant-string-conversion note
}

fn trimmed(line: &str) -> String {
    line.to_string().trim().to_string() //~ redundant-string-conversion
}

fn formatted(meta: &Meta) -> String {
    format!("{}!", meta.id).to_string() //~ redundant-string-conversion
}

fn printed(meta: &Meta) {
    println!("block {}", meta.id.to_string()); //~ redundant-string-conversion
}

fn alone(name: &str) -> String {
    format!("{}", name) //~ redundant-string-conversion
}

fn nothing_to_format() -> String {
    format!("ready") //~ redundant-string-conversion note
}

fn cleaned(pattern: &Regex, text: &str) -> String {
    pattern.replace_all(text, "").to_string() //~ redundant-string-conversion
}

fn empty<'a>() -> Cow<'a, [u8]> {
    Cow::Owned(b"".to_vec()) //~ redundant-string-conversion
}

fn inline(id: u64) -> CompactString {
    CompactString::from(format!("block {id}")) //~ redundant-string-conversion
}

fn letters(text: &str) -> String {
    text.chars().collect::<String>() //~ redundant-string-conversion
}

fn lossy(path: &Path) -> String {
    path.to_string_lossy().to_string() //~ redundant-string-conversion note
}

fn viewed_cow(folder: &Path) -> usize {
    checksum(folder.to_string_lossy().to_string().as_bytes()) //~ redundant-string-conversion
}

fn searched_cow(out: &[u8]) -> bool {
    String::from_utf8_lossy(out).to_string().contains("ready") //~ redundant-string-conversion
}

fn stripped_of_own_prefix(lines: &mut [String], mark: &Mark) {
    for line in lines {
        if line.starts_with(&mark.prefix) {
            *line = line.replacen(&mark.prefix, "", 1); //~ redundant-string-conversion
        }
    }
}

fn any_of_constants(flags: &Flags) -> bool {
    [names::QUIET.to_owned(), names::SILENT.to_owned()].iter().any(|name| flags.has(name)) //~ redundant-string-conversion
}

fn checked_part(text: &str, from: usize, to: usize) -> String {
    String::from_utf8((text.as_bytes()[from..to]).to_vec()).unwrap() //~ redundant-string-conversion
}

fn parsed_bytes(bytes: &[u8]) -> Option<u32> {
    String::from_utf8(bytes.to_vec()).ok()?.trim().parse().ok() //~ redundant-string-conversion
}

fn digits_in_front(text: &str) -> bool {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit()).collect(); //~ redundant-string-conversion
    digits.is_empty() || digits.starts_with('0')
}

fn bytes_in_front(line: &[u8]) -> usize {
    let word = line.iter().take_while(|b| **b != b' ').copied().collect::<Vec<u8>>(); //~ redundant-string-conversion
    word.len() + word.first().map_or(0, |b| *b as usize)
}

fn list_parts(parts: &[Part]) {
    for part in parts {
        let place = format!("{}:{}", part.file, part.line); //~ redundant-string-conversion
        println!("- {place}");
    }
}

fn formatted_inline(n: u32) -> CompactString {
    format!("t{n}").into() //~ redundant-string-conversion
}

fn compact_from_text(label: &Label<'_>) -> CompactString {
    CompactString::from(label.text.to_string()) //~ redundant-string-conversion
}

fn compact_from_number(id: u64) -> SmolStr {
    SmolStr::new(id.to_string()) //~ redundant-string-conversion
}

struct Label<'a> {
    text: &'a str,
}

struct Named {
    name: SmolStr,
}

fn named(n: u32) -> Named {
    Named { name: format!("item {n}").into() } //~ redundant-string-conversion
}

fn counted_name(name: &str) -> Arc<str> {
    name.to_owned().into() //~ redundant-string-conversion
}

fn string_of_string(id: u64) -> String {
    String::from(id.to_string()) //~ redundant-string-conversion
}

fn string_of_case(name: &str) -> String {
    String::from(name.to_uppercase()) //~ redundant-string-conversion
}

fn by_way_of_bytes(text: &str) -> Result<String, FromUtf8Error> {
    String::from_utf8(text.as_bytes().to_vec()) //~ redundant-string-conversion
}

fn narrowed(n: u64) -> u32 {
    n.to_string().parse::<u32>().unwrap() //~ redundant-string-conversion
}

fn shown_and_read(n: u64) -> u64 {
    format!("{}", n).parse::<u64>().unwrap() //~ redundant-string-conversion
}

fn cleaned_twice(pattern: &Regex, text: &str) -> Title {
    let cleaned = pattern.replace_all(text, "").into_owned();
    Title(cleaned.to_string()) //~ redundant-string-conversion
}

struct Title(String);

fn rounded(sizes: &[f64]) -> Vec<f64> {
    sizes.iter().map(|size| format!("{:.2}", size).parse::<f64>().unwrap()).collect() //~ redundant-string-conversion
}

fn rounded_by_name(size: f32) -> f32 {
    let shown = format!("{size:.0}"); //~ redundant-string-conversion
    shown.parse::<f32>().unwrap_or_default()
}

fn key_of_letters(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect(); //~ redundant-string-conversion
    letters.sort_unstable();
    letters.into_iter().collect()
}

fn turned_round(word: &str) -> String {
    let mut letters = word.chars().collect::<Vec<_>>(); //~ redundant-string-conversion
    letters.reverse();
    String::from_iter(letters)
}

fn untitled() -> Cow<'static, str> {
    Cow::from(String::from("untitled")) //~ redundant-string-conversion
}

fn untitled_into() -> Cow<'static, str> {
    "untitled".to_string().into() //~ redundant-string-conversion
}

// ---- look-alikes

fn letters_by_place(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

fn letters_exchanged(word: &str, at: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(0, at);
    letters.into_iter().collect()
}

fn title_in_cow(title: &str) -> Cow<'static, str> {
    title.to_string().into()
}

fn list_once(part: &Part) {
    let place = format!("{}:{}", part.file, part.line);
    println!("- {place}");
}

fn list_aligned(parts: &[Part]) {
    for part in parts {
        let place = format!("{}:{}", part.file, part.line);
        println!("{place:<20} {}", part.name);
    }
}

fn list_and_keep(parts: &[Part], kept: &mut Vec<String>) {
    for part in parts {
        let place = format!("{}:{}", part.file, part.line);
        println!("- {place}");
        kept.push(place);
    }
}

fn count_up(parts: &[Part]) {
    let mut count = 0;
    for part in parts {
        let before = format!("{count}");
        count += part.line;
        println!("{before} {}", part.name);
    }
}

fn direct() -> SmolStr {
    "text".into()
}

fn number(meta: &Meta) -> Value {
    meta.id.to_string().into()
}

fn aligned(meta: &Meta) {
    println!("{:>8}", meta.id.to_string());
}

fn debugged(name: &Meta) {
    println!("{:?}", name.id.to_string());
}

fn shown_twice(meta: &Meta) {
    println!("{0} {0}", meta.id.to_string());
}

fn formatted_number(meta: &Meta) -> String {
    format!("{}", meta.id)
}

fn with_text(name: &str) -> String {
    format!("{}!", name)
}

fn braces() -> String {
    format!("{{}}")
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect::<String>()
}

fn owned<'a>(name: &str) -> Cow<'a, str> {
    Cow::Owned(name.to_string())
}

fn lowered(text: &str) -> String {
    text.to_lowercase()
}

fn cut(meta: &Meta) -> String {
    format!("{} ", meta.id).trim().to_string()
}

// ---- there and back, or copied although it could move

fn owned_again(tags: Vec<(String, String)>, out: &mut Vec<String>) {
    for (key, value) in tags {
        out.push(key.to_string()); //~ redundant-string-conversion
        out.push(value.to_string()); //~ redundant-string-conversion
    }
}

fn owned_and_needed(tags: Vec<String>, out: &mut Vec<String>) -> usize {
    let mut size = 0;
    for key in tags {
        out.push(key.to_string());
        size += key.len();
    }
    size
}

fn own_bytes(text: &str) -> String {
    let bytes = strip_escapes(text);
    String::from_utf8_lossy(&bytes).to_string() //~ redundant-string-conversion
}

fn own_bytes_by_name(bytes: Vec<u8>) -> Result<String, Utf8Error> {
    let text = std::str::from_utf8(&bytes)?;
    Ok(text.to_string()) //~ redundant-string-conversion
}

fn own_bytes_for_more(bytes: Vec<u8>) -> Result<(String, Vec<u8>), Utf8Error> {
    let text = std::str::from_utf8(&bytes)?;
    Ok((text.to_string(), bytes))
}

fn counted_text(name: &str) -> Arc<str> {
    Arc::from(name.to_string()) //~ redundant-string-conversion
}

fn counted_by_name(name: &str) -> std::sync::Arc<str> {
    let copied = name.to_owned(); //~ redundant-string-conversion
    std::sync::Arc::<str>::from(copied)
}

fn counted_whole(name: &str) -> Arc<String> {
    Arc::from(name.to_string())
}

fn counted_own(name: String) -> Arc<str> {
    Arc::from(name)
}

fn checked(data: &[Word]) -> Result<Description, Error> {
    let bytes = Vec::<u8>::from_words(data)?;
    let description = String::from(str::from_utf8(&bytes)?); //~ redundant-string-conversion
    Description::new(description)
}

fn checked_argument(bytes: Vec<u8>) -> Result<String, Utf8Error> {
    std::str::from_utf8(&bytes).map(|text| text.to_string()) //~ redundant-string-conversion
}

fn checked_list(bytes: Vec<u8>) -> Result<String, Utf8Error> {
    Ok(std::str::from_utf8(&bytes)?.to_string()) //~ redundant-string-conversion
}

fn checked_to_share(bytes: Vec<u8>) -> Result<Arc<str>, Utf8Error> {
    Ok(std::str::from_utf8(&bytes)?.into())
}

fn checked_or_not(bytes: Vec<u8>) -> Option<String> {
    std::str::from_utf8(bytes.as_slice()).ok().map(str::to_owned) //~ redundant-string-conversion
}

fn checked_and_kept(bytes: Vec<u8>, all: &mut Vec<Vec<u8>>) -> Result<String, Utf8Error> {
    let text = std::str::from_utf8(&bytes)?.to_string();
    all.push(bytes);
    Ok(text)
}

fn checked_part(bytes: &[u8]) -> Result<String, Utf8Error> {
    std::str::from_utf8(bytes).map(str::to_string)
}

fn bytes_of_another(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn checked_again(text: &str) -> &str {
    std::str::from_utf8(text.as_bytes()).unwrap() //~ redundant-string-conversion
}

fn checked_again_by_name(text: &str, from: usize, to: usize) -> &str {
    let bytes = text.as_bytes();
    std::str::from_utf8(&bytes[from..to]).unwrap() //~ redundant-string-conversion
}

fn checked_once(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn through_json(meta: &Meta) -> Result<Other, serde_json::Error> {
    serde_json::from_str(&serde_json::to_string(meta)?) //~ redundant-string-conversion
}

fn parsed(text: &str) -> Result<Other, serde_json::Error> {
    serde_json::from_str(text)
}

fn digits(count: u64) -> usize {
    count.to_string().len() //~ redundant-string-conversion
}

fn width_by_name(count: u64) -> usize {
    let shown = count.to_string(); //~ redundant-string-conversion
    shown.len()
}

fn width_and_text(count: u64) -> (usize, String) {
    let shown = count.to_string();
    (shown.len(), shown)
}

fn measured(text: String) -> usize {
    text.trim().len()
}

fn copied_to_be_measured(name: &str) -> usize {
    measured(name.to_string()) //~ redundant-string-conversion
}

fn moved_to_be_measured(name: String) -> usize {
    measured(name)
}

// ---- copied to be looked at, or copied twice

fn header(line: &str, families: &Families) -> bool {
    let name = line.split_whitespace().next().unwrap_or("").to_string(); //~ redundant-string-conversion
    families.has(&name)
}

fn tool(entry: &Path) -> Result<Tool, Error> {
    let name = entry.file_name().unwrap().to_string_lossy().to_string(); //~ redundant-string-conversion
    Tool::from_str(&name)
}

fn kept_name(line: &str) -> Meta {
    let path = line.trim().to_string();
    Meta { path, id: 1 }
}

fn cut_off_meanwhile(line: &mut String) -> usize {
    let name = line.trim().to_string();
    line.clear();
    name.len()
}

fn folded(name: &str) -> String {
    name.to_string().to_lowercase() //~ redundant-string-conversion
}

fn folded_name(fork: Fork) -> String {
    fork.name().to_string().to_lowercase() //~ redundant-string-conversion
}

fn folded_number(id: u64) -> String {
    id.to_string().to_lowercase()
}

fn folded_display(fork: Fork) -> String {
    fork.to_string().to_lowercase()
}

fn joined(dir: &Path) -> PathBuf {
    dir.join("src").to_path_buf() //~ redundant-string-conversion
}

fn parent(dir: &Path) -> PathBuf {
    dir.parent().unwrap().to_path_buf()
}

fn all_lines(lines: &[Vec<u8>]) -> Vec<u8> {
    lines.concat().to_vec() //~ redundant-string-conversion
}

fn taken_twice(proof: &Proof) -> Vec<u64> {
    proof.values.as_slice().to_vec().clone() //~ redundant-string-conversion
}

fn complained_twice(bits: u8, depth: u8) -> Result<u8, ImageError> {
    if bits > depth {
        return Err(ImageError::Unsupported(
            format!("Alpha bits: {}", bits) //~ redundant-string-conversion
                .to_string(),
        ));
    }
    Ok(depth - bits)
}

fn some_bytes(number: u64) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

fn lent(families: &Families) -> bool {
    families.has(&String::from("help")) //~ redundant-string-conversion
}

fn inline_name(name: &str) -> String {
    format!("{name}") //~ redundant-string-conversion
}

fn inline_number(id: u64) -> String {
    format!("{id}")
}

fn is_known(kind: &str) -> bool {
    let known = vec!["open".to_string(), "closed".to_string()]; //~ redundant-string-conversion
    known.iter().any(|each| each == kind)
}

fn given_kinds() -> Vec<String> {
    let known = vec!["open".to_string(), "closed".to_string()];
    known
}

fn known_prefix(value: &str) -> Option<String> {
    if !value.starts_with("Token ") {
        return None;
    }
    Some(value.replacen("Token ", "", 1)) //~ redundant-string-conversion
}

fn named_cow(pattern: &Regex, line: &str) -> String {
    let cleaned = pattern.replace_all(line, "*");
    cleaned.to_string() //~ redundant-string-conversion
}

fn cow_looked_at_before(pattern: &Regex, line: &str) -> (usize, String) {
    let cleaned = pattern.replace_all(line, "*");
    (cleaned.len(), cleaned.to_string()) //~ redundant-string-conversion
}

// ---- look-alikes

fn anywhere(value: &str) -> String {
    value.replacen("Token ", "", 1)
}

fn cow_looked_at(pattern: &Regex, line: &str) -> (String, usize) {
    let cleaned = pattern.replace_all(line, "*");
    (cleaned.to_string(), cleaned.len())
}

fn formatted_view(mark: &Mark) -> String {
    format!("{}", mark.name.as_str()) //~ redundant-string-conversion
}

fn joined(base: &Path, name: &str) -> PathBuf {
    base.join(name.to_string()) //~ redundant-string-conversion
}

// A `char` in lower case is a `char`, or an iterator of some.

fn sort_key(flag: Option<Flag>) -> String {
    match flag {
        Some(flag) => flag.letter.to_ascii_lowercase().to_string(),
        None => String::new(),
    }
}

fn folded(word: &str) -> String {
    word.chars().map(|c| c.to_lowercase().to_string()).collect()
}

// The bytes of an id are an array.

fn id_bytes(id: &Uuid) -> Vec<u8> {
    id.into_bytes().to_vec()
}

impl From<&str> for Caption {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Caption {
    fn from(text: String) -> Self {
        Self { text, lines: 1 }
    }
}

fn replaced_and_copied(text: &str) -> String {
    text.replace('-', "_").to_string() //~ redundant-string-conversion
}

fn one_letter(letter: char) -> String {
    escaped_bytes(&letter.to_string().into_bytes()) //~ redundant-string-conversion
}

fn compact(plugin: &str, rule: &str) -> CompactStr {
    CompactStr::from(format!("{plugin}/{rule}")) //~ redundant-string-conversion
}

// ---- look-alikes

// A number may need more than a few bytes, and its size is not known.
fn one_number(number: u64) -> String {
    escaped_bytes(&number.to_string().into_bytes())
}

fn looked_for(letter: char, known: &BTreeMap<String, u32>) -> Option<u32> {
    known_by_name(&letter.to_string(), known)
}

fn known_by_name(name: &String, known: &BTreeMap<String, u32>) -> Option<u32> {
    known.get(name).copied()
}

// What `replace` of this type gives is a value of its own kind.
fn replaced_elsewhere(table: &mut Table) -> String {
    table.replace(1, 2).to_string()
}

/// A `Path` looks at the text where it is.
fn paths(name: &str, owned: String, rest: &Path, all: &mut Vec<PathBuf>) -> io::Result<PathBuf> {
    let config = PathBuf::from(name); //~ redundant-string-conversion
    if config.exists() && std::fs::metadata(&config)?.is_file() {
        return Ok(PathBuf::from("~").join(rest)); //~ redundant-string-conversion
    }
    std::fs::remove_file(PathBuf::from("state.lock"))?; //~ redundant-string-conversion
    let kept = PathBuf::from(name);
    all.push(kept);
    let moved = PathBuf::from(owned);
    Ok(moved.join("list"))
}

/// The name of an entry is made for whoever asks.
fn entries(folder: &Path) -> io::Result<usize> {
    let mut length = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            length += name.len();
        }
    }
    Ok(length)
}

/// The macro writes the value as well as its text.
fn printed(folder: &Path, id: u64, mut count: u64) {
    let shown = folder.display().to_string(); //~ redundant-string-conversion
    info!("at {shown}");
    let named = id.to_string(); //~ redundant-string-conversion
    println!("{}", named);
    let wide = id.to_string();
    println!("{:>8}", wide);
    let before = count.to_string();
    count += 1;
    println!("{} after {}", count, before);
    let often = folder.display().to_string();
    for _ in 0..count {
        println!("{}", often);
    }
    let twice = folder.display().to_string();
    println!("{} and {}", twice, twice);
}

/// Looked at, a text is as good as a copy of it.
fn looked_up(known: &HashMap<String, u32>, name: &str) -> Option<u32> {
    let key = String::from(name); //~ redundant-string-conversion
    known.get(&key).copied()
}

fn at_home(rest: &str) -> PathBuf {
    PathBuf::from("~").join(rest) //~ redundant-string-conversion
}

fn is_there(name: &str) -> bool {
    PathBuf::from(name).exists() //~ redundant-string-conversion
}

fn taken_over(name: String) -> PathBuf {
    PathBuf::from(name).join("rows")
}

fn pushed_on(name: &str) -> PathBuf {
    let mut path = PathBuf::from(name);
    path.push("rows");
    path
}

fn unspaced(input: String) -> usize {
    let input = input.replace(|c: char| c.is_whitespace(), ""); //~ redundant-string-conversion
    input.len()
}

fn unspaced_copy(input: &str) -> String {
    input.replace(' ', "")
}

fn unspaced_beside(input: String) -> (String, String) {
    (input.replace(' ', ""), input)
}

fn without_word(input: String) -> String {
    input.replace("row", "")
}

fn styled(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut writer = Ansi::new(&mut bytes);
    writer.write_all(text.as_bytes()).unwrap();
    String::from_utf8_lossy(&bytes).into_owned() //~ redundant-string-conversion
}

fn styled_and_kept(text: &str) -> (String, Vec<u8>) {
    let mut bytes = Vec::new();
    bytes.extend_from_slice(text.as_bytes());
    (String::from_utf8_lossy(&bytes).into_owned(), bytes)
}

fn initials(folders: &[&str]) -> PathBuf {
    let mut short = PathBuf::new();
    for folder in folders {
        short.push(folder.chars().next().unwrap_or_default().to_string()); //~ redundant-string-conversion
    }
    short
}

/// An address and a port need no text to come together.
fn bound_to(host: &str, port: u16) -> Result<SocketAddr, AddrParseError> {
    SocketAddr::from_str(&format!("{}:{}", host, port)) //~ redundant-string-conversion
}

fn local_port(port: u16) -> SocketAddr {
    format!("127.0.0.1:{port}").parse::<SocketAddr>().unwrap() //~ redundant-string-conversion
}

fn typed_port(ip: IpAddr, port: u16) -> SocketAddr {
    let bound: SocketAddr = format!("{ip}:{port}").parse().unwrap(); //~ redundant-string-conversion
    bound
}

fn named_port(port: u16) -> Result<Uri, UriError> {
    format!("localhost:{port}").parse::<Uri>()
}

fn given_address(text: &str) -> Result<SocketAddr, AddrParseError> {
    text.parse::<SocketAddr>()
}

fn with_padding(host: &str, port: u16) -> Result<SocketAddr, AddrParseError> {
    SocketAddr::from_str(&format!("{host}:{port:05}"))
}

/// What was formatted is a String.
fn described(size: u32) -> String {
    String::from(format!("{size} bytes")) //~ redundant-string-conversion
}

fn refused(size: u32) -> Result<(), String> {
    Err(String::from(format!("{size} is too much"))) //~ redundant-string-conversion
}

fn shared_text(size: u32) -> Arc<str> {
    Arc::from(format!("{size} bytes"))
}

fn owned_cow(folder: &Path) -> String {
    folder.to_string_lossy().into_owned()
}

fn kept_bytes(bytes: &[u8]) -> Result<String, Utf8> {
    Ok(String::from_utf8(bytes.to_vec())?)
}

fn kept_digits(text: &str) -> String {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit()).collect();
    digits
}

fn digits_anywhere(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit()).collect();
    digits.is_empty() || digits.starts_with('0')
}

fn digits_of_stream(source: &mut Chars) -> bool {
    let digits: String = source.take_while(|c| c.is_ascii_digit()).collect();
    digits.is_empty()
}

fn another_prefix(line: &str, mark: &Mark, other: &Mark) -> String {
    if line.starts_with(&mark.prefix) { line.replacen(&other.prefix, "", 1) } else { line.to_string() }
}

fn kept_constants() -> Vec<String> {
    [names::QUIET.to_owned(), names::SILENT.to_owned()].iter().cloned().collect()
}

//@ src/keys.rs
pub struct Modifiers(u8);

// Has no `Display`: nothing but its `to_string` can be shown.
impl ToString for Modifiers {
    fn to_string(&self) -> String {
        format!("{:?}", self.0)
    }
}

fn shown(modifiers: &Modifiers) -> String {
    format!("{} {}", modifiers.to_string(), key_of(modifiers).to_string())
}

//@ src/zeros.rs
// ---- a copy that becomes a path, or gets a zero at its end

struct Account {
    name: String,
}

impl Account {
    fn look_up(&self) -> Option<Groups> {
        let name = CString::new(self.name.clone()).ok()?; //~ redundant-string-conversion
        groups_of(&name)
    }

    fn look_up_by_name(&self) -> Option<Groups> {
        let copied = self.name.clone(); //~ redundant-string-conversion
        let name = CString::new(copied).ok()?;
        groups_of(&name)
    }

    fn give_name(self) -> Option<CString> {
        CString::new(self.name).ok()
    }

    fn home(&self) -> bool {
        let home = PathBuf::from(self.name.clone()); //~ redundant-string-conversion
        home.exists() && is_free(&home)
    }

    fn wide(&self, sink: &mut Sink) {
        sink.take(OsString::from(self.name.clone()).as_os_str().encode_wide()); //~ redundant-string-conversion
    }

    fn kept(&self, sink: &mut Sink) {
        sink.homes.push(PathBuf::from(self.name.clone()));
    }
}

fn handed_on(name: &str) -> Option<CString> {
    CString::new(name.clone()).ok()
}

//@ src/waiting.rs
// What can be made a text need not have a `Display` of its own.
fn waits(what: impl ToString) {
    debug!("waiting for {}", what.to_string());
}

fn waits_for<T: ToString>(what: T) -> String {
    format!("{} is awaited", what.to_string())
}

fn waits_for_all<T>(what: &[T]) -> String
where
    T: ToString,
{
    what.iter().map(|each: &T| format!("{};", each.to_string())).collect()
}

fn waits_for_any(what: &dyn ToString) {
    let shown = what.to_string();
    println!("{shown}");
}

fn waits_and_shows<T: ToString + Display>(what: T) -> String {
    format!("{} is shown", what.to_string()) //~ redundant-string-conversion
}

//@ src/events.rs
enum Event {
    Opened { id: String },
    Closed(String),
}

struct Row {
    name: String,
}

// An `Event` of another module is not the one that stands here.
impl From<wire::Event> for Event {
    fn from(value: wire::Event) -> Self {
        match value {
            wire::Event::Opened { id } => Self::Opened { id: id.to_string() },
            wire::Event::Closed(id) => Self::Closed(id.to_string()),
        }
    }
}

impl From<store::Row> for Row {
    fn from(row: store::Row) -> Self {
        Row { name: row.name.to_string() }
    }
}

fn name_of(store::Row { name }: store::Row) -> String {
    name.to_string()
}

impl From<self::Event> for Row {
    fn from(value: Event) -> Self {
        match value {
            Event::Opened { id } => Row { name: id.to_string() }, //~ redundant-string-conversion
            Event::Closed(id) => Row { name: id },
        }
    }
}

// The same statement shows the text as it was.
fn searched(kind: &str, name: &str) -> String {
    let text = format!("{kind} {name}").to_lowercase();
    format!("{text} {}", text.replace(' ', ""))
}

fn searched_without_spaces(kind: &str, name: &str) -> String {
    let text = format!("{kind} {name}").to_lowercase();
    format!("{kind} {}", text.replace(' ', "")) //~ redundant-string-conversion
}

// Into what a String moves, a borrowed text is copied all the same.
fn moves_over(url: &String, rule: &mut ImportRule) {
    rule.url = url.to_owned().into(); //~ redundant-string-conversion note
}

fn shared(url: &str) {
    let shared: Arc<str> = url.to_owned().into(); //~ redundant-string-conversion
    keep(shared);
}

//@ src/addresses.rs
struct Shared {
    name: Box<str>,
}

// Who allowed clippy to stay silent has decided.
#[allow(clippy::to_string_in_format_args)]
fn address(port: u16, host: &Shared) -> String {
    format!("{}:{port}", host.name.to_string())
}

fn other_address(port: u16, host: &Shared) -> String {
    format!("{}:{port}", host.name.to_string()) //~ redundant-string-conversion
}

//@ src/widget.rs
struct Widget {
    url: String,
}

// The function of another module's type is none of this file's.
pub async fn url_of(widget: Widget) -> Result<String, Error> {
    Ok(sdk::widget::Widget::url_of(&widget).await.map(|url| url.to_string())?)
}

fn sources(files: &[PathBuf], suffix: &str) -> usize {
    let mut count = 0;
    for file in files {
        if file.display().to_string().ends_with(suffix) { //~ redundant-string-conversion
            count += 1;
        }
    }
    count
}

fn stem(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.to_string(); //~ redundant-string-conversion
    Some(name.trim_end_matches(".rs").to_owned())
}

fn depth(path: &Path) -> usize {
    let shown = path.display().to_string(); //~ redundant-string-conversion
    shown.matches('/').count() + usize::from(shown.starts_with("./"))
}

// ---- look-alikes

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn reported(path: &Path, seen: &mut Vec<String>) {
    let shown = path.display().to_string();
    if shown.starts_with('/') {
        seen.push(shown);
    }
}

fn of_its_own(report: &Report) -> usize {
    report.display().to_string().lines().count()
}

//@ src/headers.rs

use axum::http::{header, header::HeaderValue, HeaderMap, Request, Response};

fn bearer(token: &str) -> Result<HeaderValue, Error> {
    Ok(HeaderValue::from_str(&format!("Bearer {token}"))?) //~ redundant-string-conversion
}

fn length(response: &mut Response<Body>, length: u64) {
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, header::HeaderValue::from_str(&length.to_string()).unwrap()); //~ redundant-string-conversion
}

fn range(headers: &mut HeaderMap, from: u64, to: u64) -> Result<(), Error> {
    let range = format!("bytes={from}-{to}");
    headers.insert(header::RANGE, http::HeaderValue::from_str(&range)?); //~ redundant-string-conversion
    headers.append(header::ACCEPT, format!("q={from}").parse()?); //~ redundant-string-conversion
    headers.append(header::VIA, HeaderValue::from_bytes(format!("v{to}").as_bytes())?); //~ redundant-string-conversion
    Ok(())
}

fn list(names: &[&str]) -> Result<HeaderValue, Error> {
    let mut list = String::new();
    for name in names {
        list.push_str(name);
    }
    HeaderValue::from_str(list.as_str()).map_err(Error::from) //~ redundant-string-conversion
}

fn link(url: String) -> Option<HeaderValue> {
    url.parse::<HeaderValue>().ok() //~ redundant-string-conversion
}

fn init_headers(name: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("agent/{name}")).unwrap() //~ redundant-string-conversion note
}

// ---- look-alikes

fn lent(token: &str, name: &String) -> Result<(HeaderValue, HeaderValue), Error> {
    Ok((HeaderValue::from_str(token)?, HeaderValue::from_str(name)?))
}

fn shown_later(token: &str) -> Result<HeaderValue, Error> {
    let value = format!("Bearer {token}");
    HeaderValue::from_str(&value).map_err(|error| Error::new(error, value))
}

fn for_each(requests: &mut [Request<Body>], token: &str) {
    let value = format!("Bearer {token}");
    for request in requests {
        request.headers_mut().insert(header::AUTHORIZATION, HeaderValue::from_str(&value).unwrap());
    }
}

fn taken_over(token: &str) -> Result<HeaderValue, Error> {
    Ok(HeaderValue::try_from(format!("Bearer {token}"))?)
}

fn name(name: &str) -> Result<header::HeaderName, Error> {
    Ok(header::HeaderName::from_str(&format!("x-{name}"))?)
}

fn number(text: String) -> Result<u64, Error> {
    Ok(format!("1{text}").parse::<u64>()?)
}

//@ src/messages.rs

use async_nats::HeaderValue;

fn message(id: u64) -> HeaderValue {
    HeaderValue::from_str(&format!("message-{id}")).unwrap()
}

fn boxed_from_text(name: &str) -> Box<dyn Error> {
    name.to_owned().into()
}

fn given_as_value(name: &str) -> Value {
    Value::from(name.to_string())
}

fn compact_of_unknown(token: &Token) -> CompactString {
    CompactString::from(token.written().to_owned())
}

fn compact_of_taken(name: String) -> CompactString {
    name.into()
}

fn number_of_digits(id: Digits) -> u32 {
    id.to_string().parse::<u32>().unwrap()
}

fn real(n: u64) -> f64 {
    n.to_string().parse::<f64>().unwrap()
}

fn formatted_with_width(n: u64) -> u64 {
    format!("{:o}", n).parse::<u64>().unwrap()
}

fn rounded_and_shown(size: f64) -> f64 {
    let shown = format!("{size:.1}");
    show(&shown);
    shown.parse::<f64>().unwrap()
}

fn exponent(size: f64, power: i32) -> f64 {
    format!("{size:.1}e{power}").parse::<f64>().unwrap()
}

fn read_as_text(bytes: &[u8]) -> Result<String, FromUtf8Error> {
    String::from_utf8(bytes.to_vec())
}

//@ src/kinds.rs
struct Kind(String);

struct Shared(std::sync::Arc<str>);

fn kind() -> Kind {
    "listener".to_string().into() //~ redundant-string-conversion note
}

fn shared() -> Shared {
    "listener".to_string().into() //~ redundant-string-conversion
}

//@ src/genres.rs
fn label(item: &mut Item) {
    item.set_genre("thesis".to_string().into()); //~ redundant-string-conversion note
}

fn shared() -> std::sync::Arc<str> {
    "thesis".to_string().into() //~ redundant-string-conversion
}

fn named(runtime: &Runtime) -> std::borrow::Cow<'static, str> {
    runtime.module().to_owned().into()
}

//@ src/spinner.rs
fn spin(mut out: std::io::Stderr, mut log: BufWriter<File>, steps: &[Step]) -> io::Result<()> {
    for step in steps {
        let clear = format!("\r{:width$}", " ", width = step.width);
        write!(out, "{clear}")?;
        let shown = format!("{}: {}", step.name, step.width); //~ redundant-string-conversion
        writeln!(log, "{shown}")?;
    }
    Ok(())
}

//@ src/of_unknown_bindings.rs
fn shortcut(config: &Config) -> Option<String> {
    config.shortcuts.iter().find_map(|(binding, action)| action.is_resize().then(|| format!("{}: ", binding.to_string())))
}

fn port(ports: &[u16]) -> Option<String> {
    ports.iter().find(|port| **port > 9).map(|port| format!("{}: ", port.to_string())) //~ redundant-string-conversion
}

//@ src/served.rs
fn served(config: &Config, root: &Path, name: &str) -> bool {
    let handler = Handler::builder().listed(true).strip_prefix(config.prefix.to_owned()).build();
    handler.serves() && root.starts_with(name.to_owned()) //~ redundant-string-conversion
}

struct Config {
    prefix: String,
}

//@ src/read_back.rs
// ---- written out under a name, and read back

fn stripped(report: &Report) -> Result<Box<RawValue>, Broken> {
    let line = serde_json::to_string(report)?;
    let raw: Box<RawValue> = serde_json::from_str(&line)?; //~ redundant-string-conversion
    Ok(raw)
}

fn converted(settings: &Settings) -> Result<Options, Broken> {
    let value = serde_json::to_vec(settings).map_err(Broken::Settings)?;
    serde_json::from_slice(&value).map_err(Broken::Options) //~ redundant-string-conversion
}

fn checked_and_kept(settings: &Settings) -> Result<(String, Options), Broken> {
    let text = serde_json::to_string(settings)?;
    let options = serde_json::from_str(&text)?;
    Ok((text, options))
}

fn altered(settings: &Settings) -> Result<Options, Broken> {
    let mut text = serde_json::to_string(settings)?;
    text.insert_str(1, "\"version\": 2,");
    serde_json::from_str(&text).map_err(Broken::Options)
}

//@ src/letters.rs
// ---- a String for one character

fn escaped_letter(out: &mut Writer, letter: char) -> Result<(), Broken> {
    let mut text = String::new(); //~ redundant-string-conversion
    text.push(letter);
    escape(out, text.as_bytes())
}

fn serialized_letter(out: &mut Writer, letter: char) -> Result<(), Broken> {
    let mut text = String::new(); //~ redundant-string-conversion
    text.push(letter);
    out.serialize_str(&text)
}

fn shown_letter(out: &mut Writer, letter: char) -> Result<(), Broken> {
    let text = letter.to_string(); //~ redundant-string-conversion
    escape(out, &text)
}

fn viewed_letter(out: &mut Writer, letter: char) -> Result<(), Broken> {
    escape(out, letter.to_string().as_bytes()) //~ redundant-string-conversion
}

fn grown(out: &mut Writer, letter: char, rest: &str) -> Result<(), Broken> {
    let mut text = String::new();
    text.push(letter);
    text.push_str(rest);
    escape(out, text.as_bytes())
}

fn several(out: &mut Writer, letters: &[char]) -> Result<(), Broken> {
    let mut text = String::new();
    for letter in letters {
        text.push(*letter);
    }
    escape(out, text.as_bytes())
}

fn perhaps(out: &mut Writer, letter: Option<char>) -> Result<(), Broken> {
    let mut text = String::new();
    if let Some(letter) = letter {
        text.push(letter);
    }
    escape(out, text.as_bytes())
}

fn filled_by_others(out: &mut Writer, letter: char, input: &mut Input) -> Result<(), Broken> {
    let mut text = String::new();
    text.push(letter);
    input.read_word(&mut text);
    escape(out, text.as_bytes())
}

fn kept_letter(names: &mut Names, letter: char) {
    let mut text = String::new();
    text.push(letter);
    names.add(text);
}

fn kept_list(names: &mut Vec<u32>, number: u32) {
    let mut numbers = Vec::new();
    numbers.push(number);
    names.extend_from_slice(numbers.as_slice());
}

fn wants_a_string(letter: char) -> bool {
    let text = letter.to_string();
    is_known(&text)
}

fn is_known(text: &String) -> bool {
    text.len() > 1
}

//@ src/written_out.rs
fn written_out(report: &Report) {
    // What went wrong is no text.
    println!("{}", serde_json::to_string(report).unwrap_or_else(|failure| failure.to_string()));
}

fn written_again(report: Result<String, String>) -> String {
    report.unwrap_or_else(|failure| failure.to_string()) //~ redundant-string-conversion
}

//@ src/shown_lossily.rs
// ---- what a Cow lends, copied to be shown

impl Symbol {
    fn label(&self) -> String {
        match self.location.to_file_path() {
            Ok(path) => {
                let relative = path_from_here(path.as_path()) //~ redundant-string-conversion
                    .to_string_lossy()
                    .into_owned();
                format!("{} ({})", self.name, relative)
            }
            Err(_) => self.name.clone(),
        }
    }

    fn title(&self) -> String {
        let file = self.file.to_string_lossy().into_owned(); //~ redundant-string-conversion
        format!("{file}: {}", self.name)
    }
}

fn line_of(bytes: &[u8], at: usize) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned(); //~ redundant-string-conversion
    format!("{at}: {text}")
}

// ---- look-alikes

fn kept(path: &Path, names: &mut Vec<String>) -> String {
    let name = path.to_string_lossy().into_owned();
    let shown = format!("{name}!");
    names.push(name);
    shown
}

fn changed(path: &mut PathBuf) -> String {
    let name = path.to_string_lossy().into_owned();
    path.push("next");
    format!("{name} {}", path.display())
}

fn in_a_task(path: &Path) -> impl Fn() -> String {
    let name = path.to_string_lossy().into_owned();
    move || format!("{name}")
}

fn aligned(path: &Path) -> String {
    let name = lent_by(path).to_string_lossy().into_owned();
    format!("{name:>20}")
}

fn shown_once_each(keys: &[String]) {
    for key in keys {
        let shown = format!("{}", key); //~ redundant-string-conversion
        println!("{}", shown);
    }
}

//@ src/made-by-own-function.rs
struct Grammar {
    names: Vec<String>,
}

impl Grammar {
    fn symbol_name(&self, symbol: usize) -> String {
        format!("'{}'", self.names[symbol])
    }

    fn lent_name(&self, symbol: usize) -> &str {
        &self.names[symbol]
    }

    fn shown(&self, symbols: &[usize]) -> Vec<String> {
        symbols.iter().map(|symbol| self.symbol_name(*symbol).to_string()).collect() //~ redundant-string-conversion
    }

    // ---- look-alikes

    fn lent(&self, symbol: usize) -> String {
        self.lent_name(symbol).to_string()
    }

    fn of_another(&self, other: &Other, symbol: usize) -> String {
        other.symbol_name(symbol).to_string()
    }
}

async fn title_of(id: u64) -> String {
    fetch(id).await
}

fn unheard(id: u64) -> String {
    title_of(id).to_string()
}

//@ src/to-string-in-other-words.rs
fn dated(part: &str, zoned: &Zoned) -> String {
    let offset = format!("{}", zoned.offset()); //~ redundant-string-conversion
    format!("{part} {offset}")
}

// ---- look-alikes

fn put_together(part: &str, zoned: &Zoned) -> String {
    let offset = format!("{}:{}", zoned.hours(), zoned.minutes());
    format!("{part} {offset}")
}

fn padded(part: &str, zoned: &Zoned) -> String {
    let offset = format!("{:>6}", zoned.offset());
    format!("{part} {offset}")
}

fn shown_twice(part: &str, zoned: &Zoned) -> String {
    let offset = format!("{}", zoned.offset());
    format!("{part} {offset} {offset}")
}

//@ src/path_by_way_of_another.rs
fn target_of(entry: &Path, root: &Path) -> PathBuf {
    let relative = entry.components().skip(1).collect::<PathBuf>(); //~ redundant-string-conversion
    root.join(relative)
}

fn appended(entry: &Path, root: &mut PathBuf) {
    root.push(entry.components().skip(1).collect::<PathBuf>()); //~ redundant-string-conversion
}

fn base_of(pattern: &str) -> PathBuf {
    let base = pattern.split('/').take_while(|part| !part.contains('*')).collect::<Vec<_>>().join("/"); //~ redundant-string-conversion
    PathBuf::from(base)
}

// ---- look-alikes

fn kept(entry: &Path, root: &Path) -> (PathBuf, PathBuf) {
    let relative = entry.components().skip(1).collect::<PathBuf>();
    (root.join(&relative), relative)
}

fn named(parts: &[String]) -> PathBuf {
    PathBuf::from(parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join("-"))
}

//@ src/chosen_to_print.rs
impl std::fmt::Display for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}:{}",
            self.kind,
            self.path //~ redundant-string-conversion
                .as_ref()
                .and_then(|p| p.to_str())
                .map(|p| p.to_string())
                .unwrap_or_else(|| "".to_string())
        )
    }
}

fn greet(name: &str, is_known: bool) {
    println!("hello {}", if is_known { name.to_string() } else { String::new() }); //~ redundant-string-conversion
    println!("{}", match is_known { true => "again".to_string(), false => "first".to_string() }); //~ redundant-string-conversion
}

// ---- look-alikes

fn greet_by_number(number: u64, is_known: bool) {
    println!("hello {}", if is_known { number.to_string() } else { String::new() });
    println!("hello {}", if is_known { format!("number {number}") } else { "you".to_string() });
}

fn shows_the_option(name: Option<&str>) {
    println!("hello {:?}", name.map(|name| name.to_string()));
}

//@ src/lent_as_strings.rs
struct Sheet {
    kind: Held<Kind>,
    caption: Held<str>,
}

// Rows are made of Strings: the heading has to be as well.
fn print_all(rows: &[[String; 2]]) {
    let heading = ["Name".to_string(), "Size".to_string()];
    let widths = heading.clone().map(|each| each.len());
    print_row(&widths, &heading);
    for row in rows {
        print_row(&widths, row);
    }
}

fn print_row(widths: &[usize; 2], row: &[String; 2]) {
    println!("{widths:?} {row:?}");
}

fn print_list() {
    let heading = vec!["Name".to_owned(), "Size".to_owned()];
    print_slice(&heading);
}

fn print_slice(row: &[String]) {
    println!("{row:?}");
}

fn print_some() {
    let heading = ["Name".to_string(), "Size".to_string()]; //~ redundant-string-conversion
    print_texts(&heading);
}

fn print_texts<T: AsRef<str>>(row: &[T]) {
    println!("{}", row.len());
}

// What it takes is not told here.
fn print_elsewhere() {
    let heading = ["Name".to_string(), "Size".to_string()]; //~ redundant-string-conversion note
    table::print(&heading);
    println!("{}", heading.len());
}

fn titled() {
    let title = "Sizes".to_string();
    print_title(&title);
    print_title(&String::from("Names"));
}

fn print_title(title: &String) {
    println!("{title}");
}

// A counter goes up: there is no text.
fn kind_of(sheet: &Sheet) -> Shown {
    sheet.kind.to_owned().into()
}

fn first_kind(shown: &Registry) -> Result<Shown, Fault> {
    Ok(shown.kinds.first.to_owned().into())
}

fn kind_by_name(registry: &Registry) -> Arc<str> {
    registry.kinds.first.to_owned().into() //~ redundant-string-conversion
}

//@ src/copied_again.rs
// ---- a `clone` of a `&str` is no String of its own

fn titled(sheet: &Sheet, jobs: &[Job]) {
    let title = sheet.heading().trim().to_string(); //~ redundant-string-conversion note
    for job in jobs {
        let own_title = title.clone();
        thread::spawn(move || run(own_title));
    }
}

fn titled_to_show(sheet: &Sheet, jobs: &[Job]) {
    let title = sheet.heading().trim().to_string(); //~ redundant-string-conversion
    for job in jobs {
        show(job, &title);
    }
}

//@ src/trimmed_once_written.rs
use elsewhere::Symbol;

// There is no text to trim before it is written.

fn plain(symbol: &Symbol) -> String {
    symbol.to_string().trim_start_matches("r#").to_owned() //~ redundant-string-conversion note
}

fn plain_of_parts(parts: &Parts) -> String {
    parts.first.to_string().trim_end().to_string() //~ redundant-string-conversion note
}

fn plain_of_name(parts: &Parts) -> String {
    parts.file_name.to_string().trim_end().to_string() //~ redundant-string-conversion
}

//@ src/deserialized.rs
impl<'de> Deserialize<'de> for Shade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?; //~ redundant-string-conversion note
        Self::from_str(&name).map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Finish {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <String as Deserialize>::deserialize(deserializer)?; //~ redundant-string-conversion note
        match name.as_str() {
            "matt" => Ok(Finish::Matt),
            other => Err(de::Error::custom(format!("no finish {other}"))),
        }
    }
}

fn opened_on<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    let day: String = Deserialize::deserialize(deserializer)?; //~ redundant-string-conversion note
    Day::parse(&day).map_err(de::Error::custom)
}

fn mixed_on<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    String::deserialize(deserializer).and_then(|day| day.parse().map_err(de::Error::custom)) //~ redundant-string-conversion note
}

fn sold_on<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(de::Error::custom) //~ redundant-string-conversion note
}

fn poured_on<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    Day::from_str(&String::deserialize(deserializer)?).map_err(de::Error::custom) //~ redundant-string-conversion note
}

fn label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Label, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() {
        return Err(de::Error::custom("an empty label"));
    }
    Ok(Label(text))
}

fn wrapped<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Label, D::Error> {
    String::deserialize(deserializer).map(Label)
}

fn taken_over<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Label, D::Error> {
    String::deserialize(deserializer).map(|text| Label(text))
}

fn unless_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok((!text.is_empty()).then_some(text))
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let number = u32::deserialize(deserializer)?;
    Ok(u64::from(number))
}

fn read_whole(pail: &mut Pail) -> Result<Shade, Error> {
    let layer: Layer = Deserialize::deserialize(pail)?;
    Shade::of(&layer)
}

//@ src/urls.rs
use url::Url;

fn of_feed(db: &Connection, feed: &Url, name: &str) -> Result<(), Error> {
    db.execute("INSERT INTO feeds VALUES (?1, ?2)", params![feed.to_string(), name])?; //~ redundant-string-conversion
    Ok(())
}

fn readers(counts: &HashMap<String, u32>, feed: &Url) -> Option<u32> {
    counts.get(&feed.to_string()).copied() //~ redundant-string-conversion
}

fn is_safe(feed: &Url) -> bool {
    feed.to_string().starts_with("https://") //~ redundant-string-conversion
}

fn is_short(feed: &Url) -> bool {
    let text = feed.to_string(); //~ redundant-string-conversion
    !text.contains("?page=") && text.len() < 80
}

fn page(feed: Url) -> Page {
    Page { address: feed.to_string(), number: 1 } //~ redundant-string-conversion
}

fn second_page(text: &str) -> Result<String, url::ParseError> {
    let mut feed = Url::parse(text)?;
    feed.set_query(Some("page=2"));
    Ok(feed.to_string()) //~ redundant-string-conversion
}

fn lent_page(feed: &Url) -> Page {
    Page { address: feed.to_string(), number: 1 }
}

fn both(feed: Url) -> (String, Url) {
    (feed.to_string(), feed)
}

fn is_known(known: &Vec<String>, feed: &Url) -> bool {
    known.contains(&feed.to_string())
}

fn shown(feed: &Url) -> usize {
    let text = feed.to_string();
    print_string(&text);
    text.len()
}

fn print_string(text: &String) {
    println!("{text}");
}

fn moved_on(mut feed: Url) -> bool {
    let before = feed.to_string();
    feed.set_fragment(None);
    before == "about:blank"
}

//@ src/urls_of_their_own.rs
use crate::shelf::Url;

fn is_far(place: &Url) -> bool {
    place.to_string().starts_with("far")
}

//@ src/lent_as_path.rs
use std::path::PathBuf;

fn watched(dir: &std::path::Path) -> bool {
    dir.is_dir()
}

fn kept(dir: &PathBuf) -> PathBuf {
    dir.to_path_buf()
}

pub fn watch(name: &str) -> bool {
    watched(&PathBuf::from(name)) //~ redundant-string-conversion
}

pub fn watch_owned(name: String) -> bool {
    watched(&PathBuf::from(name))
}

pub fn keep(name: &str) -> PathBuf {
    kept(&PathBuf::from(name))
}

//@ src/own_cows.rs
// ---- a `Cow` of the crate's own functions, copied whether or not it owns its text

use std::borrow::Cow;
use std::path::{Path, PathBuf};

fn with_slashes(path: &str) -> Cow<'_, str> {
    if path.contains('\\') { path.replace('\\', "/").into() } else { path.into() }
}

fn kept(path: Option<&str>) -> Option<String> {
    path.map(|path| with_slashes(path).to_string()) //~ redundant-string-conversion
}

fn read(text: &str) -> Result<Cow<'_, str>, Fault> {
    Ok(text.into())
}

fn read_all(text: &str, all: &mut Vec<String>) -> Result<(), Fault> {
    for part in text.split(',') {
        let word = read(part)?;
        note(&word);
        all.push(word.to_string()); //~ redundant-string-conversion
    }
    Ok(())
}

fn bytes_of(row: &Row) -> Cow<'_, [u8]> {
    row.bytes()
}

fn sent(row: &Row, out: &mut Sender) {
    out.send(bytes_of(row).to_vec()); //~ redundant-string-conversion
}

struct Place {
    path: Cow<'static, Path>,
}

fn own_path(place: Place) -> PathBuf {
    place.path.to_path_buf() //~ redundant-string-conversion
}

fn lent_path(place: &Place) -> PathBuf {
    place.path.to_path_buf()
}

fn looked_at_later(text: &str) -> (String, usize) {
    let word = with_slashes(text);
    let copy = word.to_string();
    (copy, word.len())
}

fn of_each(names: &[Cow<'_, str>]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

fn label(of: &Cow<'_, str>) -> String {
    of.to_string()
}
