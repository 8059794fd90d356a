/// Moves to the first key that is not less than this one.
pub fn seek(keys: &[u64], key: u64) -> usize { //~ hot-public-fn-without-cost-docs note
    let mut at = 0;
    while keys[at] < key {
        at += 1;
    }
    at
}

pub struct Encoder;

impl Encoder {
    /// Writes the value.
    pub fn encode(&mut self, value: u64) { //~ hot-public-fn-without-cost-docs note
        self.begin();
        self.put(value);
        self.end();
    }

    // perf-checklist: hot
    /// Commits.
    pub fn commit(&mut self) { //~ hot-public-fn-without-cost-docs note
        self.begin();
        self.put(1);
        self.end();
    }

    // ---- look-alikes

    /// Writes the value; allocates when the buffer is full.
    pub fn encode_to(&mut self, value: u64) {
        self.begin();
        self.put(value);
        self.end();
    }

    /// Its next value.
    pub fn next(&mut self) -> u64 {
        self.value
    }

    /// Opens it.
    pub fn open(&mut self) {
        self.begin();
        self.put(1);
        self.end();
    }

    pub fn decode(&mut self) {
        self.begin();
        self.put(1);
        self.end();
    }

    /// For this crate.
    fn visit_node(&mut self) {
        self.begin();
        self.put(1);
        self.end();
    }
}
