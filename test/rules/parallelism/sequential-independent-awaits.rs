async fn profile(client: &Client, id: u64) -> Result<Profile, Error> {
    let user = client.get_user(id).await?;
    let orders = client.list_orders(id).await?; //~ sequential-independent-awaits note
    Ok(Profile { user, orders })
}

async fn status(&self) -> Status {
    let head = self.provider.get_head().await.unwrap();
    let peers = self.api.count_peers().await.unwrap(); //~ sequential-independent-awaits note
    Status { head, peers }
}

async fn sizes(store: &Store, a: &Path, b: &Path) -> Result<u64, Error> {
    let one = store.head(a).await.map_err(Error::from)?;
    let other = store.head(b).await.map_err(Error::from)?; //~ sequential-independent-awaits note
    Ok(one.size + other.size)
}

// ---- look-alikes

async fn needs_the_first(client: &Client, name: &str) -> Result<Orders, Error> {
    let user = client.find_user(name).await?;
    let orders = client.list_orders(user.id).await?;
    Ok(orders)
}

async fn one_connection(conn: &mut Conn, id: u64) -> Result<Profile, Error> {
    let user = conn.fetch_user(id).await?;
    let orders = conn.fetch_orders(id).await?;
    Ok(Profile { user, orders })
}

async fn writes(client: &Client, id: u64) -> Result<(), Error> {
    let created = client.create_user(id).await?;
    let sent = client.send_mail(id).await?;
    Ok(())
}

async fn together(client: &Client, id: u64) -> Result<Profile, Error> {
    let (user, orders) = try_join!(client.get_user(id), client.list_orders(id))?;
    Ok(Profile { user, orders })
}

async fn in_memory(cache: &mut Cache, map: &Map, id: u64) -> u64 {
    let one = map.get(id).await;
    let other = map.get(id + 1).await;
    one + other
}

async fn named_by_nothing(client: &Client, id: u64) -> Result<Head, Error> {
    let block = client.block(id).await?;
    let receipts = client.receipts(id).await?; //~ sequential-independent-awaits note
    Ok(Head { block, receipts })
}

async fn connected_one_by_one(config: &Config) -> Result<Session, Error> {
    let catalog = Catalog::connect(&config.catalog).await?;
    let store = Store::connect(&config.store).await?; //~ sequential-independent-awaits note
    Ok(Session { catalog, store })
}

async fn one_after_the_other(client: &Client, order: Order) -> Result<Receipt, Error> {
    let stock = client.reserve(order.item).await?;
    let receipt = client.charge(order.buyer).await?;
    Ok(Receipt { stock, receipt })
}
