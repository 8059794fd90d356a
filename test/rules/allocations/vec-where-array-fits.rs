fn check(name: &str) -> bool {
    let known = vec!["eth", "net", "web3"]; //~ vec-where-array-fits
    known.contains(&name)
}

fn each() {
    for port in vec![80, 443] { //~ vec-where-array-fits
        open(port);
    }
}

fn sum(values: &[u64]) -> u64 {
    values.iter().sum()
}

fn lent(a: u64, b: u64) -> u64 {
    sum(&vec![a, b]) //~ vec-where-array-fits
}

fn spans_and_last(block: &Block) -> Vec<Span> {
    block.parts.iter().map(span_of).chain(if let Some(last) = block.last { vec![last.span] } else { vec![] }).collect() //~ vec-where-array-fits
}

fn perhaps_one_more(all: &mut Vec<u32>, more: Option<u32>) {
    all.extend(match more {
        Some(id) if id > 0 => vec![id], //~ vec-where-array-fits
        _ => Vec::new(),
    });
}

struct Shape {
    corners: Vec<Point>,
}

impl Shape {
    fn covers(&self, points: &[Point]) -> bool {
        points.iter().all(|point| self.corners.contains(point))
    }
}

fn covers_both(shape: &Shape, left: Point, right: Point) -> bool {
    shape.covers(&vec![left, right]) //~ vec-where-array-fits
}

// ---- look-alikes

struct Outline {
    corners: Vec<Point>,
}

impl Outline {
    fn same(&self, points: &Vec<Point>) -> bool {
        *points == self.corners
    }
}

fn is_outline(outline: &Outline, left: Point, right: Point) -> bool {
    outline.same(&vec![left, right])
}

fn given() -> Vec<u64> {
    let list = vec![1, 2, 3];
    list
}

fn grown() -> usize {
    let mut list = vec![1, 2, 3];
    list.push(4);
    list.len()
}

fn filled(n: usize) -> usize {
    let list = vec![0; n];
    list.len()
}

fn unknown(a: u64) -> u64 {
    other::sum(&vec![a, 1])
}

#[test]
fn tested() {
    for port in vec![80, 443] {
        open(port);
    }
}

fn extended(names: &mut Vec<String>, name: String) {
    names.extend(vec![name.clone(), name]); //~ vec-where-array-fits
}

fn walked_by_value(row: &mut Row, span: &Span) {
    let fields = vec![column("end", span.end), column("duration", span.end - span.start)]; //~ vec-where-array-fits
    for field in fields {
        row.write(field);
    }
}

fn taken_apart(span: &Span) -> u64 {
    vec![span.start, span.end].into_iter().max().unwrap_or(0) //~ vec-where-array-fits
}

fn handed_back(span: &Span) -> std::vec::IntoIter<u64> {
    vec![span.start, span.end].into_iter()
}

fn handed_on_as_iterator(span: &Span, row: &mut Row) -> Result<(), Error> {
    let fields = vec![column("start", span.start), column("end", span.end)]; //~ vec-where-array-fits
    writer::write_fields(row, fields.into_iter())
}

fn scratch(out: &mut impl std::io::Write, length: usize) -> std::io::Result<()> {
    let mut prefix = vec![0; 10]; //~ vec-where-array-fits
    let used = length.encode_var(&mut prefix);
    out.write_all(&prefix[..used])
}

fn header(source: &mut impl std::io::Read) -> std::io::Result<u32> {
    let mut head = vec![0u8; 4]; //~ vec-where-array-fits
    source.read_exact(&mut head)?;
    Ok(u32::from_be_bytes([head[0], head[1], head[2], head[3]]))
}

fn sorted(a: u64, b: u64, c: u64) -> u64 {
    let mut order = vec![a, b, c]; //~ vec-where-array-fits
    order.sort_unstable();
    order[1]
}

fn read_on(source: &mut impl std::io::Read) -> std::io::Result<usize> {
    let mut all = vec![0u8; 4];
    source.read_to_end(&mut all)?;
    Ok(all.len())
}

fn lent_as_it_is(row: &mut Row) {
    let mut cells = vec![0u8; 8];
    row.fill_cells(&mut cells);
}

fn large(source: &mut impl std::io::Read) -> std::io::Result<u8> {
    let mut page = vec![0u8; 65536];
    source.read_exact(&mut page)?;
    Ok(page[17])
}

fn returned_in_the_end(source: &mut impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut head = vec![0u8; 4];
    source.read_exact(&mut head)?;
    Ok(head)
}

static CODES: LazyLock<HashSet<u64>> = LazyLock::new(|| vec![1u64, 2, 3].into_iter().map(widened).collect());

fn one_or_many(all: &mut Vec<u32>, more: Found) {
    all.extend(match more {
        Found::One(id) => vec![id],
        Found::Many(ids) => ids,
    });
}

fn kept_choice(more: Option<u32>) -> Vec<u32> {
    match more {
        Some(id) => vec![id],
        None => vec![],
    }
}

fn pages_in_other_notations(source: &mut impl std::io::Read) -> std::io::Result<u8> {
    let mut page = vec![0u8; 0x1_0000];
    source.read_exact(&mut page)?;
    let mut line = vec![0u8; 0o1000usize];
    source.read_exact(&mut line)?;
    let mut bits = vec![0u8; 0b1_0000_0000];
    source.read_exact(&mut bits)?;
    Ok(page[17] ^ line[3] ^ bits[9])
}

fn short_head_in_hex(source: &mut impl std::io::Read) -> std::io::Result<u8> {
    let mut head = vec![0u8; 0x10]; //~ vec-where-array-fits
    source.read_exact(&mut head)?;
    Ok(head[7])
}

//@ src/boxed.rs
pub fn lone(step: Step) -> Box<dyn Iterator<Item = Step>> {
    Box::new(vec![step].into_iter()) //~ vec-where-array-fits
}

pub fn doubled(step: Step, more: Vec<Step>) -> Box<dyn Iterator<Item = Step> + Send> {
    Box::new(vec![step.mirrored(), step].into_iter().chain(more)) //~ vec-where-array-fits
}

pub fn many(step: Step, number: usize) -> Box<dyn Iterator<Item = Step>> {
    Box::new(vec![step; number].into_iter())
}

pub fn either(step: Step, rest: Vec<Step>) -> std::vec::IntoIter<Step> {
    if rest.is_empty() { vec![step].into_iter() } else { rest.into_iter() }
}

pub fn kept(step: Step) -> Walk {
    Walk::new(vec![step].into_iter())
}

//@ src/only_an_iterator.rs
pub fn closed_by(steps: Vec<Step>, last: Step) -> Vec<Step> {
    steps.into_iter().chain(vec![last].into_iter()).collect() //~ vec-where-array-fits
}

pub fn add_both(steps: &mut Vec<Step>, step: Step) {
    steps.extend(vec![step.mirrored(), step].into_iter().rev()); //~ vec-where-array-fits
}

pub fn both(step: Step) -> impl Iterator<Item = Step> {
    vec![step.mirrored(), step].into_iter() //~ vec-where-array-fits
}

pub fn one_or_both(step: Step, all: bool) -> impl Iterator<Item = Step> {
    // Two ends of one type.
    if !all {
        return vec![step].into_iter();
    }
    vec![step.mirrored(), step].into_iter()
}

pub fn list_of_both(step: Step) -> std::vec::IntoIter<Step> {
    vec![step.mirrored(), step].into_iter()
}

pub fn kept_under_a_name(step: Step) -> usize {
    let mut walk = vec![step.mirrored(), step].into_iter();
    walk.next();
    walk.as_slice().len()
}

//@ src/on_each_way.rs
const MAGIC: &[u8] = b"INFLUXV1";
const HEAD: usize = 16;

fn library(os: &str) -> Option<Library> {
    let names = match os {
        "linux" => vec!["libcodec.so.7", "libcodec.so"], //~ vec-where-array-fits
        "macos" => vec!["libcodec.dylib"],
        _ => vec![],
    };
    for name in names {
        if let Some(found) = Library::open(name) {
            return Some(found);
        }
    }
    None
}

fn is_segment(source: &mut impl std::io::Read) -> std::io::Result<bool> {
    let mut head = vec![0u8; MAGIC.len()]; //~ vec-where-array-fits
    source.read_exact(&mut head)?;
    Ok(head == MAGIC)
}

fn first_of_head(source: &mut impl std::io::Read) -> std::io::Result<u8> {
    let mut head = vec![0u8; HEAD]; //~ vec-where-array-fits
    source.read_exact(&mut head)?;
    let mut size = vec![0u8; size_of::<u32>()]; //~ vec-where-array-fits
    source.read_exact(&mut size)?;
    Ok(head[0] ^ size[0])
}

// ---- look-alikes

const PAGE: usize = 4096;

fn first_of_page(source: &mut impl std::io::Read) -> std::io::Result<u8> {
    let mut page = vec![0u8; PAGE];
    source.read_exact(&mut page)?;
    let mut rest = vec![0u8; ELSEWHERE];
    source.read_exact(&mut rest)?;
    Ok(page[0] ^ rest[0])
}

fn kept(os: &str) -> Vec<&str> {
    let names = match os {
        "linux" => vec!["libcodec.so.7", "libcodec.so"],
        _ => vec![],
    };
    names
}

fn made(os: &str, version: &str) -> usize {
    let names = if os == "linux" { vec![version.to_string()] } else { vec![] };
    names.iter().map(|name| name.len()).sum()
}

fn drained_with_one_left_out(library: &mut Library) {
    let mut shelves = vec![ //~ vec-where-array-fits
        ("poems", 1),
        #[cfg(feature = "maps")]
        ("maps", 2),
    ];
    for (name, floor) in shelves.drain(..) {
        library.add(name, floor);
    }
}
