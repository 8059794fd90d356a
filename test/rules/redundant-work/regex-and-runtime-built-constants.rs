use aho_corasick::AhoCorasick;
use regex::{Regex, RegexSet};
use std::sync::{LazyLock, OnceLock};

const DATE: &str = r"^\d{4}-\d{2}-\d{2}$";
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+").unwrap());

struct Rules {
    name: Regex,
}

impl Rules {
    fn new() -> Self {
        Rules { name: Regex::new("^[a-z]+$").unwrap() }
    }

    fn strict() -> Rules {
        let name = Regex::new("^[a-z]{3}$").unwrap();
        Rules { name }
    }
}

fn is_version(text: &str) -> bool {
    Regex::new(r"^\d+\.\d+$").unwrap().is_match(text) //~ regex-and-runtime-built-constants
}

fn dates(lines: &[String]) -> usize {
    let date = Regex::new(DATE).unwrap(); //~ regex-and-runtime-built-constants
    lines.iter().filter(|line| date.is_match(line)).count()
}

fn any_of(text: &str) -> bool {
    let set = RegexSet::new(["^a", "b$"]).unwrap(); //~ regex-and-runtime-built-constants
    set.is_match(text)
}

fn has_keyword(text: &str) -> bool {
    AhoCorasick::new(&["select", "insert"]).unwrap().is_match(text) //~ regex-and-runtime-built-constants
}

fn starts_with_order(text: &str) -> bool {
    regex::Regex::new("^order").unwrap().is_match(text) //~ regex-and-runtime-built-constants
}

fn asks_too_much(text: &str) -> bool {
    WORD.captures(text).is_some() //~ regex-and-runtime-built-constants
}

fn matching(lines: &[String], pattern: &str) -> usize {
    lines.iter().filter(|line| Regex::new(pattern).is_ok_and(|re| re.is_match(line))).count() //~ regex-and-runtime-built-constants
}

fn is_keyword(word: &str) -> bool {
    let keywords: HashSet<&str> = ["if", "else", "while"].into_iter().collect(); //~ regex-and-runtime-built-constants
    keywords.contains(word)
}

fn status(code: u16) -> Option<&'static str> {
    HashMap::from([(200, "ok"), (404, "missing")]).get(&code).copied() //~ regex-and-runtime-built-constants
}

static TRAILER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\*\/").unwrap()); //~ regex-and-runtime-built-constants
static NAME_START: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-zA-Z_$]").unwrap()); //~ regex-and-runtime-built-constants

fn tidied(text: &str) -> Cow<'_, str> {
    if NAME_START.is_match(text) || LINE_END.is_match(text) {
        return TRAILER.replace_all(text, "*_/");
    }
    text.into()
}

fn names_in_use(scope: &Scope) -> HashSet<Atom> {
    let mut used: HashSet<Atom> = KEYWORDS.iter().map(|word| Atom::new(*word)).collect(); //~ regex-and-runtime-built-constants
    used.extend(scope.names());
    used
}

fn fallback_of(given: Option<&str>) -> bool {
    FancyRegex::new(DEFAULT_PATTERN).unwrap().is_match(given.unwrap_or("")) //~ regex-and-runtime-built-constants
}

fn split_number(value: &BigInt) -> (BigInt, BigInt) {
    let low = value & ((bigint!(1).shl(128_u8)) - bigint!(1)); //~ regex-and-runtime-built-constants
    let limit = BigInt::from(1) << 250; //~ regex-and-runtime-built-constants
    (low, limit - value)
}

fn field_of(point: &BigUint) -> bool {
    point < &BigUint::parse_bytes(b"2188824287183927522224640574525727", 10).unwrap() //~ regex-and-runtime-built-constants
}

fn verified(proof: &Proof) -> bool {
    proof.verify(&prepare_verifying_key(&PARAMETERS.spend.vk)) //~ regex-and-runtime-built-constants
}

fn typed(headers: &mut HeaderMap) {
    headers.insert(CONTENT_TYPE, HeaderValue::from_str("text/plain").unwrap()); //~ regex-and-runtime-built-constants
}

lazy_static! {
    static ref LINE_END: Regex = Regex::new("^;").unwrap(); //~ regex-and-runtime-built-constants
    static ref NUMBER: Regex = Regex::new(r"^\d+$").unwrap();
}

// ---- look-alikes

fn handed_on(words: &mut Words) {
    let keywords = HashSet::from(["if", "else"]);
    words.set(keywords);
}

fn of_the_caller(a: &str, b: &str) -> bool {
    HashSet::from([a, b]).contains("x")
}

fn grows(word: &str) -> usize {
    let mut seen = HashSet::from(["if", "else"]);
    seen.insert(word);
    seen.len()
}

fn of_each_line(lines: &[String], text: &str) -> usize {
    lines.iter().filter(|line| Regex::new(line).is_ok_and(|re| re.is_match(text))).count()
}

fn once(text: &str) -> bool {
    static NUMBER: OnceLock<Regex> = OnceLock::new();
    NUMBER.get_or_init(|| Regex::new(r"\d+").unwrap()).is_match(text)
}

fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

fn made_for_the_caller() -> Regex {
    Regex::new(r"\s+").unwrap()
}

fn depends(text: &str, word: &str) -> bool {
    Regex::new(&format!(r"\b{word}\b")).unwrap().is_match(text)
}

fn needs_the_group(text: &str) -> Option<&str> {
    WORD.captures(text).and_then(|found| found.get(1)).map(|group| group.as_str())
}

thread_local! {
    static SPACE: Regex = Regex::new(r"\s").unwrap();
}

fn uses_static(text: &str) -> bool {
    WORD.is_match(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn matches() {
        assert!(regex::Regex::new("a+").unwrap().is_match("aa")); //~ regex-and-runtime-built-constants note
    }
}

fn topic_of_transfer(log: &Log) -> bool {
    log.topic() == keccak256(b"Transfer(address,address,uint256)".as_slice()) //~ regex-and-runtime-built-constants
}

fn topic_of(log: &Log, signature: &str) -> bool {
    log.topic() == keccak256(signature.as_bytes())
}

fn transfer_topic() -> B256 {
    keccak256("Transfer(address,address,uint256)")
}

fn keyword(word: &str) -> Option<u8> {
    let mut table = HashMap::new(); //~ regex-and-runtime-built-constants
    table.insert("if", 1u8);
    table.insert("else", 2);
    table.insert("while", 3);
    table.get(word).copied()
}

fn counted(words: &[String]) -> Option<u8> {
    let mut table = HashMap::new();
    table.insert("if", 1u8);
    table.insert("else", 2);
    table.insert("while", words.len() as u8);
    table.get("if").copied()
}

fn theme(name: &str) -> Theme {
    let themes: Themes = serde_json::from_str(include_str!("themes.json")).unwrap(); //~ regex-and-runtime-built-constants
    themes.find(name)
}

fn is_router(address: Address) -> bool {
    address == Address::from_str("0x7a250d5630b4cf539739df2c5dacb4c659f2488d").unwrap() //~ regex-and-runtime-built-constants
}

fn reserved_words() -> HashSet<&'static str> {
    HashSet::from(["fn", "let", "mut", "pub"]) //~ regex-and-runtime-built-constants
}

fn is_reserved(word: &str) -> bool {
    reserved_words().contains(word)
}

fn units() -> HashSet<&'static str> {
    HashSet::from(["ms", "us", "ns"])
}

fn parser() -> Parser {
    Parser::new(units())
}

fn origin(parts: &mut Parts) -> Url {
    parts.take_url().unwrap_or_else(|| Url::parse("http://nobody.was.asked").unwrap())
}

// Who keeps it asks for a value of its own.
async fn next_slot(&self) -> Result<Slot, Error> {
    let client = Client::new(Url::parse("http://localhost:3500")?);
    client.next_slot().await
}

fn is_home(url: &Url) -> bool {
    let home = Url::parse("http://localhost:3500").unwrap(); //~ regex-and-runtime-built-constants
    url.host() == home.host()
}

static QUOTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"^"[^"]*"$"#).unwrap());
static EITHER: LazyLock<Regex> = LazyLock::new(|| Regex::new("apple|pear").unwrap());
static VERSION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^v\d+").unwrap());
static INTERNED: LazyLock<Vec<Atom>> = LazyLock::new(|| KEYWORDS.iter().map(|word| Atom::new(*word)).collect());

fn owned_words() -> Vec<String> {
    let mut words: Vec<String> = KEYWORDS.iter().map(|word| word.to_string()).collect();
    words.push(String::new());
    words
}

fn with_prefix(prefix: &str) -> Vec<Atom> {
    let mut names: Vec<Atom> = KEYWORDS.iter().map(|word| prefixed(prefix, word)).collect();
    names.pop();
    names
}

fn small_power(bits: u32) -> BigInt {
    let wide = 1u64 << 40;
    let shifted = BigInt::from(1) << bits;
    shifted + wide
}

fn typed_by(headers: &mut HeaderMap, kind: &str) {
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(kind).unwrap());
    headers.insert(ACCEPT, HeaderValue::from_static("text/plain"));
}

impl Asset {
    fn kinds(&self) -> HashSet<Kind> {
        if self.inline {
            HashSet::from_iter([Kind::Script]) //~ regex-and-runtime-built-constants
        } else {
            HashSet::from_iter([Kind::Asset, Kind::Script]) //~ regex-and-runtime-built-constants
        }
    }

    fn kinds_of_it(&self) -> HashSet<Kind> {
        HashSet::from([Kind::Asset, self.own_kind])
    }

    fn kinds_or_none(&self) -> HashSet<Kind> {
        if self.inline {
            return self.kinds.clone();
        }
        HashSet::from([Kind::Asset])
    }

    fn with_kinds(&self) -> HashSet<Kind> {
        HashSet::from([Kind::Asset])
    }
}

impl outside::Generator for Asset {
    fn kinds(&self) -> HashSet<Kind> {
        HashSet::from_iter([Kind::Script])
    }
}

static HIDDEN: LazyLock<Vec<Regex>> = LazyLock::new(|| vec![Regex::new("^__rust").unwrap()]);
static HANDED: LazyLock<Regex> = LazyLock::new(|| Regex::new("^_start").unwrap());

fn without_hidden(profile: &mut Profile) {
    profile.strip(&HIDDEN);
    profile.strip_one(&HANDED);
}

//@ src/lenses.rs
use crate::paths::{Glob, Selector};

// Types of the project itself are no patterns because of their names.
fn lens(table: &Table) -> Lens {
    table.lens(&Selector::parse(".points[]").unwrap(), &Glob::new("*.pcd").unwrap())
}

//@ src/pages.rs
use regex::Regex;
use scraper::{Html, Selector};

fn titles(page: &Html) -> usize {
    let title = Selector::parse("h1").unwrap(); //~ regex-and-runtime-built-constants
    page.select(&title).count()
}

// What is handed over lives on with whoever took it.
fn rules(list: &mut Rules) {
    list.push(Regex::new("^[a-z]+$").unwrap());
    let digits = Regex::new("[0-9]+").unwrap();
    list.add(digits);
}

struct Release {
    year: u32,
    name: String,
}

impl Release {
    fn parse(text: &str) -> Option<Self> {
        let shape = Regex::new(r"^(\d{4})-(\w+)$").unwrap(); //~ regex-and-runtime-built-constants
        let found = shape.captures(text)?;
        Some(Release { year: found[1].parse().ok()?, name: found[2].to_string() })
    }
}

struct Splitter {
    shapes: Vec<Regex>,
}

impl Splitter {
    fn of_words() -> Self {
        let mut splitter = Splitter::empty();
        splitter.shapes.push(Regex::new(r"\w+-\w+").unwrap());
        splitter
    }
}

fn has_word(text: &str) -> bool {
    WORD.captures(text).map_or(false, |_| true) //~ regex-and-runtime-built-constants
}

fn asked_in_passing(text: &str, seen: &mut Seen) {
    if let Some(_) = WORD.captures(text) { //~ regex-and-runtime-built-constants
        seen.add(text);
    }
}

fn whole_match(text: &str) -> Option<&str> {
    let found = WORD.captures(text)?; //~ regex-and-runtime-built-constants
    found.get(0).map(|group| group.as_str())
}

fn whole_of_each(text: &str, seen: &mut Seen) {
    for found in WORD.captures_iter(text) { //~ regex-and-runtime-built-constants
        seen.add(&found[0]);
    }
}

fn through_a_closure(text: &str) -> Option<String> {
    WORD.captures(text).map(|found| found[0].to_owned()) //~ regex-and-runtime-built-constants
}

fn behind_a_name(text: &str) -> bool {
    let shape = r"^\d+(\.\d+)?$";
    Regex::new(shape).map(|shape| shape.is_match(text)).unwrap_or(false) //~ regex-and-runtime-built-constants
}

fn each_of_a_list(text: &str) -> bool {
    for shape in [r"\d{16}", r"\d{3}-\d{2}"] {
        let shape = Regex::new(shape).unwrap(); //~ regex-and-runtime-built-constants
        if shape.is_match(text) {
            return true;
        }
    }
    false
}

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of our own")
}

fn by_way_of_a_function(text: &str) -> usize {
    let gaps = compiled(r"\s{2,}"); //~ regex-and-runtime-built-constants
    gaps.find_iter(text).count()
}

// ---- look-alikes

fn both_groups(text: &str) -> Option<(usize, usize)> {
    let found = WORD.captures(text)?;
    Some((found[0].len(), found[1].len()))
}

fn each_first_group(text: &str, seen: &mut Seen) {
    for found in WORD.captures_iter(text) {
        seen.add(&found[1]);
    }
}

fn shown_whole(text: &str) -> Option<String> {
    let found = WORD.captures(text)?;
    Some(format!("{found:?}"))
}

fn of_the_caller(text: &str, word: &str) -> bool {
    compiled(word).is_match(text)
}

static GAPS: LazyLock<Regex> = LazyLock::new(|| compiled(r"\s+\w+"));

//@ src/lexer.rs

static SPACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[ \t]+#?").unwrap());

struct Lexer {
    rules: Vec<(Regex, Kind)>,
    text: String,
    at: usize,
}

impl Lexer {
    fn next(&mut self) -> Option<Kind> {
        for (regex, kind) in &self.rules {
            if let Some(found) = regex.find(&self.text[self.at..]) { //~ regex-and-runtime-built-constants
                if found.start() == 0 {
                    self.at += found.end();
                    return Some(*kind);
                }
            }
        }
        None
    }

    fn groups(&self, regex: &Regex) -> Option<String> {
        let rest = &self.text[self.at..];
        if let Some(groups) = regex.captures(rest) { //~ regex-and-runtime-built-constants
            let whole = groups.get(0).unwrap();
            if whole.start() == 0 {
                return Some(groups[1].to_string());
            }
        }
        None
    }

    fn chained(&self) -> bool {
        SPACE.find(&self.text[self.at..]).is_some_and(|found| found.start() == 0) //~ regex-and-runtime-built-constants
    }

    fn filtered(&self, regex: &Regex) -> Option<usize> {
        regex.find(&self.text[self.at..]).filter(|found| found.start() == 0).map(|found| found.end()) //~ regex-and-runtime-built-constants
    }

    fn from_place(&self, regex: &Regex) -> Option<usize> {
        let found = regex.find_at(&self.text, self.at)?; //~ regex-and-runtime-built-constants
        if found.start() != self.at {
            return None;
        }
        Some(found.end())
    }

    fn left(&self, regex: &Regex) -> Option<usize> {
        let Some(found) = regex.find(&self.text[self.at..]) else { //~ regex-and-runtime-built-constants
            return None;
        };
        if found.start() != 0 || found.end() == 0 {
            return None;
        }
        Some(found.end())
    }

    fn guarded(&self, regex: &Regex) -> usize {
        match regex.find(&self.text[self.at..]) { //~ regex-and-runtime-built-constants
            Some(found) if found.start() == 0 => found.end(),
            _ => 0,
        }
    }

    fn cut(regex: &Regex, mut text: &str) -> usize {
        let mut count = 0;
        while !text.is_empty() {
            if let Some(found) = regex.find(text) && found.start() == 0 { //~ regex-and-runtime-built-constants
                count += 1;
                text = &text[found.end()..];
            } else {
                text = &text[1..];
            }
        }
        count
    }

    // ---- look-alikes

    fn skips_to_it(&mut self, regex: &Regex) -> Option<usize> {
        if let Some(found) = regex.find(&self.text[self.at..]) {
            if found.start() == 0 {
                return Some(found.end());
            } else {
                self.at += found.start();
            }
        }
        None
    }

    fn others_count_too(&self, regex: &Regex) -> Place {
        match regex.find(&self.text[self.at..]) {
            Some(found) if found.start() == 0 => Place::Here,
            Some(_) => Place::Later,
            None => Place::Nowhere,
        }
    }

    fn none_is_different(&self, regex: &Regex) -> Place {
        if let Some(found) = regex.find(&self.text[self.at..]) {
            if found.start() == 0 {
                return Place::Here;
            }
        } else {
            return Place::Nowhere;
        }
        Place::Later
    }

    fn whole_text(&self, regex: &Regex) -> bool {
        regex.find(&self.text).is_some_and(|found| found.start() == 0 && found.end() == self.text.len())
    }

    fn of_a_line(&self, regex: &Regex) -> bool {
        regex.find(&self.text[self.at..]).is_some_and(|found| found.start() == 4)
    }

    fn not_at_start(&self, regex: &Regex) -> bool {
        regex.find(&self.text[self.at..]).is_some_and(|found| found.start() > 0)
    }
}

//@ src/anchored.rs

static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:\d+)").unwrap());

fn digits(text: &str, at: usize) -> Option<usize> {
    if let Some(found) = DIGITS.find(&text[at..]) {
        if found.start() == 0 {
            return Some(found.end());
        }
    }
    None
}

fn unknown(regex: &Regex, text: &str, at: usize) -> Option<usize> {
    regex.find(&text[at..]).filter(|found| found.start() == 0).map(|found| found.end())
}

//@ src/whole_matches.rs
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\w+)@(\w+)").unwrap());

fn letters(text: &str) -> usize {
    WORD.captures_iter(text).map(|found| found[0].len()).sum() //~ regex-and-runtime-built-constants
}

fn names(text: &str) -> Vec<&str> {
    WORD.captures_iter(text).filter_map(|found| found.get(0)).map(|one| one.as_str()).collect() //~ regex-and-runtime-built-constants
}

fn users(text: &str) -> usize {
    WORD.captures_iter(text).map(|found| found[1].len()).sum()
}

fn handed_on(text: &str, out: &mut Report) {
    WORD.captures_iter(text).for_each(|found| out.add(found));
}

//@ src/empty_header.rs
use http::header::HeaderValue;

fn marked(answer: &mut Answer) {
    answer.insert(REDIRECT, HeaderValue::from_str("").unwrap());
}

//@ src/bin/inject.rs
use regex::Regex;

fn main() {
    let text = std::fs::read_to_string("page.md").unwrap();
    println!("{} {}", injected(&text), lines(&text).max().unwrap_or(0));
}

fn injected(text: &str) -> usize {
    let marks = Regex::new(r"<load.*>").unwrap();
    marks.find_iter(text).count()
}

fn lines(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.lines().map(marks_in)
}

fn marks_in(line: &str) -> usize {
    let marks = Regex::new(r"<load.*>").unwrap(); //~ regex-and-runtime-built-constants note
    marks.find_iter(line).count()
}

//@ src/settings_for.rs
// ---- made for tests, or once from the environment

impl Settings {
    pub fn new_for_test(port: u16) -> Self {
        let origin = Url::parse("https://idm.example.com").expect("is a url");
        Settings { origin, port }
    }

    pub fn from_environment(port: u16) -> Self {
        let origin = Url::parse("https://idm.example.com").expect("is a url");
        Settings { origin, port }
    }

    pub fn is_home(&self, asked: &Url) -> bool {
        let home = Url::parse("http://localhost:3500").unwrap(); //~ regex-and-runtime-built-constants
        home == *asked
    }
}

//@ src/c_names.rs
// ---- a C string of a literal

fn watched(files: &[File]) -> i32 {
    let mut sum = 0;
    for file in files {
        let name = CString::new("size").unwrap(); //~ regex-and-runtime-built-constants
        sum += unsafe { attribute(file.fd, name.as_ptr()) };
    }
    sum
}

fn shared(size: usize) -> Result<Memory, Broken> {
    memfd_create(&CString::new("frames")?, size) //~ regex-and-runtime-built-constants
}

fn index_of(socket: &Socket) -> u32 {
    unsafe { socket.index(std::ffi::CString::new(b"eth0").expect("no zero byte").as_ptr()) } //~ regex-and-runtime-built-constants
}

fn of_license() -> Object {
    Object::new(CString::new("GPL").unwrap())
}

fn handed_to_c() -> *mut c_char {
    CString::new("name").unwrap().into_raw()
}

fn listed_names(names: &mut Vec<CString>) {
    let name = CString::new("name").unwrap();
    names.push(name);
}

fn of_name(name: &str) -> i32 {
    let name = CString::new(name).unwrap();
    unsafe { attribute(1, name.as_ptr()) }
}

fn with_escape() -> i32 {
    let name = CString::new("\x41").unwrap();
    unsafe { attribute(1, name.as_ptr()) }
}

//@ src/parsed-to-compare.rs
impl Name {
    fn is_local(&self) -> bool {
        *self == Name::from_str("localhost.").unwrap() //~ regex-and-runtime-built-constants
    }

    fn is_other(&self, other: &Version) -> bool {
        other >= &Version::parse("1.4.0").expect("a version") //~ regex-and-runtime-built-constants
    }

    fn is_home(&self, address: IpAddr) -> bool {
        address.eq(&"127.0.0.1".parse::<IpAddr>().unwrap()) //~ regex-and-runtime-built-constants
    }
}

// ---- look-alikes

fn is_given(name: &Name, text: &str) -> bool {
    *name == Name::from_str(text).unwrap()
}

fn made() -> Name {
    Name::from_str("localhost.").unwrap()
}

fn perhaps(name: &Name) -> bool {
    Name::from_str("localhost.").is_ok_and(|other| other == *name)
}

#[test]
fn is_parsed() {
    assert!(made() == Name::from_str("localhost.").unwrap());
}

//@ src/at-start.rs
fn closed(text: &str, at: usize, close: &Regex) -> Option<usize> {
    if let Some(found) = close.find(&text[at..]) { //~ regex-and-runtime-built-constants
        if found.start() == 0 {
            return Some(found.end());
        };
    }
    None
}

//@ src/seldom-compared.rs
fn installer(version: &str) -> Result<&'static str, Error> {
    if Version::parse(version)? < Version::parse("1.18.19")? {
        return Ok("old");
    }
    Ok("new")
}

fn token<'a>(text: &'a str, at: usize, word: &Regex) -> Option<&'a str> {
    let found = word.find(&text[at..])?; //~ regex-and-runtime-built-constants
    if found.start() == 0 { Some(found.as_str()) } else { None }
}

fn token_end(text: &str, at: usize, word: &Regex) -> Option<usize> {
    match word.find(&text[at..]) { //~ regex-and-runtime-built-constants
        Some(found) if found.start() == 0 => Some(found.end()),
        Some(_) | None => None,
    }
}

fn token_size(text: &str, at: usize, word: &Regex) -> Option<usize> {
    let Some(found) = word.find(&text[at..]) else { return None; }; //~ regex-and-runtime-built-constants
    if found.start() > 0 {
        return None;
    }
    Some(found.len())
}

fn token_or_place(text: &str, at: usize, word: &Regex) -> Option<usize> {
    let found = word.find(&text[at..])?;
    if found.start() == 0 { Some(found.end()) } else { Some(found.start()) }
}

//@ src/empty_table.rs
const NO_ROWS: Vec<Row> = vec![];
const RESERVED: [&str; 3] = ["do", "if", "in"];

fn cached(rows: &Rows, from: u64) -> Vec<Arc<Row>> {
    if rows.is_empty() {
        return NO_ROWS.into_iter().map(Arc::new).collect();
    }
    rows.since(from)
}

fn names(rows: &Rows, from: u64) -> Vec<Atom> {
    if rows.is_empty() {
        return RESERVED.iter().map(|name| Atom::new(*name)).collect(); //~ regex-and-runtime-built-constants
    }
    rows.names_since(from)
}

//@ src/words_by_match.rs
fn word_by_match(text: &str, at: usize, word: &Regex) -> Option<usize> {
    match word.find(&text[at..]) { //~ regex-and-runtime-built-constants
        Some(found) => {
            if found.start() == 0 {
                return Some(found.end());
            }
        }
        None => {}
    }
    None
}

fn word_or_none(text: &str, at: usize, word: &Regex) -> Option<usize> {
    let found = match word.find(&text[at..]) { //~ regex-and-runtime-built-constants
        Some(found) => found,
        None => return None,
    };
    let end = found.end();
    if found.start() != 0 {
        return None;
    }
    Some(end)
}

fn word_or_start(text: &str, at: usize, word: &Regex) -> usize {
    let found = match word.find(&text[at..]) {
        Some(found) => found,
        None => return at,
    };
    if found.start() != 0 {
        return at + 1;
    }
    found.end()
}

//@ src/searchers.rs
// ---- searchers for a part of a text

use memchr::memmem::Finder;

fn hits(texts: &[String]) -> usize {
    let mut hits = 0;
    for text in texts {
        let finder = &Finder::new("super"); //~ regex-and-runtime-built-constants
        hits += finder.find_iter(text.as_bytes()).count();
    }
    hits
}

fn hits_of(texts: &[String], name: &str) -> usize {
    let mut hits = 0;
    for text in texts {
        hits += Finder::new(name).find_iter(text.as_bytes()).count(); //~ regex-and-runtime-built-constants
    }
    hits
}

fn made_once(texts: &[String]) -> usize {
    let finder = Finder::new("super");
    texts.iter().map(|text| finder.find_iter(text.as_bytes()).count()).sum()
}

fn of_each(texts: &[String], whole: &[u8]) -> usize {
    let mut hits = 0;
    for text in texts {
        hits += Finder::new(text).find_iter(whole).count();
    }
    hits
}

//@ src/uu/tally/src/tally.rs
use regex::Regex;

#[shared::main]
pub fn tally_main(args: impl Args) -> Outcome {
    let args = split_up(&args.collect());
    let rows = read_all(&args);
    for row in rows {
        show(&row);
    }
    Ok(())
}

fn split_up(args: &[String]) -> Vec<String> {
    let short = Regex::new(r"^-[a-z]+$").unwrap();
    let (flags, files): (Vec<_>, Vec<_>) = args.iter().partition(|arg| short.is_match(arg));
    checked(flags.into_iter().chain(files).cloned().collect())
}

fn checked(args: Vec<String>) -> Vec<String> {
    let number = Regex::new(r"^\d+$").unwrap();
    args.into_iter().filter(|arg| !number.is_match(arg)).collect()
}

fn show(row: &str) {
    let wide = Regex::new(r"\s{8,}").unwrap(); //~ regex-and-runtime-built-constants
    println!("{}", wide.replace_all(row, "\t"));
}

//@ src/places.rs
// Whoever is given the address keeps it: of a static it would have to be a copy.
fn place_of(name: &str) -> Result<(Url, String), ParseError> {
    match name {
        "memory" => Ok((Url::parse("mem://all")?, name.to_owned())),
        _ => Ok((Url::parse(name)?, String::new())),
    }
}

fn place_named(name: &str) -> Result<Place, ParseError> {
    Ok(Place { url: Url::parse("mem://all")?, name: name.to_owned() })
}

fn is_in_memory(place: &Url) -> bool {
    let memory = Url::parse("mem://all").unwrap(); //~ regex-and-runtime-built-constants
    *place == memory
}
