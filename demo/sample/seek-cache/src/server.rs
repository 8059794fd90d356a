//! A line with a path in, a line with its value out.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::cache::SeekCache;
use crate::trie::Trie;

/// Values the cache holds at most: some 10 MB of the usual ones.
const CACHED_VALUES: usize = 65_536;

/// What all connections share.
pub struct Server {
    trie: Trie,
    cache: Mutex<SeekCache>,
}

impl Server {
    /// Reads a snapshot: on each line a path, a tab, and the value. Lines without a tab are comments.
    pub async fn load(snapshot: &Path) -> io::Result<Server> {
        let mut trie = Trie::default();

        if !snapshot.is_file() {
            return Ok(Server::over(trie));
        }

        let text = fs::read_to_string(snapshot)?;
        for (path, value) in text.lines().filter_map(|line| line.split_once('\t')) {
            trie.insert(path, value.as_bytes().to_vec());
        }
        Ok(Server::over(trie))
    }

    fn over(trie: Trie) -> Server {
        Server {
            trie,
            cache: Mutex::new(SeekCache::new(CACHED_VALUES)),
        }
    }

    /// Loads a snapshot and answers at the address written in a file, until the listener fails.
    pub async fn run(snapshot: &Path, address: &Path) -> io::Result<()> {
        // perf-checklist: allow(blocking-in-async, reason = "at start-up nothing else runs here")
        let address = fs::read_to_string(address)?;
        let listener = TcpListener::bind(address.trim()).await?;
        Arc::new(Server::load(snapshot).await?)
            .serve(listener)
            .await
    }

    /// Writes the known paths, one a line.
    pub async fn dump(&self, file: &Path) -> io::Result<()> {
        let paths = self.cache.lock().unwrap().known_paths().join("\n");
        tokio::fs::write(file, paths).await
    }

    /// Answers connections until the listener fails; runs inside a `LocalSet`.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        loop {
            let (stream, _) = listener.accept().await?;
            let server = Arc::clone(&self);
            tokio::task::spawn_local(async move { server.answer(stream).await });
        }
    }

    async fn answer(&self, stream: TcpStream) -> io::Result<()> {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        while let Some(path) = lines.next_line().await? {
            let mut cache = self.cache.lock().unwrap();
            let value = cache.lookup(&self.trie, &path);
            writer.write_all(value.as_deref().unwrap_or(b"?")).await?;
            writer.write_all(b"\n").await?;
        }
        Ok(())
    }
}
