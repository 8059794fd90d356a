use std::cmp::Ordering;
use std::collections::HashMap;

fn by_rank(players: &mut Vec<String>, ranks: &HashMap<String, u32>) {
    players.sort_by(|a, b| ranks.get(a).cmp(&ranks.get(b))); //~ work-in-comparator
}

fn by_rank_of_key(players: &mut [String], ranks: &HashMap<String, u32>) {
    players.sort_unstable_by_key(|name| ranks[name]); //~ work-in-comparator
}

fn by_depth(rooms: &mut Vec<RoomId>, plan: &Plan) {
    rooms.sort_by(|left, right| { //~ work-in-comparator
        let one = plan.get_depth(left);
        let other = plan.get_depth(right);
        one.cmp(&other)
    });
}

fn by_size(rooms: Vec<(RoomId, Label)>, plan: &Plan) -> Vec<(RoomId, Label)> {
    rooms.into_iter().sorted_by(|(a, _), (b, _)| plan.sizes.get(&a.key).cmp(&plan.sizes.get(&b.key))).collect() //~ work-in-comparator
}

fn compare_teams(a: &Team, b: &Team) -> Ordering {
    let mine = a.members.iter().sorted_unstable_by(|x, y| x.age.cmp(&y.age)); //~ work-in-comparator
    mine.cmp(b.members.iter())
}

// ---- look-alikes

fn by_field(players: &mut Vec<Player>) {
    players.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.name.cmp(&b.name)));
}

// An index into a list costs next to nothing.
fn by_weight(order: &mut Vec<usize>, weights: &[f64]) {
    order.sort_by(|a, b| weights[*a].total_cmp(&weights[*b]));
}

fn by_slot(order: &mut Vec<Slot>, arena: &Arena) {
    order.sort_by_key(|slot| arena.get(slot.index()));
}

fn cached(players: &mut Vec<String>, ranks: &HashMap<String, u32>) {
    players.sort_by_cached_key(|name| ranks.get(name).copied());
}

fn by_rule(players: &mut Vec<Player>, rules: &Rules) {
    players.sort_by(|a, b| rules.compare(a, b));
}

fn own_part(players: &mut Vec<Player>) {
    players.sort_by(|a, b| a.scores.get("total").cmp(&b.scores.get("total")));
}

fn compare_lists(a: &mut Vec<u32>, b: &[u32]) -> bool {
    a.sort_unstable();
    a == b
}

fn by_size(files: &mut Vec<std::path::PathBuf>) {
    files.sort_by_key(|path| std::fs::metadata(path).map(|known| known.len()).unwrap_or(0)); //~ work-in-comparator
}

fn by_age(entries: &mut Vec<std::fs::DirEntry>) {
    entries.sort_by(|a, b| age_of(a).cmp(&age_of(b))); //~ work-in-comparator
}

fn age_of(entry: &std::fs::DirEntry) -> u64 {
    entry.metadata().ok().map_or(0, |known| known.len())
}

fn by_known_size(files: &mut Vec<Listed>) {
    files.sort_by_key(|file| file.metadata().len);
}

fn by_size_once(files: &mut Vec<std::path::PathBuf>) {
    files.sort_by_cached_key(|path| std::fs::metadata(path).map(|known| known.len()).unwrap_or(0));
}

// ---- copied to compare

fn by_name(players: &mut [Player]) {
    players.sort_by_key(|player| player.name.clone()); //~ work-in-comparator
}

fn by_rank_and_name(players: Vec<Other>) -> Vec<Other> {
    players.into_iter().sorted_by_key(|player| (Reverse(player.rank), player.name.clone())).collect() //~ work-in-comparator
}

fn by_key(ranks: HashMap<Key, u32>) -> Vec<(Key, u32)> {
    ranks.into_iter().sorted_by_key(|(key, _)| key.clone()).collect() //~ work-in-comparator
}

fn by_own_order(values: &mut [Value], session: &mut Session) {
    values.sort_unstable_by(|a, b| compare(session, a.clone(), b.clone())); //~ work-in-comparator
}

fn last_name(players: &[Team]) -> Option<&Team> {
    players.iter().max_by_key(|team| team.members.clone()) //~ work-in-comparator
}

fn by_copied_once(players: &mut [Player]) {
    players.sort_by_cached_key(|player| player.name.clone());
}

fn by_handle(players: &mut [Other]) {
    players.sort_by_key(|player| Arc::clone(&player.name));
}

fn by_number(players: &mut [Player]) {
    players.sort_by_key(|player| player.rank.clone());
}

// One side only, and nothing of the item.
fn by_distance(players: &mut [Player], origin: &Place) {
    players.sort_by(|a, b| a.place.distance(origin.clone()).total_cmp(&b.rank));
}

// Once for each item, and nobody knows what it costs.
fn first_of(players: &[Other]) -> Option<&Other> {
    players.iter().min_by_key(|player| player.key.clone())
}

struct Player {
    name: String,
    rank: f64,
    place: Place,
}

struct Team {
    members: Vec<String>,
}
