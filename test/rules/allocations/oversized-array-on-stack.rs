const CHUNK: usize = 32 * 1024;

fn checksum(file: &mut File) -> io::Result<usize> {
    let mut buffer = [0u8; 65536]; //~ oversized-array-on-stack note
    file.read(&mut buffer)
}

fn copy(from: &mut File) -> io::Result<usize> {
    let mut chunk: [u8; CHUNK] = [0; CHUNK]; //~ oversized-array-on-stack note
    from.read(&mut chunk)
}

async fn receive(socket: &UdpSocket) -> usize {
    let mut words = [0u64; 4096]; //~ oversized-array-on-stack note
    socket.recv(&mut words).await
}

fn lent(out: &mut Out) {
    from.read(&mut [0u8; 1 << 16]); //~ oversized-array-on-stack note
}

mod limits {
    const PAGES: usize = 16 * 1024;

    fn read_pages(from: &mut File) -> io::Result<usize> {
        let mut pages = [0u8; PAGES]; //~ oversized-array-on-stack note
        from.read(&mut pages)
    }
}

// ---- look-alikes

static TABLE: [u8; 65536] = [0; 65536];
const ZEROES: [u8; 65536] = [0; 65536];

fn small() -> [u8; 4096] {
    let page = [0u8; 4096];
    page
}

fn heap() -> Vec<u8> {
    let buffer = vec![0u8; 65536];
    buffer
}

fn boxed() -> Box<[u8; 65536]> {
    Box::new([0u8; 65536])
}

fn unknown(n: usize) {
    let one = [0u8; LENGTH_FROM_ELSEWHERE];
}

#[test]
fn reads() {
    let buffer = [0u8; 65536];
    assert_eq!(buffer.len(), 65536);
}

// What is only lent for reading is a constant of the program.
fn padded(out: &mut Vec<u8>) {
    out.extend_from_slice(&[0u8; 1 << 16]);
}

mod large {
    const ROOM: usize = 1 << 16;
}

mod small {
    const ROOM: usize = 16;

    fn read_room(from: &mut File) -> io::Result<usize> {
        let mut room = [0u8; ROOM];
        from.read(&mut room)
    }
}
