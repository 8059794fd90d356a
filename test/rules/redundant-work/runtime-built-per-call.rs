use rayon::ThreadPoolBuilder;
use std::sync::OnceLock;
use tokio::runtime::{Builder, Runtime};

pub fn wait_for<F: Future>(future: F) -> F::Output {
    let runtime = Runtime::new().unwrap(); //~ runtime-built-per-call
    runtime.block_on(future)
}

pub fn load_all(paths: &[Path]) -> Vec<Table> {
    let runtime = Builder::new_multi_thread().enable_all().build().unwrap(); //~ runtime-built-per-call
    runtime.block_on(async { load(paths).await })
}

pub fn hash_all(blocks: &[Block]) -> Vec<Hash> {
    let pool = ThreadPoolBuilder::new().num_threads(4).build().unwrap(); //~ runtime-built-per-call
    pool.install(|| blocks.par_iter().map(Block::hash).collect())
}

pub fn enter(session: &Session) {
    thread_pool_builder(session).build_scoped(wrapper(session), |pool| pool.install(parse)); //~ runtime-built-per-call
}

impl Poller {
    pub async fn poll(&self) -> Result<Reply, Error> {
        let client = reqwest::Client::new(); //~ runtime-built-per-call
        client.get(&self.url).send().await?.json().await
    }

    pub async fn connect(&self, name: &str) -> Result<Stream, Error> {
        let mut roots = rustls::RootCertStore::empty(); //~ runtime-built-per-call
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        handshake(config, name).await
    }
}

pub fn highlighted(code: &str) -> String {
    let syntaxes = SyntaxSet::load_defaults_newlines(); //~ runtime-built-per-call
    painted(code, &syntaxes)
}

// ---- look-alikes

pub struct Client {
    runtime: Runtime,
}

impl Client {
    pub fn new() -> Self {
        let runtime = Runtime::new().unwrap();
        Self { runtime }
    }
}

pub fn shared() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| Runtime::new().unwrap())
}

pub fn handed_over(threads: usize) -> Runtime {
    Builder::new_multi_thread().worker_threads(threads).build().unwrap()
}

#[test]
fn waits() {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {});
}

impl Poller {
    pub fn client(&self) -> reqwest::Client {
        reqwest::Client::new()
    }

    pub fn kept(&self) -> Service {
        let client = reqwest::Client::new();
        Service { client }
    }
}

pub fn load_syntaxes() -> SyntaxSet {
    SyntaxSet::load_defaults_newlines()
}

//@ src/for_good.rs
use tokio::runtime::Runtime;

pub fn replicate(master: Master) {
    std::thread::spawn(move || {
        let rt = Runtime::new().unwrap();
        rt.block_on(async move {
            let mut seen = 0;
            loop {
                let Some(line) = master.line().await else { continue };
                for word in line.words() {
                    if word.is_last() {
                        break;
                    }
                    seen += 1;
                }
            }
        });
    });
}

pub fn until_done(master: Master) {
    let rt = Runtime::new().unwrap(); //~ runtime-built-per-call
    rt.block_on(async move {
        loop {
            if master.line().await.is_none() {
                break;
            }
        }
    });
}

//@ src/statements_per_call.rs
use rusqlite::{params, Connection, Transaction};

pub struct Stock<'tx> {
    tx: &'tx Transaction<'tx>,
    table: String,
}

impl Stock<'_> {
    fn jar(&self, id: u64) -> Result<Jar, Error> {
        let mut statement = self.tx.prepare("SELECT body FROM jars WHERE id = ?")?; //~ runtime-built-per-call
        statement.query_row(params![id], Jar::read)
    }

    fn put(&self, id: u64, body: &[u8]) -> Result<(), Error> {
        self.tx.execute( //~ runtime-built-per-call
            &format!("INSERT INTO {} (id, body) VALUES (:id, :body)", self.table),
            params![id, body],
        )?;
        Ok(())
    }

    fn kept(&self, id: u64) -> Result<Jar, Error> {
        let mut statement = self.tx.prepare_cached("SELECT body FROM jars WHERE id = ?")?;
        statement.query_row(params![id], Jar::read)
    }

    fn fill(&self, id: u64, filled: u64) -> Result<(), Error> {
        self.tx.execute("UPDATE jars SET filled = ?2 WHERE id = ?1", params![id, filled])?; //~ runtime-built-per-call note
        Ok(())
    }

    fn purge(&self, before: u64) -> Result<(), Error> {
        self.tx.execute("DELETE FROM jars WHERE filled < ?", params![before])?; //~ runtime-built-per-call note
        Ok(())
    }

    // ---- look-alikes

    fn all(&self) -> Result<u64, Error> {
        self.tx.query_row("SELECT COUNT(*) FROM jars", [], |row| row.get(0))
    }

    fn shape(&self) -> Result<(), Error> {
        self.tx.execute("CREATE INDEX by_id ON jars (id)", [])?;
        Ok(())
    }

    fn migrate(&self, version: u64) -> Result<(), Error> {
        self.tx.execute("UPDATE meta SET version = ?", params![version])?;
        Ok(())
    }
}

//@ src/statements_elsewhere.rs
fn jar(connection: &rusqlite::Connection, id: u64) -> Result<Jar, Error> {
    connection.query_row("SELECT body FROM jars WHERE id = ?1", [id], Jar::read) //~ runtime-built-per-call
}

//@ src/schema/revision_7.rs
use rusqlite::params;

fn fill(tx: &rusqlite::Transaction<'_>, id: u64) -> Result<(), Error> {
    tx.execute("UPDATE jars SET filled = 0 WHERE id = ?", params![id])?;
    Ok(())
}

//@ src/far_away.rs
async fn jar(client: &Client, id: u64) -> Result<Row, Error> {
    client.query_one("SELECT body FROM jars WHERE id = $1", &[&id]).await
}

//@ src/command.rs
use tokio::runtime::{Builder, Runtime};

impl ServeCommand {
    pub fn execute(mut self) -> Result<(), Fault> {
        let runtime = Builder::new_multi_thread().enable_io().build()?;
        runtime.block_on(self.serve())
    }

    pub fn check(&self) -> Result<(), Fault> {
        let runtime = Runtime::new()?; //~ runtime-built-per-call
        runtime.block_on(self.ask())
    }
}
