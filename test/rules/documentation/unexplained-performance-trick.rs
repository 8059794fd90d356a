#[inline(always)] //~ unexplained-performance-trick note
fn mix(a: u64, b: u64) -> u64 {
    a.rotate_left(13) ^ b
}

fn pick(table: &[u64], at: usize) -> u64 {
    unsafe { *table.get_unchecked(at) } //~ unexplained-performance-trick note
}

fn impossible() -> ! {
    let never = unsafe { std::hint::unreachable_unchecked() }; //~ unexplained-performance-trick note
    never
}

fn warm(at: *const u8) {
    unsafe { _mm_prefetch(at, 3) }; //~ unexplained-performance-trick note
}

// ---- look-alikes

// Out of line it costs 4 % of `hash/short`.
#[inline(always)]
fn explained(a: u64) -> u64 {
    a
}

/// Mixes; inlined because the loop in `finish` keeps the compiler from it.
#[must_use]
#[inline(always)]
fn documented(a: u64) -> u64 {
    a
}

#[inline]
fn plain(a: u64) -> u64 {
    a
}

fn safe(table: &[u64], at: usize) -> u64 {
    // SAFETY: `at` was checked by the caller; the check was 9 % of `lookup`.
    unsafe { *table.get_unchecked(at) }
}

fn beside(table: &[u64], at: usize) -> u64 {
    unsafe { *table.get_unchecked(at) } // checked above
}

fn checked(table: &[u64], at: usize) -> Option<&u64> {
    table.get(at)
}
