use std::path::Path;

use trie_cache::server::Server;

#[tokio::test]
async fn a_missing_snapshot_is_an_empty_trie() {
    let server = Server::load(Path::new("no such file")).await.unwrap();
    let file = std::env::temp_dir().join(format!("trie-cache-{}", std::process::id()));
    server.dump(&file).await.unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "");
    std::fs::remove_file(&file).unwrap();
    assert!(Server::run(&file, &file).await.is_err());
}
