use criterion::{BatchSize, Criterion};

fn bench(c: &mut Criterion) {
    let items = vec![3, 1, 2];
    let text = String::from("text");
    c.bench_function("sort", |b| b.iter(|| {
        let mut copy = items.clone(); //~ setup-inside-measured-closure note
        copy.sort();
        copy
    }));
    c.bench_function("slice", |b| b.iter(|| {
        let mut copy = items[..2].to_vec(); //~ setup-inside-measured-closure note
        copy.sort();
        copy
    }));
    c.bench_function("file", |b| b.iter(|| {
        let input = std::fs::read_to_string("input").unwrap_or_default();
        parse(&input)
    }));
    c.bench_function("random", |b| b.iter(|| {
        let input = generate_items(100); //~ setup-inside-measured-closure note
        sum(&input)
    }));
    c.bench_function("owned text", |b| b.iter(move || {
        let mut copy = text.to_owned(); //~ setup-inside-measured-closure note
        copy.make_ascii_uppercase();
        copy
    }));

    // ---- look-alikes

    c.bench_function("the copy itself", |b| b.iter(|| items.clone()));
    c.bench_function("batched", |b| b.iter_batched(
        || items.clone(),
        |mut copy| {
            copy.sort();
            copy
        },
        BatchSize::SmallInput,
    ));
    c.bench_function("shared", |b| b.iter(|| {
        let total = sum(&items);
        total + 1
    }));
    c.bench_function("made inside", |b| b.iter(|| {
        let first = Builder::new();
        let second = first.clone();
        second.build()
    }));
    c.bench_function("last step", |b| b.iter(|| {
        let total = sum(&items);
        let copy = items.clone();
        copy
    }));
    c.bench_function("text", |b| b.iter(|| {
        let shown = items.len().to_string();
        shown.len()
    }));
    for item in items.iter() {
        let copy = item.clone();
        show(copy);
    }
}
