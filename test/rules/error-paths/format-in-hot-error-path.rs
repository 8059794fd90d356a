fn parse_row(text: &str) -> Result<u64, Error> {
    text.parse().map_err(|_| Error::new(format!("no number: {text}"))) //~ format-in-hot-error-path note
}

fn decode(bytes: &[u8]) -> Result<u8, String> {
    if bytes.is_empty() {
        return Err(format!("{} bytes", bytes.len())); //~ format-in-hot-error-path note
    }
    Ok(bytes[0])
}

impl TryFrom<u8> for Kind {
    type Error = Invalid;

    fn try_from(value: u8) -> Result<Self, Invalid> {
        Kind::of(value).ok_or_else(|| Invalid(format!("kind {value}"))) //~ format-in-hot-error-path note
    }
}

// ---- look-alikes

fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|error| Error::new(format!("{}: {error}", path.display())))
}

fn parse_kind(text: &str) -> Result<Kind, Error> {
    Kind::named(text).ok_or(Error::Unknown)
}

fn parse_name(text: &str) -> String {
    format!("name {text}")
}
