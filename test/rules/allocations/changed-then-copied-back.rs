fn gathered<T: Clone>(all: &mut Vec<T>, value: &T, weight: usize) -> Vec<T> {
    for _ in 0..weight {
        all.push(value.clone());
    }
    all.to_vec() //~ changed-then-copied-back
}

fn gathered_unless_missing(all: &mut Vec<String>, value: Option<String>) -> Vec<String> {
    if let Some(value) = value {
        all.push(value);
        all.clone() //~ changed-then-copied-back
    } else {
        return all.clone(); //~ changed-then-copied-back
    }
}

fn largest(best: &mut BTreeMap<String, u64>, name: &str, value: u64) -> BTreeMap<String, u64> {
    best.entry(name.to_owned()).or_insert(value);
    best.clone() //~ changed-then-copied-back
}

fn largest_by_name(best: &mut Vec<u64>, value: u64) -> Vec<u64> {
    best.push(value);
    let all = best.clone(); //~ changed-then-copied-back
    all
}

// ---- look-alikes

fn cut_after(line: &mut Vec<u64>) -> Vec<u64> {
    line.push(1);
    let before = line.clone();
    line.clear();
    before
}

fn emptied(line: &mut String) -> String {
    let before = line.clone();
    line.clear();
    before
}

fn counted(all: &mut Vec<String>, value: String) -> usize {
    all.push(value);
    all.len()
}

fn handed_on(all: &mut Vec<String>, value: String) -> Shown {
    all.push(value);
    Shown::new(all.clone())
}

fn of_a_handle(shared: &mut Arc<Table>) -> Arc<Table> {
    shared.clone()
}

fn in_a_closure(all: &mut Vec<String>) -> usize {
    let snapshot = || {
        return all.clone();
    };
    snapshot().len()
}

fn as_a_statement(all: &mut Vec<String>) {
    all.clone();
}

fn of_lent(all: &Vec<String>) -> Vec<String> {
    all.clone()
}
