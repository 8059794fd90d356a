use std::collections::{HashMap, HashSet};

#[derive(Clone, Default)]
struct Store {
    known: Vec<Entry>,
    refused: HashMap<u64, Reason>,
}

impl Store {
    fn contains(self, id: u64) -> bool { //~ self-by-value-only-read
        self.known.iter().any(|entry| entry.id == id)
    }

    fn ids(self) -> Vec<u64> { //~ self-by-value-only-read
        self.known.iter().map(|entry| entry.id).collect()
    }

    fn contains_refused(self, id: &u64) -> bool { //~ self-by-value-only-read
        self.refused.contains_key(id)
    }

    // ---- look-alikes

    fn lent(&self, id: u64) -> bool {
        self.known.iter().any(|entry| entry.id == id)
    }

    fn entries(self, ids: HashSet<u64>) -> Vec<Entry> {
        self.known.into_iter().filter(|entry| ids.contains(&entry.id)).collect()
    }

    fn part(self) -> Vec<Entry> {
        self.known
    }

    fn finish(self) -> usize {
        self.known.len()
    }

    fn into_count(self) -> usize {
        self.known.len()
    }

    fn longer(mut self, entry: Entry) -> Self {
        self.known.push(entry);
        self
    }
}

impl Counted for Store {
    fn count(self) -> usize {
        self.known.len()
    }
}

#[derive(Clone, Copy)]
struct Point {
    x: u32,
    y: u32,
}

impl Point {
    fn sum(self) -> u32 {
        self.x + self.y
    }
}

/// Nobody can clone it: that it is gone after the call is meant.
struct Ticket {
    seats: Vec<u32>,
}

impl Ticket {
    fn seats_left(self) -> usize {
        self.seats.len()
    }
}
