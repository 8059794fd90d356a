//! A trie of paths, served over TCP.

pub mod root;
pub mod server;
pub mod trie;
