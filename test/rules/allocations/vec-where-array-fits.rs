fn check(name: &str) -> bool {
    let known = vec!["eth", "net", "web3"]; //~ vec-where-array-fits note
    known.contains(&name)
}

fn each() {
    for port in vec![80, 443] { //~ vec-where-array-fits note
        open(port);
    }
}

fn sum(values: &[u64]) -> u64 {
    values.iter().sum()
}

fn lent(a: u64, b: u64) -> u64 {
    sum(&vec![a, b]) //~ vec-where-array-fits note
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
