use tracing::{debug, info, warn};

fn import(number: u64, hash: B256) {
    info!("imported block {} with hash {:?}", number, hash); //~ unstructured-log note
    debug!("hash is {hash}"); //~ unstructured-log note
    tracing::error!(target: "sync", "lost {}", number); //~ unstructured-log note
}

struct Peer {
    id: u64,
}

impl Peer {
    fn leave(&self) {
        warn!(reason = 1, "peer {} left", self.id); //~ unstructured-log note
    }

    // ---- look-alikes

    fn join(&self) {
        info!(id = self.id, "peer joined");
        info!("started");
        info!("{} peers", self.count());
        log::info!("peer {} joined", self.id);
    }
}

fn print(number: u64) -> String {
    println!("block {}", number);
    format!("block {number}")
}

#[test]
fn logs() {
    let number = 1;
    info!("block {}", number);
}
