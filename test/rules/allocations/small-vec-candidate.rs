fn encode_header(out: &mut Out, name: u64, value: Option<u64>) {
    let mut parts = Vec::new(); //~ small-vec-candidate note
    parts.push(name);
    if let Some(value) = value {
        parts.push(value);
    }
    out.write(parts.len());
}

fn next(out: &mut Out, a: u64) {
    let mut parts: Vec<u64> = vec![]; //~ small-vec-candidate note
    parts.push(a);
    for part in parts.iter() {
        out.write(*part as usize);
    }
}

fn decode(rows: &[Row], out: &mut Out) {
    let mut seen = Vec::new(); //~ small-vec-candidate note
    seen.push(1);
    seen.push(2);
    out.write(seen.len());
}

// ---- look-alikes

fn encode_all(out: &mut Out, rows: &[u64]) {
    let mut parts = Vec::with_capacity(rows.len());
    for row in rows {
        parts.push(*row);
    }
    out.write(parts.len());
}

fn encode_kept(a: u64) -> Vec<u64> {
    let mut parts = Vec::new();
    parts.push(a);
    parts
}

fn prepare(out: &mut Out, a: u64) {
    let mut parts = Vec::new();
    parts.push(a);
    out.write(parts.len());
}
