use std::time::Duration;

use criterion::{black_box, criterion_group, criterion_main, Criterion};
use trie_cache::root::state_root;
use trie_cache::trie::Trie;

const ACCOUNTS: u32 = 200;

fn paths() -> Vec<String> {
    (0..ACCOUNTS)
        .map(|account| format!("state/accounts/{:04x}/balance", account * 31 % 0xffff))
        .collect()
}

fn filled(paths: &[String]) -> Trie {
    let mut trie = Trie::default();
    for (value, path) in paths.iter().enumerate() {
        trie.insert(path, value.to_le_bytes().to_vec());
    }
    trie
}

fn benchmarks(criterion: &mut Criterion) {
    let paths = paths();
    let trie = filled(&paths);
    criterion.bench_function("trie/seek", |bencher| {
        bencher.iter(|| {
            paths
                .iter()
                .filter(|path| trie.seek(black_box(path)).is_some())
                .count()
        })
    });
    criterion.bench_function("trie/insert", |bencher| {
        bencher.iter(|| filled(black_box(&paths)).len())
    });
    criterion.bench_function("state/root", |bencher| {
        bencher.iter(|| state_root(black_box(&trie)))
    });
}

criterion_group! {
    name = trie;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(700))
        .without_plots();
    targets = benchmarks
}
criterion_main!(trie);
