fn total(shared: &Arc<Vec<u64>>, ids: &[u64]) -> u64 {
    let mut sum = 0;
    for id in ids {
        let table = Arc::clone(shared); //~ arc-clone-in-loop note
        sum += table.len() as u64 + id;
    }
    sum
}

fn lent(table: Arc<Vec<u64>>, ids: &[u64]) {
    for id in ids {
        load(&table.clone(), *id); //~ arc-clone-in-loop note
    }
}

struct Pool {
    table: Rc<Vec<u64>>,
}

impl Pool {
    fn each(&self, ids: &[u64]) {
        while let Some(id) = next(ids) {
            load(&Rc::clone(&self.table), id); //~ arc-clone-in-loop note
        }
    }
}

// ---- look-alikes

fn spawn_all(shared: &Arc<Vec<u64>>, ids: Vec<u64>) {
    for id in ids {
        let table = Arc::clone(shared);
        thread::spawn(move || table.len() as u64 + id);
    }
}

fn kept(shared: &Arc<Vec<u64>>, ids: Vec<u64>) -> Vec<Row> {
    ids.iter().map(|id| Row { id: *id, table: shared.clone() }).collect()
}

fn given(shared: &Arc<Vec<u64>>, ids: Vec<u64>) {
    for id in ids {
        load(shared.clone(), id);
    }
}

fn once(shared: &Arc<Vec<u64>>) -> usize {
    let table = Arc::clone(shared);
    table.len()
}
