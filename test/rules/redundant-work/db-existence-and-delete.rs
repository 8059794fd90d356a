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
