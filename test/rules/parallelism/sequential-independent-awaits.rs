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
    let other = store.head(b).await.map_err(Error::from)?; //~ sequential-independent-awaits
    Ok(one.size + other.size)
}

struct Gauge {
    http: reqwest::Client,
}

impl Gauge {
    async fn level(&self, tank: u32) -> Result<String, reqwest::Error> {
        self.http.get(format!("/level/{tank}")).send().await?.text().await
    }

    async fn heat(&self, tank: u32) -> Result<String, reqwest::Error> {
        let answer = self.http.get(format!("/heat/{tank}")).send().await?;
        answer.text().await
    }

    async fn refill(&self, tank: u32) -> Result<String, reqwest::Error> {
        self.http.post(format!("/refill/{tank}")).send().await?.text().await
    }

    async fn tank(&self, tank: u32) -> Result<(String, String), reqwest::Error> {
        let level = self.level(tank).await?;
        let heat = self.heat(tank).await?; //~ sequential-independent-awaits
        Ok((level, heat))
    }
}

async fn told_apart(left: &Gauge, right: &Gauge) -> bool {
    let (Ok(a), Ok(b)) = (left.level(1).await, right.level(1).await) else { //~ sequential-independent-awaits
        return false;
    };
    a == b
}

async fn put_together(gauge: &Gauge) -> Result<Reading, reqwest::Error> {
    Ok(Reading {
        tank: 7,
        level: gauge.level(7).await?,
        heat: gauge.heat(7).await?, //~ sequential-independent-awaits
    })
}

async fn read_in_place(host: &str) -> Result<(String, String), reqwest::Error> {
    let title = reqwest::get(format!("{host}/title")).await?.text().await?;
    let body = reqwest::get(format!("{host}/body")).await?.text().await?; //~ sequential-independent-awaits
    Ok((title, body))
}

async fn counted(pool: &sqlx::PgPool) -> Result<(i64, i64), sqlx::Error> {
    let tanks = sqlx::query_scalar("select count(*) from tanks").fetch_one(pool).await?;
    let pumps = sqlx::query_scalar("select count(*) from pumps").fetch_one(pool).await?; //~ sequential-independent-awaits
    Ok((tanks, pumps))
}

async fn told_in_between(gauge: &Gauge) -> Result<(String, String), reqwest::Error> {
    let level = gauge.level(3).await?;
    tracing::debug!(%level, "asked");
    let heat = gauge.heat(3).await?; //~ sequential-independent-awaits
    Ok((level, heat))
}

async fn compared(left: &Gauge, right: &Gauge) -> Result<bool, reqwest::Error> {
    Ok(left.heat(1).await? == right.heat(1).await?) //~ sequential-independent-awaits
}

// ---- look-alikes

async fn one_is_enough(left: &Gauge, right: &Gauge) -> bool {
    left.level(1).await.is_ok() && right.level(1).await.is_ok()
}

async fn changes_what_is_asked(gauge: &Gauge) -> Result<(String, String), reqwest::Error> {
    let receipt = gauge.refill(7).await?;
    let level = gauge.level(7).await?;
    Ok((receipt, level))
}

async fn written_then_counted(pool: &sqlx::PgPool) -> Result<u64, sqlx::Error> {
    let added = sqlx::query("insert into tanks default values").execute(pool).await?;
    let gone = sqlx::query("delete from pumps").execute(pool).await?;
    Ok(added.rows_affected() + gone.rows_affected())
}

async fn status_of_the_answer(gauge: &Gauge) -> Result<String, reqwest::Error> {
    let answer = gauge.http.get("/level").send().await?;
    let text = answer.text().await?;
    Ok(text)
}

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

async fn opened_one_by_one(folder: &Folder) -> Result<Journal> {
    let heads = folder.open_table(HEADS).await?;
    let tails = folder.open_table(TAILS).await?; //~ sequential-independent-awaits
    Ok(Journal { heads, tails })
}

impl Merger {
    async fn merge(&self, left: usize, right: usize) -> Result<()> {
        let one = self.stream_run(left).await?;
        let other = self.stream_run(right).await?; //~ sequential-independent-awaits
        self.zip(one, other).await
    }

    async fn merge_in_turn(&mut self, left: usize, right: usize) -> Result<()> {
        let one = self.stream_run(left).await?;
        let other = self.stream_run(right).await?;
        self.zip(one, other).await
    }
}

async fn loaded_one_by_one(names: Reader, rows: Reader, list: Reader) -> Result<Journal> {
    let words = Words::load(names).await?;
    let lists = Lists::new(list)?;
    let pages = Pages::load(rows).await?; //~ sequential-independent-awaits
    Ok(Journal { words, lists, pages })
}

async fn of_one_client(client: &Client, from: u64, to: u64) -> Result<Trip> {
    let start = client.get_stop(from).await?;
    let end = client.get_stop(to).await?; //~ sequential-independent-awaits
    Ok(Trip { start, end })
}

// The reader stands between, and is made of the first answer.
async fn loaded_in_turn(names: Reader, folder: &Folder) -> Result<Journal> {
    let words = Words::load(names).await?;
    let key = words.key();
    let pages = Pages::load(folder.reader(key)).await?;
    Ok(Journal { words, pages })
}

// Two different things of somebody who may be at hand.
async fn different_things(folder: &Folder, id: u64) -> Result<Journal> {
    let heads = folder.open_table(HEADS).await?;
    let settings = folder.load_settings(id).await?;
    Ok(Journal { heads, settings })
}

// The same twice: the second is asked once the first is done, on purpose.
async fn warmed_up(folder: &Folder) -> Result<Pair> {
    let cold = folder.load_page(FIRST).await?;
    let warm = folder.load_page(FIRST).await?;
    Ok(Pair { cold, warm })
}

async fn next_of_a_row(conn: &Connection) -> Result<Pair> {
    let one = conn.open_stream(1).await?;
    let other = conn.open_stream(2).await?;
    Ok(Pair { one, other })
}

impl Merged {
    async fn stream_part(&self, at: usize) -> Result<Part> {
        self.folder.part(at).await
    }

    async fn joined(&mut self, left: usize, right: usize) -> Result<()> {
        let one = self.stream_part(left).await?;
        let other = self.stream_part(right).await?; //~ sequential-independent-awaits
        self.zip(one, other).await
    }

    async fn fetch_part(&mut self, at: usize) -> Result<Part> {
        self.position = at;
        self.folder.part(at).await
    }

    async fn fetched(&mut self, left: usize, right: usize) -> Result<Pair> {
        let one = self.fetch_part(left).await?;
        let other = self.fetch_part(right).await?;
        Ok(Pair { one, other })
    }
}

impl Journal {
    async fn opened(&self) -> Result<Journal> {
        Ok(Journal {
            heads: self.folder.open_table(HEADS).await?,
            tails: self.folder.open_table(TAILS).await?, //~ sequential-independent-awaits
        })
    }

    async fn listed(folder: Arc<Folder>) -> Result<(Names, Names)> {
        Ok((folder.list_names("in").await?, folder.list_names("out").await?)) //~ sequential-independent-awaits
    }

    // Asked for only where the first is there.
    async fn either(&self) -> Result<Option<Table>> {
        let Some(heads) = self.folder.find_table(HEADS).await? else {
            return Ok(None);
        };
        let tails = self.folder.find_table(TAILS).await?;
        Ok(Some(heads.with(tails)))
    }
}

//@ src/two_blocking_tasks.rs
async fn bounds(storage: &Storage) -> Result<(u64, u64), Error> {
    let first = spawn_blocking({
        let storage = storage.clone();
        move || {
            let db = storage.connection().context("open")?;
            db.first_jar()
        }
    })
    .await
    .context("join")??;
    let last = spawn_blocking({ //~ sequential-independent-awaits
        let storage = storage.clone();
        move || {
            let db = storage.connection().context("open")?;
            db.last_jar()
        }
    })
    .await
    .context("join")??;
    Ok((first, last))
}

// ---- look-alikes

async fn after_the_first(storage: &Storage) -> Result<u64, Error> {
    let first = spawn_blocking({
        let storage = storage.clone();
        move || {
            let db = storage.connection().context("open")?;
            db.first_jar()
        }
    })
    .await??;
    let next = spawn_blocking({
        let storage = storage.clone();
        move || {
            let db = storage.connection().context("open")?;
            db.jar_after(first)
        }
    })
    .await??;
    Ok(next)
}

async fn behind_a_change(storage: &Storage) -> Result<u64, Error> {
    let filled = spawn_blocking({
        let storage = storage.clone();
        move || {
            let db = storage.connection().context("open")?;
            db.insert_jar()
        }
    })
    .await??;
    let last = spawn_blocking({
        let storage = storage.clone();
        move || {
            let db = storage.connection().context("open")?;
            db.last_jar()
        }
    })
    .await??;
    Ok(filled + last)
}

//@ src/named_requests.rs
struct Meter {
    http: reqwest::Client,
}

impl Meter {
    async fn level(&self, tank: u32) -> Result<String, reqwest::Error> {
        let request = self.http.get(format!("/level/{tank}"));
        let answer = request.send().await?;
        answer.text().await
    }

    async fn refill(&self, tank: u32) -> Result<String, reqwest::Error> {
        let request = self.http.post(format!("/refill/{tank}"));
        let answer = request.send().await?;
        answer.text().await
    }

    async fn both(&self) -> Result<(String, String), reqwest::Error> {
        let left = self.level(1).await?;
        let right = self.level(2).await?; //~ sequential-independent-awaits
        Ok((left, right))
    }

    async fn refilled(&self) -> Result<(String, String), reqwest::Error> {
        let left = self.refill(1).await?;
        let right = self.level(2).await?;
        Ok((left, right))
    }
}

async fn counted_by_name(pool: &sqlx::PgPool) -> Result<(i64, i64), sqlx::Error> {
    let tanks = sqlx::query_scalar("select count(*) from tanks");
    let tanks = tanks.fetch_one(pool).await?;
    let pumps = sqlx::query_scalar("select count(*) from pumps").fetch_one(pool).await?; //~ sequential-independent-awaits
    Ok((tanks, pumps))
}
