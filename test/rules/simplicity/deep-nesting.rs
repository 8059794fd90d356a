fn nested(mut total: u64) { //~ deep-nesting note
    if a6 { if a5 { if a4 { if a3 { if a2 { if a1 { if a0 { total += 1; } } } } } } }
}

fn loops(rows: &[Row]) { //~ deep-nesting note
    for a in rows { for b in a { for c in b { while c.go() { if c.ok() { if c.fine() { if c.good() { c.run(); } } } } } } }
}

fn arms(x: u8) { //~ deep-nesting note
    match x { 1 => match x { 2 => match x { 3 => match x { 4 => match x { 5 => match x { 6 => match x { 7 => go(), _ => {} }, _ => {} }, _ => {} }, _ => {} }, _ => {} }, _ => {} }, _ => {} }
}

// ---- look-alikes

fn flat(x: u8) -> u8 {
    match x {
        0 => 1,
        1 => 2,
        2 => 3,
        3 => 4,
        4 => 5,
        5 => 6,
        6 => 7,
        7 => 8,
        8 => 9,
        9 => 10,
        10 => 11,
        11 => 12,
        12 => 13,
        13 => 14,
        14 => 15,
        15 => 16,
        16 => 17,
        17 => 18,
        18 => 19,
        19 => 20,
        20 => 21,
        21 => 22,
        22 => 23,
        23 => 24,
        24 => 25,
        25 => 26,
        26 => 27,
        27 => 28,
        28 => 29,
        29 => 30,
        30 => 31,
        31 => 32,
        32 => 33,
        33 => 34,
        34 => 35,
        35 => 36,
        36 => 37,
        37 => 38,
        38 => 39,
        39 => 40,
        _ => 0,
    }
}

fn early(a: bool, b: bool) -> u8 {
    if a0 {
        return 0;
    }
    if a1 {
        return 1;
    }
    if a2 {
        return 2;
    }
    if a3 {
        return 3;
    }
    if a4 {
        return 4;
    }
    if a5 {
        return 5;
    }
    if a6 {
        return 6;
    }
    if a7 {
        return 7;
    }
    if a8 {
        return 8;
    }
    if a9 {
        return 9;
    }
    if a10 {
        return 10;
    }
    if a11 {
        return 11;
    }
    if a12 {
        return 12;
    }
    if a13 {
        return 13;
    }
    if a14 {
        return 14;
    }
    if a15 {
        return 15;
    }
    if a16 {
        return 16;
    }
    if a17 {
        return 17;
    }
    if a18 {
        return 18;
    }
    if a19 {
        return 19;
    }
    0
}

#[test]
fn tested() {
    if a7 { if a6 { if a5 { if a4 { if a3 { if a2 { if a1 { if a0 { total += 1; } } } } } } } }
}
