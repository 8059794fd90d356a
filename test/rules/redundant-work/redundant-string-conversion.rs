use std::borrow::Cow;
use std::path::Path;

struct Meta {
    path: String,
    id: u64,
}

fn converted() -> SmolStr {
    "text".to_string().into() //~ redundant-string-conversion
}

fn field(meta: &Meta) -> RelativePath {
    meta.path.to_owned().into() //~ redundant-string-conversion
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
    format!("ready") //~ redundant-string-conversion
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

// ---- look-alikes

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
