fn total(items: &[u64]) -> u64 {
    let mut sum = 0;
    for i in 0..items.len() { //~ double-bounds-check note
        sum += items[i];
    }
    sum
}

struct Schema {
    fields: Vec<Field>,
}

impl Schema {
    fn has(&self, name: &str) -> bool {
        for i in 0..self.fields.len() { //~ double-bounds-check note
            if self.fields[i].name == name {
                return true;
            }
        }
        false
    }
}

fn doubled(items: &mut Vec<u64>) {
    for i in 0..items.len() { //~ double-bounds-check note
        items[i] *= 2;
    }
}

fn shown(rows: &[Row]) {
    for row in 0..rows.len() { //~ double-bounds-check note
        show(&rows[row]);
    }
}

// ---- look-alikes

fn index_is_shown(items: &[u64]) {
    for i in 0..items.len() {
        show(i, items[i]);
    }
}

fn two_slices(a: &[u64], b: &[u64]) -> u64 {
    let mut sum = 0;
    for i in 0..a.len() {
        sum += a[i] * b[i];
    }
    sum
}

fn neighbours(items: &[u64]) -> u64 {
    let mut sum = 0;
    for i in 0..items.len() {
        sum += items[i] + items[i + 1];
    }
    sum
}

fn from_the_second(items: &[u64]) -> u64 {
    let mut sum = 0;
    for i in 1..items.len() {
        sum += items[i];
    }
    sum
}

fn grows(items: &mut Vec<u64>) {
    for i in 0..items.len() {
        if items[i] > 3 {
            items.push(1);
        }
    }
}

fn lent_whole(items: &[u64]) {
    for i in 0..items.len() {
        compare(items, items[i]);
    }
}

fn a_map(slots: &HashMap<usize, u64>) -> u64 {
    let mut sum = 0;
    for i in 0..slots.len() {
        sum += slots[i];
    }
    sum
}

fn iterated(items: &[u64]) -> u64 {
    let mut sum = 0;
    for item in items.iter() {
        sum += item;
    }
    sum
}

fn counted(n: usize, items: &[u64]) -> u64 {
    let mut sum = 0;
    for i in 0..n {
        sum += items[i];
    }
    sum
}

fn on_two_lines(chained_items: &[u32]) -> u32 {
    let mut sum = 0;
    for i in 0..chained_items //~ double-bounds-check note
        .len()
    {
        sum += chained_items[i];
    }
    sum
}

fn by_closure(items: &mut Vec<u64>) {
    (0..items.len()).for_each(|i| { //~ double-bounds-check note
        items[i] *= 2;
    });
}

fn grows_in_a_closure(items: &[u64], out: &mut Vec<u64>) {
    (0..items.len()).for_each(|i| out.insert(i, items[i]));
}
