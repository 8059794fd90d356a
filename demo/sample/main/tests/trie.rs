use trie_cache::root::state_root;
use trie_cache::trie::Trie;

fn accounts() -> Trie {
    let mut trie = Trie::default();
    trie.insert("accounts/1f/nonce", vec![7]);
    trie.insert("accounts/1f/balance", vec![1, 0]);
    trie.insert("blocks/head", vec![42]);
    trie
}

#[test]
fn seeks_what_was_inserted() {
    assert_eq!(accounts().seek("accounts/1f/nonce"), Some([7].as_slice()));
    assert_eq!(accounts().seek("accounts/1f"), None);
    assert_eq!(accounts().len(), 3);
}

#[test]
fn equal_tries_have_equal_roots() {
    assert_eq!(state_root(&accounts()), state_root(&accounts()));
    assert_ne!(state_root(&accounts()), state_root(&Trie::default()));
}
