pub struct Cursor {
    at: usize,
}

impl Cursor {
    /// Moves.
    pub fn advance(&mut self) { //~ small-hot-fn-without-inline note
        self.at += 1;
    }

    /// Moves.
    pub fn seek(&mut self, to: usize) { //~ small-hot-fn-without-inline note
        self.at = to;
    }

    // perf-checklist: hot
    /// Moves.
    pub fn value(&self) -> usize { //~ small-hot-fn-without-inline note
        self.at
    }

    // ---- look-alikes

    /// Moves.
    #[inline]
    pub fn next(&mut self) -> usize {
        self.at
    }

    /// Moves.
    pub fn len(&self) -> usize {
        self.at
    }

    /// Moves.
    pub fn decode(&mut self) -> usize {
        self.begin();
        self.end()
    }

    /// Moves.
    pub fn encode<T: Into<usize>>(&self, value: T) -> usize {
        value.into()
    }

    /// Moves.
    pub async fn poll_all(&self) -> usize {
        self.at
    }

    fn step(&self) -> usize {
        self.at
    }
}
