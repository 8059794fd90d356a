use trie_cache::cache::SeekCache;
use trie_cache::root::root_of;
use trie_cache::trie::{first_segment, last_segment, SeekError, Trie};

fn trie() -> Trie {
    let mut trie = Trie::default();
    trie.insert("blocks/head", vec![42]);
    trie
}

#[test]
fn asks_the_trie_once() {
    let (trie, mut cache) = (trie(), SeekCache::new(8));
    for _ in 0..3 {
        assert_eq!(
            cache.lookup(&trie, "blocks/head").as_deref(),
            Some([42].as_slice())
        );
    }
    assert_eq!(cache.hits(), 2);
    assert_eq!(cache.known_paths(), cache.known_below("blocks/"));
    assert!(cache.forget("blocks/head"));
    assert!(!cache.forget("blocks/head"));
}

#[test]
fn segments_and_errors() {
    assert_eq!((first_segment("a/b/ç"), last_segment("a/b/ç")), ("a", "ç"));
    assert_eq!(trie().require(""), Err(SeekError::NoSegment));
    assert_ne!(
        root_of(&trie(), &["blocks/head".to_owned()]),
        root_of(&trie(), &[])
    );
}
