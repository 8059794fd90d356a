use std::path::Path;

use trie_cache::server::Server;

#[test]
fn a_missing_snapshot_is_an_empty_trie() {
    assert!(Server::load(Path::new("no such file")).is_ok());
}
