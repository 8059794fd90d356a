//! One hash over many values: two tries are equal when their roots are.

use crate::trie::Trie;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a over every path and value, in order; linear in the bytes of the trie.
pub fn state_root(trie: &Trie) -> u64 {
    let mut hash = OFFSET;
    trie.visit(&mut |path, value| {
        hash = mix(mix(hash, path.as_bytes()), value);
    });
    hash
}

/// FNV-1a over the values at some paths, in the order given.
pub fn root_of(trie: &Trie, paths: &[String]) -> u64 {
    let mut hash = OFFSET;
    for path in paths {
        hash = absorb(hash, trie, path);
    }
    hash
}

fn absorb(hash: u64, trie: &Trie, path: &str) -> u64 {
    mix(hash, trie.seek(path).unwrap_or_default())
}

fn mix(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}
