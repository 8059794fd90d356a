fn cursor_per_block(provider: &Provider, blocks: Range<u64>) -> Result<(), Error> {
    for block in blocks {
        let range = provider.block_body_indices(block)?;
        let mut cursor = provider.tx_ref().cursor_read::<tables::Receipts>()?; //~ db-op-in-loop
        append(cursor.walk_range(range)?);
    }
    Ok(())
}

fn one_by_one(provider: &Provider, body: Body, writer: &mut Writer) -> Result<(), Error> {
    for tx_id in body.tx_num_range() {
        if let Some(transaction) = provider.transaction_by_id(tx_id)? { //~ db-op-in-loop
            writer.delete(transaction.hash());
        }
    }
    Ok(())
}

async fn fetched_again(backend: &Backend, sender: Address) -> Result<Option<Tx>, Error> {
    for tx in backend.mined().await {
        if tx.from() == sender {
            return backend.transaction_by_hash(tx.tx_hash()).await; //~ db-op-in-loop
        }
    }
    Ok(None)
}

async fn row_by_row(pool: &Pool, users: &[User]) -> Result<(), Error> {
    for user in users {
        sqlx::query("INSERT INTO users (name) VALUES ($1)").bind(&user.name).execute(pool).await?; //~ db-op-in-loop
    }
    Ok(())
}

fn prepared_each_time(conn: &Connection, ids: &[u64]) -> Result<(), Error> {
    for id in ids {
        conn.execute("DELETE FROM seen WHERE id = ?1", [id])?; //~ db-op-in-loop
    }
    Ok(())
}

fn per_hash(provider: &Provider, hashes: &[B256]) -> Result<Vec<Header>, Error> {
    let mut headers = Vec::with_capacity(hashes.len());
    for hash in hashes {
        headers.push(provider.header_by_hash(hash)?); //~ db-op-in-loop
    }
    Ok(headers)
}

fn in_a_chain(provider: &Provider, ids: &[u64]) -> Result<Vec<Header>, Error> {
    ids.iter().map(|id| provider.header_by_id(*id)).collect() //~ db-op-in-loop
}

fn put_one_by_one(tx: &Tx, headers: Vec<Header>) -> Result<(), Error> {
    for header in headers {
        tx.put::<tables::Headers>(header.number, header)?; //~ db-op-in-loop
    }
    Ok(())
}

// ---- look-alikes

fn of_one_option(provider: &Provider, id: Option<u64>) -> Option<Header> {
    id.map(|id| provider.header_by_id(id))
}

fn cursor_outside(provider: &Provider, blocks: Range<u64>) -> Result<(), Error> {
    let mut cursor = provider.tx_ref().cursor_read::<tables::Receipts>()?;
    for block in blocks {
        append(cursor.walk_range(provider.block_body_indices(block)?)?);
    }
    Ok(())
}

fn another_transaction_each_time(shards: &[Shard]) -> Result<(), Error> {
    for shard in shards {
        let tx = shard.begin()?;
        let mut cursor = tx.cursor_read::<tables::Receipts>()?;
        append(cursor.walk()?);
    }
    Ok(())
}

fn another_table_each_time(tx: &Tx, dbs: &[Dbi]) -> Result<(), Error> {
    for dbi in dbs {
        let mut cursor = tx.open_cursor(dbi)?;
        append(cursor.walk()?);
    }
    Ok(())
}

fn in_memory(accounts: &Accounts, ids: Range<u64>) {
    for id in ids {
        if let Some(account) = accounts.account_by_id(id) {
            show(account);
        }
    }
}

fn in_one_call(provider: &Provider, body: Body) -> Result<(), Error> {
    for transaction in provider.transactions_by_tx_range(body.tx_num_range())? {
        show(transaction);
    }
    Ok(())
}

fn once(provider: &Provider, id: u64) -> Result<Option<Tx>, Error> {
    provider.transaction_by_id(id)
}

fn until_it_answers(provider: &Provider, id: u64) -> Result<Tx, Error> {
    loop {
        if let Some(transaction) = provider.transaction_by_id(id)? {
            return Ok(transaction);
        }
    }
}

async fn one_statement(pool: &Pool, ids: &[i64]) -> Result<(), Error> {
    sqlx::query("DELETE FROM seen WHERE id = ANY($1)").bind(ids).execute(pool).await?;
    Ok(())
}

/// The closure is called by what it is handed to, with keys of its own.
fn on_workers(factory: &Factory, workers: usize) -> Result<(), Error> {
    for _ in 0..workers {
        let provider = factory.provider()?;
        spawn(move || {
            let state_at = |number: u64| provider.state_by_block_number(number).unwrap();
            drain(state_at)
        });
    }
    Ok(())
}

fn row_per_stage(tx: &Tx, stages: &[Stage]) -> Result<(), Error> {
    for stage in stages {
        tx.put::<tables::StageCheckpoints>(stage.id, stage.at)?;
    }
    Ok(())
}

fn kept_one_by_one(database: &Database, blocks: Vec<Block>) -> Result<(), Error> {
    for block in blocks {
        database.write_block(&block)?; //~ db-op-in-loop
        database.write_receipts(block.number, &block.receipts)?;
    }
    Ok(())
}

fn forgotten_one_by_one(store: &Store, roots: &[Root]) -> Result<(), Error> {
    roots.iter().try_for_each(|root| {
        store.db.delete(Column::Block, root.as_slice()) //~ db-op-in-loop
    })
}

fn counted_up(provider: &Provider, from: u64, to: u64) -> Result<Vec<Receipt>, Error> {
    let mut receipts = Vec::new();
    let mut number = from;
    while number <= to {
        receipts.extend(provider.receipts_by_block(number)?); //~ db-op-in-loop
        number += 1;
    }
    Ok(receipts)
}

fn into_one_batch(store: &Store, blocks: &[Block], batch: &mut Batch) -> Result<(), Error> {
    for block in blocks {
        batch.put(block.key(), block.bytes())?;
        store.write_block(block, batch)?;
    }
    Ok(())
}

fn same_row(store: &Store, blocks: &[Block], head: &Head) -> Result<(), Error> {
    for _ in blocks {
        store.write_head(head)?;
    }
    Ok(())
}

fn accounts_one_by_one(provider: &Provider, addresses: &[Address]) -> Result<Vec<Account>, Error> {
    let mut accounts = Vec::with_capacity(addresses.len());
    for address in addresses {
        accounts.push(provider.basic_account(address)?); //~ db-op-in-loop
    }
    Ok(accounts)
}

fn transaction_per_path(trie: &Trie, paths: &[Path]) -> Result<usize, Error> {
    let mut found = 0;
    for path in paths {
        let txn = trie.db.begin_ro_txn()?; //~ db-op-in-loop
        found += usize::from(txn.has(path));
    }
    Ok(found)
}

fn of_the_page(page: &Page, addresses: &[Address]) -> Result<usize, Error> {
    let mut found = 0;
    for address in addresses {
        found += page.account(address)?.len();
    }
    Ok(found)
}

fn applied(txn: &Transaction, updates: Vec<Update>) -> Result<(), Error> {
    for update in updates {
        match update {
            Update::New { id, next } => {
                txn.execute("INSERT INTO chunks(id, next) VALUES (?, ?)", (id, next))?; //~ db-op-in-loop note
            }
            Update::Gone { id } => {
                txn.execute("DELETE FROM chunks WHERE id = ?", (id,))?; //~ db-op-in-loop note
            }
        }
    }
    Ok(())
}

fn applied_by_hand(txn: &Transaction, rows: Vec<Row>) -> Result<(), Error> {
    for row in rows {
        if row.is_new {
            txn.execute("INSERT INTO rows(id, size) VALUES (?, ?)", (row.id, row.size))?; //~ db-op-in-loop note
        } else {
            txn.execute("UPDATE rows SET size = ? WHERE id = ?", (row.size, row.id))?; //~ db-op-in-loop note
        }
    }
    Ok(())
}

fn all_of_one_kind(txn: &Transaction, rows: Vec<Option<Row>>) -> Result<(), Error> {
    for row in rows {
        match row {
            Some(row) => {
                txn.execute("INSERT INTO rows(id, size) VALUES (?, ?)", (row.id, row.size))?; //~ db-op-in-loop
            }
            None => log_gap(),
        }
    }
    Ok(())
}

fn kept_as_parsed(txn: &Transaction, rows: Vec<Row>) -> Result<(), Error> {
    for row in rows {
        txn.prepare_cached("INSERT INTO rows(id, size) VALUES (?, ?)")?.execute((row.id, row.size))?;
    }
    Ok(())
}

/// Step by step until nothing is left: each begins where the last was committed.
fn freed(&self) -> Result<(), Error> {
    loop {
        let mut txn = self.begin_write().map_err(Error::from)?;
        if !txn.has_more()? {
            txn.abort()?;
            return Ok(());
        }
        txn.free_some();
        txn.commit()?;
    }
}

fn shrunk(store: &Store) -> Result<(), Error> {
    let mut is_smaller = true;
    while is_smaller {
        let mut txn = store.begin_write()?;
        is_smaller = txn.shrink()?;
        finished(txn)?;
    }
    Ok(())
}

/// Each turn has an item, and many could go into one.
fn stored(store: &Store, jobs: &Receiver<Job>) -> Result<(), Error> {
    loop {
        let job = jobs.recv()?;
        let mut txn = store.begin_write()?; //~ db-op-in-loop
        txn.keep(job)?;
        txn.commit()?;
    }
}

fn looked_up(store: &Store, from: u64) -> Result<u64, Error> {
    let mut at = from;
    loop {
        let txn = store.begin_read()?; //~ db-op-in-loop
        match txn.next(at)? {
            Some(next) => at = next,
            None => return Ok(at),
        }
    }
}

// ---- tables that an argument names, statements, and loops by `while let`

struct Senders;

fn senders_of(tx: &Tx, ids: &[u64]) -> Result<Vec<Address>, Error> {
    let mut senders = Vec::new();
    for id in ids {
        let Some(sender) = tx.get(&Senders, *id)? else { continue }; //~ db-op-in-loop
        senders.push(sender);
    }
    Ok(senders)
}

fn insert_each(conn: &Connection, names: &[String]) -> Result<(), Error> {
    for name in names {
        let mut statement = conn.prepare("INSERT INTO names VALUES (?1)")?; //~ db-op-in-loop
        statement.bind(name)?;
    }
    Ok(())
}

async fn delete_each(pool: &Pool, ids: &[i64]) -> Result<(), Error> {
    let mut rest = ids.iter();
    while let Some(id) = rest.next() {
        sqlx::query("DELETE FROM names WHERE id = $1").bind(id).execute(pool).await?; //~ db-op-in-loop
    }
    Ok(())
}

// ---- look-alikes

fn put_each(tx: &Tx, rows: &[(u64, Vec<u8>)]) -> Result<(), Error> {
    for (id, row) in rows {
        tx.put("rows", *id, row)?;
    }
    Ok(())
}

fn one_sender(tx: &Tx, id: u64) -> Result<Option<Address>, Error> {
    tx.get(&Senders, id)
}

fn by_two_keys(grid: &Grid, rows: &[usize]) -> usize {
    let mut sum = 0;
    for row in rows {
        sum += grid.get(*row, 0);
    }
    sum
}

fn prepared_once(conn: &Connection, names: &[String]) -> Result<(), Error> {
    let mut statement = conn.prepare("INSERT INTO names VALUES (?1)")?;
    for name in names {
        statement.bind(name)?;
    }
    Ok(())
}

fn each_its_own(conn: &Connection, statements: &[String]) -> Result<(), Error> {
    for statement in statements {
        conn.prepare(statement)?;
    }
    Ok(())
}

fn over_fixed_tables(conn: &Connection, id: u64) -> Result<(), Error> {
    for table in ["notes", "outputs", "receipts"] {
        conn.execute(&format!("UPDATE {table} SET owner = NULL WHERE owner = ?1"), [id])?;
    }
    Ok(())
}

fn over_given_tables(conn: &Connection, tables: &[String], id: u64) -> Result<(), Error> {
    for table in tables {
        conn.execute(&format!("DELETE FROM {} WHERE owner = ?1", table), [id])?;
    }
    Ok(())
}

fn in_the_table_of_each(conn: &Connection, outputs: &[Output]) -> Result<(), Error> {
    for output in outputs {
        let (table, column) = place_of(output.pool());
        conn.execute(&format!("UPDATE {table} SET locked = 1 WHERE {column} = ?1"), [output.id()])?;
    }
    Ok(())
}

fn in_one_table(conn: &Connection, table: &str, ids: &[u64]) -> Result<(), Error> {
    for id in ids {
        conn.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])?; //~ db-op-in-loop
    }
    Ok(())
}

fn with_the_id_written_in(conn: &Connection, ids: &[u64]) -> Result<(), Error> {
    for id in ids {
        conn.execute(&format!("DELETE FROM seen WHERE id = {id}"), [])?; //~ db-op-in-loop
    }
    Ok(())
}

fn in_memory(shards: Vec<Shard>) -> Result<MemoryShelf, Error> {
    let mut store = MemoryShelf::empty();
    for shard in shards {
        store.put_shard(shard)?;
    }
    Ok(store)
}

struct Shelves {
    by_id: HashMap<u64, Shard>,
    order: Vec<u64>,
}

fn in_collections(store: &mut Shelves, shards: Vec<Shard>) -> Result<(), Error> {
    for shard in shards {
        store.insert_shard(shard)?;
    }
    Ok(())
}

fn in_a_batch(store: &mut WriteBatch<'_>, shards: Vec<Shard>) -> Result<(), Error> {
    for shard in shards {
        store.insert_shard(shard)?;
    }
    Ok(())
}

fn committed_at_once(db: &mut Pending, shards: Vec<Shard>) -> Result<(), Error> {
    for shard in shards {
        db.insert_shard(shard)?;
    }
    db.commit()
}

fn on_disk(store: &mut DiskShelf, shards: Vec<Shard>) -> Result<(), Error> {
    for shard in shards {
        store.insert_shard(shard)?; //~ db-op-in-loop
    }
    Ok(())
}

// ---- shown to somebody

fn shown(tx: &Repo, commits: &[Commit], formatter: &mut dyn Formatter, out: &mut Out) -> Result<(), Error> {
    for commit in commits {
        tx.write_commit_summary(formatter.as_mut(), commit)?;
        tx.write_commit_id(out, commit)?;
    }
    Ok(())
}

// ---- a transaction for as many as are there

async fn batches(db: &Database, rx: &mut Receiver<Row>) -> Result<(), Error> {
    while let Some(first) = rx.recv().await {
        let txn = db.begin_write()?;
        let mut table = txn.open_table(ROWS)?;
        table.insert(first)?;
        for _ in 0..MAX_ROWS {
            let Ok(row) = rx.try_recv() else { break };
            table.insert(row)?;
        }
        txn.commit()?;
    }
    Ok(())
}

fn from_time_to_time(db: &Database, blocks: &mut Blocks, limit: usize) -> Result<(), Error> {
    let mut txn = db.begin_write()?;
    let mut changed = 0;
    while let Some(block) = blocks.next() {
        txn.open_table(BLOCKS)?.insert(block)?;
        changed += 1;
        if changed == limit {
            txn.commit()?;
            txn = db.begin_write()?;
            changed = 0;
        }
    }
    txn.commit()
}

async fn one_each(db: &Database, rx: &mut Receiver<Row>) -> Result<(), Error> {
    while let Some(row) = rx.recv().await {
        let txn = db.begin_write()?; //~ db-op-in-loop
        txn.open_table(ROWS)?.insert(row)?;
        txn.commit()?;
    }
    Ok(())
}

// ---- a store that is handed on to be written may be a transaction

fn forget_all<S: Storage>(storage: &mut S, keys: Vec<Key>) -> Result<(), Error> {
    for key in keys {
        storage.delete_cf(Table::State, &key)?; //~ db-op-in-loop note
    }
    Ok(())
}

fn forget_in(storage: &Storage, keys: Vec<Key>) -> Result<(), Error> {
    for key in keys {
        storage.delete_cf(Table::State, &key)?; //~ db-op-in-loop
    }
    Ok(())
}

fn forget_with_reason(storage: &Storage, keys: Vec<Key>) -> Result<(), Error> {
    // The batch does not support ranges: each has to be named.
    for key in keys {
        storage.delete_cf(Table::State, &key)?;
    }
    Ok(())
}

//@ src/until_opened.rs
fn opened(env: &Env) -> Result<RoTxn, Fault> {
    let mut pause = FIRST;
    loop {
        match env.read_txn() {
            Ok(txn) => return Ok(txn),
            Err(Fault::Full) => {
                std::thread::sleep(pause);
                pause *= 2;
            }
            Err(why) => return Err(why),
        }
    }
}

fn opened_or_not(env: &Env) -> Option<RoTxn> {
    for pause in PAUSES {
        if let Ok(txn) = env.read_txn() {
            return Some(txn);
        }
        std::thread::sleep(pause);
    }
    None
}

fn each_its_own(env: &Env, keys: &[u64]) -> usize {
    let mut found = 0;
    for key in keys {
        if let Ok(txn) = env.read_txn() { //~ db-op-in-loop
            found += txn.count(key);
        }
    }
    found
}

//@ src/asked_at_once.rs
async fn headers(provider: &Provider, ids: &[u64]) -> Vec<Header> {
    join_all(ids.iter().map(|id| async move { provider.header_by_id(*id).await })).await
}

fn headers_in_turn(provider: &Provider, ids: &[u64]) -> Result<Vec<Header>, Fault> {
    ids.iter().map(|id| provider.header_by_id(*id)).collect() //~ db-op-in-loop
}

//@ src/steps.rs
impl Search {
    fn drive(&mut self, table: &Table) -> Result<Found, Fault> {
        loop {
            match &mut self.state {
                State::Opening => {
                    self.cursor = Some(table.open_cursor()?);
                    self.state = State::Seeking;
                }
                State::Seeking => {
                    if self.seek()? {
                        self.state = State::Done;
                    }
                }
                State::Done => return Ok(self.found()),
            }
        }
    }

    fn drive_all(&mut self, table: &Table) -> Result<(), Fault> {
        loop {
            match &mut self.source {
                Source::Done => return Ok(()),
                _ => {
                    let mut cursor = table.open_cursor()?; //~ db-op-in-loop
                    self.take(cursor.next()?);
                }
            }
        }
    }
}

//@ src/where_missing.rs
async fn hashes(conn: &mut Conn, blocks: Vec<Block>, known: &HashMap<u64, Hash>) -> Result<Vec<Hash>, Fault> {
    let mut hashes = Vec::with_capacity(blocks.len());
    for block in blocks {
        let hash = match known.get(&block.parent) {
            Some(hash) => *hash,
            None => sqlx::query!("SELECT hash FROM snapshots WHERE number = $1", block.parent).fetch_one(conn).await?, //~ db-op-in-loop note
        };
        hashes.push(hash);
    }
    Ok(hashes)
}

async fn hashes_of_all(conn: &mut Conn, blocks: Vec<Block>) -> Result<Vec<Hash>, Fault> {
    let mut hashes = Vec::with_capacity(blocks.len());
    for block in blocks {
        hashes.push(sqlx::query!("SELECT hash FROM snapshots WHERE number = $1", block.parent).fetch_one(conn).await?); //~ db-op-in-loop
    }
    Ok(hashes)
}

fn titles(conn: &rusqlite::Connection, ids: &[i64]) -> Vec<rusqlite::Result<String>> {
    ids.iter()
        .map(|id| conn.query_row("SELECT title FROM books WHERE id = ?1", [id], |row| row.get(0))) //~ db-op-in-loop
        .collect()
}

fn heights(db: &rocksdb::DB, heights: std::ops::Range<u64>, out: &mut Vec<Block>) -> Result<(), Failure> {
    for height in heights {
        if let Some(block) = db.get(height_key(height))? { //~ db-op-in-loop
            out.push(Block::read(&block));
        }
    }
    Ok(())
}

fn counted_heights(db: &rocksdb::DB, first: u64, end: u64, out: &mut Vec<Block>) -> Result<(), Failure> {
    let mut height = first;
    while height < end {
        if let Some(block) = db.get(height_key(height))? { //~ db-op-in-loop
            out.push(Block::read(&block));
        }
        height += 1;
    }
    Ok(())
}

fn dropped_heights(db: &rocksdb::DB, first: u64, end: u64) -> Result<(), Failure> {
    let mut height = first;
    while height < end {
        db.delete(height_key(height))?; //~ db-op-in-loop
        height += 1;
    }
    Ok(())
}

fn events(db: &sled::Db, first: u64, end: u64) -> sled::Result<Vec<Event>> {
    (first..end)
        .filter_map(|number| db.get(number.to_be_bytes()).transpose()) //~ db-op-in-loop
        .map(|value| value.map(|bytes| Event::read(&bytes)))
        .collect()
}

fn counts(db: &rocksdb::DB, prefixes: &[Vec<u8>]) -> usize {
    let mut count = 0;
    for prefix in prefixes {
        let mut rows = db.raw_iterator(); //~ db-op-in-loop
        rows.seek(prefix);
        count += usize::from(rows.valid());
    }
    count
}

// ---- look-alikes

async fn asked_at_once(pool: &PgPool, ids: &[i64]) -> Vec<Result<Row, sqlx::Error>> {
    join_all(ids.iter().map(|id| async move {
        sqlx::query("SELECT title FROM books WHERE id = $1").bind(id).fetch_one(pool).await
    }))
    .await
}

fn of_one_that_may_be_there(conn: &rusqlite::Connection, id: Option<i64>) -> Option<rusqlite::Result<String>> {
    id.map(|id| conn.query_row("SELECT title FROM books WHERE id = ?1", [id], |row| row.get(0)))
}

fn scattered(db: &rocksdb::DB, numbers: std::ops::Range<u64>, out: &mut Vec<Block>) -> Result<(), Failure> {
    for number in numbers {
        if let Some(block) = db.get(hash_of(number))? {
            out.push(Block::read(&block));
        }
    }
    Ok(())
}

fn of_single_keys(db: &rocksdb::DB, keys: &[Key], out: &mut Vec<Block>) -> Result<(), Failure> {
    for key in keys {
        if let Some(block) = db.get(key.bytes())? {
            out.push(Block::read(&block));
        }
    }
    Ok(())
}

fn in_memory(db: &HashMap<u64, Block>, numbers: std::ops::Range<u64>, out: &mut Vec<Block>) {
    for number in numbers {
        out.push(db.get(&number).unwrap().clone());
    }
}

fn tried_again(db: &rocksdb::DB, key: &[u8], tries: u32) -> Option<Vec<u8>> {
    for _ in 0..tries {
        if let Ok(found) = db.get(key) {
            return found;
        }
    }
    None
}

//@ src/controller/jobs.rs
async fn unfinished(db: &DatabaseConnection, ids: Vec<JobId>) -> Result<Vec<JobId>, DbErr> {
    let mut open = vec![];
    for id in ids {
        let job = Job::find_by_id(id).one(db).await?; //~ db-op-in-loop
        if job.is_some_and(|job| job.status != Status::Done) {
            open.push(id);
        }
    }
    Ok(open)
}

async fn forget(txn: &DatabaseTransaction, owners: &[OwnerId]) -> Result<(), DbErr> {
    for owner in owners {
        job::Entity::delete_many().filter(job::Column::Owner.eq(*owner)).exec(txn).await?; //~ db-op-in-loop
    }
    Ok(())
}

async fn register(txn: &DatabaseTransaction, tasks: Vec<Task>) -> Result<(), DbErr> {
    for task in tasks {
        let row = task::ActiveModel::from(task);
        task::Entity::insert(row).exec(txn).await?; //~ db-op-in-loop
    }
    Ok(())
}

// ---- look-alikes

async fn forget_in_batches(txn: &DatabaseTransaction, ids: &[JobId]) -> Result<(), DbErr> {
    for batch in ids.chunks(500) {
        job::Entity::delete_many().filter(job::Column::Id.is_in(batch.iter().copied())).exec(txn).await?;
    }
    Ok(())
}

async fn register_in_batches(txn: &DatabaseTransaction, batches: Vec<Vec<task::ActiveModel>>) -> Result<(), DbErr> {
    for rows in batches {
        task::Entity::insert_many(rows).exec(txn).await?;
    }
    Ok(())
}

async fn rename(txn: &DatabaseTransaction, jobs: Vec<job::ActiveModel>) -> Result<(), DbErr> {
    for job in jobs {
        job::Entity::update(job).exec(txn).await?;
    }
    Ok(())
}

async fn on_each_shard(shards: &[DatabaseConnection], id: JobId) -> Result<u64, DbErr> {
    let mut rows = 0;
    for shard in shards {
        rows += Job::find_by_id(id).count(shard).await?;
    }
    Ok(rows)
}

async fn names(txn: &DatabaseTransaction, objects: Vec<Object>) -> Result<Vec<String>, DbErr> {
    let mut names = vec![];
    for object in objects {
        match object.kind {
            Kind::Table => names.push(table_name(txn, object.id).await?),
            Kind::Index => {
                let index = Index::find_by_id(object.id).one(txn).await?; //~ db-op-in-loop note
                names.push(index.map(|index| index.name).unwrap_or_default());
            }
        }
    }
    Ok(names)
}

async fn grant(txn: &DatabaseTransaction, grants: Vec<Grant>) -> Result<(), DbErr> {
    for grant in grants {
        let merged = OnConflict::columns(grant.keys());
        Privilege::insert(grant.into_row()).on_conflict(merged).exec(txn).await?; //~ db-op-in-loop note
    }
    Ok(())
}

//@ src/proofs_per_key.rs
fn proofs(tx: &Tx, height: u64, keys: &[Key], root: u64) -> Result<Vec<Proof>, Error> {
    let mut proofs = Vec::with_capacity(keys.len());
    for key in keys {
        proofs.push(Orchard::get_proof(tx, height, key, root)?); //~ db-op-in-loop
    }
    Ok(proofs)
}

fn of_tree(tree: &Tree, keys: &[Key]) -> Result<Vec<Proof>, Error> {
    keys.iter().map(|key| tree.storage_proof(key).map_err(Error::Tree)).collect() //~ db-op-in-loop
}

// ---- look-alikes

fn of_each_tree(tx: &Tx, trees: &[Tree], key: &Key) -> Result<Vec<Proof>, Error> {
    let mut proofs = Vec::with_capacity(trees.len());
    for tree in trees {
        proofs.push(tree.get_proof(key)?);
    }
    Ok(proofs)
}

fn in_memory(tree: &Tree, keys: &[Key]) -> Vec<Proof> {
    let mut proofs = Vec::with_capacity(keys.len());
    for key in keys {
        proofs.push(tree.proof(key));
    }
    proofs
}

// Each leaf gets a proof of its own.
fn of_leaves(tree: &Tree, leaves: usize) -> Result<Vec<Proof>, Error> {
    let mut proofs = Vec::with_capacity(leaves);
    for leaf in 0..leaves {
        proofs.push(tree.get_proof(leaf)?);
    }
    Ok(proofs)
}

fn of_gifts(tree: &Tree, gifts: &[Gift]) -> Result<Vec<Proof>, Error> {
    gifts.iter().map(|gift| tree.generate_proof(gift.index)).collect::<Result<_, _>>()
}

fn of_blobs(prover: &Prover, blobs: &[Blob]) -> Result<Vec<Proof>, Error> {
    let mut proofs = Vec::with_capacity(blobs.len());
    for blob in blobs {
        proofs.push(prover.compute_blob_proof(blob)?);
    }
    Ok(proofs)
}

//@ src/of_the_provider_itself.rs
struct JarProvider {
    jar: Jar,
}

impl JarProvider {
    fn header_by_number(&self, number: u64) -> Result<Option<Header>, Error> {
        self.cursor()?.get_one(number)
    }

    fn headers_between(&self, from: u64, to: u64) -> Result<Vec<Header>, Error> {
        let mut headers = Vec::with_capacity((to - from) as usize);
        for number in from..to {
            if let Some(header) = self.header_by_number(number)? { //~ db-op-in-loop
                headers.push(header);
            }
        }
        Ok(headers)
    }
}

fn headers_of(jar: &JarProvider, numbers: &[u64]) -> Result<Vec<Option<Header>>, Error> {
    numbers.iter().map(|number| jar.header_by_number(*number)).collect() //~ db-op-in-loop
}

// Nothing but maps, whatever it is called.
struct PageStore {
    pages: HashMap<u64, Page>,
}

impl PageStore {
    fn page_by_number(&self, number: u64) -> Result<&Page, Missing> {
        self.pages.get(&number).ok_or(Missing)
    }

    fn pages_between(&self, from: u64, to: u64) -> Result<usize, Missing> {
        let mut length = 0;
        for number in from..to {
            length += self.page_by_number(number)?.length;
        }
        Ok(length)
    }
}

// Not a store by its type.
fn lines_of(sheet: &Sheet, numbers: Range<u64>) -> Result<usize, Missing> {
    let mut length = 0;
    for number in numbers {
        length += sheet.line_by_number(number)?.length;
    }
    Ok(length)
}
