const WIDTH: usize = 8;

type Digest = [u64; 4];

struct Word([u64; 4]);

fn collected(bytes: &[u8]) -> [u32; 4] {
    bytes
        .chunks_exact(4)
        .map(|chunk| u32::from_le_bytes(chunk.try_into().unwrap()))
        .collect::<Vec<_>>() //~ vec-then-array
        .try_into()
        .unwrap()
}

fn collected_by_itertools(numbers: impl Iterator<Item = u64>) -> Digest {
    numbers.take(4).collect_vec().try_into().expect("four") //~ vec-then-array
}

fn pushed(numbers: &[u64]) -> Word {
    let mut limbs = vec![]; //~ vec-then-array
    for i in 0..4 {
        limbs.push(numbers[i] + 1);
    }
    Word(limbs.try_into().unwrap())
}

fn set_by_index(numbers: &[u64]) -> [u64; WIDTH] {
    let mut limbs = vec![0; WIDTH]; //~ vec-then-array
    for (i, number) in numbers.iter().enumerate() {
        limbs[i] = number * 2;
    }
    limbs.try_into().unwrap()
}

fn copied(bytes: &[u8]) -> Result<u64, Error> {
    let eight: [u8; 8] = bytes[..8].to_vec().try_into().map_err(|_| Error::Short)?; //~ vec-then-array
    Ok(u64::from_le_bytes(eight))
}

fn copied_by_name(bytes: &[u8]) -> Result<u64, Error> {
    let part = bytes[..8].to_vec(); //~ vec-then-array
    let eight: [u8; 8] = part.try_into().map_err(|_| Error::Short)?;
    Ok(u64::from_le_bytes(eight))
}

fn copied_for_more(bytes: &[u8]) -> Result<(u64, Vec<u8>), Error> {
    let part = bytes[..8].to_vec();
    let eight: [u8; 8] = part.clone().try_into().map_err(|_| Error::Short)?;
    Ok((u64::from_le_bytes(eight), part))
}

fn by_path(numbers: &[u64]) -> u64 {
    let four = <[u64; 4]>::try_from(numbers.iter().map(|n| n + 1).collect::<Vec<_>>()).unwrap(); //~ vec-then-array
    four[0] ^ four[1]
}

fn length_may_differ(text: &str) -> Result<[u64; 4], Error> {
    text.split(' ')
        .map(|word| word.len() as u64)
        .collect::<Vec<_>>() //~ vec-then-array note
        .try_into()
        .map_err(|_| Error::Length)
}

// ---- look-alikes

fn slice_itself(bytes: &[u8]) -> [u8; 8] {
    bytes[..8].try_into().unwrap()
}

fn from_somewhere(text: &str) -> [u8; 32] {
    unseal(text).unwrap().try_into().unwrap()
}

fn length_is_checked(numbers: impl Iterator<Item = u64>) -> Option<[u64; 4]> {
    let all: Vec<u64> = numbers.collect();
    if all.len() != 4 {
        return None;
    }
    Some(all.try_into().unwrap())
}

fn another_type(numbers: impl Iterator<Item = u64>) -> Peers {
    numbers.collect::<Vec<_>>().try_into().unwrap()
}

fn kept_elsewhere(numbers: &[u64], all: &mut Vec<Vec<u64>>) -> u64 {
    let mut limbs = Vec::new();
    for number in numbers {
        limbs.push(number + 1);
    }
    all.push(limbs);
    u64::try_from(numbers.len()).unwrap()
}

fn pair(parts: Vec<Part>) -> Result<Span, Error> {
    let [start, end]: [u64; 2] = parts.iter().map(Part::offset).collect::<Vec<_>>().try_into().map_err(|_| Error::Pair)?; //~ vec-then-array
    Ok(Span { start, end })
}

fn weakened(tag: &mut HeaderValue, text: &[u8]) {
    let mut bytes = Vec::with_capacity(text.len() + 2);
    bytes.extend(b"W/");
    bytes.extend(text);
    *tag = bytes.try_into().unwrap();
}

// What is asked for is a type of its own.
fn prefix(&self) -> Result<CommitmentPrefix, Error> {
    Ok(b"ibc-data".to_vec().try_into().unwrap())
}

fn as_field(bytes: &[u8]) -> Tagged {
    Tagged { hash: bytes[..32].to_vec().try_into().unwrap() }
}

struct Tagged {
    hash: TransactionHash,
}

fn wrapped(bytes: &[u8]) -> Result<[u8; 8], Error> {
    Ok(bytes[..8].to_vec().try_into().unwrap()) //~ vec-then-array
}

//@ src/field_from_elsewhere.rs
use elsewhere::Fees;

fn fees(parts: Parts) -> Fees {
    Fees { shares: parts.shares.into_iter().map(Share::from).collect::<Vec<_>>().try_into().expect("few enough") }
}

struct Pinned {
    digits: [u8; 4],
}

fn pinned(digits: impl Iterator<Item = u8>) -> Pinned {
    Pinned { digits: digits.map(|each| each + 1).collect::<Vec<_>>().try_into().unwrap() } //~ vec-then-array
}

//@ src/written_to.rs
struct Stamp(u32);

impl Stamp {
    fn write_to<W: std::io::Write>(&self, mut out: W) -> std::io::Result<()> {
        out.write_all(&self.0.to_le_bytes())
    }

    fn append_to(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0.to_le_bytes());
    }

    fn as_bytes(&self) -> [u8; 4] {
        let mut bytes = Vec::with_capacity(4); //~ vec-then-array
        self.write_to(&mut bytes).expect("has room");
        bytes.try_into().expect("four bytes")
    }

    // Whoever is lent a Vec appends to it.
    fn appended(&self) -> [u8; 4] {
        let mut bytes = Vec::with_capacity(4); //~ vec-then-array note
        self.append_to(&mut bytes);
        bytes.try_into().expect("four bytes")
    }
}

// ---- the loop may leave the function before the array is full

struct Shelf {
    width: u32,
    file: File,
}

fn opened(folder: &Path) -> Result<Room, io::Error> {
    let mut shelves = vec![];
    for width in &WIDTHS {
        let file = File::open(folder.join(width.to_string()))?;
        shelves.push(Shelf { width: *width, file });
    }
    Ok(Room { shelves: shelves.try_into().unwrap() })
}

fn opened_by_macro(folder: &Path) -> Answer {
    let mut shelves = Vec::new();
    for width in &WIDTHS {
        let file = or_give_up!(File::open(folder.join(width.to_string())));
        shelves.push(Shelf { width: *width, file });
    }
    Answer::room(shelves.try_into().unwrap())
}

async fn opened_by_others(library: &Library) -> [Shelf; 3] {
    let mut shelves = Vec::new();
    for width in WIDTHS {
        shelves.push(library.open(width).await);
    }
    shelves.try_into().unwrap()
}

fn made_of_widths() -> [Shelf; 3] {
    let mut shelves = Vec::new(); //~ vec-then-array
    for width in WIDTHS {
        shelves.push(Shelf { width, file: spare_file(format!("{width}")) });
    }
    shelves.try_into().unwrap_or_else(|_| unreachable!())
}

fn read_numbers(source: &mut Source) -> Result<[u64; 4], Error> {
    let mut numbers: Vec<u64> = Vec::new(); //~ vec-then-array
    for _ in 0..4 {
        numbers.push(source.next_number()?);
    }
    Ok(numbers.try_into().unwrap())
}

//@ src/decoded_on_heap.rs
fn coin_of(text: &str) -> Result<CoinHash, Error> {
    Ok(CoinHash::from_slice(&hex::decode(text)?)) //~ vec-then-array
}

fn coins(text: &str) -> Vec<Felt> {
    text.split(' ').map(|word| Felt::from_be_slice(&base64::decode(word).unwrap()).unwrap()).collect() //~ vec-then-array
}

fn seal(text: &str) -> Result<[u8; 32], Error> {
    let seal: [u8; 32] = hex::decode(text)?.try_into().map_err(|_| Error::Length)?; //~ vec-then-array
    Ok(seal)
}

fn root(text: &str) -> Result<B256, Error> {
    let bytes = const_hex::decode(text).map_err(Error::Hex)?; //~ vec-then-array
    Ok(B256::from_slice(&bytes))
}

// ---- look-alikes

fn note(text: &str) -> Result<Note, Error> {
    Ok(Note::from_slice(&hex::decode(text)?))
}

fn kept(text: &str) -> Result<Page, Error> {
    let bytes = hex::decode(text)?;
    let hash = CoinHash::from_slice(&bytes);
    Ok(Page { bytes, hash })
}

fn on_the_stack(text: &str) -> Result<CoinHash, Error> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes)?;
    Ok(CoinHash::from_slice(&bytes))
}

//@ src/of_buffers.rs
struct Field {
    value: bytes::Bytes,
}

impl Field {
    fn number(&self) -> Result<u64, Error> {
        let eight: [u8; 8] = self.value.to_vec().try_into().map_err(|_| Error::Length)?; //~ vec-then-array
        Ok(u64::from_le_bytes(eight))
    }
}
