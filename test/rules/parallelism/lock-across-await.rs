use std::sync::{Mutex, RwLock};

struct Pool {
    peers: Mutex<Vec<String>>,
    routes: RwLock<Vec<String>>,
    slow: tokio::sync::Mutex<Vec<String>>,
}

impl Pool {
    async fn held(&self) {
        let peers = self.peers.lock().unwrap(); //~ lock-across-await
        send(peers.len()).await;
    }

    async fn held_for_reading(&self) {
        let routes = self.routes.read().expect("poisoned"); //~ lock-across-await
        for route in routes.iter() {
            ping(route).await;
        }
    }

    async fn in_a_branch(&self, now: bool) {
        let mut peers = self.peers.lock().unwrap(); //~ lock-across-await
        peers.clear();
        if now {
            flush().await;
        }
    }

    async fn in_a_scrutinee(&self) {
        match self.peers.lock().unwrap().first() { //~ lock-across-await
            Some(peer) => ping(peer).await,
            None => {}
        }
    }

    async fn in_if_let(&self) {
        if let Some(peer) = self.peers.lock().unwrap().pop() { //~ lock-across-await
            ping(&peer).await;
        }
    }

    // ---- look-alikes

    async fn dropped(&self) {
        let peers = self.peers.lock().unwrap();
        let count = peers.len();
        drop(peers);
        send(count).await;
    }

    async fn in_a_block(&self) {
        let count = {
            let peers = self.peers.lock().unwrap();
            peers.len()
        };
        send(count).await;
    }

    async fn temporary(&self) {
        let count = self.peers.lock().unwrap().len();
        send(count).await;
    }

    async fn taken_out(&self) {
        let peer = self.peers.lock().unwrap().pop();
        if let Some(peer) = peer {
            ping(&peer).await;
        }
    }

    async fn asynchronous_lock(&self) {
        let slow = self.slow.lock().await;
        send(slow.len()).await;
    }

    async fn awaited_before(&self) {
        flush().await;
        let mut peers = self.peers.lock().unwrap();
        peers.clear();
    }

    fn not_here(&self) -> impl std::future::Future<Output = ()> {
        let peers = self.peers.lock().unwrap();
        let count = peers.len();
        async move { send(count).await }
    }

    async fn reads_a_file(&self, mut file: tokio::fs::File) {
        let bytes = file.read(&mut [0; 8]).await.unwrap();
        send(bytes).await;
    }
}
