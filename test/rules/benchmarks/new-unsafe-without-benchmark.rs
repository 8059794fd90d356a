fn pick(table: &[u64], at: usize) -> u64 {
    // SAFETY: see the type.
    unsafe { *table.get_unchecked(at) } //~ new-unsafe-without-benchmark note
}

fn name(bytes: &[u8]) -> &str {
    // SAFETY: see the type.
    unsafe { std::str::from_utf8_unchecked(bytes) } //~ new-unsafe-without-benchmark note
}

fn grow(buffer: &mut Vec<u8>, n: usize) {
    buffer.reserve(n);
    // SAFETY: see the type.
    unsafe { buffer.set_len(n) } //~ new-unsafe-without-benchmark note
}

// ---- look-alikes

fn measured(table: &[u64], at: usize) -> u64 {
    // SAFETY: see the type.
    unsafe { *table.get_unchecked(at) }
}

#[bench]
fn bench_measured(b: &mut Bencher) {
    b.iter(|| measured(&[1, 2, 3], 1));
}

fn foreign(handle: Handle) -> i32 {
    // SAFETY: see the type.
    unsafe { ffi::close(handle.raw()) }
}

#[cold]
fn rare(table: &[u64]) -> u64 {
    // SAFETY: see the type.
    unsafe { *table.get_unchecked(0) }
}
