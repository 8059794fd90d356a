fn check(name: &str) -> bool {
    let known = vec!["eth", "net", "web3"]; //~ vec-where-array-fits
    known.contains(&name)
}

fn each() {
    for port in vec![80, 443] { //~ vec-where-array-fits
        open(port);
    }
}

fn sum(values: &[u64]) -> u64 {
    values.iter().sum()
}

fn lent(a: u64, b: u64) -> u64 {
    sum(&vec![a, b]) //~ vec-where-array-fits
}

// ---- look-alikes

fn given() -> Vec<u64> {
    let list = vec![1, 2, 3];
    list
}

fn grown() -> usize {
    let mut list = vec![1, 2, 3];
    list.push(4);
    list.len()
}

fn filled(n: usize) -> usize {
    let list = vec![0; n];
    list.len()
}

fn unknown(a: u64) -> u64 {
    other::sum(&vec![a, 1])
}

#[test]
fn tested() {
    for port in vec![80, 443] {
        open(port);
    }
}

fn extended(names: &mut Vec<String>, name: String) {
    names.extend(vec![name.clone(), name]); //~ vec-where-array-fits
}

fn walked_by_value(row: &mut Row, span: &Span) {
    let fields = vec![column("end", span.end), column("duration", span.end - span.start)]; //~ vec-where-array-fits
    for field in fields {
        row.write(field);
    }
}

fn taken_apart(span: &Span) -> u64 {
    vec![span.start, span.end].into_iter().max().unwrap_or(0) //~ vec-where-array-fits
}

fn handed_back(span: &Span) -> std::vec::IntoIter<u64> {
    vec![span.start, span.end].into_iter()
}

fn handed_on_as_iterator(span: &Span, row: &mut Row) -> Result<(), Error> {
    let fields = vec![column("start", span.start), column("end", span.end)]; //~ vec-where-array-fits
    writer::write_fields(row, fields.into_iter())
}
