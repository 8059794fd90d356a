pub fn total(values: &[u64]) -> u64 {
    add_all(values)
}

fn add_all(values: &[u64]) -> u64 {
    values.iter().sum()
}

fn add_slowly(values: &[u64]) -> u64 { //~ unused-after-change note
    values.iter().fold(0, |sum, value| sum + value)
}

pub struct Table;

impl Table {
    pub fn len(&self) -> usize {
        self.count()
    }

    fn count(&self) -> usize {
        0
    }

    fn recount(&mut self) -> usize { //~ unused-after-change note
        0
    }
}

mod inner {
    fn forgotten() {} //~ unused-after-change note
}

// ---- look-alikes

impl Iterator for Table {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        None
    }
}

#[no_mangle]
extern "C" fn called_from_c() {}

#[test]
fn adds() {
    assert_eq!(total(&[1]), 1);
}

fn _kept() {}

pub(crate) fn for_others() {}

//@ src/parent.rs
mod child;

fn used_by_child() {}
//@ src/main.rs
fn main() {}
