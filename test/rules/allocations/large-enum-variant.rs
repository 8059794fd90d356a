const PAGE: usize = 1 << 12;

enum Message {
    Ping,
    Block([u8; 4096]), //~ large-enum-variant note
}

pub enum Frame {
    Header { id: u64, length: u32 },
    Data { page: [u8; PAGE], length: u32 }, //~ large-enum-variant note
}

struct Wide {
    words: [u64; 32],
    name: Option<String>,
}

enum Entry {
    Free,
    Used(Wide), //~ large-enum-variant note
}

// ---- look-alikes

enum Boxed {
    Free,
    Used(Box<Wide>),
}

enum Alike {
    Left([u8; 512]),
    Right([u8; 500]),
}

enum Unknown {
    Small(u8),
    Large([u8; 4096]),
    Foreign(other::Thing),
}

enum Generic<T> {
    None,
    Some(T),
}

enum Single {
    Only([u8; 4096]),
}

enum Modest {
    Key([u8; 32]),
    Value(String),
}
