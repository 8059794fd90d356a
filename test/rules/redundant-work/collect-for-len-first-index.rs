struct Table {
    rows: Vec<String>,
}

impl Table {
    fn pair(line: &str) -> Option<(&str, &str)> {
        let parts: Vec<&str> = line.split(':').collect(); //~ collect-for-len-first-index
        if parts.len() != 2 {
            return None;
        }
        Some((parts[0], parts[1]))
    }

    fn count(&self) -> usize {
        let long: Vec<&String> = self.rows.iter().filter(|row| row.len() > 9).collect(); //~ collect-for-len-first-index
        long.len()
    }

    fn any(&self) -> bool {
        let empty = self.rows.iter().filter(|row| row.is_empty()).collect::<Vec<_>>(); //~ collect-for-len-first-index
        !empty.is_empty()
    }

    fn first(&self) -> Option<usize> {
        let sizes: Vec<usize> = self.rows.iter().map(String::len).collect(); //~ collect-for-len-first-index
        sizes.first().copied()
    }

    fn part(line: &str, at: usize) -> Option<&str> {
        let parts: Vec<&str> = line.split(',').collect(); //~ collect-for-len-first-index
        parts.get(at).copied()
    }

    fn walked(&self) -> usize {
        let sizes: Vec<usize> = self.rows.iter().map(String::len).collect();
        let mut sum = sizes.len();
        for size in &sizes {
            sum += size;
        }
        sum
    }

    fn in_a_loop(&self, order: &[usize]) -> usize {
        let sizes: Vec<usize> = self.rows.iter().map(String::len).collect();
        let mut sum = 0;
        for at in order {
            sum += sizes[*at];
        }
        sum
    }

    fn many(line: &str) -> (&str, &str, &str, &str) {
        let parts: Vec<&str> = line.split(',').collect(); //~ collect-for-len-first-index note
        (parts[0], parts[1], parts[2], parts[3])
    }

    fn unique(&self) -> usize {
        let unique: std::collections::HashSet<usize> = self.rows.iter().map(String::len).collect();
        unique.len()
    }

    fn returned(&self) -> Vec<usize> {
        let sizes: Vec<usize> = self.rows.iter().map(String::len).collect();
        sizes
    }

    fn sorted(&self) -> usize {
        let mut sizes: Vec<usize> = self.rows.iter().map(String::len).collect();
        sizes.sort_unstable();
        sizes[0]
    }

    fn sliced(line: &str) -> usize {
        let parts: Vec<&str> = line.split(',').collect();
        parts[1..].iter().map(|part| part.len()).sum()
    }

    fn counted(&self) -> usize {
        self.rows.iter().filter(|row| row.is_empty()).count()
    }
}

fn counted_on_the_spot(line: &str) -> usize {
    line.split(',').collect::<Vec<_>>().len() //~ collect-for-len-first-index
}

fn second_on_the_spot(line: &str) -> &str {
    line.split(',').collect::<Vec<_>>()[1] //~ collect-for-len-first-index
}

fn distinct_on_the_spot(line: &str) -> usize {
    line.split(',').collect::<std::collections::HashSet<_>>().len()
}

fn last_of_all(words: &[&str]) -> Result<u64, Error> {
    let mut values = words.iter().map(|word| parse(word)).collect::<Result<Vec<_>, _>>()?; //~ collect-for-len-first-index
    Ok(values.pop().unwrap_or_default())
}

struct Forks {
    values: Vec<(u64, String)>,
}

impl Forks {
    fn get(&self, id: u64) -> Vec<&String> {
        if self.values.is_empty() {
            return Vec::new();
        }
        self.values.iter().filter(|value| value.0 == id).map(|value| &value.1).collect()
    }

    fn contains(&self, id: u64) -> bool {
        !self.get(id).is_empty() //~ collect-for-len-first-index
    }

    fn all(&self) -> &[(u64, String)] {
        &self.values
    }

    fn any(&self) -> bool {
        !self.all().is_empty()
    }
}

fn set_for_one(crates: &Crates, wanted: &str) -> bool {
    let names: HashSet<&str> = crates.all().map(|each| each.name()).collect(); //~ collect-for-len-first-index
    names.contains(wanted)
}

fn split_in_two(raw: &str) -> Option<(&str, &str)> {
    match raw.split(':').collect::<Vec<_>>().as_slice() { //~ collect-for-len-first-index
        [host, port] => Some((host, port)),
        _ => None,
    }
}

fn named_parts(raw: &str) -> Option<&str> {
    let parts: Vec<&str> = raw.split(':').collect(); //~ collect-for-len-first-index
    match parts.as_slice() {
        [host, _] => Some(host),
        _ => None,
    }
}

fn name_and_quality(item: &str) -> (String, Option<f32>) {
    let parts: Vec<_> = item.rsplitn(2, ';').map(str::trim).collect(); //~ collect-for-len-first-index
    if parts.len() == 2 {
        if parts[0].starts_with("q=") && parts[0].len() < 8 {
            return (parts[1].to_string(), parts[0][2..].parse().ok());
        }
    }
    (parts[0].to_string(), None)
}

fn trimmed_pair(line: &str) -> Option<(&str, &str)> {
    let parts = line.splitn(2, ':').map(str::trim).collect::<Vec<_>>(); //~ collect-for-len-first-index
    match parts[..] {
        [key, value] => Some((key, value)),
        _ => None,
    }
}

fn option(line: &str) -> Option<Setting> {
    let parts: Vec<&str> = line.split_whitespace().collect(); //~ collect-for-len-first-index
    let &[name, value, ..] = parts.as_slice() else {
        return None;
    };
    Some(Setting { name, value })
}

fn command(line: &str) -> Command {
    let words = line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>(); //~ collect-for-len-first-index
    if let ["get", key] | ["set", key, _] = &words[..] {
        return Command::of(key);
    }
    Command::None
}

fn version(text: &str, all: &mut Vec<Version>) {
    let parts: Vec<u64> = text.split('.').filter_map(|part| part.parse().ok()).collect(); //~ collect-for-len-first-index
    if parts.len() < 3 || parts[0] == 0 {
        return;
    }
    for build in 0..parts[2] {
        all.push(Version::new(parts[0], parts[1], build));
    }
}

fn address(text: &str) -> Option<(&str, &str)> {
    let [host, port] = text.split(':').collect::<Vec<_>>()[..] else { //~ collect-for-len-first-index
        return None;
    };
    Some((host, port))
}

fn row(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.split(';').collect(); //~ collect-for-len-first-index note
    match cells.as_slice() {
        [id, name, street, town, _] => Some(Row::new(id, name, street, town)),
        _ => None,
    }
}

// ---- look-alikes

fn set_for_many(crates: &Crates, wanted: &[&str]) -> usize {
    let names: HashSet<&str> = crates.all().map(|each| each.name()).collect();
    wanted.iter().filter(|name| names.contains(*name)).count()
}

fn in_the_middle(raw: &str) -> Option<&str> {
    let parts: Vec<&str> = raw.split(':').collect();
    parts.get(parts.len() / 2).copied()
}

fn rest_of_parts(raw: &str) -> usize {
    match raw.split(':').collect::<Vec<_>>().as_slice() {
        [_, rest @ ..] => rest.len(),
        [] => 0,
    }
}

fn first_of_many(crates: &Crates) -> Option<String> {
    let names = crates.all().map(|each| each.title()).collect::<Vec<String>>(); //~ collect-for-len-first-index
    names.into_iter().next()
}

fn handed_on(item: &str) -> Option<f32> {
    let parts: Vec<_> = item.rsplitn(2, ';').map(str::trim).collect();
    quality(&parts)
}

fn with_the_rest(line: &str) -> Option<(&str, String)> {
    let words: Vec<&str> = line.split(' ').collect();
    match words[..] {
        [first, ref rest @ ..] => Some((first, rest.join(" "))),
        [] => None,
    }
}

fn with_the_last(line: &str) -> Option<&str> {
    let words: Vec<&str> = line.split(' ').collect();
    if let [.., name] = words[..] { Some(name) } else { None }
}

fn from_the_end(line: &str, all: &mut Vec<String>) {
    let mut words: Vec<&str> = line.split('/').collect();
    while let Some(word) = words.pop() {
        all.push(word.to_owned());
    }
}

fn in_any_order(line: &str, order: &[usize]) -> Vec<String> {
    let cells: Vec<&str> = line.split(';').collect();
    order.iter().map(|at| cells[*at].to_owned()).collect()
}

fn shown_when_wrong(line: &str) -> Result<(&str, &str), String> {
    let parts: Vec<&str> = line.split(':').collect();
    match parts[..] {
        [key, value] => Ok((key, value)),
        _ => Err(format!("not a pair: {parts:?}")),
    }
}

fn wide_row(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.split(';').collect();
    Some(Row::of(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[7]))
}

fn not_of_a_text(shapes: &[Shape]) -> Option<(u64, u64)> {
    let ids: Vec<u64> = shapes.iter().map(|shape| shape.split_id()).collect();
    match ids[..] {
        [one, other] => Some((one, other)),
        _ => None,
    }
}

//@ src/sets_on_the_spot.rs
use std::collections::{BTreeSet, HashSet};

fn knows(rows: &[Row], id: u64) -> bool {
    rows.iter().map(|row| row.id).collect::<HashSet<_>>().contains(&id) //~ collect-for-len-first-index
}

fn knows_name(rows: &[Row], name: &str) -> bool {
    !rows.iter().map(|row| row.name.as_str()).collect::<BTreeSet<&str>>().contains(name) //~ collect-for-len-first-index
}

fn different(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.id).collect::<HashSet<_>>().len()
}

fn version(text: &str) -> Result<(u16, u16), Bad> {
    let parts = text.split('.').map(|part| part.parse::<u16>()).collect::<Result<Vec<u16>, _>>()?;
    match parts.as_slice() {
        [major, minor] => Ok((*major, *minor)),
        [major] => Ok((*major, 0)),
        _ => Err(Bad),
    }
}

fn pair(text: &str) -> Result<(&str, &str), Bad> {
    let parts = text.split('.').collect::<Vec<_>>(); //~ collect-for-len-first-index
    match parts.as_slice() {
        [one, other] => Ok((one, other)),
        _ => Err(Bad),
    }
}

fn header(line: &str) -> Result<Option<(&str, &str)>, Bad> {
    let parts = line.splitn(2, ':').map(str::trim).collect::<Vec<_>>(); //~ collect-for-len-first-index
    match parts[..] {
        [name, value] => Ok(Some((name, value))),
        [""] => Ok(None),
        _ => Err(Bad),
    }
}

fn most_linked(edges: &[Edge]) -> Vec<Node> {
    edges
        .iter()
        .map(|edge| (edge.to, 1)) //~ collect-for-len-first-index
        .into_group_map()
        .into_iter()
        .sorted_by_key(|(_, all)| Reverse(all.len()))
        .map(|(node, _)| node)
        .collect()
}

fn linked_by(edges: &[Edge]) -> HashMap<Node, Vec<Node>> {
    edges.iter().map(|edge| (edge.to, edge.from)).into_group_map()
}

//@ src/on_each_way.rs
// ---- collected on each way

fn is_needless(index: &BTreeMap<Key, Slot>, range: Option<&Range<Key>>) -> bool {
    let keys: Vec<_> = if let Some(range) = range { //~ collect-for-len-first-index
        index.iter().filter(|(key, _)| range.contains(key)).map(|(key, slot)| (key.number(), slot)).collect()
    } else {
        index.iter().map(|(key, slot)| (key.number(), slot)).collect()
    };
    if keys.is_empty() {
        return true;
    }
    false
}

fn open_rows(table: &Table, kind: Kind) -> usize {
    let rows: Vec<&Row> = match kind { //~ collect-for-len-first-index
        Kind::All => table.rows.iter().collect(),
        Kind::Open => table.rows.iter().filter(|row| row.open).collect(),
        Kind::None => Vec::new(),
    };
    rows.len()
}

// ---- look-alikes

fn shown(table: &Table, all: bool) -> usize {
    let rows: Vec<&Row> = if all { table.rows.iter().collect() } else { table.rows.iter().filter(|row| row.open).collect() };
    for row in &rows {
        show(row);
    }
    rows.len()
}

fn at_hand(table: &Table, all: bool) -> usize {
    let rows: Vec<&Row> = if all { table.everything() } else { table.rows.iter().filter(|row| row.open).collect() };
    rows.len()
}

//@ src/set_of_a_set.rs
fn not_sold(sold: &HashSet<Lot>, lots: &[Lot]) -> Vec<Lot> {
    let known = sold.iter().collect::<HashSet<_>>(); //~ collect-for-len-first-index
    lots.iter().filter(|lot| !known.contains(*lot)).copied().collect()
}

fn not_sold_elsewhere(sold: &HashSet<Lot>, lots: &[Lot]) -> Vec<Lot> {
    let known = sold.iter().collect::<HashSet<_>>(); //~ collect-for-len-first-index
    left_of(lots, &known)
}

fn left_of(lots: &[Lot], known: &HashSet<&Lot>) -> Vec<Lot> {
    lots.iter().filter(|lot| !known.contains(*lot)).copied().collect()
}

fn without_bid(bids: &HashMap<Lot, Bid>, lots: &[Lot]) -> usize {
    let known: HashSet<&Lot> = bids.keys().collect(); //~ collect-for-len-first-index
    lots.iter().filter(|lot| !known.contains(lot)).count()
}

fn without_bid_copied(bids: &HashMap<Lot, Bid>, lots: &[Lot]) -> usize {
    let known: HashSet<Lot> = bids.keys().copied().collect(); //~ collect-for-len-first-index
    lots.iter().filter(|lot| !known.contains(lot)).count()
}

// ---- look-alikes

fn sold_before(bids: &mut HashMap<Lot, Bid>, lots: &[Lot]) -> usize {
    let before: HashSet<Lot> = bids.keys().copied().collect();
    bids.clear();
    lots.iter().filter(|lot| !before.contains(lot)).count()
}

fn given_away_meanwhile(bids: HashMap<Lot, Bid>, house: &mut House, lots: &[Lot]) -> usize {
    let known: HashSet<Lot> = bids.keys().copied().collect();
    house.settle(bids);
    lots.iter().filter(|lot| !known.contains(lot)).count()
}

fn asked_elsewhere(bids: &HashMap<Lot, Bid>, lots: Vec<Lot>) -> JoinHandle<usize> {
    let known: HashSet<Lot> = bids.keys().copied().collect();
    spawn(move || lots.iter().filter(|lot| !known.contains(lot)).count())
}

fn hashed_anew(bids: &BTreeMap<Lot, Bid>, lots: &[Lot]) -> usize {
    let known: HashSet<&Lot> = bids.keys().collect();
    lots.iter().filter(|lot| !known.contains(lot)).count()
}

fn in_both(ours: &HashSet<Lot>, theirs: &HashSet<&Lot>) -> usize {
    let known: HashSet<&Lot> = ours.iter().collect();
    known.intersection(theirs).count()
}

fn asked_by_others(ours: &HashSet<Lot>, lots: &[Lot]) -> bool {
    let known: HashSet<&Lot> = ours.iter().collect();
    auctions::asks(&known) && lots.iter().all(|lot| known.contains(lot))
}

fn of_others_too(shared: &DashMap<Lot, Bid>, lots: &[Lot]) -> usize {
    let known: HashSet<Lot> = shared.iter().map(|each| *each.key()).collect();
    lots.iter().filter(|lot| !known.contains(lot)).count()
}

//@ src/asked_of_results.rs
fn last_value(exprs: &[Expr], ctx: &mut Context) -> Result<Value, Error> {
    exprs //~ collect-for-len-first-index
        .iter()
        .map(|expr| expr.resolve(ctx))
        .collect::<Result<Vec<_>, _>>()
        .map(|mut values| values.pop().unwrap_or(Value::Null))
}

fn how_many(lines: &[String]) -> Result<usize, Error> {
    Ok(lines.iter().map(|line| parse(line)).collect::<Result<Vec<_>, Error>>()?.len()) //~ collect-for-len-first-index
}

fn the_one(found: HashSet<Id>, other: Id) -> Id {
    let found: Vec<_> = found.into_iter().collect(); //~ collect-for-len-first-index
    if let [one] = &found[..] { *one } else { other }
}

fn pairs(text: &str, graph: &mut Graph) -> Result<(), Odd> {
    for pair in text.split_whitespace().collect::<Vec<&str>>().chunks(2) { //~ collect-for-len-first-index
        match pair {
            [from, to] => graph.add(from, to),
            _ => return Err(Odd),
        }
    }
    Ok(())
}

// ---- look-alikes

fn all_values(exprs: &[Expr], ctx: &mut Context) -> Result<Vec<Value>, Error> {
    exprs.iter().map(|expr| expr.resolve(ctx)).collect::<Result<Vec<_>, _>>().map(|values| values)
}

fn sorted_values(exprs: &[Expr], ctx: &mut Context) -> Result<Value, Error> {
    exprs.iter().map(|expr| expr.resolve(ctx)).collect::<Result<Vec<_>, _>>().map(|mut values| {
        values.sort();
        values.pop().unwrap()
    })
}

fn both(found: HashSet<Id>) -> Option<(Id, Id)> {
    let found: Vec<_> = found.into_iter().collect();
    if let [a, b] = &found[..] { Some((*a, *b)) } else { None }
}

fn blocks(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.collect::<Vec<_>>().chunks(512).count()
}
