use memchr::memchr;

struct Lexer<'a> {
    input: &'a [u8],
    offset: usize,
}

impl Lexer<'_> {
    fn line(&mut self) {
        self.eat_while(|byte| byte != b'\n'); //~ byte-loop-instead-of-memchr
    }

    fn bracket(&self) -> Option<usize> {
        self.input[self.offset..].iter().position(|&byte| byte == b']') //~ byte-loop-instead-of-memchr
    }

    fn word(&mut self) {
        self.eat_while(|byte| byte.is_ascii_alphanumeric());
    }
}

fn end_of_string(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| *byte == b'"' || *byte == b'\\') //~ byte-loop-instead-of-memchr
}

fn last_slash(path: &str) -> Option<usize> {
    path.as_bytes().iter().rposition(|b| *b == b'/') //~ byte-loop-instead-of-memchr
}

fn last_colon(path: &str) -> Option<usize> {
    path.as_bytes().iter().rposition(|b| { //~ byte-loop-instead-of-memchr
        *b == b':'
    })
}

fn newline(text: &[u8]) -> Option<usize> {
    memchr(b'\n', text)
}

// ---- look-alikes

fn first_digit(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| byte.is_ascii_digit())
}

fn first_large(numbers: &[u32]) -> Option<usize> {
    numbers.iter().position(|number| *number > 1000)
}

fn above(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| *byte > b'z')
}

fn line_count(text: &[u8]) -> usize {
    text.split_inclusive(|byte| *byte == b'\n').count() //~ byte-loop-instead-of-memchr
}

fn commas(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte == b',').count() //~ byte-loop-instead-of-memchr
}

fn words(text: &[u8]) -> Vec<&[u8]> {
    text.split(|byte| *byte == b' ').collect()
}

const LANE: usize = 16;
const PAGE: usize = 1 << 14;

fn lines_in_lanes(text: &[u8]) -> usize {
    let mut lines = 0;
    for lane in text.chunks_exact(LANE) {
        lines += lane.iter().filter(|byte| **byte == b'\n').count();
    }
    lines
}

unsafe fn lines_from(start: *const u8, at: usize) -> usize {
    let lane = std::slice::from_raw_parts(start.add(at), LANE);
    let found = lane.iter().position(|byte| *byte == b'<').unwrap_or(LANE);
    lane[..found].iter().filter(|byte| **byte == b'\n').count()
}

fn ends_in_head(text: &[u8], at: usize) -> Option<usize> {
    text[at..at + 8].iter().position(|byte| *byte == b'\0')
}

fn ends_in_tag(tag: [u8; 4]) -> Option<usize> {
    tag.iter().position(|byte| *byte == b' ')
}

fn lines_in_pages(text: &[u8]) -> usize {
    let mut lines = 0;
    for page in text.chunks_exact(PAGE) {
        lines += page.iter().filter(|byte| **byte == b'\n').count(); //~ byte-loop-instead-of-memchr
    }
    lines
}

fn lines_in_each(texts: &[Vec<u8>], upto: usize) -> usize {
    let mut lines = 0;
    for text in texts {
        lines += text[..upto].iter().filter(|byte| **byte == b'\n').count(); //~ byte-loop-instead-of-memchr
    }
    lines
}

fn end_in_block(block: [u8; 4096]) -> Option<usize> {
    block.iter().position(|byte| *byte == b'\n') //~ byte-loop-instead-of-memchr
}

//@ src/filled.rs
fn length_of_line(mut reader: impl BufRead) -> io::Result<Option<usize>> {
    let filled = reader.fill_buf()?;
    Ok(filled.iter().position(|c| *c == b'\n')) //~ byte-loop-instead-of-memchr
}

fn length_of_next(reader: &mut impl BufRead) -> io::Result<Option<usize>> {
    Ok(reader.fill_buf()?.iter().position(|c| *c == 0 || *c == b'\n'))
}

fn first_blank(word: &[u8]) -> Option<usize> {
    word.iter().position(|c| *c == b' ') //~ byte-loop-instead-of-memchr note
}

//@ src/delimiters.rs
// ---- a delimiter that has a name

struct Frames {
    delimiter: u8,
    from: usize,
}

impl Frames {
    fn next_end(&mut self, buf: &mut BytesMut, most: usize) -> Option<usize> {
        loop {
            let found = buf[self.from..most].iter().position(|b| *b == self.delimiter); //~ byte-loop-instead-of-memchr
            match found {
                Some(at) if at > 0 => return Some(at + self.from),
                Some(_) => self.from += 1,
                None => return None,
            }
        }
    }
}

fn fields(rows: &[Vec<u8>], separator: u8) -> Vec<usize> {
    let mut ends = Vec::new();
    for row in rows {
        ends.extend(row.iter().position(|&b| b == separator || b == b'\n')); //~ byte-loop-instead-of-memchr
    }
    ends
}

fn once(text: &[u8], separator: u8) -> Option<usize> {
    text.iter().rposition(|b| *b == separator) //~ byte-loop-instead-of-memchr note
}

// ---- look-alikes

// Numbers of something, and of few.
fn slot_of(slots: &[u8], slot: u8) -> Option<usize> {
    slots.iter().position(|each| *each == slot)
}

fn separator_of(rows: &[Kind], separator: Kind) -> Option<usize> {
    rows.iter().position(|each| *each == separator)
}

fn memchr_by_hand(haystack: &[u8], needle: u8) -> Option<usize> {
    for _ in 0..1 {
        return haystack.iter().position(|&each| each == needle);
    }
    None
}

fn unknown(rows: &Rows, separator: Mark) -> Option<usize> {
    rows.marks().iter().position(|each| *each == separator)
}

//@ src/matched.rs
fn end_of_text(text: &[u8]) -> Option<usize> {
    let mut end = None;
    for _ in 0..2 {
        end = text.iter().position(|byte| matches!(byte, b'"' | b'\\')); //~ byte-loop-instead-of-memchr
    }
    end
}

fn one_of_many(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| matches!(byte, b'a' | b'b' | b'c' | b'd'))
}

fn in_a_range(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| matches!(byte, b'0'..=b'9'))
}

fn under_a_condition(text: &[u8], quoted: bool) -> Option<usize> {
    text.iter().position(|byte| matches!(byte, b'"' if quoted))
}

//@ src/asked_if_ascii.rs
fn is_plain(title: &str) -> bool {
    title.chars().all(|c| c.is_ascii()) //~ byte-loop-instead-of-memchr
}

fn is_plain_by_path(title: String) -> bool {
    title.chars().all(|letter| char::is_ascii(&letter)) //~ byte-loop-instead-of-memchr
}

fn has_accents(title: &[u8]) -> bool {
    title.iter().any(|b| !b.is_ascii()) //~ byte-loop-instead-of-memchr
}

fn is_plain_below(title: &str) -> bool {
    title.as_bytes().iter().all(u8::is_ascii) //~ byte-loop-instead-of-memchr
}

// ---- look-alikes

fn are_plain(titles: &[String]) -> bool {
    titles.iter().all(|title| title.is_ascii())
}

fn is_hex(title: &str) -> bool {
    title.chars().all(|c| c.is_ascii_hexdigit())
}

fn begins_plain(title: &str) -> bool {
    title.chars().take(4).all(|c| c.is_ascii())
}

fn has_plain(title: &str) -> bool {
    title.chars().any(|c| c.is_ascii())
}

fn knows_any(shelf: &Shelf) -> bool {
    shelf.iter().all(|book| book.is_ascii())
}

//@ src/counted.rs
// Nothing stops early: the compiler makes wide steps of it by itself.
fn blank_lines(gaps: &[String]) -> usize {
    let mut blank = 0;
    for gap in gaps {
        if gap.bytes().filter(|byte| *byte == b'\n').count() > 1 { //~ byte-loop-instead-of-memchr note
            blank += 1;
        }
    }
    blank
}

fn columns(lines: &[Vec<u8>]) -> Vec<usize> {
    let mut columns = Vec::with_capacity(lines.len());
    for line in lines {
        columns.push(line.iter().filter(|byte| **byte == b'\t').count()); //~ byte-loop-instead-of-memchr note
    }
    columns
}

fn parts(lines: &[Vec<u8>]) -> usize {
    let mut parts = 0;
    for line in lines {
        parts += line.split(|byte| *byte == b'\t').count(); //~ byte-loop-instead-of-memchr
    }
    parts
}
