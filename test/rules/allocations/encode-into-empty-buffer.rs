use bytes::BytesMut;

struct Header {
    number: u64,
    parent: Vec<u8>,
}

impl Header {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.number.to_be_bytes());
        out.extend_from_slice(&self.parent);
    }

    fn network_encode(&self, out: &mut BytesMut) {
        out.extend_from_slice(&self.number.to_be_bytes());
        out.extend_from_slice(&self.parent);
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.number.to_string().as_bytes());
    }

    fn length(&self) -> usize {
        8
    }

    fn hash_slow(&self) -> u64 {
        let mut out = Vec::new(); //~ encode-into-empty-buffer
        self.encode(&mut out);
        checksum(&out)
    }

    fn literal(&self) -> Vec<u8> {
        let mut out = vec![]; //~ encode-into-empty-buffer
        self.encode(&mut out);
        out
    }

    fn typed(&self) -> Vec<u8> {
        let mut out: Vec<u8> = Vec::default(); //~ encode-into-empty-buffer
        self.encode(&mut out);
        out
    }

    fn frame(&self) -> BytesMut {
        let mut frame = BytesMut::new(); //~ encode-into-empty-buffer
        self.network_encode(&mut frame);
        frame
    }

    fn sized(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.length());
        self.encode(&mut out);
        out
    }

    fn reserved(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.reserve(self.length());
        self.encode(&mut out);
        out
    }

    fn prefixed(&self) -> Vec<u8> {
        let mut out = Vec::new(); //~ encode-into-empty-buffer
        out.push(7);
        self.encode(&mut out);
        out
    }

    fn into_given(&self, out: &mut Vec<u8>) {
        self.encode(out);
    }

    fn text(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write_json(&mut out);
        out
    }

    fn all(headers: &[Header]) -> Vec<u8> {
        let mut out = Vec::new(); //~ encode-into-empty-buffer
        for header in headers {
            header.encode(&mut out);
        }
        out
    }

    fn read_only(&self) -> u64 {
        let out = Vec::new();
        checksum(&out)
    }
}

fn list(headers: &[Header]) -> Vec<u8> {
    let mut out = vec![]; //~ encode-into-empty-buffer
    alloy_rlp::encode_list(headers, &mut out);
    out
}

fn column(values: &Column, row: usize) -> Vec<u8> {
    let mut out = Vec::new();
    values.encode(row, Kind::Int, &mut out);
    out
}

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

impl Pack for Crate {
    type Packed = Vec<u8>;

    fn pack(self) -> Self::Packed {
        let mut packed = Self::Packed::default(); //~ encode-into-empty-buffer
        Compact::to_compact(&self, &mut packed);
        packed
    }
}

struct Packet {
    head: [u8; 8],
    body: Vec<u8>,
}

impl Packet {
    fn wire_len(&self) -> usize {
        self.head.len() + self.body.len()
    }

    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.head);
        out.extend_from_slice(&self.body);
    }

    fn into_wire(self) -> Vec<u8> {
        let mut out = vec![]; //~ encode-into-empty-buffer
        self.put(&mut out);
        out
    }
}

fn sent(packet: &Packet, link: &mut Link) {
    let mut out = Vec::new(); //~ encode-into-empty-buffer
    packet.put(&mut out);
    link.send(&out);
}

// ---- look-alikes

struct Tail {
    rows: Vec<u64>,
}

impl Tail {
    fn put(&self, out: &mut Vec<u64>) {
        out.extend_from_slice(&self.rows);
    }
}

fn tail_of(tail: &Tail) -> Vec<u64> {
    let mut out = Vec::new();
    tail.put(&mut out);
    out
}

impl Pack for Sized {
    type Packed = [u8; 8];

    fn pack(self) -> Self::Packed {
        let mut packed = Self::Packed::default();
        Compact::to_compact(&self, &mut packed);
        packed
    }
}

fn room_for_nothing(parcel: &Parcel) -> Vec<u8> {
    let mut packed = Vec::with_capacity(0); //~ encode-into-empty-buffer
    parcel.encode(&mut packed);
    packed
}

//@ src/one_write.rs

impl Sealed {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes)
    }
}

impl Letter {
    fn encode(&self, out: &mut Vec<u8>) {
        match self {
            Self::Sealed(sealed) => out.extend(&sealed.bytes),
            Self::Open(open) => open.encode(out),
        }
    }
}

impl Open {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.head);
        out.extend_from_slice(&self.text);
    }
}

/// A single write makes the room it needs.
fn sent(sealed: &Sealed) -> Vec<u8> {
    let mut bytes = Vec::new();
    sealed.encode(&mut bytes);
    bytes
}

fn posted(letter: &Letter) -> Vec<u8> {
    let mut bytes = Vec::new(); //~ encode-into-empty-buffer note
    letter.encode(&mut bytes);
    bytes
}

fn shown(open: &Open) -> Vec<u8> {
    let mut bytes = Vec::new(); //~ encode-into-empty-buffer
    open.encode(&mut bytes);
    bytes
}

fn sent_again(sealed: &[Sealed]) -> Vec<u8> {
    let mut bytes = Vec::new(); //~ encode-into-empty-buffer
    for each in sealed {
        each.encode(&mut bytes);
    }
    bytes
}

fn stamped(sealed: &Sealed) -> Vec<u8> {
    let mut bytes = Vec::new(); //~ encode-into-empty-buffer
    bytes.push(7);
    sealed.encode(&mut bytes);
    bytes
}

enum Attachment {
    Count(u32),
    Other(Foreign),
}

struct Foreign {
    kind: u16,
    block: Block,
}

impl Foreign {
    fn encode(&self, out: &mut Vec<u8>) {
        self.block.encode(out)
    }
}

struct Block(Vec<u8>);

impl Block {
    fn encode(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0);
    }
}

impl Attachment {
    /// One write on each way, which makes all the room it needs.
    fn with_length(&self, out: &mut Vec<u8>) {
        let mut body: Vec<u8> = Vec::new();
        match *self {
            Self::Count(n) => n.encode(&mut body),
            Self::Other(ref other) => other.encode(&mut body),
        }
        (body.len() as u16).encode(out);
        out.append(&mut body);
    }

    fn twice(&self, other: &Foreign) -> Vec<u8> {
        let mut body = Vec::new(); //~ encode-into-empty-buffer
        other.encode(&mut body);
        other.encode(&mut body);
        body
    }
}

/// How long it gets only the encoder knows, when it is done.
fn packed(encoder: &mut Encoder, frame: Frame) -> BytesMut {
    let mut block = BytesMut::new();
    encoder.encode(frame, &mut block);
    block
}

//@ src/reserves.rs
struct Bundle {
    head: Vec<u8>,
    text: Vec<u8>,
}

impl Bundle {
    fn encode(&self, out: &mut Vec<u8>) {
        out.reserve(self.head.len() + self.text.len());
        out.extend_from_slice(&self.head);
        out.extend_from_slice(&self.text);
    }
}

/// The encoder makes room for everything itself.
fn wrapped(bundle: &Bundle) -> Vec<u8> {
    let mut out = Vec::new();
    bundle.encode(&mut out);
    out
}

fn all_wrapped(bundles: &[Bundle]) -> Vec<u8> {
    let mut out = Vec::new(); //~ encode-into-empty-buffer
    for bundle in bundles {
        bundle.encode(&mut out);
    }
    out
}

trait Event {
    fn size(&self) -> usize;
    fn words(&self) -> Vec<u8>;

    fn encode_data_to(&self, out: &mut Vec<u8>) {
        out.reserve(self.size());
        out.extend(self.words());
    }

    fn encode_data(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.encode_data_to(&mut out);
        out
    }

    fn encode_words_to(&self, out: &mut Vec<u8>) {
        out.extend(self.words());
        out.extend(self.words());
    }

    fn encode_words(&self) -> Vec<u8> {
        let mut out = Vec::new(); //~ encode-into-empty-buffer
        self.encode_words_to(&mut out);
        out
    }
}

fn encode(bundle: &Bundle, out: &mut Vec<u8>) {
    out.reserve(bundle.head.len());
    out.extend_from_slice(&bundle.head);
}

fn bare(bundle: &Bundle) -> Vec<u8> {
    let mut out = Vec::new();
    encode(bundle, &mut out);
    out
}

//@ src/bound_in_pairs.rs
fn store_all(seals: &[Seal], sink: &mut Sink) {
    for seal in seals {
        let (slot, mut bytes) = (seal.slot, Vec::new()); //~ encode-into-empty-buffer
        seal.encode(&mut bytes);
        sink.put(slot, bytes);
    }
}

fn store_with_room(seals: &[Seal], sink: &mut Sink) {
    for seal in seals {
        let (slot, mut bytes) = (seal.slot, Vec::with_capacity(seal.encoded_len()));
        seal.encode(&mut bytes);
        sink.put(slot, bytes);
    }
}

//@ src/streams.rs
trait Stream: Default {
    fn of_items(items: impl IntoIterator<Item = u64>) -> Vec<u8> {
        let mut out = vec![];
        Self::encode_to(&mut out, items);
        out
    }

    fn of_pairs<I: Iterator<Item = (u64, u64)>>(pairs: I) -> Vec<u8> {
        let mut out = Vec::new();
        Self::encode_pairs(pairs, &mut out);
        out
    }

    fn of_keys(rows: &[Row]) -> Vec<u8> {
        let mut out = Vec::new();
        Self::encode_to(&mut out, rows.iter().map(|row| row.key));
        out
    }

    fn of_block(block: &Block) -> Vec<u8> {
        let mut out = Vec::new(); //~ encode-into-empty-buffer
        Self::encode_to(&mut out, block);
        out
    }
}
