use criterion::{black_box, Criterion};

fn sum(items: &[u64]) -> u64 {
    items.iter().sum()
}

fn fill(items: &mut Vec<u64>) {
    items.push(1);
}

fn bench(c: &mut Criterion) {
    let items = vec![1; 100];
    let mut list = Vec::new();
    c.bench_function("call", |b| b.iter(|| {
        sum(&items); //~ benchmark-without-black-box note
    }));
    c.bench_function("method", |b| b.iter(|| {
        items.contains(&3); //~ benchmark-without-black-box note
    }));
    c.bench_function("bound", |b| b.iter(|| {
        let _total = sum(&items); //~ benchmark-without-black-box note
    }));
    c.bench_function("chain", |b| b.iter(move || {
        items.iter().count(); //~ benchmark-without-black-box note
    }));

    // ---- look-alikes

    c.bench_function("returned", |b| b.iter(|| sum(&items)));
    c.bench_function("returned from a block", |b| b.iter(|| {
        let total = sum(&items);
        total
    }));
    c.bench_function("black box", |b| b.iter(|| {
        black_box(sum(&items));
    }));
    c.bench_function("input only", |b| b.iter(|| {
        sum(black_box(&items));
    }));
    c.bench_function("effect", |b| b.iter(|| {
        fill(&mut list);
    }));
    c.bench_function("method with an effect", |b| b.iter(|| {
        list.push(1);
    }));
    c.bench_function("unknown", |b| b.iter(|| {
        run_all(&items);
    }));
    for item in items.iter() {
        sum(&[*item]);
    }
    c.bench_function("batched", |b| b.iter_batched(|| items.clone(), |mut v| v.sort(), Size::Small));
}
