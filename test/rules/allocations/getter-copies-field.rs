struct Node {
    name: String,
    peers: Vec<Peer>,
    label: Option<String>,
    known: RwLock<HashMap<u64, Peer>>,
    shared: Arc<Vec<Peer>>,
    height: u64,
    inner: Inner,
}

struct Inner {
    path: PathBuf,
}

impl Node {
    pub fn name(&self) -> String {
        self.name.clone() //~ getter-copies-field
    }

    fn peers(&self) -> Vec<Peer> {
        self.peers.to_vec() //~ getter-copies-field
    }

    fn label(&self) -> Option<String> {
        self.label.clone() //~ getter-copies-field
    }

    fn path(&self) -> PathBuf {
        self.inner.path.clone() //~ getter-copies-field
    }

    // ---- look-alikes

    /// How long the lock is held is another rule's to tell.
    fn known(&self) -> HashMap<u64, Peer> {
        self.known.read().unwrap().clone()
    }

    fn height(&self) -> u64 {
        self.height.clone()
    }

    fn shared(&self) -> Arc<Vec<Peer>> {
        self.shared.clone()
    }

    fn lent(&self) -> &str {
        &self.name
    }

    fn peers_snapshot(&self) -> Vec<Peer> {
        self.peers.clone()
    }

    fn into_name(self) -> String {
        self.name.clone()
    }

    fn named(&self, prefix: &str) -> String {
        self.name.clone() + prefix
    }
}

impl Named for Node {
    fn name(&self) -> String {
        self.name.clone()
    }
}
