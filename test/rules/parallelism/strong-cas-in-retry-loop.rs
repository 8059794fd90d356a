use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

fn add(gauge: &AtomicUsize, add: usize) {
    let mut value = gauge.load(Ordering::Acquire);
    loop {
        let next = value + add;
        value = match gauge.compare_exchange(value, next, Ordering::AcqRel, Ordering::Acquire) { //~ strong-cas-in-retry-loop
            Ok(_) => break,
            Err(found) => found,
        };
    }
}

fn lock(flag: &AtomicBool) {
    while flag.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() { //~ strong-cas-in-retry-loop
        std::hint::spin_loop();
    }
}

fn take(left: &AtomicUsize) -> bool {
    loop {
        let now = left.load(Ordering::Relaxed);
        if now == 0 {
            return false;
        }
        if left.compare_exchange(now, now - 1, Ordering::AcqRel, Ordering::Relaxed).is_ok() { //~ strong-cas-in-retry-loop
            return true;
        }
    }
}

// ---- look-alikes

fn weak(left: &AtomicUsize) {
    let mut now = left.load(Ordering::Relaxed);
    while let Err(found) = left.compare_exchange_weak(now, now + 1, Ordering::AcqRel, Ordering::Relaxed) {
        now = found;
    }
}

fn once(flag: &AtomicBool) -> bool {
    flag.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
}

fn first_free(slots: &[AtomicBool]) -> Option<usize> {
    for (i, slot) in slots.iter().enumerate() {
        if slot.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok() {
            return Some(i);
        }
    }
    None
}

fn failure_is_final(state: &AtomicUsize) -> usize {
    loop {
        match state.compare_exchange(0, 1, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => run(),
            Err(found) => return found,
        }
    }
}

/// A failure is final, or goes on with something else.
fn told_once(state: &AtomicUsize, seen: usize) -> Option<Waker> {
    loop {
        match seen {
            EMPTY => {
                let set = state.compare_exchange(seen, TOLD, SeqCst, SeqCst);
                match set {
                    Ok(_) => return None,
                    Err(actual) => {
                        state.store(actual | TOLD, SeqCst);
                        return None;
                    }
                }
            }
            _ => return wake(state),
        }
    }
}

fn waits_after_it(gate: &Gate, turn: &mut Turn) -> Poll<()> {
    loop {
        match *turn {
            Turn::First => {
                let taken = gate.state.compare_exchange(OPEN, TAKEN, SeqCst, SeqCst);
                if taken.is_ok() {
                    return Poll::Ready(());
                }
                gate.enlist();
                *turn = Turn::Waiting;
            }
            Turn::Waiting => return Poll::Pending,
        }
    }
}

fn falls_behind(list: &Blocks, mut block: *mut Block) {
    let mut advances = true;
    loop {
        if advances {
            if list.tail.compare_exchange(block, next_of(block), Release, Relaxed).is_ok() {
                list.released(block);
            } else {
                advances = false;
            }
        }
        if is_last(block) {
            return;
        }
        block = next_of(block);
    }
}

/// What is asserted of the value found would not hold after a failure without a reason.
fn asserts(state: &AtomicUsize) {
    let mut current = state.load(SeqCst);
    loop {
        let set = state.compare_exchange(current, WAITING, SeqCst, SeqCst);
        if let Err(actual) = set {
            assert_eq!(actual, TOLD);
            current = actual;
        } else {
            break;
        }
    }
}

fn by_question(state: &AtomicUsize) {
    loop {
        let current = state.load(SeqCst);
        if state.compare_exchange(current, current + 1, SeqCst, SeqCst).is_ok() { //~ strong-cas-in-retry-loop
            return;
        }
    }
}

/// After a failure without a reason this would go to sleep on what was told already.
fn parked(state: &AtomicUsize, mut guard: MutexGuard<'_, ()>, told: &Condvar) {
    loop {
        guard = told.wait(guard).unwrap();
        if state.compare_exchange(TOLD, EMPTY, SeqCst, SeqCst).is_ok() {
            return;
        }
    }
}
