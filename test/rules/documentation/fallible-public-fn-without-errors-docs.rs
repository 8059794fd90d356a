/// Reads the header of a segment.
pub fn read_header(bytes: &[u8]) -> Result<Header, ReadError> { //~ fallible-public-fn-without-errors-docs note
    Header::parse(bytes)
}

pub struct Reader;

impl Reader {
    /// The next record.
    #[inline]
    pub fn next_record(&mut self) -> io::Result<Record> { //~ fallible-public-fn-without-errors-docs note
        self.read()
    }

    /** Closes the file. */
    pub async fn close(self) -> anyhow::Result<()> { //~ fallible-public-fn-without-errors-docs note
        Ok(())
    }

    // ---- look-alikes

    /// Opens the file.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub fn open(path: &Path) -> io::Result<Self> {
        todo!()
    }

    /// Opens the file; fails when it is locked.
    pub fn open_locked(path: &Path) -> io::Result<Self> {
        todo!()
    }

    pub fn undocumented(&self) -> io::Result<()> {
        Ok(())
    }

    /// Its length.
    pub fn len(&self) -> usize {
        0
    }

    /// For this crate.
    pub(crate) fn inner(&self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Reader {
    /// Reads.
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
}
