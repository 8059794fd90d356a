struct Wrapped {
    waiting: Option<Vec<u8>>,
}

impl Wrapped {
    fn short_digest(bytes: &[u8]) -> String {
    hex::encode(bytes)[0..12].to_string() //~ part-copied-from-owned
}

fn without_year(date: Date) -> String {
    String::from(&format!("{date:?}")[5..]) //~ part-copied-from-owned
}

fn cut_from_what_is_lent(names: &Names) -> String {
    names.first()[..8].to_string()
}

fn cut_from_the_middle(date: Date) -> String {
    format!("{date:?}")[5..7].to_string()
}

fn keep(&mut self, data: Vec<u8>, sent: usize) {
        if sent < data.len() {
            self.waiting = Some(data[sent..].to_vec()); //~ part-copied-from-owned
        }
    }

    fn go_on(&mut self) {
        if let Some(data) = self.waiting.take() {
            let sent = self.send(&data);
            if sent < data.len() {
                self.waiting = Some(data[sent..].to_vec()); //~ part-copied-from-owned
            }
        }
    }
}

fn short(id: u64) -> String {
    let hex = format!("{id:x}");
    hex[..8].to_string() //~ part-copied-from-owned
}

fn without_sign(text: String) -> String {
    if text.starts_with('-') {
        return String::from(&text[1..]); //~ part-copied-from-owned
    }
    text
}

fn without_end(line: String) -> Line {
    Line { text: line[..line.len() - 1].to_owned() } //~ part-copied-from-owned
}

fn received(socket: &Socket) -> Vec<u8> {
    let mut buffer = vec![0; 65536];
    let n = socket.receive(&mut buffer);
    buffer[..n].to_vec() //~ part-copied-from-owned note
}

fn both_halves(data: Vec<u8>, at: usize) -> (Vec<u8>, Vec<u8>) {
    let head = data[..at].to_vec();
    let tail = data[at..].to_vec(); //~ part-copied-from-owned
    (head, tail)
}

fn without_quotes(word: String) -> String {
    word[1..word.len() - 1].to_string() //~ part-copied-from-owned
}

fn without_quotes_if_any(line: &str) -> String {
    let mut word = line.replace('\\', "");
    if word.starts_with('"') {
        word = word[1..word.len() - 1].to_string(); //~ part-copied-from-owned
    }
    word
}

fn without_blanks(mut field: Vec<u8>) -> Vec<u8> {
    let kept = {
        let start = field.iter().position(|byte| *byte != b' ').unwrap_or(0);
        let end = field.iter().rposition(|byte| *byte != b' ').map_or(start, |last| last + 1);
        start..end
    };
    if kept.len() < field.len() {
        field = field[kept].to_vec(); //~ part-copied-from-owned
    }
    field
}

fn between(mut field: Vec<u8>, from: usize, to: usize) -> Vec<u8> {
    field = field[from..to].to_vec(); //~ part-copied-from-owned
    field
}

fn of_unknown_origin(reader: &mut Reader, kept: std::ops::Range<usize>) -> Field {
    let mut field = std::mem::take(&mut reader.field);
    let seen = 2..field.len() - kept.start;
    field = field[seen].to_vec(); //~ part-copied-from-owned
    Field(field)
}

// ---- look-alikes

fn lent(data: &Vec<u8>, sent: usize) -> Vec<u8> {
    data[sent..].to_vec()
}

fn used_after(data: Vec<u8>, at: usize) -> Vec<u8> {
    let head = data[..at].to_vec();
    log(&data);
    head
}

fn again_and_again(data: Vec<u8>, cuts: &[usize]) -> Vec<Vec<u8>> {
    cuts.iter().map(|cut| data[*cut..].to_vec()).collect()
}

fn from_the_middle(text: String) -> String {
    text[1..3].to_string()
}

fn still_lent(data: Vec<u8>, at: usize) -> Pair {
    let head = &data[..at];
    Pair { tail: data[at..].to_vec(), sum: sum(head) }
}

/// What is called so in the standard library is another.
fn from_utf8(source: Source) -> Result<String, Unread> {
    source.text()
}

fn proof(data: &[u8]) -> Option<String> {
    let message = std::str::from_utf8(data).ok()?;
    let at = message.rfind(",p=")?;
    Some(message[at + 3..].to_string())
}

fn proof_of_source(source: Source) -> Option<String> {
    let message = read::from_utf8(source).ok()?;
    let at = message.rfind(",p=")?;
    Some(message[at + 3..].to_string()) //~ part-copied-from-owned
}

fn title_of(page: String) -> Option<String> {
    let start = page.find("<h1>")? + 4;
    let end = page.find("</h1>")?;
    Some(page[start..end].to_string())
}

fn short_of_another(word: String, other: &str) -> String {
    word[1..other.len() - 1].to_string()
}

fn lent_quotes(word: &String) -> String {
    word[1..word.len() - 1].to_string()
}

fn quotes_looked_at_later(word: String) -> (String, usize) {
    let inner = word[1..word.len() - 1].to_string();
    (inner, word.len())
}

fn to_another(mut field: Vec<u8>, whole: Vec<u8>, from: usize, to: usize) -> (Vec<u8>, Vec<u8>) {
    field = whole[from..to].to_vec();
    (field, whole)
}
