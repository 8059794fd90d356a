pub fn parse_header(bytes: &[u8]) -> Option<Header> { //~ parser-without-fuzz-or-property-test note
    Header::read(bytes)
}

pub struct Header;

impl Header {
    pub fn from_bytes(bytes: &[u8]) -> Self { //~ parser-without-fuzz-or-property-test note
        Header
    }

    pub fn decode(text: &str) -> Self { //~ parser-without-fuzz-or-property-test note
        Header
    }

    // ---- look-alikes

    pub fn parse_with(&self, reader: &mut Reader) -> Self {
        Header
    }

    fn parse_inner(bytes: &[u8]) -> Self {
        Header
    }

    pub fn encode(bytes: &[u8]) -> Self {
        Header
    }
}
