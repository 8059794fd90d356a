//! A line with a path in, a line with its value out.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::trie::Trie;

/// What all connections share.
pub struct Server {
    trie: Trie,
}

impl Server {
    /// Reads a snapshot: on each line a path, a tab, and the value. Lines without a tab are comments.
    pub fn load(snapshot: &Path) -> io::Result<Server> {
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
        Server { trie }
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
            let value = self.trie.seek(&path).unwrap_or(b"?");
            writer.write_all(value).await?;
            writer.write_all(b"\n").await?;
        }
        Ok(())
    }
}
