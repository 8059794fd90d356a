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
