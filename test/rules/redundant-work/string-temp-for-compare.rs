use std::collections::{HashMap, HashSet};

struct Kinds {
    by_name: HashMap<String, u8>,
    names: HashSet<String>,
}

fn listed(ident: &Ident) -> bool {
    ["u8", "u16"].contains(&ident.to_string().as_str()) //~ string-temp-for-compare note
}

fn named(ident: &Ident) -> bool {
    ident.to_string() == "u8" //~ string-temp-for-compare note
}

fn text(name: &str, other: &String) -> bool {
    name.to_string() == *other //~ string-temp-for-compare
}

fn folded(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase() //~ string-temp-for-compare
}

fn method(name: &str) -> bool {
    name.to_ascii_uppercase() == "GET" //~ string-temp-for-compare
}

impl Kinds {
    fn found(&self, name: &str) -> Option<&u8> {
        self.by_name.get(&name.to_string()) //~ string-temp-for-compare
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(&name.to_owned()) //~ string-temp-for-compare
    }
}

fn matching(lines: &[String], id: u64) -> usize {
    let mut count = 0;
    for line in lines {
        if line.contains(&format!("id={id}")) { //~ string-temp-for-compare
            count += 1;
        }
    }
    count
}

fn version(version: &Version) -> bool {
    version.to_string() == "1.2" //~ string-temp-for-compare
}

fn disposition(origin: &str) -> u32 {
    match origin.as_bytes().to_ascii_lowercase().as_slice() { //~ string-temp-for-compare
        b"inline" => 1,
        b"attachment" => 2,
        _ => 0,
    }
}

// ---- look-alikes

fn direct(name: &str, other: &str) -> bool {
    name == other
}

fn ascii(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

impl Kinds {
    fn by_str(&self, name: &str) -> Option<&u8> {
        self.by_name.get(name)
    }

    fn by_number(&self, id: u64) -> Option<&u8> {
        self.by_name.get(&id.to_string())
    }

    fn inserted(&mut self, name: &str) -> bool {
        self.names.insert(name.to_string())
    }
}

fn kept(name: &str, other: &str) -> bool {
    let lowered = name.to_lowercase();
    lowered == other || lowered.starts_with(other)
}

fn length(name: u64) -> bool {
    name.to_string().len() > 2
}

fn foreign(name: &str, other: &str) -> bool {
    name.to_lowercase() == other
}

fn literal(list: &List) -> bool {
    list.contains(&String::from("a"))
}

fn joined(parts: &[String]) -> bool {
    parts.concat() == "ab"
}

fn within(name: &str, pattern: &str) -> bool {
    name.to_lowercase().contains(&pattern.to_lowercase()) //~ string-temp-for-compare
}

fn matched(name: &str) -> u64 {
    match name.to_string().as_str() { //~ string-temp-for-compare
        "a" => 1,
        _ => 2,
    }
}

fn matched_by_name(names: &[Name]) -> u64 {
    let mut sum = 0;
    for name in names {
        let lower = name.text.to_lowercase(); //~ string-temp-for-compare
        sum += match lower.as_ref() {
            "a" => 1,
            _ => 2,
        };
    }
    sum
}

fn matched_and_kept(names: &[Name], all: &mut Vec<String>) {
    for name in names {
        let lower = name.text.to_lowercase();
        match lower.as_str() {
            "a" => {}
            _ => all.push(lower),
        }
    }
}

fn is_picture(name: &str) -> bool {
    let ending = name.to_ascii_lowercase(); //~ string-temp-for-compare
    ending == "png" || ending == "jpg"
}

fn is_text(name: &str) -> bool {
    let ending = name.to_lowercase(); //~ string-temp-for-compare note
    ending == "txt" || ending == "md"
}

fn is_known(name: &str, known: &mut Vec<String>) -> bool {
    let ending = name.to_ascii_lowercase();
    if ending == "png" {
        return true;
    }
    known.push(ending);
    false
}

fn switched(words: &[String]) -> usize {
    let mut on = 0;
    for word in words {
        match word.to_lowercase().as_str() { //~ string-temp-for-compare
            "on" | "yes" => on += 1,
            _ => {}
        }
    }
    on
}

fn by_lower(words: &mut Vec<String>) {
    words.sort_by_key(|word| word.to_lowercase()); //~ string-temp-for-compare
}

fn by_length(words: &mut Vec<String>) {
    words.sort_by_key(|word| word.len());
}

fn by_cached_lower(words: &mut Vec<String>) {
    words.sort_by_cached_key(|word| word.to_lowercase());
}

impl Ord for Source {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_string().cmp(&other.to_string()) //~ string-temp-for-compare
    }
}

fn by_parts(a: &Source, b: &Source) -> Ordering {
    a.name.cmp(&b.name).then(a.id.cmp(&b.id))
}

fn same_text(a: &Source, b: &Version) -> bool {
    a.to_string() == b.to_string() //~ string-temp-for-compare
}

fn one_text(a: &Source, wanted: &String) -> bool {
    a.to_string() == *wanted //~ string-temp-for-compare note
}

fn failed_as_expected(error: &Failure) -> bool {
    error.to_string() == "timeout" //~ string-temp-for-compare note
}

fn folded_before(names: &[String], name_lower: &str) -> bool {
    names.iter().any(|name| name.to_lowercase() == name_lower) //~ string-temp-for-compare
}

fn experimental(header: &str) -> bool {
    header.to_ascii_lowercase().starts_with("x-") //~ string-temp-for-compare
}

fn of_some_kind(header: &str, kind: &str) -> bool {
    header.to_ascii_lowercase().starts_with(kind)
}

fn byte_by_byte(input: &[u8], word: &[u8]) -> bool {
    let mut i = 0;
    while i < word.len() && input[i].to_ascii_lowercase() == word[i] {
        i += 1;
    }
    i == word.len()
}

fn begins_with(line: &str, tool: &str) -> bool {
    line.starts_with(&format!("{tool}:")) //~ string-temp-for-compare
}

fn by_a_local(marks: &[Mark], wanted: &str) -> bool {
    let wanted = wanted.to_ascii_lowercase();
    marks.iter().any(|mark| {
        let name = mark.name().to_ascii_lowercase(); //~ string-temp-for-compare
        name == wanted
    })
}

fn looked_up_by_field(kinds: &Kinds, mark: &Mark<'_>) -> Option<u8> {
    kinds.by_name.get(&mark.name.to_string()).copied() //~ string-temp-for-compare
}

// ---- look-alikes

fn looked_up_by_number(kinds: &Kinds, mark: &Mark<'_>) -> Option<u8> {
    kinds.by_name.get(&mark.number.to_string()).copied()
}

fn kept_afterwards(mark: &Mark, other: &str) -> Option<String> {
    let name = mark.name().to_ascii_lowercase();
    (name == other).then_some(name)
}

fn is_json(mime: &Mime) -> bool {
    matches!(mime.subtype().to_string().as_str(), "json" | "ld+json") //~ string-temp-for-compare
}

// Made only for a line that passed the first question.

fn is_refused(output: &str, kind: &Kind) -> bool {
    output.lines().any(|line| line.contains("unsupported kind") && line.contains(&format!("kind `{kind}`"))) //~ string-temp-for-compare note
}

//@ src/tokens.rs
use proc_macro2::{TokenStream, TokenTree};

/// Of a literal nothing but the text can be had.
fn are_alike(one: &TokenTree, other: &TokenTree) -> bool {
    match (one, other) {
        (TokenTree::Literal(a), TokenTree::Literal(b)) => a.to_string() == b.to_string(),
        _ => false,
    }
}

fn first_difference(one: &str, other: &str) -> Option<usize> {
    // Of characters: nothing is allocated.
    one.chars()
        .zip(other.chars())
        .position(|(a, b)| a.to_lowercase().ne(b.to_lowercase()))
}

//@ src/keywords.rs
use proc_macro::Ident;

fn is_use(word: &Ident) -> bool {
    // The compiler's own identifiers compare with no text.
    word.to_string() == "use"
}

//@ src/options.rs
/// Inside `Some`, too.
fn is_version(found: Option<String>, version: &str) -> bool {
    found != Some(version.to_string()) //~ string-temp-for-compare
}

fn header_kinds(headers: &[(Vec<u8>, String)]) -> usize {
    let mut known = 0;
    for (name, _) in headers {
        match &*name.to_ascii_lowercase() { //~ string-temp-for-compare
            b"vary" | b"etag" => known += 1,
            _ => {}
        }
    }
    known
}

/// Made once, a text is no cost; a copy of one is needed nowhere.
impl Table {
    fn new(mode: &str, known: &std::collections::HashMap<String, u8>) -> Self {
        let strict = mode.to_lowercase() == "strict"; //~ string-temp-for-compare note
        let listed = known.contains_key(&mode.to_string()); //~ string-temp-for-compare
        Table::of(strict, listed)
    }
}



fn asked_of_the_system() -> bool {
    std::env::var("MODE").unwrap_or_default().to_lowercase() == "debug"
}

//@ src/indexed_by_copies.rs
struct Ages {
    by_name: HashMap<String, u64>,
    by_tag: BTreeMap<Tag, u64>,
}

impl Ages {
    fn of(&self, name: &str) -> u64 {
        self.by_name[&name.to_owned()] //~ string-temp-for-compare
    }

    fn of_nobody(&self) -> u64 {
        self.by_name[&"nobody".to_string()] //~ string-temp-for-compare
    }

    fn of_line(&self, line: &str) -> u64 {
        self.by_name[&String::from(line.trim())] //~ string-temp-for-compare
    }

    fn of_number(&self, number: u64) -> u64 {
        self.by_name[&number.to_string()]
    }

    fn of_lent(&self, name: &str) -> u64 {
        self.by_name[name]
    }

    fn of_tag(&self, tag: &Tag) -> u64 {
        self.by_tag[&tag.to_owned()]
    }
}

fn has_a_page(page: &Option<String>) -> bool {
    *page != Some("".to_string())
}

fn is_the_first_page(page: &Option<String>) -> bool {
    *page == Some("first".to_string()) //~ string-temp-for-compare
}

//@ src/folded_text_goes_on.rs
fn mode(texts: &[String]) -> Result<Vec<Mode>, Unknown> {
    let mut modes = Vec::new();
    for text in texts {
        modes.push(match text.to_ascii_lowercase().as_str() {
            "on" => Mode::On,
            "off" => Mode::Off,
            other => return Err(Unknown(other.to_string())),
        });
    }
    Ok(modes)
}

fn mode_or_auto(texts: &[String]) -> Vec<Mode> {
    let mut modes = Vec::new();
    for text in texts {
        modes.push(match text.to_ascii_lowercase().as_str() { //~ string-temp-for-compare
            "on" => Mode::On,
            "off" => Mode::Off,
            other => Mode::Auto,
        });
    }
    modes
}

//@ src/ordered_by_name.rs
// ---- two texts for each comparison, under names

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, another) = (self.id.to_string(), other.id.to_string()); //~ string-temp-for-compare
        one.cmp(&another)
    }
}

fn sorted_tokens(tokens: &mut [Token]) {
    tokens.sort_by(|a, b| {
        let left = a.text.to_trimmed_string(); //~ string-temp-for-compare
        let right = b.text.to_trimmed_string();
        left.cmp(&right)
    });
}

fn sorted_names(names: &mut [Name]) {
    names.sort_by(|a, b| {
        let left = a.text.to_lowercase(); //~ string-temp-for-compare
        let right = b.text.to_lowercase();
        left.cmp(&right)
    });
}

fn compared_and_kept(a: &Name, b: &Name) -> (Ordering, String) {
    let left = a.text.to_lowercase();
    let right = b.text.to_lowercase();
    (left.cmp(&right), left)
}

fn of_one_key(names: &mut [Name], key: &Key) {
    let wanted = key.text.to_lowercase();
    names.sort_by(|a, b| a.distance(&wanted).cmp(&b.distance(&wanted)));
}

fn parsed_parts(a: &str, b: &str) -> Ordering {
    let (left, right) = (a.parse::<u32>(), b.parse::<u32>());
    left.cmp(&right)
}

fn found_by(names: &[Name], key: &Key) -> Result<usize, usize> {
    let wanted = key.text.to_trimmed_string();
    names.binary_search_by(|name| name.text.to_trimmed_string().cmp(&wanted))
}

fn found_with(names: &Sorted, key: &Key) -> Option<usize> {
    let wanted = key.text.to_trimmed_string();
    names.lookup(|name| name.text.to_trimmed_string().cmp(&wanted))
}

//@ src/folded-once.rs
fn command(line: &str) -> Option<Command> {
    let upper = line.trim().to_uppercase(); //~ string-temp-for-compare
    if upper.starts_with("PING") {
        return Some(Command::Ping);
    }
    if upper.starts_with("INFO") {
        return Some(Command::Info(line["INFO".len()..].into()));
    }
    None
}

fn kind_of(name: &str) -> Kind {
    let folded = name.to_ascii_lowercase(); //~ string-temp-for-compare
    match folded.ends_with(".gz") || folded.ends_with(".zst") {
        true => Kind::Packed,
        false => Kind::Plain,
    }
}

// ---- look-alikes

fn folded_and_kept(line: &str) -> String {
    let upper = line.to_uppercase();
    if upper.starts_with("PING") {
        return String::new();
    }
    upper
}

fn searched(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.starts_with("get ") && lower.contains("host:")
}

fn with_umlaut(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.starts_with("über")
}

//@ src/lossy-compared.rs
fn is_label(name: &OsStr) -> bool {
    name.to_string_lossy() == "security.selinux" //~ string-temp-for-compare
}

fn is_none_of_them(name: &OsStr, other: &OsStr) -> bool {
    "--" != name.to_string_lossy() //~ string-temp-for-compare
        && other.to_string_lossy() != name.to_string_lossy() //~ string-temp-for-compare
}

fn sorted(files: &mut [PathData]) {
    files.sort_by(|a, b| version_cmp(a, b).then(a.path().to_string_lossy().cmp(&b.path().to_string_lossy()))); //~ string-temp-for-compare
}

// ---- look-alikes

fn with_a_text(name: &OsStr, text: &str) -> bool {
    name.to_string_lossy() == text
}

fn begins(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with("--")
}

fn of_bytes(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes) == "text"
}

fn hinted(name: &OsStr) -> bool {
    name.to_string_lossy(Locale::En) == "text"
}

//@ src/short_names.rs
fn is_close(headers: &Headers) -> bool {
    headers.get("connection").is_some_and(|v| v.to_ascii_lowercase() == "close") //~ string-temp-for-compare
}

/// A byte or a character, for all that anyone knows.
fn is_same(v: Letter, w: Letter) -> bool {
    v.to_ascii_lowercase() == w.to_ascii_lowercase()
}

//@ src/text_before_and_after.rs
/// What the first text says is gone when it is compared.
fn simplify(steps: &mut [Step]) -> usize {
    let mut changed = 0;
    for step in steps.iter_mut() {
        let before = format!("{step}");
        if step.is_idle() {
            step.kind = Kind::Nothing;
        }
        let after = format!("{step}");
        if before != after {
            changed += 1;
        }
    }
    changed
}

fn is_changed_by(plan: &mut Plan, pass: &Pass) -> bool {
    let before = plan.to_string();
    pass.run(&mut *plan);
    before != plan.to_string()
}

fn differ(ours: &[Step], theirs: &[Step]) -> usize {
    let mut changed = 0;
    for (one, other) in ours.iter().zip(theirs) {
        let before = format!("{one}"); //~ string-temp-for-compare
        let after = format!("{other}");
        if before != after {
            changed += 1;
        }
    }
    changed
}

//@ src/script/text.rs
pub struct ScriptText {
    units: Vec<u16>,
}

impl ScriptText {
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        decoded(&self.units)
    }
}

fn is_end(text: &ScriptText) -> bool {
    text.to_string_lossy() == "end"
}

fn is_end_of(found: &Found) -> bool {
    found.as_text().is_some_and(|text| text.to_string_lossy() == "end")
}

fn is_hidden(entry: &Path) -> bool {
    entry.to_string_lossy() == ".hidden" //~ string-temp-for-compare
}

//@ src/made_to_hash.rs
impl Hash for HeaderKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.to_ascii_lowercase().hash(state); //~ string-temp-for-compare
        self.part.to_lowercase().hash(state); //~ string-temp-for-compare
    }
}

// ---- look-alikes

impl Hash for PlainKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for b in self.text.bytes() {
            b.to_ascii_lowercase().hash(state);
        }
        self.bytes[0].to_ascii_lowercase().hash(state);
    }
}

fn fingerprint(title: &str) -> u64 {
    let mut state = DefaultHasher::new();
    title.to_lowercase().hash(&mut state);
    state.finish()
}

//@ src/values_that_print.rs
#[derive(Clone)]
enum Shown {
    Plain(Name),
    Wrapped(Name),
}

struct Moved(Shown);

struct Label(String);

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

// Without a `PartialEq`, and with two that print alike, the texts are what is left to compare.

fn cancels(one: &Shown, other: &Shown) -> bool {
    one.to_string() == other.to_string() //~ string-temp-for-compare note
}

impl std::ops::Sub for &Moved {
    type Output = Moved;

    fn sub(self, other: &Moved) -> Moved {
        if self.to_string() == other.to_string() { //~ string-temp-for-compare note
            return Moved::zero();
        }
        self.less(other)
    }
}

fn is_own(one: &Label, other: &Label) -> bool {
    one.to_string() == other.to_string() //~ string-temp-for-compare
}
