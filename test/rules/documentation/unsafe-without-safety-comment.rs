pub fn first(bytes: &[u8]) -> u8 {
    unsafe { *bytes.get_unchecked(0) } //~ unsafe-without-safety-comment
}

pub fn bound(bytes: &[u8]) -> u8 {
    let byte = unsafe { *bytes.as_ptr() }; //~ unsafe-without-safety-comment
    byte
}

struct Handle(*mut u8);

unsafe impl Send for Handle {} //~ unsafe-without-safety-comment

/// Reads without a check.
pub unsafe fn undocumented(bytes: &[u8]) -> u8 {
    // the caller has looked
    unsafe { *bytes.get_unchecked(0) } //~ unsafe-without-safety-comment
}

#[cfg(test)]
mod tests {
    fn in_a_test(bytes: &[u8]) -> u8 {
        unsafe { *bytes.get_unchecked(0) } //~ unsafe-without-safety-comment note
    }
}

// ---- look-alikes

pub fn explained(bytes: &[u8; 4]) -> u8 {
    // SAFETY: the array has four bytes.
    unsafe { *bytes.get_unchecked(0) }
}

pub fn above_the_statement(bytes: &[u8; 4]) -> u8 {
    // SAFETY: the array has four bytes,
    // so that index 0 is inside.
    let byte = unsafe { *bytes.get_unchecked(0) };
    byte
}

pub fn above_an_attribute(bytes: &[u8; 4]) -> u8 {
    // Safety: the array has four bytes.
    #[allow(clippy::undocumented_unsafe_blocks)]
    return unsafe { *bytes.get_unchecked(0) };
}

pub fn inside(bytes: &[u8; 4]) -> u8 {
    unsafe {
        // SAFETY: the array has four bytes.
        *bytes.get_unchecked(0)
    }
}

pub fn beside(bytes: &[u8; 4]) -> u8 {
    unsafe { *bytes.get_unchecked(0) } // SAFETY: four bytes
}

struct Pointer(*mut u8);

// SAFETY: the pointer is owned and never shared.
unsafe impl Send for Pointer {}
unsafe impl Sync for Pointer {}

/// Reads without a check.
///
/// # Safety
///
/// `bytes` must not be empty.
pub unsafe fn documented(bytes: &[u8]) -> u8 {
    unsafe { *bytes.get_unchecked(0) }
}

pub fn nested(bytes: &[u8; 4]) -> Option<u8> {
    // SAFETY: four bytes.
    Some(unsafe { *bytes.get_unchecked(0) })
}

pub fn in_other_words(bytes: &[u8; 4]) -> u8 {
    // Safe because the array has four bytes.
    unsafe { *bytes.get_unchecked(0) }
}

pub fn abbreviated(bytes: &[u8; 4]) -> u8 {
    // SAFE: four bytes.
    unsafe { *bytes.get_unchecked(0) }
}

pub fn against_it(bytes: &[u8]) -> u8 {
    // this is unsafe because nobody has looked
    unsafe { *bytes.get_unchecked(0) } //~ unsafe-without-safety-comment
}

fn narrowed(path: Box<Inner>) -> Box<Outer> {
    // SAFETY: `Outer` is a transparent wrapper of `Inner`.
    let pointer = Box::into_raw(path) as *mut Outer;
    unsafe { Box::from_raw(pointer) }
}

fn closed(handle: isize) -> i32 {
    unsafe { close_handle(handle) } //~ unsafe-without-safety-comment note
}

// Reasons without the word.

fn root_of(parents: &[usize], mut at: usize) -> usize {
    assert!(at < parents.len());
    unsafe {
        loop {
            // No check: what we stored ourselves can be trusted to lie inside.
            let next = *parents.get_unchecked(at);
            if next == at {
                return at;
            }
            at = next;
        }
    }
}

fn both<T>(list: &mut [T], i: usize, j: usize) -> (&mut T, &mut T) {
    assert!(i != j);

    // Two borrows at a time -- they never overlap
    unsafe {
        let all = list.as_mut_ptr();
        (&mut *all.add(i), &mut *all.add(j))
    }
}

fn first_of(list: &[u8]) -> u8 {
    // the first byte
    unsafe { *list.get_unchecked(0) } //~ unsafe-without-safety-comment
}

fn second_of(list: &[u8]) -> u8 {
    // Just as in `first_of`.
    unsafe { *list.get_unchecked(1) }
}

fn third_of(list: &[u8]) -> u8 {
    // Same as for `second_of`.
    let third = unsafe { *list.get_unchecked(2) };
    third
}

fn taken(cell: &Latch) -> u32 {
    // The flag stands for the lock, so we can safely look at the value here.
    unsafe { *cell.value.get() }
}

// All that it does stands on what it asks of its caller.
pub unsafe extern "C" fn tracker_init(tracker: *mut Tracker) {
    unsafe { core::ptr::write(tracker, Tracker::default()) }; //~ unsafe-without-safety-comment note
}

pub unsafe extern "C" fn tracker_two(tracker: *mut Tracker) {
    count(2);
    unsafe { core::ptr::write(tracker, Tracker::default()) }; //~ unsafe-without-safety-comment
}

pub unsafe extern "C" fn tracker_sum(one: *const Tracker, other: *const Tracker) -> i32 {
    with_trackers(|all| all.sum(unsafe { &*one }, other.cast())) //~ unsafe-without-safety-comment note
}

pub extern "C" fn tracker_difference(one: *const Tracker, other: &Tracker) -> i32 {
    with_trackers(|all| all.difference(unsafe { &*one }, other)) //~ unsafe-without-safety-comment
}

unsafe fn on_signal(signal: c_int, handler: Handler) {
    use libc::{sigaction, sigfillset};
    let action = sigaction::of(handler);
    unsafe { //~ unsafe-without-safety-comment note
        sigaction(signal, &action, std::ptr::null_mut());
    }
    unsafe { //~ unsafe-without-safety-comment
        sigaction(signal, &action, std::ptr::read(handler.before));
    }
}

fn cut(list: &mut Stack) {
    // SOUNDNESS: all elements below two are there, and none behind them is looked at.
    unsafe { list.set_len(2) };
}

// A reason that is given once.

fn watched(poller: &Poller, signals: &Pipe, socket: Option<&Pipe>) {
    // SAFETY: both are taken out of the poller before they are closed.
    unsafe { poller.add(signals.as_ptr()) };
    if let Some(socket) = socket {
        unsafe { poller.add(socket.as_ptr()) };
    }
}

fn two_sizes(random: &mut Random, size: usize) -> (usize, usize) {
    // # Safety
    // `size` is larger than 1
    let from = random.below(unsafe { NonZero::new_unchecked(size) });
    let to = random.below(unsafe { NonZero::new_unchecked(size) });
    (from, to)
}

fn something_else(cell: &Latch, list: &[u8]) -> u8 {
    // SAFETY: nobody else holds the latch.
    let at = unsafe { *cell.value.get() };
    unsafe { *list.get_unchecked(at) } //~ unsafe-without-safety-comment
}

fn far_away(list: &[u8], at: usize) -> u8 {
    // SAFETY: callers ask within bounds.
    let first = unsafe { *list.get_unchecked(at) };
    if first == 0 {
        return 0;
    }
    let step = first.rotate_left(3);
    let wide = step as usize;
    if wide == 7 {
        return step;
    }
    let next = at + wide;
    let last = next * 2;
    unsafe { *list.get_unchecked(last) } //~ unsafe-without-safety-comment
}

fn woken(context: *mut ()) {
    // Safety: `context` is a number of an interrupt, or the largest that there is.

    let context = context as usize;

    #[cfg(feature = "threads")]
    // One branch less where there are only threads.
    if context == THREADS {
        return;
    }

    #[cfg(feature = "interrupts")]
    unsafe {
        let vector: Vector = core::mem::transmute(context);
        vector.request();
    }
}

fn of_the_first_step_only(list: &[u8]) -> (u8, u8) {
    // Safety: the list has an item.
    let first = unsafe { *list.get_unchecked(0) };
    let step = first.rotate_left(3);
    let second = unsafe { *list.as_ptr().add(step as usize) }; //~ unsafe-without-safety-comment
    (first, second)
}

fn apart(random: &mut Random, size: usize) -> usize {
    // # Safety
    // after the sum it is above 0

    let off = random.below(unsafe { NonZero::new_unchecked(size + 1) });
    off
}

/// A key of a name. The method assumes that the caller has made sure that the name has
/// the right ending.
fn unchecked_key(name: &Name) -> &Key {
    unsafe { &*(name as *const Name as *const Key) }
}

/// Callers are told the length in bytes.
fn key_of(name: &Name) -> &Key {
    unsafe { &*(name as *const Name as *const Key) } //~ unsafe-without-safety-comment
}

fn stricter(headers: &mut Headers, bytes: Bytes) {
    // Our own validation is stricter than that of headers.
    unsafe { headers.append(Value::from_shared_unchecked(bytes)) };
}

fn what_holds(list: &[u8]) -> u8 {
    // the list is one page long
    unsafe { *list.get_unchecked(0) } //~ unsafe-without-safety-comment note
}

fn what_it_does(list: &[u8]) -> u8 {
    // Take the first byte.
    unsafe { *list.get_unchecked(0) } //~ unsafe-without-safety-comment
}

// The client may be handed from thread to thread according to its makers.
#[allow(unsafe_code)]
unsafe impl Send for Client {}

// The handle is the library's.
unsafe impl Send for Handle {} //~ unsafe-without-safety-comment note

fn allowed_with_reason(list: &[u8], at: usize) -> u8 {
    #[expect(
        unsafe_code,
        reason = "the cursor never passes the end, and the list is never empty"
    )]
    let first = unsafe { *list.get_unchecked(at) };
    first
}

fn allowed_for_no_reason(list: &[u8], at: usize) -> u8 {
    #[allow(unsafe_code)]
    let first = unsafe { *list.get_unchecked(at) }; //~ unsafe-without-safety-comment
    first
}

//@ src/stolen.rs
fn stolen(child: &Child) -> Green {
    // The child is a root, so it owns the node: it can be taken.
    match &child.green {
        Kind::Node { ptr } => unsafe { Green::from_raw(ptr.get()) },
        Kind::Token { ptr } => unsafe { Green::from_raw(*ptr) },
    }
}

fn taken(child: &Child) -> Green {
    match &child.green {
        Kind::Node { ptr } => unsafe { Green::from_raw(ptr.get()) }, //~ unsafe-without-safety-comment
        Kind::Token { ptr } => unsafe { Green::from_raw(*ptr) }, //~ unsafe-without-safety-comment
    }
}

//@ src/said_around.rs
/// Gives back the texts of a card.
///
/// # Safety
///
/// - Each text must be null, or have been handed out by `lend_text`.
pub(crate) unsafe fn give_back(card: &mut Card) {
    unsafe fn give_back_one(text: &mut *mut c_char) {
        if text.is_null() {
            return;
        }
        drop(unsafe { CString::from_raw(*text) });
        *text = std::ptr::null_mut();
    }

    fn first_byte(text: *const c_char) -> c_char {
        unsafe { *text }
    }

    unsafe {
        give_back_one(&mut card.title);
        give_back_one(&mut card.author);
    }
}

pub(crate) unsafe fn give_back_unasked(card: &mut Card) {
    unsafe fn give_back_one(text: &mut *mut c_char) {
        drop(unsafe { CString::from_raw(*text) }); //~ unsafe-without-safety-comment
    }
    give_back_one(&mut card.title);
}

/// Files a card.
///
/// # Safety
///
/// - `data` must be readable for `len` bytes.
#[no_mangle]
pub unsafe extern "C" fn file_card(data: *const u8, len: usize, options: *const Options) -> Answer {
    match file_card_inner(data, len, options) {
        Ok(()) => Answer::ok(),
        Err(fault) => Answer::of(fault),
    }
}

fn file_card_inner(data: *const u8, len: usize, options: *const Options) -> Result<(), Fault> {
    let options = unsafe { (*options).clone() }; //~ unsafe-without-safety-comment
    let card = Card::read(unsafe { std::slice::from_raw_parts(data, len) })?;
    card.file(options)
}

/// # Safety
///
/// `text` must end in a zero.
unsafe fn print_text(text: *const c_char) {
    print_inner(text);
}

fn print_all(texts: &[*const c_char]) {
    for text in texts {
        print_inner(*text);
    }
}

fn print_inner(text: *const c_char) {
    let text = unsafe { CStr::from_ptr(text) }; //~ unsafe-without-safety-comment note
    let length = text.to_bytes().len();
    println!("{text:?} {length}");
    let last = unsafe { *text.as_ptr().add(length - 1) }; //~ unsafe-without-safety-comment
    println!("{last}");
}

//@ src/said_of_the_pointer.rs
fn topmost(slots: &[Slot], out: &mut Vec<Owned>) {
    for slot in slots {
        if slot.is_mine() {
            out.push(slot.mine());
        } else {
            // SAFETY: all others are parked, so that nobody moves or frees a frame.
            let top = slot.top.load(Ordering::Relaxed) as *const Frame;
            if !top.is_null() {
                let mut at = top;
                let mut depth = 0;
                while !at.is_null() {
                    let frame = unsafe { &*at };
                    depth += frame.depth();
                    at = frame.previous();
                }
                let frame = unsafe { &*top };
                out.push(frame.owned(depth));
                out.push(unsafe { (*top).first }.owned(depth));
            } else {
                let last = slot.frames.last();
                out.push(unsafe { last.as_ref() }.owned(0)); //~ unsafe-without-safety-comment note
            }
        }
    }
}

// What was said of one pointer holds for no other, nor for what a block does besides.
fn of_another(slot: &Slot, other: *const Frame) -> u64 {
    // SAFETY: the owner is parked.
    let top = slot.top.load(Ordering::Relaxed) as *const Frame;
    let count = slot.count();
    slot.note(count);
    let depth = unsafe { &*other }.depth(); //~ unsafe-without-safety-comment
    let both = unsafe { (*top).depth + (*other).depth }; //~ unsafe-without-safety-comment
    let far = unsafe { (*top.add(count)).depth }; //~ unsafe-without-safety-comment
    depth + both + far
}

fn of_what_made_it(slot: &Slot) -> u64 {
    slot.note(0);
    // SAFETY: the slot lives as long as the table.
    let top = unsafe { slot.top() };
    let count = slot.count();
    slot.note(count);
    let depth = unsafe { (*top).depth }; //~ unsafe-without-safety-comment
    depth + count
}

fn moved_elsewhere(slot: &Slot, other: *const Frame) -> u64 {
    slot.note(0);
    // SAFETY: the owner is parked.
    let top = slot.top.load(Ordering::Relaxed) as *const Frame;
    let mut at = top;
    slot.note(1);
    if slot.is_old() {
        at = other;
    }
    unsafe { (*at).depth } //~ unsafe-without-safety-comment
}

fn moved_by_others(slot: &Slot) -> u64 {
    slot.note(0);
    // SAFETY: the owner is parked.
    let top = slot.top.load(Ordering::Relaxed) as *const Frame;
    let mut at = top;
    slot.advance(&mut at);
    unsafe { (*at).depth } //~ unsafe-without-safety-comment
}

fn said_of_a_list(slot: &Slot) -> u64 {
    // The owner is parked.
    let top = slot.top.load(Ordering::Relaxed) as *const Frame;
    slot.note(1);
    unsafe { (*top).depth } //~ unsafe-without-safety-comment
}

fn written_through(slot: &Slot) {
    slot.note(0);
    // SAFETY: the owner is parked.
    let top = slot.top.load(Ordering::Relaxed) as *mut Frame;
    let kept = &slot.kept;
    slot.note(1);
    unsafe { (*top).depth = 0 }; //~ unsafe-without-safety-comment
    kept.enter(1);
    unsafe { (*top).depth += 1 }; //~ unsafe-without-safety-comment
    kept.enter(2);
    let frame = unsafe { &mut *top }; //~ unsafe-without-safety-comment
    kept.enter(frame.depth());
    let depth = unsafe { (*top).depth + DEPTH }; //~ unsafe-without-safety-comment
    kept.enter(depth);
    let bits = unsafe { poke!(top, 1 => 2); (*top).bits }; //~ unsafe-without-safety-comment
    kept.enter(bits);
}
