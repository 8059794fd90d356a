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
