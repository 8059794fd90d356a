//! A trie of paths with a cache in front, served over TCP.

pub mod cache;
pub mod root;
pub mod server;
pub mod trie;
