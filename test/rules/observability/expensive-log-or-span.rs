fn announced(data: &Announcement, peer: PeerId) {
    trace!(
        peer=%peer,
        hashes=?data.keys().collect::<Vec<_>>(), //~ expensive-log-or-span note
        "received hashes"
    );
}

fn removed(removed: &[Tx]) {
    debug!("removed {:?}", removed.iter().map(|tx| tx.hash()).collect::<Vec<_>>()); //~ expensive-log-or-span note
}

fn saved(metas: &Metas) {
    tracing::debug!("saved {:?}", serde_json::to_string_pretty(metas)); //~ expensive-log-or-span
}

fn traced(block: &Block) {
    trace!(bytes = %hex::encode(block.bytes()), "block"); //~ expensive-log-or-span
}

fn a_text_in_between(peer: PeerId) {
    debug!(peer = format!("{peer:#}"), "connected"); //~ expensive-log-or-span note
}

fn meant_to_be_read(names: &[String]) {
    info!("serving {}", names.iter().map(|n| n.as_str()).collect::<Vec<_>>().join(", ")); //~ expensive-log-or-span note
}

fn span_per_item(items: &[Item]) {
    for item in items {
        let _span = debug_span!("item", id = item.id).entered(); //~ expensive-log-or-span note
        item.run();
    }
}

#[instrument] //~ expensive-log-or-span note
fn every_argument(rows: Vec<Row>, id: u64) -> u64 {
    id + rows.len() as u64
}

fn span_that_is_on(items: &[Item]) {
    for item in items {
        let _span = info_span!("item", id = item.id).entered(); //~ expensive-log-or-span
        item.run();
    }
}

#[instrument(skip_all)] //~ expensive-log-or-span
fn weigh(item: &Item) -> u64 {
    item.size * item.weight
}

fn weighed(items: &[Item]) -> u64 {
    let mut total = 0;
    for item in items {
        total += weigh(item);
    }
    total
}

fn joined(names: &[String]) {
    debug!("names: {}", names.join(", ")); //~ expensive-log-or-span note
}

// ---- look-alikes

#[instrument(level = "trace", skip_all)]
fn weigh_quietly(item: &Item) -> u64 {
    item.size
}

#[instrument(skip_all)]
fn load(item: &Item) -> std::io::Result<String> {
    std::fs::read_to_string(&item.path)
}

fn loaded(items: &[Item]) -> u64 {
    let mut total = 0;
    for item in items {
        total += weigh_quietly(item);
        total += load(item).unwrap().len() as u64;
    }
    total
}

fn plain_fields(peer: PeerId, count: usize) {
    trace!(%peer, count, "received hashes");
}

fn lazy(data: &Announcement) {
    trace!(hashes=%data.keys().format(", "), "received hashes");
}

fn measured(data: &[u8]) {
    debug!(len = data.len(), first = ?data.first(), "data");
}

fn an_error_is_rare(removed: &[Tx]) {
    error!("lost {:?}", removed.iter().map(|tx| tx.hash()).collect::<Vec<_>>());
    warn!("lost {}", serde_json::to_string(removed).unwrap());
}

fn used_anyway(removed: &[Tx]) -> Vec<Hash> {
    let hashes: Vec<_> = removed.iter().map(|tx| tx.hash()).collect();
    debug!(?hashes, "removed");
    hashes
}

fn span_around(items: &[Item]) {
    let _span = debug_span!("items", count = items.len()).entered();
    for item in items {
        item.run();
    }
}

#[instrument(skip_all, fields(id))]
fn chosen(rows: Vec<Row>, id: u64) -> u64 {
    id + rows.len() as u64
}

#[tracing::instrument(level = "trace")]
fn cheap_arguments(id: u64, name: &str) -> u64 {
    id + name.len() as u64
}

fn built_elsewhere(items: &[Item]) -> String {
    format!("{:?}", items.iter().map(|item| item.id).collect::<Vec<_>>())
}

fn drawn(batch: &Batch) {
    trace!("sending:\n{}", pretty::pretty_format_batches(batch)); //~ expensive-log-or-span
}

fn head_of(data: &[u8]) {
    debug!("starts with {}", hex::encode(&data[..16])); //~ expensive-log-or-span note
    debug!("is {}", hex::encode(data)); //~ expensive-log-or-span
}

/// Pairs of slog are values, made before any filter is asked.
fn paired(log: &Logger, from: SocketAddr, to: SocketAddr) {
    trace!(log, "overridden"; "from" => format!("{from:?}"), "to" => to); //~ expensive-log-or-span
    log::debug!("overridden"; "from" => %from, "to" => format!("{:?}", to)); //~ expensive-log-or-span
    debug!(log, "overridden"; "from" => ?from);
}

fn listed(modules: &[Module]) {
    info!("modules: {:?}", &modules.iter().map(|module| module.to_string()).collect::<Vec<_>>()); //~ expensive-log-or-span
    info!("ids: {:?}", modules.iter().map(|module| module.id).collect::<Vec<_>>()); //~ expensive-log-or-span note
}

struct Classes {
    db: Database,
}

impl Classes {
    #[tracing::instrument(skip(self))]
    fn class(&self, hash: u64) -> Option<Class> {
        self.db.get(hash)
    }

    fn moved(&self, hashes: &[u64]) -> Vec<Class> {
        let mut classes = Vec::with_capacity(hashes.len());
        for hash in hashes {
            classes.extend(self.class(*hash));
        }
        classes
    }
}

impl Gate {
    #[instrument(skip(self), err)] //~ expensive-log-or-span
    fn handle_rows(&self, rows: Vec<Row>, id: u64) -> Result<u64> {
        self.load(rows, id)
    }

    #[instrument(level = "debug", skip(self, rows))] //~ expensive-log-or-span note
    fn sort_rows(&self, rows: &mut Vec<Row>, known: Option<HashMap<u64, Row>>) -> u64 {
        self.load_known(rows, known)
    }

    #[instrument(skip(self, rows), fields(id = id))]
    fn handle_skipped(&self, mut rows: Vec<Row>, id: u64) -> Result<u64> {
        self.load(rows, id)
    }

    #[instrument(skip(self))]
    fn handle_id(&self, id: u64, name: &str) -> Result<u64> {
        self.load_named(id, name)
    }
}

//@ src/spans_of_tasks.rs
fn dialled_beside_each_other(addresses: &[Address], dials: &mut FuturesUnordered<Dial>) {
    for address in addresses {
        dials.push(async move { dial(address).await }.instrument(info_span!("dial", %address)));
    }
}

fn dialled_under_a_name(addresses: &[Address], dials: &mut Dials) {
    for address in addresses {
        let span = info_span!("dial", %address);
        dials.start(dial(address).instrument(span));
    }
}

async fn dialled_as_they_come(mut found: Receiver<Address>, mut dials: FuturesUnordered<Dial>) {
    loop {
        if let Some(address) = found.waiting() {
            dials.push(dial(address).instrument(info_span!("dial", %address)));
        }
        tokio::select! {
            Some(done) = dials.next() => note(done),
            _ = found.changed() => {}
        }
    }
}

async fn one_for_each_event(mut found: Receiver<Address>, mut gone: Receiver<Address>) {
    loop {
        let _span = info_span!("event").entered(); //~ expensive-log-or-span note
        tokio::select! {
            address = found.recv() => add(address),
            address = gone.recv() => remove(address),
        }
    }
}

async fn one_after_the_other(addresses: &[Address]) {
    for address in addresses {
        dial(address).instrument(info_span!("dial", %address)).await; //~ expensive-log-or-span note
    }
}

fn counted(addresses: &[Address]) -> usize {
    let mut count = 0;
    for address in addresses {
        count += info_span!("address", %address).in_scope(|| address.hops()); //~ expensive-log-or-span
    }
    count
}

//@ src/traced_builds.rs
fn finish_all(plugins: &mut [Plugin]) {
    for plugin in plugins.iter_mut() {
        #[cfg(feature = "trace")]
        let _span = info_span!("finish", name = plugin.name).entered();
        plugin.finish();
    }
    for plugin in plugins {
        #[cfg(feature = "plugins")]
        let _span = info_span!("close", name = plugin.name).entered(); //~ expensive-log-or-span
        plugin.close();
    }
}

//@ src/structs.rs
#[derive(Debug)]
struct Served {
    slots: HashMap<u64, u64>,
}

#[derive(Debug)]
struct Place {
    at: u64,
}

#[instrument] //~ expensive-log-or-span
pub fn step(account: &Served, depth: usize) -> usize {
    account.slots.len() + depth
}

#[instrument]
pub fn next_place(place: &Place) -> u64 {
    place.at + 1
}
