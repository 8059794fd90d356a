use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::io::{BufRead, Read};

fn lines(rows: &[u64], out: &mut impl std::io::Write) {
    for row in rows {
        let mut line = String::new(); //~ alloc-in-loop
        write!(line, "row {row}").unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
}

fn frames(source: &mut impl Read, sizes: &[usize]) -> u64 {
    let mut sum = 0;
    for size in sizes {
        let mut frame = vec![0u8; *size]; //~ alloc-in-loop
        source.read_exact(&mut frame).unwrap();
        sum += u64::from(frame[0]);
    }
    sum
}

fn words(source: &mut impl BufRead) -> usize {
    let mut words = 0;
    loop {
        let mut line = String::new(); //~ alloc-in-loop
        if source.read_line(&mut line).unwrap() == 0 {
            break;
        }
        words += line.split(' ').count();
    }
    words
}

fn counts(groups: &[Vec<u32>]) -> usize {
    let mut distinct = 0;
    for group in groups {
        let mut hits: HashMap<u32, u32> = HashMap::new(); //~ alloc-in-loop
        for id in group {
            *hits.entry(*id).or_default() += 1;
        }
        distinct += hits.len();
    }
    distinct
}

fn both_ends(ranges: &[(u32, u32)]) -> Vec<u32> {
    ranges.iter().flat_map(|range| vec![range.0, range.1]).collect() //~ alloc-in-loop
}

fn first_peers(hashes: &[u64], peer: u64, peers: &mut HashMap<u64, HashSet<u64>>) {
    for hash in hashes {
        peers.insert(*hash, HashSet::from([peer])); //~ alloc-in-loop
    }
}

fn reused(rows: &[u64], out: &mut impl std::io::Write) {
    let mut line = String::new();
    for row in rows {
        line.clear();
        write!(line, "row {row}").unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
}

fn kept(rows: &[u64]) -> Vec<String> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = String::new();
        write!(line, "row {row}").unwrap();
        all.push(line);
    }
    all
}

fn taken(rows: &[u64]) -> Vec<String> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = String::new();
        write!(line, "row {row}").unwrap();
        all.push(std::mem::take(&mut line));
    }
    all
}

fn borrowed_elements(rows: &[String]) -> usize {
    let mut longest = 0;
    for row in rows {
        let upper = row.to_uppercase();
        let mut parts = Vec::new();
        for part in upper.split(' ') {
            parts.push(part);
        }
        longest = longest.max(parts.len());
    }
    longest
}

fn returned(rows: &[u64]) -> Option<String> {
    for row in rows {
        if *row > 3 {
            let mut line = String::new();
            write!(line, "row {row}").unwrap();
            return Some(line);
        }
    }
    None
}

fn three_times(out: &mut impl std::io::Write) {
    for row in 0..3 {
        let mut line = String::new();
        write!(line, "row {row}").unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
}

fn only_once(out: &mut impl std::io::Write) {
    let mut line = String::new();
    write!(line, "row").unwrap();
    out.write_all(line.as_bytes()).unwrap();
}

fn differing_lengths(ranges: &[(u32, u32)]) -> Vec<u32> {
    ranges.iter().flat_map(|range| if range.0 == range.1 { vec![range.0] } else { vec![range.0, range.1] }).collect()
}

fn moved_away(rows: Vec<u64>, send: impl Fn(Box<dyn Fn() -> usize>)) {
    for row in rows {
        let mut line = String::new();
        line.push_str(if row > 3 { "many" } else { "few" });
        send(Box::new(move || line.len()));
    }
}
