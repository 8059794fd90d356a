fn one_by_one(db: &Db, rows: Vec<Row>) -> Result<(), Error> {
    for row in rows {
        let tx = db.begin_rw_txn()?;
        tx.put(row)?;
        tx.commit()?; //~ commit-in-loop
    }
    Ok(())
}

async fn over_the_network(pool: &Pool, rows: &[Row]) -> Result<(), Error> {
    for row in rows {
        let mut txn = pool.begin().await?;
        insert(&mut txn, row).await?;
        txn.commit().await?; //~ commit-in-loop
    }
    Ok(())
}

fn provider(factory: &Factory, blocks: Vec<Block>) -> Result<(), Error> {
    for block in blocks {
        let provider_rw = factory.database_provider_rw()?;
        provider_rw.insert(block)?;
        provider_rw.commit()?; //~ commit-in-loop
    }
    Ok(())
}

fn heed(env: &Env, keys: &[Key]) -> Result<(), Error> {
    for key in keys {
        let mut wtxn = env.write_txn()?;
        remove(&mut wtxn, key)?;
        wtxn.commit()?; //~ commit-in-loop
    }
    Ok(())
}

fn batches(decoder: &mut Decoder, writer: &mut Writer, rows: Rows) -> Result<(), Error> {
    for row in rows {
        decoder.decode(row?.as_bytes())?;
        while let Some(batch) = decoder.flush()? { //~ commit-in-loop
            writer.write(&batch)?;
        }
    }
    Ok(())
}

// ---- look-alikes

/// Each row has a decoder of its own.
fn each_of_its_own(decoders: &mut [Decoder], writer: &mut Writer, rows: &[Row]) -> Result<(), Error> {
    for (at, row) in rows.iter().enumerate() {
        while let Some(batch) = decoders[at].flush()? {
            writer.write(&batch, row)?;
        }
    }
    Ok(())
}

fn flushed_when_full(out: &mut Sink, rows: &[Row]) -> io::Result<()> {
    for row in rows {
        if out.is_full() {
            out.flush()?;
        }
        out.add(row);
    }
    Ok(())
}

fn once(db: &Db, rows: Vec<Row>) -> Result<(), Error> {
    let tx = db.begin_rw_txn()?;
    for row in rows {
        tx.put(row)?;
    }
    tx.commit()
}

fn now_and_then(db: &Db, rows: Vec<Row>) -> Result<(), Error> {
    let mut tx = db.begin_rw_txn()?;
    for (i, row) in rows.into_iter().enumerate() {
        tx.put(row)?;
        if i % 1000 == 0 {
            tx.commit()?;
            tx = db.begin_rw_txn()?;
        }
    }
    tx.commit()
}

fn in_chunks(db: &Db, rows: &[Row]) -> Result<(), Error> {
    for chunk in rows.chunks(1000) {
        let tx = db.begin_rw_txn()?;
        tx.put_all(chunk)?;
        tx.commit()?;
    }
    Ok(())
}

fn another_store_each_time(shards: Vec<Txn>) -> Result<(), Error> {
    for txn in shards {
        txn.commit()?;
    }
    Ok(())
}

fn retried(db: &Db) -> Result<(), Error> {
    loop {
        let tx = db.begin_rw_txn()?;
        if tx.commit().is_ok() {
            return Ok(());
        }
    }
}

fn no_database(editor: &Editor, names: &[String]) {
    for name in names {
        let draft = editor.begin(name);
        draft.commit();
    }
}

fn not_opened_here(rows: Vec<Row>) {
    for row in rows {
        let tx = row.into_tx();
        tx.commit();
    }
}

fn no_loop(db: &Db, row: Row) -> Result<(), Error> {
    let tx = db.begin_rw_txn()?;
    tx.put(row)?;
    tx.commit()
}

fn a_store_per_item(indexes: &[Index]) -> Result<(), Error> {
    for index in indexes {
        let mut wtxn = index.write_txn()?;
        clear(&mut wtxn)?;
        wtxn.commit()?;
    }
    Ok(())
}

async fn a_batch_per_turn(db: &Db, nodes: &[Node]) -> Result<(), Error> {
    for node in nodes {
        let txn = db.transaction(Write).await?;
        let mut next = Some(node.live_range());
        while let Some(range) = next {
            let batch = txn.keys(range, 1000).await?;
            for key in batch.keys() {
                txn.delete(key).await?;
            }
            next = batch.next();
        }
        txn.commit().await?;
    }
    Ok(())
}

async fn one_write_per_turn(db: &Db, nodes: &[Node]) -> Result<(), Error> {
    for node in nodes {
        let txn = db.transaction(Write).await?;
        for label in node.labels() {
            show(label);
        }
        txn.delete(node.key()).await?;
        txn.commit().await?; //~ commit-in-loop
    }
    Ok(())
}
