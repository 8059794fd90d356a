fn visit_all(nodes: &[u64], visit: &mut dyn FnMut(u64)) { //~ dyn-in-hot-path note
    for node in nodes {
        visit(*node);
    }
}

fn inspect(steps: &[Step], inspector: &mut dyn Inspector) { //~ dyn-in-hot-path note
    for step in steps {
        inspector.step(step);
    }
}

fn count(rows: &[Row], matches: &dyn Fn(&Row) -> bool) -> usize { //~ dyn-in-hot-path note
    rows.iter().filter(|row| matches(row)).count()
}

// ---- look-alikes

async fn store(rows: &[Row], storage: &dyn Storage) {
    for row in rows {
        storage.put(row).await;
    }
}

fn once(visit: &mut dyn FnMut(u64)) {
    visit(1);
}

fn write(nodes: &[u64], out: &mut dyn Write) {
    for node in nodes {
        out.write_all(&node.to_le_bytes()).ok();
    }
}

fn walk(node: &Node, visit: &mut dyn FnMut(u64)) {
    for child in node.children() {
        visit(child.id);
        walk(child, visit);
    }
}

impl Visitor for Walker {
    fn visit_all(&self, nodes: &[u64], visit: &mut dyn FnMut(u64)) {
        for node in nodes {
            visit(*node);
        }
    }
}

fn generic(nodes: &[u64], mut visit: impl FnMut(u64)) {
    for node in nodes {
        visit(*node);
    }
}

/// Each turn waits for a guest.
fn serve(door: &TcpListener, told: &dyn Fn(&mut TcpStream)) { //~ dyn-in-hot-path note
    while let Ok((mut guest, _)) = door.accept() {
        told(&mut guest);
    }
}

/// With so much else to do at each turn, the call is not what counts.
fn registered(rows: &[Row], keep: &dyn Fn(&Row) -> bool, index: &mut Index) { //~ dyn-in-hot-path note
    for row in rows {
        if keep(row) {
            index.remove(row.id);
            index.insert(row.key(), row.pages().count());
            index.note(row.title().len());
        }
    }
}

fn mapped(array: &Array, f: &dyn Fn(i64) -> i64) -> Array { //~ dyn-in-hot-path note
    unary(array, f)
}

fn mapped_rows(rows: &[Row], f: &dyn Fn(&Row) -> u64) -> Vec<u64> { //~ dyn-in-hot-path note
    rows.iter().map(f).collect()
}

fn handed_once(rows: &[Row], f: &dyn Fn(&Row) -> u64) -> Plan {
    Plan::of(rows, f)
}

// The rows' own trait takes it behind `dyn`.
fn visited(rows: &[Box<dyn Visited>], visitor: &mut dyn Visitor) {
    for row in rows {
        visitor.enter();
        row.visit(visitor);
    }
}

// Its one caller has nothing else to give.
impl Visited for Rows {
    fn visit(&self, visitor: &mut dyn Visitor) {
        entered(&self.rows, visitor);
    }
}

fn entered(rows: &[Row], visitor: &mut dyn Visitor) {
    for row in rows {
        visitor.leaf(row);
    }
}
