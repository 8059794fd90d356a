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
