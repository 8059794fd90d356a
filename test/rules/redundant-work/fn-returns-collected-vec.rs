impl Fleet {
    fn docked(&self) -> Vec<ShipId> { //~ fn-returns-collected-vec
        self.ships.iter().filter(|ship| ship.is_docked()).map(|ship| ship.id).collect()
    }

    fn count_crew(&self) -> u64 {
        let mut crew = 0;
        for ship in self.docked() {
            crew += self.crew_of(ship);
        }
        crew
    }

    pub(crate) fn late(&self, hour: u32) -> Vec<&Ship> { //~ fn-returns-collected-vec
        self.ships.iter().filter(|ship| ship.hour < hour).collect::<Vec<_>>()
    }

    fn any_late(&self) -> bool {
        self.late(12).iter().any(|ship| ship.is_loaded())
    }

    fn late_count(&self) -> usize {
        self.late(9).len()
    }
}

fn masts(fleet: &Fleet) -> Vec<Mast> { //~ fn-returns-collected-vec
    let mut found = Vec::new();
    for ship in &fleet.ships {
        if let Some(mast) = ship.mast {
            found.push(mast);
        }
    }
    found
}

fn tallest(fleet: &Fleet) -> Option<u32> {
    masts(fleet).into_iter().map(|mast| mast.height).max()
}

fn decks(ship: &Ship) -> Vec<Deck> { //~ fn-returns-collected-vec
    (0..ship.levels).map(|level| ship.deck(level)).collect()
}

fn store(ship: &Ship, into: &mut Vec<Deck>) {
    let found = decks(ship);
    into.extend(found);
}

struct Buoy {
    lit: bool,
    depth: u32,
}

impl Channel {
    fn lit(&self) -> Vec<&Buoy> { //~ fn-returns-collected-vec
        self.buoys.iter().filter(|buoy| buoy.lit).collect()
    }

    fn lit_depth(&self) -> u32 {
        self.lit().iter().map(|buoy| buoy.depth).sum()
    }
}

fn depths(channel: &Channel) -> Vec<u32> { //~ fn-returns-collected-vec
    let depths: Vec<u32> = channel.buoys.iter().map(|buoy| buoy.depth).collect();
    depths
}

fn total_depth(channel: &Channel) -> u32 {
    depths(channel).into_iter().sum()
}

// ---- look-alikes

fn sorted_depths(channel: &Channel) -> Vec<u32> {
    let mut depths: Vec<u32> = channel.buoys.iter().map(|buoy| buoy.depth).collect();
    depths.sort_unstable();
    depths
}

fn shallow_first(channel: &Channel) -> u32 {
    sorted_depths(channel).into_iter().fold(0, |all, depth| all * 2 + depth)
}

impl Harbour {
    fn idle(&self) -> Vec<ShipId> {
        self.ships.iter().filter(|ship| ship.idle > 9).map(|ship| ship.id).collect()
    }

    fn send_off(&mut self) {
        for id in self.idle() {
            self.remove(id);
        }
    }

    fn remove(&mut self, id: ShipId) {
        self.ships.retain(|ship| ship.id != id);
    }

    fn held(&self) -> Vec<u64> {
        self.keys.lock().iter().copied().collect()
    }

    fn visit_held(&self) {
        for key in self.held() {
            visit(key);
        }
    }

    pub fn open(&self) -> Vec<u64> {
        self.gates.iter().copied().collect()
    }

    fn visit_open(&self) {
        for gate in self.open() {
            visit(gate);
        }
    }
}

impl Census for Harbour {
    fn names(&self) -> Vec<u64> {
        self.gates.iter().copied().collect()
    }
}

fn weights(ships: &[Ship]) -> Vec<u64> {
    ships.iter().map(|ship| ship.weight).collect()
}

fn median(ships: &[Ship]) -> Option<u64> {
    let mut all = weights(ships);
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}

fn sails(ship: &Ship) -> Vec<Sail> {
    ship.sails.iter().map(Sail::of).collect()
}

fn keep(ship: &Ship) -> Rigging {
    Rigging { sails: sails(ship) }
}

fn letters(name: &str) -> Vec<char> {
    let folded = name.to_lowercase();
    folded.chars().collect()
}

fn first_letter(name: &str) -> bool {
    letters(name).iter().any(|letter| *letter == 'a')
}

fn below(ship: &Ship, depth: u32) -> Vec<Deck> {
    ship.holds.iter().flat_map(|hold| below(hold, depth + 1)).collect()
}

fn count_below(ship: &Ship) -> usize {
    below(ship, 0).len()
}

/// Nothing is found in most rules.
fn faults_of(rules: &[Rule]) -> Vec<RuleError> {
    rules.iter().filter_map(|rule| rule.fault()).collect()
}

fn all_faults(rules: &[Rule], found: &mut Vec<RuleError>) {
    for fault in faults_of(rules) {
        found.push(fault);
    }
}

//@ src/in_the_lists_own_memory.rs
fn prefixed(prefix: &str, keys: Vec<String>) -> Vec<String> {
    keys.into_iter().map(|key| format!("{prefix}.{key}")).collect()
}

fn filled(keys: Vec<String>) -> Vec<String> {
    let filled: Vec<_> = keys.into_iter().filter(|key| !key.is_empty()).collect();
    filled
}

fn all_prefixed(all: &mut Keys, own: Vec<String>, given: Vec<String>) {
    all.extend(prefixed("own", own));
    all.extend(filled(given));
}

fn widths(keys: Vec<String>) -> Vec<Width> { //~ fn-returns-collected-vec
    keys.into_iter().map(|key| Width::of(&key)).collect()
}

fn prefixed_of_lent(prefix: &str, keys: &[String]) -> Vec<String> { //~ fn-returns-collected-vec
    keys.iter().map(|key| format!("{prefix}.{key}")).collect()
}

fn marked_too(keys: Vec<String>) -> Vec<String> { //~ fn-returns-collected-vec
    keys.into_iter().flat_map(|key| [key.to_uppercase(), key]).collect()
}

fn all_measured(all: &mut Keys, own: Vec<String>, marked: Vec<String>, lent: &[String]) {
    all.extend(widths(own));
    all.extend(marked_too(marked));
    all.extend(prefixed_of_lent("lent", lent));
}

//@ src/behind_return.rs
fn lit_below(channel: &Channel) -> Vec<u32> { //~ fn-returns-collected-vec
    return channel.buoys.iter().map(|buoy| buoy.depth).collect();
}

fn deepest_lit(channel: &Channel) -> Option<u32> {
    lit_below(channel).into_iter().max()
}

fn marked(channel: &Channel) -> Vec<u32> { //~ fn-returns-collected-vec
    let mut found = Vec::new();
    channel.buoys.iter().for_each(|buoy| {
        if buoy.lit {
            found.push(buoy.depth);
        }
    });
    return found;
}

fn deepest_marked(channel: &Channel) -> Option<u32> {
    marked(channel).into_iter().max()
}

fn none_where_closed(channel: &Channel) -> Vec<u32> {
    if channel.closed {
        return Vec::new();
    }
    return channel.buoys.iter().map(|buoy| buoy.depth).collect();
}

fn deepest_open(channel: &Channel) -> Option<u32> {
    none_where_closed(channel).into_iter().max()
}
