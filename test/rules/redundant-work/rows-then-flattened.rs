const WIDTH: usize = 16;

fn arrays(events: &[Event]) -> Vec<u64> {
    let mut rows = vec![[0u64; WIDTH]; events.len()];
    for (event, row) in events.iter().zip(rows.iter_mut()) {
        row[0] = event.id;
    }
    rows.into_iter().flatten().collect::<Vec<_>>() //~ rows-then-flattened
}

fn pushed(events: &[Event]) -> Vec<u64> {
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let row = vec![event.id; WIDTH];
        rows.push(row);
    }
    rows.concat() //~ rows-then-flattened
}

fn rows_of(event: &Event) -> Vec<Vec<u64>> {
    vec![vec![event.id; WIDTH]; 2]
}

fn extended(events: &[Event]) -> Vec<u64> {
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let more = rows_of(event);
        rows.extend(more);
    }
    rows.into_iter().flat_map(|row| row).collect() //~ rows-then-flattened
}

// ---- look-alikes

fn present(events: &[Event]) -> Vec<u64> {
    let mut ids: Vec<Option<u64>> = Vec::with_capacity(events.len());
    for event in events {
        ids.push(event.parent());
    }
    ids.into_iter().flatten().collect::<Vec<_>>()
}

fn looked_at_again(events: &[Event]) -> (Vec<u64>, usize) {
    let mut rows: Vec<Vec<u64>> = Vec::with_capacity(events.len());
    for event in events {
        rows.push(vec![event.id; WIDTH]);
    }
    (rows.iter().flatten().copied().collect(), rows.len())
}

fn given(rows: Vec<Vec<u64>>) -> Vec<u64> {
    rows.into_iter().flatten().collect()
}

fn texts(names: &[&str]) -> String {
    let mut parts: Vec<&str> = Vec::with_capacity(names.len());
    for name in names {
        parts.push(name.trim());
    }
    parts.concat()
}

//@ src/needed_as_rows.rs
fn one_of_two(items: &[Item], packed: bool) -> Table {
    let mut rows: Vec<Vec<u32>> = Vec::new();
    for item in items {
        rows.push(item.numbers());
    }
    if packed {
        Table::flat(rows.into_iter().flatten().collect::<Vec<u32>>())
    } else {
        Table::padded(rows)
    }
}

fn lengths_too(items: &[Item]) -> Table {
    let mut rows: Vec<Vec<u32>> = Vec::new();
    for item in items {
        rows.push(item.numbers());
    }
    let lengths = rows.iter().map(Vec::len).collect::<Vec<_>>();
    Table::of(rows.into_iter().flatten().collect::<Vec<u32>>(), lengths)
}

fn only_flat(items: &[Item]) -> Table {
    let mut rows: Vec<Vec<u32>> = Vec::new();
    for item in items {
        rows.push(item.numbers());
    }
    Table::flat(rows.into_iter().flatten().collect::<Vec<u32>>()) //~ rows-then-flattened
}

//@ src/by_workers.rs
fn by_workers(items: &[Item], width: usize) -> Vec<u32> {
    let rows: Vec<Vec<u32>> = items.chunks(width).par_bridge().map(|part| part.iter().map(Item::number).collect()).collect();
    rows.into_iter().flatten().collect()
}

fn in_turn(items: &[Item], width: usize) -> Vec<u32> {
    let rows: Vec<Vec<u32>> = items.chunks(width).map(|part| part.iter().map(Item::number).collect()).collect();
    rows.into_iter().flatten().collect() //~ rows-then-flattened
}
