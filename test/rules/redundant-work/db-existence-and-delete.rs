fn known(db: &Database, key: &Key) -> Result<bool, Error> {
    Ok(db.get(key)?.is_some()) //~ db-existence-and-delete
}

fn has_header(provider: &Provider, hash: &B256) -> Result<bool, Error> {
    if provider.header_by_hash(hash)?.is_none() { //~ db-existence-and-delete
        return Ok(false);
    }
    Ok(true)
}

async fn has_user(&self, id: u64) -> bool {
    self.store.get_user_by_id(id).await.unwrap().is_some() //~ db-existence-and-delete
}

fn pruned(tx: &Tx, range: Range<u64>) -> Result<(), Error> {
    let mut walker = tx.cursor_write()?.walk_range(range)?;
    while let Some((key, _)) = walker.next().transpose()? {
        tx.delete::<tables::Headers>(key, None)?; //~ db-existence-and-delete
    }
    Ok(())
}

// ---- look-alikes

fn contains(db: &Database, key: &Key) -> Result<bool, Error> {
    db.contains_key(key)
}

fn read_and_used(db: &Database, key: &Key) -> Result<Option<Value>, Error> {
    let value = db.get(key)?;
    if value.is_some() {
        count();
    }
    Ok(value)
}

fn in_memory(map: &HashMap<Key, Value>, key: &Key) -> bool {
    map.get(key).is_some()
}

fn an_option(args: &Args) -> bool {
    args.get("name").is_some()
}

fn a_number(provider: &Provider, hash: &B256) -> Result<bool, Error> {
    Ok(provider.block_number(hash)?.is_some())
}

fn parsed(text: &str) -> Result<bool, Error> {
    Ok(parse(text)?.is_some())
}

fn deleted_by_cursor(tx: &Tx, range: Range<u64>) -> Result<(), Error> {
    let mut walker = tx.cursor_write()?.walk_range(range)?;
    while let Some((key, _)) = walker.next().transpose()? {
        walker.delete_current()?;
    }
    Ok(())
}

fn listed_keys(tx: &Tx, keys: &[Key]) -> Result<(), Error> {
    for key in keys {
        tx.delete::<tables::Headers>(key, None)?;
    }
    Ok(())
}

fn deleted_file(files: &Files, names: Walk) {
    for name in names.walk() {
        files.delete(name);
    }
}

fn asked_by_pattern(provider: &Provider, hash: Hash) -> Result<bool, Error> {
    if let Some(_) = provider.header(&hash)? { //~ db-existence-and-delete
        return Ok(true);
    }
    Ok(false)
}

fn asked_by_match(store: &Store, root: &Root) -> Result<bool, Error> {
    let missing = match store.get_state(root)? { //~ db-existence-and-delete
        Some(_) => false,
        None => true,
    };
    Ok(missing)
}

async fn kept_to_be_asked(catalog: &Catalog, name: &str) -> Result<(), Error> {
    let found = catalog.get_table_by_name(name).await?; //~ db-existence-and-delete
    if found.is_none() {
        return Err(Error::unknown(name));
    }
    Ok(())
}

fn by_way_of_the_hash(provider: &Provider, number: u64) -> Result<Option<Block>, Error> {
    let Some(hash) = provider.block_hash(number)? else { return Ok(None) };
    provider.block_by_hash(hash) //~ db-existence-and-delete
}

fn hash_needed_too(provider: &Provider, number: u64) -> Result<Option<(Hash, Block)>, Error> {
    let Some(hash) = provider.block_hash(number)? else { return Ok(None) };
    let block = provider.block_by_hash(hash)?;
    Ok(block.map(|block| (hash, block)))
}

async fn used_afterwards(catalog: &Catalog, name: &str) -> Result<u64, Error> {
    let found = catalog.get_table_by_name(name).await?;
    if found.is_none() {
        return Err(Error::unknown(name));
    }
    Ok(found.map(|table| table.id).unwrap_or_default())
}

fn bound_by_pattern(provider: &Provider, hash: Hash) -> Result<u64, Error> {
    match provider.header(&hash)? {
        Some(header) => Ok(header.number),
        None => Ok(0),
    }
}

fn mapped_to_an_answer(provider: &Provider, hash: &Hash) -> Result<bool, Error> {
    provider.header(hash).map(|header| header.is_some()) //~ db-existence-and-delete
}

fn mapped_in_memory(page: &Page, name: &str) -> Option<bool> {
    page.title(name).map(|title| title.is_some())
}

fn receipts_at(chain: &Chain, number: u64) -> ProviderResult<Option<Vec<Receipt>>> {
    let Some(hash) = chain.provider.block_hash(number)? else { return Ok(None) };
    chain.provider.receipts_by_block(hash.into()) //~ db-existence-and-delete
}

// ---- every way to ask whether something is there

struct Receipts;
struct Senders;

fn there_in_matches(tx: &Tx, keys: &[u64]) -> usize {
    keys.iter().filter(|key| matches!(tx.get(&Receipts, **key), Ok(Some(_)))).count() //~ db-existence-and-delete
}

fn not_there(tx: &Tx, key: u64) -> Result<bool, Error> {
    if let None = tx.get(&Receipts, key)? { //~ db-existence-and-delete
        return Ok(true);
    }
    Ok(false)
}

fn there_if_all_is_well(tx: &Tx, key: u64) -> bool {
    match tx.get(&Receipts, key) { //~ db-existence-and-delete
        Ok(Some(_)) => true,
        Ok(None) | Err(_) => false,
    }
}

fn there_each_way(tx: &Tx, key: u64) -> bool {
    match tx.get(&Receipts, key) { //~ db-existence-and-delete
        Ok(Some(_)) => true,
        Ok(None) => false,
        Err(_) => false,
    }
}

fn there_or_else(tx: &Tx, key: u64) -> Result<bool, Error> {
    let Some(_) = tx.get(&Receipts, key)? else { //~ db-existence-and-delete
        return Ok(false);
    };
    Ok(true)
}

fn pruned(tx: &Tx, to: u64) -> Result<(), Error> {
    let mut cursor = tx.cursor_write(&Receipts)?;
    while let Some((key, _)) = cursor.next()? {
        if key > to {
            break;
        }
        tx.delete(&Receipts, key)?; //~ db-existence-and-delete
    }
    Ok(())
}

// ---- look-alikes

fn taken_along(tx: &Tx, key: u64) -> bool {
    matches!(tx.get(&Receipts, key), Ok(Some(receipt)) if receipt.is_open)
}

fn in_memory(known: &HashMap<u64, Receipt>, key: u64) -> bool {
    matches!(known.get(&key), Some(_))
}

fn another_table(tx: &Tx, from: u64) -> Result<(), Error> {
    let mut cursor = tx.cursor_read(&Receipts)?;
    for entry in cursor.walk(from)? {
        let (key, _) = entry?;
        tx.delete(&Senders, key)?;
    }
    Ok(())
}

fn another_named_table(tx: &Tx, range: Range<u64>) -> Result<(), Error> {
    let mut walker = tx.cursor_read::<tables::Receipts>()?.walk_range(range)?;
    while let Some((key, _)) = walker.next()? {
        tx.delete::<tables::Senders>(key, None)?;
    }
    Ok(())
}

// ---- repositories, and stores by their type

struct Shelf {
    repo: Repo,
    books: Arc<rocksdb::DB>,
    names: HashMap<u64, String>,
}

impl Shelf {
    async fn is_taken(&self, mail: &str) -> Result<bool, Error> {
        Ok(self.repo.find_by_email(mail).await?.is_some()) //~ db-existence-and-delete
    }

    async fn is_reader(&self, id: u64) -> Result<bool, Error> {
        if self.repo.get_reader(id).await?.is_none() { //~ db-existence-and-delete
            return Ok(false);
        }
        Ok(true)
    }

    fn has_book(&self, key: &[u8]) -> bool {
        self.books.get(key).ok().flatten().is_some() //~ db-existence-and-delete
    }

    fn lacks_book(&self, key: &[u8]) -> bool {
        self.books.get(key).is_ok_and(|book| book.is_none()) //~ db-existence-and-delete
    }

    fn has_name(&self, id: u64) -> bool {
        self.names.get(&id).is_some()
    }

    async fn book_of(&self, mail: &str) -> Result<Option<Reader>, Error> {
        let Some(reader) = self.repo.find_by_email(mail).await? else { return Ok(None) };
        Ok(Some(reader))
    }
}

//@ src/mapped_bytes.rs
use heed::types::{Bytes, SerdeBincode};

type Raw = heed::Database<Bytes, Bytes>;

fn is_known(db: &heed::Database<Bytes, Bytes>, txn: &heed::RoTxn, key: &[u8]) -> Result<bool, heed::Error> {
    Ok(db.get(txn, key)?.is_some())
}

fn is_known_by_alias(db: Raw, txn: &heed::RoTxn, key: &[u8]) -> Result<bool, heed::Error> {
    Ok(db.get(txn, key)?.is_some())
}

struct Shelf {
    db: Raw,
}

impl Shelf {
    fn db(&self) -> Raw {
        self.db
    }

    fn holds(&self, txn: &heed::RoTxn, key: &[u8]) -> Result<bool, heed::Error> {
        Ok(self.db().get(txn, key)?.is_some())
    }
}

fn is_decoded(db: &heed::Database<Bytes, SerdeBincode<Entry>>, txn: &heed::RoTxn, key: &[u8]) -> Result<bool, heed::Error> {
    Ok(db.get(txn, key)?.is_some()) //~ db-existence-and-delete
}

//@ src/in_blocks.rs
fn answered_in_a_block(provider: &Provider, hash: &Hash) -> Result<bool, Error> {
    provider.header(hash).map(|header| { //~ db-existence-and-delete
        let is_there = header.is_some();
        is_there
    })
}

fn told_in_a_block(provider: &Provider, hash: &Hash) -> Result<bool, Error> {
    provider.header(hash).map(|header| {
        log(&header);
        header.is_some()
    })
}
