fn scale(values: &mut [u64], double: bool) {
    for value in values {
        if double { //~ loop-invariant-branch note
            *value *= 2;
        } else {
            *value += 1;
        }
    }
}

fn pick(rows: &[Row], all: bool, out: &mut Out) {
    for row in rows {
        if !all { //~ loop-invariant-branch note
            out.some(row);
        } else {
            out.every(row);
        }
    }
}

fn walk(cursor: &mut Cursor, n: usize) {
    let forward = n > 0;
    while cursor.valid() {
        if forward { //~ loop-invariant-branch note
            cursor.next();
        } else {
            cursor.prev();
        }
    }
}

// ---- look-alikes

fn changed(rows: &[Row]) -> u64 {
    let mut first = true;
    let mut sum = 0;
    for row in rows {
        if first {
            first = false;
        } else {
            sum += row.value;
        }
    }
    sum
}

fn beside(values: &mut [u64], double: bool) {
    for value in values {
        *value += 1;
        if double {
            *value *= 2;
        } else {
            *value += 3;
        }
    }
}

fn one_sided(values: &mut [u64], double: bool) {
    for value in values {
        if double {
            *value *= 2;
        }
    }
}

fn per_item(rows: &[Row]) {
    for row in rows {
        if row.open {
            row.close();
        } else {
            row.drop();
        }
    }
}
