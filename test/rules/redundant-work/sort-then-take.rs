struct Peer {
    score: u64,
    id: u64,
}

fn truncated(mut peers: Vec<Peer>, limit: usize) -> Vec<Peer> {
    peers.sort_unstable_by_key(|peer| peer.score); //~ sort-then-take
    peers.truncate(limit);
    peers
}

fn taken(peers: &[Peer], limit: usize) -> Vec<u64> {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.score).collect();
    scores.sort_unstable(); //~ sort-then-take
    scores.into_iter().take(limit).collect()
}

fn smallest(peers: &[Peer]) -> Option<u64> {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.score).collect();
    scores.sort_unstable(); //~ sort-then-take
    scores.first().copied()
}

fn median(peers: &[Peer]) -> u64 {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.score).collect();
    scores.sort_unstable(); //~ sort-then-take
    scores[scores.len() / 2]
}

fn sliced(peers: &[Peer]) -> u64 {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.score).collect();
    scores.sort_unstable(); //~ sort-then-take
    scores[..3].iter().sum()
}

fn by_itertools(peers: &[Peer], limit: usize) -> Vec<u64> {
    peers.iter().map(|peer| peer.score).sorted_unstable().take(limit).collect() //~ sort-then-take
}

// ---- look-alikes

fn percentiles(mut times: Vec<u64>) -> (u64, u64, u64) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 9 / 10], times[times.len() * 99 / 100])
}

fn all_of_them(mut peers: Vec<Peer>) -> Vec<Peer> {
    peers.sort_unstable_by_key(|peer| peer.score);
    peers
}

fn both(mut scores: Vec<u64>) -> (Option<u64>, Vec<u64>) {
    scores.sort_unstable();
    (scores.first().copied(), scores)
}

fn truncated_first(mut scores: Vec<u64>, limit: usize) -> Vec<u64> {
    scores.truncate(limit);
    scores.sort_unstable();
    scores
}

fn popped_one_after_the_other(peers: &[Peer], budget: u64) -> u64 {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.score).collect();
    scores.sort_unstable();
    let mut total = 0;
    while let Some(score) = scores.pop() {
        total += score;
        if total > budget {
            break;
        }
    }
    total
}

fn others_skipped(peers: &[Peer], limit: usize) -> Vec<u64> {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.id).collect();
    scores.sort_unstable();
    scores.into_iter().skip(limit).collect()
}

fn all_but_the_last_few(mut versions: Vec<u64>) -> Vec<u64> {
    versions.sort_unstable();
    versions.truncate(versions.len().saturating_sub(5));
    versions
}

fn asserted(peers: &[Peer]) {
    let mut scores: Vec<u64> = peers.iter().map(|peer| peer.score).collect();
    scores.sort_unstable();
    assert_eq!(scores.len(), 2);
    report(scores[0], scores[1]);
}

fn nearest(points: &[Point], from: Point, range: Option<Range>, k: usize) -> Vec<u32> {
    let found = match range {
        Some(range) => {
            let inside = points.iter().map(|point| point.rank(from)).filter(|rank| range.holds(rank.far));
            inside.sorted_unstable() //~ sort-then-take
        }
        None => points.iter().map(|point| point.rank(from)).sorted_unstable(), //~ sort-then-take
    };
    found.take(k).map(|rank| rank.id).collect()
}

fn loudest(sounds: &[Sound], is_near: bool) -> Option<u32> {
    let mut heard = if is_near {
        sounds.iter().filter(|sound| sound.is_near()).sorted_by_key(|sound| sound.level) //~ sort-then-take
    } else {
        sounds.iter().sorted_by_key(|sound| sound.level) //~ sort-then-take
    };
    heard.next().map(|sound| sound.id)
}

fn cheapest(offers: &[Offer], limit: usize) -> Vec<Offer> {
    let ranked = offers.iter().cloned().sorted_by_key(|offer| offer.price); //~ sort-then-take
    ranked.take(limit).collect()
}

// All of them are walked, whatever the branch.
fn all_ranked(points: &[Point], by_far: bool) -> Vec<u32> {
    let ranked = if by_far {
        points.iter().sorted_by_key(|point| point.far)
    } else {
        points.iter().sorted_by_key(|point| point.id)
    };
    ranked.map(|point| point.id).collect()
}

// One after the other is taken: in the end all of them.
fn in_turn(points: &[Point], more: impl Fn() -> bool) {
    let mut ranked = points.iter().sorted_by_key(|point| point.far);
    while more() {
        show(ranked.next());
    }
}
