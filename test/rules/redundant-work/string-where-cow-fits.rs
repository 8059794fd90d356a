enum Tag {
    None,
    Stable,
    Free,
    Version(u8, u8),
}

impl Tag {
    fn pretty(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Stable => Some("stable".to_string()), //~ string-where-cow-fits
            Self::Free => Some("free-threaded".to_string()),
            Self::Version(major, minor) => Some(format!("{major}.{minor}")),
        }
    }

    fn word(&self) -> String {
        match self {
            Self::None => "none".to_string(), //~ string-where-cow-fits
            Self::Stable => String::from("stable"),
            _ => "other".into(),
        }
    }

    fn sign(&self) -> String {
        (if self.size() < 0 { "-" } else { "+" }).to_string() //~ string-where-cow-fits
    }

    fn unit(&self) -> String {
        let unit = match self {
            Self::None => "B",
            _ => "kB",
        };
        unit.to_owned() //~ string-where-cow-fits
    }

    fn shown(&self, arch: &Arch) -> String {
        let name = match arch {
            Arch::Old => "i686".to_string(), //~ string-where-cow-fits
            _ => arch.to_string(),
        };
        format!("{name}-{}", self.size())
    }

    fn parent(path: &[u8]) -> Cow<'_, [u8]> {
    if path.is_empty() {
        return Cow::Borrowed(b".");
    }
    let kept = &path[..path.len() - 1];
    Cow::Owned(kept.to_vec()) //~ string-where-cow-fits
}

fn unquoted<'a>(text: &'a str) -> Cow<'a, str> {
    if text.contains('\\') {
        return Cow::Owned(text.replace('\\', ""));
    }
    Cow::Owned(text.trim_matches('"').to_string()) //~ string-where-cow-fits
}

fn size_shown(bytes: u64) -> usize {
    let mut unit = String::from("bytes"); //~ string-where-cow-fits
    if bytes > 1_000_000 {
        unit = "megabytes".to_string();
    }
    print_size(bytes, &unit);
    unit.len()
}

fn size_into(bytes: u64) -> usize {
    let mut unit = String::from("bytes"); //~ string-where-cow-fits
    if bytes > 1_000_000 {
        unit = "megabytes".into();
    }
    print_size(bytes, &unit);
    unit.len()
}

fn folder(path: &[u8]) -> Cow<'_, [u8]> {
    let mut rest = path;
    while rest.len() > 1 && rest.ends_with(b"/") {
        rest = &rest[..rest.len() - 1];
    }
    if rest.is_empty() {
        return Cow::Borrowed(b".");
    }
    Cow::Owned(rest.to_vec()) //~ string-where-cow-fits
}

fn quoted_if_needed(name: &str) -> String {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_plain { name.into() } else { format!("\"{name}\"") } //~ string-where-cow-fits
}

// ---- look-alikes

fn wrapped(name: &str) -> Label {
    if name.is_empty() { Label::none() } else { name.into() }
}

fn elsewhere<'a>(path: &'a [u8], other: Vec<u8>) -> Cow<'a, [u8]> {
    let mut rest = path;
    if rest.is_empty() {
        rest = &other;
    }
    Cow::Owned(rest.to_vec())
}

fn size_kept(bytes: u64) -> String {
    let mut unit = String::from("bytes");
    if bytes > 1_000_000 {
        unit = "megabytes".to_string();
    }
    unit
}

fn size_grown(bytes: u64) -> usize {
    let mut unit = String::from("byte");
    if bytes > 1 {
        unit.push('s');
    }
    unit.len()
}

fn size_made(bytes: u64, names: &Names) -> usize {
    let mut unit = String::from("bytes");
    if bytes > 1_000_000 {
        unit = names.of(bytes);
    }
    unit.len()
}

    fn made_in_any_case(&self, name: &str) -> String {
        match self {
            Self::None => name.to_uppercase(),
            _ => format!("{name}!"),
        }
    }

    fn chosen_from(&self, fallback: &'static str) -> String {
        (if self.size() < 0 { "-" } else { fallback.trim() }).to_string().repeat(2)
    }

    fn one_default(&self, name: Option<String>) -> String {
        match name {
            Some(name) => name,
            None => "unnamed".to_string(),
        }
    }

    fn kept(&self, arch: &Arch, all: &mut Vec<String>) {
        let name = match arch {
            Arch::Old => "i686".to_string(),
            _ => arch.to_string(),
        };
        all.push(name);
    }
}

fn absolute(path: &str) -> String {
    if path.starts_with('/') {
        return path.to_string(); //~ string-where-cow-fits
    }
    format!("/{path}")
}

// ---- look-alikes

fn copied(path: &str) -> String {
    path.to_string()
}

impl Named for Tag {
    fn name(&self) -> String {
        match self {
            Self::None => "none".to_string(),
            Self::Stable => "stable".to_string(),
            _ => format!("{}", self.size()),
        }
    }
}

fn stem(path: &str) -> String {
    match path.find('.') {
        Some(at) => path[..at].to_string(), //~ string-where-cow-fits
        None => path.to_string(),
    }
}

struct Entry<'a> {
    line: &'a str,
    text: String,
}

impl Entry<'_> {
    fn key(&self) -> String {
        self.line.split_once('=').map(|(key, _)| key.to_string()).unwrap_or_default() //~ string-where-cow-fits
    }

    fn slice(&self, from: usize, to: usize) -> String {
        self.text[from..to].to_owned() //~ string-where-cow-fits
    }

    fn value(&self) -> String {
        let end = self.text.find('#').unwrap_or(self.text.len());
        let value = &self.text[..end];
        String::from(value.trim()) //~ string-where-cow-fits
    }
}

fn base_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_string() //~ string-where-cow-fits
}

fn scheme(url: &str) -> Result<String, Fault> {
    match url.split_once("://") {
        Some((scheme, _)) => Ok(scheme.to_owned()), //~ string-where-cow-fits
        None => Err(Fault::Bare),
    }
}

// ---- look-alikes

impl Entry<'_> {
    fn whole(&self) -> String {
        self.text.to_string()
    }

    fn shared(&self) -> String {
        let text = self.cell.lock().unwrap();
        text[..8].to_string()
    }

    fn lowered(&self) -> String {
        self.text.trim().to_lowercase()
    }
}

fn first_line(path: &Path) -> io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().next().unwrap_or_default().to_string())
}

/// The only one who asks makes a path of it, which takes the text over.
fn with_home(path: &str, home: Option<&str>) -> String {
    match home {
        None => path.to_string(),
        Some(home) => path.replace("~", home),
    }
}

fn cache_folder(setting: Option<&str>) -> Option<PathBuf> {
    setting.map(|path| PathBuf::from(with_home(path, None)))
}

fn all_in_reach(rows: &[Row], reach: u64) -> Result<(), Error> {
    for row in rows {
        if row.at <= reach {
            continue;
        }
        let advice = match row.kind {
            Kind::Local => "move it".to_string(), //~ string-where-cow-fits note
            Kind::Far => format!("ask for less than {}", row.at),
        };
        bail!("out of reach: {advice}");
    }
    Ok(())
}

fn doubled_quotes(text: &str) -> String { //~ string-where-cow-fits
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '\\' => written.push('\\'),
            _ => {}
        }
        written.push(letter);
    }
    written
}

fn without_breaks(text: &str) -> String { //~ string-where-cow-fits
    let mut written = String::new();
    for letter in text.chars() {
        if letter == '\n' || letter == '\r' {
            written.push_str("<br>");
        } else {
            written.push(letter);
        }
    }
    written
}

fn kind_and_name(header: &str) -> (String, Kind) {
    match header.split_once(':') {
        Some((name, "text")) => (name.to_string(), Kind::Text), //~ string-where-cow-fits
        Some((name, _)) => (name.to_string(), Kind::Number),
        None => (header.to_string(), Kind::Unknown),
    }
}

// ---- look-alikes

// Whether a text has capitals nobody knows: most names may.
fn underscored(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_uppercase() {
            written.push('_');
        }
        written.push(letter);
    }
    written
}

// Every character is changed.
fn shifted(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'z' => written.push('a'),
            _ => written.push(next_of(letter)),
        }
    }
    written
}

// Something is put around it in any case.
fn in_quotes(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => written.push_str("\\\""),
            _ => written.push(letter),
        }
    }
    written.push('"');
    written
}

fn counted_pair(names: &[String]) -> (String, usize) {
    (names.join(", "), names.len())
}

fn parse_package(specifier: &str) -> Option<(String, String)> {
    let index = specifier.find('/');
    let package = if let Some(index) = index {
        specifier[..index].to_string() //~ string-where-cow-fits
    } else {
        specifier.to_string()
    };
    if package.contains('%') {
        return None;
    }
    let path = match index {
        Some(index) => format!(".{}", &specifier[index..]),
        None => ".".to_string(),
    };
    Some((package, path))
}

struct Kind;
impl Kind {
    pub fn shown(&self, value: Option<&Value>) -> String {
        match value {
            None => "null".to_string(), //~ string-where-cow-fits note
            Some(value) if value.is_nothing() => "none".to_string(),
            Some(value) => value.written(self),
        }
    }
}

fn warned(failed: bool, late: bool, count: usize) {
    let what = match (failed, late) {
        (true, true) => format!("{count} failed and late"),
        (true, false) => format!("{count} failed"),
        (false, true) => format!("{count} late"),
        (false, false) => "nothing".to_string(),
    };
    tell(&what);
}

fn of_two<'a>(text: &'a str, other: &str) -> Cow<'a, str> {
    if text.is_empty() {
        return Cow::Owned(other.to_string());
    }
    Cow::Borrowed(text)
}

fn for_ever(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_string())
}

/// Nobody should come where the text is returned as it was.
fn address(url: &str, secure: bool) -> String {
    if let Some(rest) = url.strip_prefix("rows+") {
        format!("http{}{rest}", if secure { "s" } else { "" })
    } else if url.starts_with("file:") {
        format!("{url}?local")
    } else {
        debug_assert!(false, "an address of another kind");
        url.to_owned()
    }
}

// Who calls it from elsewhere and needs a `String` of their own can make one of the literal.
impl Resolver {
    pub fn to_manifest(&self) -> String {
        match self {
            Resolver::First => "1".to_owned(), //~ string-where-cow-fits
            Resolver::Second => "2".to_owned(),
        }
    }
}

enum Resolver {
    First,
    Second,
}

//@ src/links.rs
fn absolute(url: &str, site: &str) -> Option<String> {
    if url.starts_with("http") {
        return Some(url.to_string());
    }
    Some(format!("{site}/{url}"))
}

fn linked(&mut self, url: &str) {
    if let Some(url) = absolute(url, &self.site) {
        self.writer.set_link(Target::Linked(url));
    }
}

//@ src/states.rs
fn state_of(sync: &Sync) -> (String, Option<u64>) {
    match sync {
        Sync::Initial => ("initial".to_string(), None),
        Sync::Idle => ("idle".to_string(), None),
        Sync::Headers(height) => ("headers".to_string(), Some(*height)),
    }
}

struct Status {
    state: String,
    height: Option<u64>,
}

impl Status {
    fn of(state: String, height: Option<u64>) -> Self {
        Self { state, height }
    }
}

fn status(sync: &Sync) -> Status {
    let (state, height) = state_of(sync);
    Status::of(state, height)
}

//@ src/dashes.rs
fn prefixed(arg: &std::path::Path, bare: bool) -> usize {
    let dash = if bare { "-".into() } else { arg.to_string_lossy() };
    dash.len()
}

fn numbered(level: u8, bare: bool) -> usize {
    let dash = if bare { "-".into() } else { format!("{level}-") }; //~ string-where-cow-fits
    dash.len()
}

fn stated(level: &Level, bare: bool) -> usize {
    let dash: String = if bare { "-".into() } else { level.dash() }; //~ string-where-cow-fits
    dash.len()
}

fn labelled(level: &Level, bare: bool) -> usize {
    let dash = if bare { "-".into() } else { level.dash() };
    dash.len()
}

//@ src/roots.rs
fn root(path: &str) -> String {
    if path.starts_with('/') { "/".into() } else { "./".into() }
}

fn folder(path: &str) -> PathBuf {
    PathBuf::from(root(path))
}

// ---- handed on as it is, among others that make their texts

fn without_quotes(text: &str) -> String {
    text.trim_matches('"').to_owned()
}

fn without_spaces(text: &str) -> String {
    text.trim().to_owned() //~ string-where-cow-fits
}

fn reader(kind: Kind) -> fn(&str) -> String {
    match kind {
        Kind::Plain => without_quotes,
        Kind::Escaped => unescaped,
    }
}

//@ src/optional_texts.rs
// ---- lent in an Option, or through a function of this file

const DEFAULT: &str = "http://localhost";

fn base(url: Option<&str>) -> Cow<'_, str> {
    given(url).map(|url| Cow::Owned(url.trim_end_matches('/').to_string())).unwrap_or(Cow::Borrowed(DEFAULT)) //~ string-where-cow-fits
}

fn base_by_match(url: Option<&str>) -> Cow<'_, str> {
    match url {
        Some(url) => Cow::Owned(url.trim().to_owned()), //~ string-where-cow-fits
        None => Cow::Borrowed(DEFAULT),
    }
}

fn bare(line: &str) -> Cow<'_, str> {
    if line.contains('\t') { Cow::Owned(line.replace('\t', " ")) } else { Cow::Owned(uncommented(line).to_string()) } //~ string-where-cow-fits
}

fn bare_or(line: Option<&str>) -> Cow<'_, str> {
    line.map(|line| Cow::Owned(line.trim().to_string())).unwrap_or_else(|| Cow::Borrowed(DEFAULT)) //~ string-where-cow-fits
}

fn bare_by_name(line: &str) -> Cow<'_, str> {
    let bare = Cow::Owned(line.trim().to_string()); //~ string-where-cow-fits
    bare
}

fn bare_for_cow(line: &str) -> Cow<'_, str> {
    let bare = line.trim().to_string();
    Cow::Owned(bare) //~ string-where-cow-fits
}

fn bare_from(line: &str) -> Cow<'_, str> {
    Cow::from(line.trim().to_string()) //~ string-where-cow-fits
}

struct Titled {
    title: String,
    number: u32,
}

impl Titled {
    fn shown(&self) -> Cow<'_, str> {
        if self.number > 0 {
            return Cow::Owned(format!("{} {}", self.title, self.number));
        }
        Cow::Owned(self.title.clone()) //~ string-where-cow-fits
    }

    fn shown_into(&self) -> Cow<'_, str> {
        if self.number > 0 { format!("{}", self.number).into() } else { self.title.clone().into() } //~ string-where-cow-fits
    }

    fn forever(&self) -> Cow<'static, str> {
        Cow::Owned(self.title.clone())
    }

    fn of_either(&self, other: &str) -> Cow<'_, str> {
        Cow::Owned(other.to_string())
    }
}

fn bare_in_block(line: Option<&str>) -> Cow<'_, str> {
    line.map(|line| {
        let bare = Cow::Owned(line.trim().to_string()); //~ string-where-cow-fits
        bare
    })
    .unwrap_or(Cow::Borrowed(DEFAULT))
}

fn named_for_more(line: &str) -> Cow<'_, str> {
    let bare = Cow::Owned(line.trim().to_string());
    seen(&bare);
    bare
}

fn given(url: Option<&str>) -> Option<&str> {
    url.filter(|url| !url.is_empty())
}

fn uncommented(line: &str) -> &str {
    line.split('#').next().unwrap_or_default()
}

fn looked_up(names: &Names, key: &str) -> Cow<'static, str> {
    Cow::Owned(uncommented(key).to_string())
}

fn of_the_moment(key: &str) -> Cow<'_, str> {
    Cow::Owned(read_name(key).trim().to_string())
}

fn read_name(key: &str) -> String {
    std::env::var(key).unwrap_or_default()
}

fn from_table(key: &str) -> Cow<'_, str> {
    Cow::Owned(translated(key).to_string())
}

fn translated(key: &str) -> &'static str {
    TABLE.get(key).copied().unwrap_or("?")
}

//@ src/parts-of-lent.rs
static PAIR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\w+)=(\w+)").unwrap());

fn value_of(text: &str) -> Option<String> {
    let found = PAIR.captures(text)?;
    Some(found[2].to_string()) //~ string-where-cow-fits
}

fn second_key(text: &str) -> Option<String> {
    let found = PAIR.captures_iter(text).nth(1)?;
    Some(found.get(1)?.as_str().to_owned()) //~ string-where-cow-fits
}

fn size_of_values(text: &str) -> usize {
    let (one, other) = (value_of(text), second_key(text));
    one.map_or(0, |each| each.len()) + other.map_or(0, |each| each.len())
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').filter(|word| !word.is_empty()).map(String::from).collect() //~ string-where-cow-fits
}

fn rows(text: &str) -> Vec<String> {
    text.lines().skip(1).map(|row| row.trim().to_string()).collect() //~ string-where-cow-fits
}

fn keys(text: &str) -> Vec<String> {
    PAIR.captures_iter(text).map(|found| found[1].into()).collect() //~ string-where-cow-fits
}

fn trimmed_words(text: &str) -> Vec<String> {
    return text.split(' ').map(|word| { word.trim().to_owned() }).collect(); //~ string-where-cow-fits
}

fn longest(text: &str) -> usize {
    let mut most = 0;
    for word in words(text) {
        most = most.max(word.len());
    }
    let all = rows(text);
    for key in &keys(text) {
        most = most.max(key.len());
    }
    most + all.len() + trimmed_words(text).len()
}

// ---- look-alikes

fn kept_words(text: &str) -> Vec<String> {
    text.split(' ').map(String::from).collect()
}

fn sentence(text: &str) -> Sentence {
    Sentence { words: kept_words(text) }
}

fn moved_words(text: &str) -> Vec<String> {
    text.split(' ').map(String::from).collect()
}

fn gather(text: &str, all: &mut Vec<String>) {
    for word in moved_words(text) {
        all.push(word);
    }
}

fn changed_words(text: &str) -> Vec<String> {
    text.split(' ').map(|word| word.to_uppercase()).collect()
}

fn of_file(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().map(String::from).collect()
}

fn lengths(text: &str, path: &Path) -> usize {
    changed_words(text).len() + of_file(path).len()
}

pub fn for_others(text: &str) -> Vec<String> {
    text.lines().map(String::from).collect()
}

fn digit(bytes: &[u8]) -> String {
    bytes[1].to_string()
}

fn shown(bytes: &[u8]) -> usize {
    digit(bytes).len()
}

fn place_of(text: &str, word: &str) -> String {
    text.find(word).unwrap().to_string()
}

fn width(text: &str, word: &str) -> usize {
    place_of(text, word).len() + for_others(text).len()
}

//@ src/opened-by-caller.rs
fn seed_of(text: &str) -> Option<String> {
    let found = PAIR.captures_iter(text).nth(1)?;
    Some(found[1].to_string()) //~ string-where-cow-fits
}

fn key_pair(text: &str) -> io::Result<KeyPair> {
    let seed = seed_of(text).ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "no seed"))?;
    KeyPair::from_seed(&seed)
}

// ---- look-alikes

fn kept_seed_of(text: &str) -> Option<String> {
    let found = PAIR.captures_iter(text).nth(1)?;
    Some(found[1].to_string())
}

fn add_seed(text: &str, all: &mut Vec<String>) -> Option<()> {
    let seed = kept_seed_of(text).unwrap();
    all.push(seed);
    Some(())
}

//@ src/chosen-twice.rs
fn arch_of(entry: &Entry) -> Option<Arch> {
    let name = match entry.family.as_str() {
        "armv5tel" => "armv5te".to_string(), //~ string-where-cow-fits
        "riscv64" => "riscv64gc".to_string(),
        other => other.to_string(),
    };
    let name = if let Some(variant) = entry.variant {
        format!("{name}_{variant}")
    } else {
        name
    };
    Arch::from_str(&name).ok()
}

// ---- look-alikes

fn kept_arch(entry: &Entry, all: &mut Vec<String>) {
    let name = match entry.family.as_str() {
        "armv5tel" => "armv5te".to_string(),
        other => other.to_string(),
    };
    let name = if entry.is_variant() { format!("{name}_") } else { name };
    all.push(name);
}

//@ src/beside_owned.rs
fn parsed(text: &str) -> Option<(String, String)> {
    if text.starts_with('#') {
        return None;
    }
    let (kind, name) = text.split_once(' ')?;
    Some((kind.to_owned(), name.to_owned()))
}

fn external(own: &Own, config: &String) -> Request {
    let (kind, name) = if let Some((kind, name)) = parsed(config) {
        (kind, name)
    } else {
        (own.kind.clone(), config.to_owned())
    };
    Request::of(Value::new(name), kind)
}

//@ src/beside_nothing.rs
fn parsed(text: &str) -> Option<(String, String)> {
    if text.starts_with('#') {
        return None;
    }
    let (kind, name) = text.split_once(' ')?;
    Some((kind.to_owned(), name.to_owned())) //~ string-where-cow-fits
}

fn is_external(config: &String) -> bool {
    if let Some((kind, name)) = parsed(config) {
        kind.is_empty() || name.len() > 3
    } else {
        false
    }
}

//@ src/copied_on_one_way.rs
fn header(tag: &Option<String>, id: u32) -> String {
    let name = match tag {
        Some(tag) => tag.to_string(), //~ string-where-cow-fits
        None => format!("#{id}"),
    };
    format!("<{name}>")
}

fn is_prefixed(bytes: &[u8], prefix: &str, folded: bool) -> bool {
    let text = {
        let text = String::from_utf8_lossy(bytes);
        match folded {
            false => text.into_owned(), //~ string-where-cow-fits
            true => text.to_lowercase(),
        }
    };
    text.starts_with(prefix)
}

fn shown(items: &[String]) -> String {
    let values = if let [item] = &items[..] { item.clone() } else { items.join(", ") }; //~ string-where-cow-fits
    format!("Panicked with {values}.")
}

// ---- look-alikes

fn kept(tag: &Option<String>, id: u32, all: &mut Vec<String>) {
    let name = match tag {
        Some(tag) => tag.to_string(),
        None => format!("#{id}"),
    };
    all.push(name);
}

fn changed_meanwhile(tag: &mut String, id: u32) -> bool {
    let name = if id == 0 { tag.clone() } else { format!("#{id}") };
    tag.clear();
    name.is_empty()
}

fn mostly_made(tag: &str, id: u32) -> usize {
    let name = match id {
        0 => tag.to_string(),
        1 => format!("#{id}"),
        _ => format!("##{id}"),
    };
    name.len()
}

fn made_inside(id: u32) -> usize {
    let name = if id == 0 {
        let text = read_text();
        text.clone()
    } else {
        format!("#{id}")
    };
    name.len()
}

fn counted(tag: &Arc<str>, id: u32) -> Arc<str> {
    let name = if id == 0 { tag.clone() } else { Arc::from(format!("#{id}")) };
    look(&name);
    name
}

//@ src/named_in_attributes.rs
#[derive(Parser)]
pub struct SetArgs {
    #[clap(required = true, value_parser = parse_pair, value_name = "KEY=VALUE")]
    pub vars: Vec<(String, String)>,
    #[serde(default = "crate::named_in_attributes::kind_by_default")]
    pub kind: String,
    #[check(custom(function(unquoted_name)))]
    pub name: String,
}

fn parse_pair(given: &str) -> Result<(String, String), String> {
    let Some((key, value)) = given.split_once('=') else {
        return Err(format!("no pair: {given}"));
    };
    Ok((key.to_string(), value.to_string()))
}

fn kind_by_default() -> String {
    if cfg!(windows) { "wide".to_string() } else { "narrow".to_string() }
}

fn unquoted_name(given: &str) -> String {
    if given.starts_with('"') { given[1..given.len() - 1].to_string() } else { given.to_string() }
}

const READERS: [fn(&str) -> String; 1] = [without_mark];

fn without_mark(given: &str) -> String {
    if given.starts_with('#') { given[1..].to_string() } else { given.to_string() }
}

fn parse_pair_for_itself(given: &str) -> Result<(String, String), String> {
    let Some((key, value)) = given.split_once('=') else {
        return Err(format!("no pair: {given}"));
    };
    Ok((key.to_string(), value.to_string())) //~ string-where-cow-fits
}

fn without_sign(given: &str) -> String {
    if given.starts_with('-') { given[1..].to_string() } else { given.to_string() } //~ string-where-cow-fits
}

//@ src/prefixed_keys.rs
use std::any::TypeId;
use std::collections::HashMap;

struct Cache {
    prefix: String,
    rows: HashMap<(String, TypeId), Row>,
    named: HashMap<(String, TypeId), Row>,
}

impl Cache {
    fn key_of(&self, key: &str) -> String {
        if self.prefix.is_empty() {
            key.to_string()
        } else {
            format!("{}/{key}", self.prefix)
        }
    }

    fn get<T: 'static>(&self, key: &str) -> Option<&Row> {
        let key = self.key_of(key);
        self.rows.get(&(key, TypeId::of::<T>()))
    }

    fn put<T: 'static>(&mut self, key: &str, row: Row) {
        let key = self.key_of(key);
        self.rows.insert((key, TypeId::of::<T>()), row);
    }

    fn get_or_make<T: 'static>(&mut self, key: &str) -> &mut Row {
        let full = (self.key_of(key), TypeId::of::<T>());
        self.rows.entry(full).or_default()
    }
}

struct Shown {
    prefix: String,
}

impl Shown {
    fn title_of(&self, key: &str) -> String {
        if self.prefix.is_empty() {
            key.to_string() //~ string-where-cow-fits
        } else {
            format!("{}/{key}", self.prefix)
        }
    }

    fn width(&self, key: &str) -> usize {
        let title = self.title_of(key);
        match (title, key.len()) {
            (title, less) if title.len() > less => title.len() - less,
            _ => 0,
        }
    }

    fn tell(&self, key: &str) {
        println!("{}", self.title_of(key));
    }
}

//@ src/owned_within_self.rs
use std::borrow::Cow;

pub enum Tune<'a> {
    Plain(Cow<'a, [f32]>),
    Named(Cow<'a, str>),
}

impl<'a> From<&'a [f32]> for Tune<'a> {
    fn from(notes: &'a [f32]) -> Self {
        Tune::Plain(Cow::Owned(notes.into())) //~ string-where-cow-fits
    }
}

impl<'a> Tune<'a> {
    pub fn named(name: &'a str) -> Self {
        Self::Named(Cow::Owned(name.trim().to_string())) //~ string-where-cow-fits
    }

    pub fn borrowed(name: &'a str) -> Self {
        Self::Named(Cow::Borrowed(name))
    }

    // What is changed is one's own.
    pub fn loud(name: &'a str) -> Self {
        Self::Named(Cow::Owned(name.to_uppercase()))
    }

    // Nobody says how long the name lives.
    pub fn called(name: &str) -> Self {
        Self::Named(Cow::Owned(name.to_string()))
    }

    // The name is gone before the list is.
    pub fn played(list: &'a [f32], name: &str) -> Self {
        if list.is_empty() { Self::Named(Cow::Owned(name.to_string())) } else { Self::Plain(Cow::Borrowed(list)) }
    }
}

impl From<Vec<f32>> for Tune<'_> {
    fn from(notes: Vec<f32>) -> Self {
        Tune::Plain(Cow::Owned(notes))
    }
}

impl From<&str> for Tune<'static> {
    fn from(name: &str) -> Self {
        Self::Named(Cow::Owned(name.to_string()))
    }
}

//@ src/of_a_constant_list.rs
use crate::names::PREFIXES;

const INTRODUCTIONS: [&str; 2] = ["README.md", "README"];
const VOWELS: [char; 2] = ['a', 'e'];
static ALIASES: Lazy<Vec<String>> = Lazy::new(read_aliases);

pub fn prefix_of(property: &str) -> String {
    for prefix in PREFIXES.iter() {
        if property.starts_with(prefix) {
            return (*prefix).to_string(); //~ string-where-cow-fits
        }
    }
    String::new()
}

fn introduction_in(root: &Path) -> Option<String> {
    for &name in INTRODUCTIONS.iter() {
        if root.join(name).is_file() {
            return Some(name.to_owned()); //~ string-where-cow-fits
        }
    }
    None
}

fn size_of(count: u64) -> String {
    if count > 100 {
        return "large".to_string(); //~ string-where-cow-fits
    }
    if count > 10 {
        return "medium".to_string();
    }
    String::new()
}

fn mark_of(count: u64) -> String {
    if count > 100 {
        return "large".to_string();
    }
    String::new()
}

fn vowel_of(word: &str) -> Option<String> {
    for vowel in VOWELS.iter() {
        if word.contains(*vowel) {
            return Some((*vowel).to_string());
        }
    }
    None
}

fn alias_of(word: &str) -> Option<String> {
    for alias in ALIASES.iter() {
        if alias.starts_with(word) {
            return Some(alias.to_string());
        }
    }
    None
}

fn item_of(items: &[Entry], word: &str) -> Option<String> {
    for item in items.iter() {
        if word.starts_with(item) {
            return Some((*item).to_string());
        }
    }
    None
}
