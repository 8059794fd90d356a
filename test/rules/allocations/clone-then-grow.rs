struct Page {
    rows: Vec<Row>,
    title: String,
}

fn versions(page: &Page, new: &[Row]) -> Vec<Vec<Row>> {
    let mut all = Vec::with_capacity(new.len());
    for row in new {
        let mut rows = page.rows.clone(); //~ clone-then-grow
        rows.push(*row);
        all.push(rows);
    }
    all
}

fn titles(page: &Page, endings: &[&str]) -> Vec<String> {
    let mut all = Vec::with_capacity(endings.len());
    for ending in endings {
        let mut title = page.title.clone(); //~ clone-then-grow
        title.push_str(ending);
        all.push(title);
    }
    all
}

fn once(page: &Page, more: &[Row]) -> Vec<Row> {
    let mut rows = page.rows.to_vec(); //~ clone-then-grow note
    rows.extend_from_slice(more);
    rows
}

// ---- look-alikes

fn with_room(page: &Page, row: Row) -> Vec<Row> {
    let mut rows = Vec::with_capacity(page.rows.len() + 1);
    rows.extend_from_slice(&page.rows);
    rows.push(row);
    rows
}

/// A path is no list that is known here.
fn file_of(folder: &PathBuf, name: &str) -> PathBuf {
    let mut file = folder.clone();
    file.push(name);
    file
}

/// It is made shorter first.
fn replaced(page: &Page, row: Row) -> Vec<Row> {
    let mut rows = page.rows.clone();
    rows.pop();
    rows.push(row);
    rows
}

fn keyed(known: &HashMap<u64, Row>, row: Row) -> HashMap<u64, Row> {
    let mut known = known.clone();
    known.insert(row.id, row);
    known
}

//@ src/made_full.rs
// ---- lists that are made as long as they are told to be

fn padded(items: &[&[u8]], length: usize) -> Vec<Vec<u8>> {
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let mut padded = vec![0; length - item.len()]; //~ clone-then-grow
        padded.extend_from_slice(item);
        all.push(padded);
    }
    all
}

fn set_in_place(items: &[&[u8]], length: usize) -> Vec<Vec<u8>> {
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let mut padded = vec![0; length];
        padded[length - item.len()..].copy_from_slice(item);
        all.push(padded);
    }
    all
}

//@ src/grown_later.rs
fn with_a_statement_between(page: &[String], endings: &[String]) -> Vec<Vec<String>> {
    let mut all = Vec::with_capacity(endings.len());
    for ending in endings {
        let mut rows = page.to_vec(); //~ clone-then-grow
        let ending = ending.trim();
        rows.push(ending.to_string());
        all.push(rows);
    }
    all
}

fn perhaps(page: &[String], endings: &[String]) -> Vec<Vec<String>> {
    let mut all = Vec::with_capacity(endings.len());
    for ending in endings {
        let mut rows = page.to_vec();
        if !ending.is_empty() {
            rows.push(ending.clone());
        }
        all.push(rows);
    }
    all
}

fn reserved(page: &[String], endings: &[String]) -> Vec<Vec<String>> {
    let mut all = Vec::with_capacity(endings.len());
    for ending in endings {
        let mut rows = page.to_vec();
        rows.reserve(1);
        rows.push(ending.clone());
        all.push(rows);
    }
    all
}
