use rayon::prelude::*;

fn senders(transactions: &[Signed]) -> Vec<Address> {
    transactions.iter().map(|tx| tx.recover_signer().unwrap_or_default()).collect() //~ sequential-independent-loop
}

fn roots(blocks: Vec<Block>) -> Vec<Root> {
    blocks.into_iter().map(|block| block.tree_hash_root()).collect() //~ sequential-independent-loop
}

fn packed(pages: &[Page]) -> Result<Vec<Vec<u8>>, Error> {
    pages.iter().enumerate().map(|(i, page)| compress(&page.bytes, i)).collect() //~ sequential-independent-loop
}

fn elsewhere(rows: &[Row]) -> Vec<u64> {
    rows.par_iter().map(|row| row.parse()).collect()
}

// ---- look-alikes

fn in_parallel(transactions: &[Signed]) -> Vec<Address> {
    transactions.par_iter().map(|tx| tx.recover_signer().unwrap_or_default()).collect()
}

fn inside_of_it(blocks: &[Block]) -> Vec<Vec<Address>> {
    blocks.par_iter().map(|block| block.body.iter().map(|tx| tx.recover_signer()).collect()).collect()
}

fn light(transactions: &[Signed]) -> Vec<u64> {
    transactions.iter().map(|tx| tx.nonce()).collect()
}

fn with_a_shared_buffer(pages: &[Page], buffer: &mut Vec<u8>) -> Vec<usize> {
    pages.iter().map(|page| compress(&page.bytes, &mut *buffer)).collect()
}

fn one_after_the_other(pages: &[Page]) -> Vec<u64> {
    let mut last = 0;
    pages.iter().map(|page| { last += 1; page.compress(last) }).collect()
}

fn lazily(transactions: &[Signed]) -> impl Iterator<Item = Address> + '_ {
    transactions.iter().map(|tx| tx.recover_signer().unwrap_or_default())
}

fn both_roots(accounts: &Trie, storages: &Trie) -> (Root, Root) {
    let account_root = accounts.compute_root(); //~ sequential-independent-loop
    let storage_root = storages.compute_root();
    (account_root, storage_root)
}

fn one_of_the_other(accounts: &Trie, storages: &Trie) -> Root {
    let storage_root = storages.compute_root();
    let account_root = accounts.compute_root(storage_root);
    account_root
}
