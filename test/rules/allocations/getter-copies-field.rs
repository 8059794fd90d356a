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

enum Shape {
    Column(String),
    Literal(u64),
}

impl Shape {
    fn column(&self) -> Option<String> {
        match self {
            Shape::Column(name) => Some(name.clone()), //~ getter-copies-field
            Shape::Literal(_) => None,
        }
    }
}

struct Registry {
    rules: HashMap<String, Vec<String>>,
    ids: Vec<u64>,
    title: Option<PathBuf>,
    options: Options,
}

#[derive(Clone)]
struct Options {
    names: Vec<String>,
}

impl Registry {
    fn rules_of(&self, name: &str) -> Vec<String> {
        self.rules.get(name).cloned().unwrap_or_default() //~ getter-copies-field
    }

    fn ids(&self) -> Vec<u64> {
        self.ids.iter().copied().collect() //~ getter-copies-field
    }

    fn title(&self) -> Option<PathBuf> {
        self.title.as_ref().map(|title| title.to_path_buf()) //~ getter-copies-field
    }

    fn options(&self) -> Options {
        let options = self.options.clone(); //~ getter-copies-field
        options
    }
}

// ---- look-alikes

impl Registry {
    fn first_long(&self, names: &[String]) -> Option<String> {
        names.iter().find(|name| name.len() > 9).cloned()
    }

    fn named(&self, name: &str) -> Option<String> {
        match self.rules.get(name) {
            Some(rules) => Some(rules.join(",")),
            None => None,
        }
    }

    fn even(&self) -> Vec<u64> {
        self.ids.iter().copied().filter(|id| id % 2 == 0).collect()
    }
}

struct Backup {
    target: Option<PathBuf>,
}

impl Backup {
    fn target(&self) -> Option<PathBuf> {
        self.target.clone()
    }

    fn job(&self) -> Job {
        let target = self.target();
        Job::new(move || {
            if let Some(ref path) = target {
                sync(path);
            }
        })
    }
}

struct Lists {
    on: bool,
    names: Vec<String>,
    extra: Vec<String>,
}

impl Lists {
    fn either(&self) -> Vec<String> {
        if self.on {
            self.names.clone() //~ getter-copies-field
        } else {
            self.extra.clone()
        }
    }

    fn when_on(&self) -> Vec<String> {
        match self.on {
            true => self.names.clone(), //~ getter-copies-field
            false => vec![],
        }
    }

    fn made_otherwise(&self) -> Vec<String> {
        if self.on {
            self.names.clone()
        } else {
            vec![self.extra.concat()]
        }
    }
}

struct Network {
    peers: Vec<Peer>,
    by_id: HashMap<u64, Peer>,
}

#[derive(Clone)]
struct Peer {
    name: String,
    addresses: Vec<String>,
}

impl Network {
    pub fn by_name(&self, name: &str) -> Option<Peer> {
        self.peers.iter().find(|peer| peer.name == name).cloned() //~ getter-copies-field
    }

    pub fn of(&self, id: u64) -> Option<Peer> {
        self.by_id.get(&id).cloned() //~ getter-copies-field
    }

    pub fn fresh(&self) -> Option<String> {
        self.peers.iter().map(|peer| peer.address()).next()
    }
}

/// One item is a list of one.
impl Target {
    fn added(&self) -> Vec<String> {
        match self {
            Target::Plain(id) => vec![id.clone()], //~ getter-copies-field
            Target::Conflict { added, .. } => added.clone(),
        }
    }
}

impl Funding {
    fn transaction(&self) -> Option<Transaction> {
        match self {
            Funding::Trusted { transaction, .. } => transaction.clone(), //~ getter-copies-field
            _ => None,
        }
    }
}

/// A value of whatever type can be lent.
impl<T: Clone> Ranked<T> {
    fn get(&self) -> T {
        self.value.clone() //~ getter-copies-field
    }

    fn rank(&self) -> Rank {
        self.rank.clone()
    }
}

/// What a caller chooses to allocate with is a handle.
impl<A: Allocator> Arena<A> {
    fn allocator(&self) -> A {
        self.allocator.clone()
    }
}

/// What a macro sends to another process or language has to be owned.
impl Control {
    #[handle_request]
    pub fn nodes(&self) -> HashMap<u64, Node> {
        self.nodes.clone()
    }

    #[must_use]
    pub fn known(&self) -> HashMap<u64, Node> {
        self.known.clone() //~ getter-copies-field
    }
}

#[export]
impl Failure {
    fn message(&self) -> String {
        self.text.clone()
    }
}

//@ src/of_several_makes.rs
use dashmap::DashMap;

enum Tag {
    Name(String),
    Peer(u32),
}

impl Tag {
    fn value(&self) -> String {
        match self {
            Tag::Name(name) => name.clone(),
            Tag::Peer(id) => id.to_string(),
        }
    }
}

struct Board {
    rows: DashMap<u32, Vec<String>>,
    plain: HashMap<u32, Vec<String>>,
}

impl Board {
    fn shared_row(&self, id: u32) -> Option<Vec<String>> {
        self.rows.get(&id).map(|row| row.clone())
    }

    fn plain_row(&self, id: u32) -> Option<Vec<String>> {
        self.plain.get(&id).map(|row| row.clone()) //~ getter-copies-field
    }
}

//@ src/looked_up.rs
struct Arguments {
    required: Vec<Argument>,
    optional: Vec<Argument>,
    rest: Option<Argument>,
    variables: HashMap<OsString, OsString>,
    by_number: HashMap<u64, Short>,
    titles: BTreeMap<u32, String>,
    locked: DashMap<u32, String>,
}

#[derive(Clone)]
struct Argument {
    name: String,
    description: String,
    id: Option<u64>,
}

#[derive(Clone)]
struct Short {
    name: String,
    id: u64,
}

impl Arguments {
    fn at(&self, position: usize) -> Option<Argument> {
        if position < self.required.len() {
            self.required.get(position).cloned() //~ getter-copies-field
        } else if position < self.required.len() + self.optional.len() {
            self.optional.get(position - self.required.len()).cloned()
        } else {
            self.rest.clone()
        }
    }

    fn variable(&self, key: impl AsRef<OsStr>) -> Option<OsString> {
        match self.variables.get(key.as_ref()) {
            Some(value) => Some(value.clone()), //~ getter-copies-field
            None => {
                if cfg!(windows) {
                    self.in_any_case(key).cloned()
                } else {
                    None
                }
            }
        }
    }

    fn in_any_case(&self, key: impl AsRef<OsStr>) -> Option<&OsString> {
        self.variables.iter().find(|(each, _)| each.eq_ignore_ascii_case(key.as_ref())).map(|(_, value)| value)
    }

    fn title(&self, id: u32) -> Option<String> {
        if let Some(title) = self.titles.get(&id) {
            Some(title.clone()) //~ getter-copies-field
        } else {
            None
        }
    }

    fn title_or_leave(&self, id: u32) -> Option<String> {
        let Some(title) = self.titles.get(&id) else {
            return None;
        };
        Some(title.clone()) //~ getter-copies-field
    }

    // ---- look-alikes

    /// One text and a number are as cheap as the text.
    fn numbered(&self, number: u64) -> Option<Short> {
        self.by_number.get(&number).cloned()
    }

    /// The guard goes with the function.
    fn locked(&self, id: u32) -> Option<String> {
        match self.locked.get(&id) {
            Some(title) => Some(title.clone()),
            None => None,
        }
    }

    fn behind_lock(&self, id: u32) -> Option<String> {
        if let Some(title) = self.shared.lock().get(&id) {
            Some(title.clone())
        } else {
            None
        }
    }

    fn made(&self, id: u32) -> Option<String> {
        match self.render(id) {
            Some(title) => Some(title.clone()),
            None => None,
        }
    }

    fn with(&self, look: impl Fn(&Argument) -> bool) -> Option<String> {
        self.titles.get(&1).cloned()
    }
}

//@ src/lists_of_one.rs
pub struct Tracker {
    path: PathBuf,
    agent: Option<String>,
}

impl Tracker {
    // Made to be added to the files of others.
    pub fn files(&self) -> Vec<PathBuf> {
        vec![self.path.clone()] //~ getter-copies-field note
    }

    // Both callers keep what they get.
    pub fn user_agent(&self) -> Option<String> {
        match self {
            Tracker { agent, .. } => agent.clone(),
        }
    }

    pub fn into_address(self) -> Address {
        let agent = self.user_agent();
        Address { agent, path: self.path }
    }

    pub fn apply(&self, previous: Address) -> Address {
        Address { agent: self.user_agent().or(previous.agent), path: previous.path }
    }
}

//@ src/shown_parts.rs
struct PropertyData {
    getter: String,
    setter: Option<String>,
    notes: Vec<String>,
}

struct Meta {
    property: PropertyData,
    count: u64,
}

impl Signature {
    fn visit_meta<'a, T: Default>(&'a self, visit: &dyn Fn(&'a Meta) -> T) -> T {
        match self {
            Signature::Plain(meta) => visit(meta),
            Signature::None => T::default(),
        }
    }

    fn each_meta<T: Default>(&self, visit: &dyn Fn(&Meta) -> T) -> T {
        visit(&self.made_up_meta())
    }

    pub fn property(&self) -> PropertyData {
        self.visit_meta(&|meta| meta.property.clone()) //~ getter-copies-field
    }

    // ---- look-alike: the data live no longer than the visit

    pub fn made_up_property(&self) -> PropertyData {
        self.each_meta(&|meta| meta.property.clone())
    }
}

struct Session {
    chain: Vec<Certificate>,
    peer: String,
    open: bool,
}

impl Session {
    pub fn peer_certificates(&self) -> Result<Vec<Certificate>, TlsError> {
        debug_assert!(self.open);
        if self.chain.is_empty() {
            return Err(TlsError::NoCertificates);
        }
        Ok(self.chain.to_vec()) //~ getter-copies-field
    }

    pub fn peer(&self) -> Result<String, TlsError> {
        match self.open {
            true => Ok(self.peer.clone()), //~ getter-copies-field
            false => Err(TlsError::Closed),
        }
    }

    // ---- look-alike: on one way a text is made

    pub fn peer_or_address(&self) -> Result<String, TlsError> {
        if !self.open {
            return Ok(self.address().to_string());
        }
        Ok(self.peer.clone())
    }
}

//@ src/named_fields.rs
// A name for a field stands for the field.
struct Desk {
    inner: Inner,
    open: bool,
    lock: Mutex<Inner>,
    names: HashMap<u32, String>,
}

struct Inner {
    title: String,
}

impl Desk {
    fn title(&self) -> String {
        let inner = &self.inner;
        inner.title.clone() //~ getter-copies-field
    }

    fn name_of(&self, id: u32) -> Option<String> {
        let names = &self.names;
        match names.get(&id) {
            Some(name) => Some(name.clone()), //~ getter-copies-field
            None => None,
        }
    }

    fn shown(&self) -> Option<String> {
        if !self.open {
            return None;
        }
        let inner = &self.inner;
        let title = Some(inner.title.clone()); //~ getter-copies-field
        title
    }

    fn behind_a_lock(&self) -> String {
        let inner = &self.lock.lock().unwrap();
        inner.title.clone()
    }

    fn behind_a_named_lock(&self) -> String {
        let inner = self.lock.lock().unwrap();
        inner.title.clone()
    }

    fn of_what_is_made(&self) -> String {
        let made = &self.inner.turned();
        made.title.clone()
    }
}
