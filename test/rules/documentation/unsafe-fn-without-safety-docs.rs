/// Reads a value.
pub unsafe fn read(at: *const u8) -> u8 { //~ unsafe-fn-without-safety-docs note
    *at
}

pub unsafe fn bare(at: *const u8) -> u8 { //~ unsafe-fn-without-safety-docs note
    *at
}

pub struct Arena;

impl Arena {
    /// Gives a slot.
    #[inline]
    pub unsafe fn slot(&self, at: usize) -> u8 { //~ unsafe-fn-without-safety-docs note
        0
    }

    /// Gives a slot.
    ///
    /// # Safety
    ///
    /// `at` must be less than `len()`.
    #[inline]
    pub unsafe fn told(&self, at: usize) -> u8 {
        0
    }

    // SAFETY: callers hold the lock.
    pub unsafe fn in_a_plain_comment(&self) {}

    unsafe fn private(&self) {}

    pub fn safe(&self) {}
}

pub async unsafe fn later(at: usize) -> usize { //~ unsafe-fn-without-safety-docs note
    at
}

pub unsafe extern "C" fn from_c(at: *const u8) {}

#[doc(hidden)]
pub unsafe fn hidden(at: *const u8) {}

#[target_feature(enable = "avx2")]
pub unsafe fn wide(at: *const u8) {}

pub(crate) unsafe fn within(at: *const u8) {}

mod inner {
    pub unsafe fn deep(at: *const u8) {}
}

unsafe impl Send for Arena {}
