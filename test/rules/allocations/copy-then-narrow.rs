fn drained(path: &Vec<u8>, start: usize) -> Vec<u8> {
    let mut name = path.clone(); //~ copy-then-narrow
    name.drain(..start);
    name
}

fn truncated(path: &str, end: usize) -> String {
    let mut name = path.to_string(); //~ copy-then-narrow
    name.truncate(end);
    name
}

fn retained(names: &Vec<String>) -> Vec<String> {
    let mut names = names.clone(); //~ copy-then-narrow
    names.retain(|name| !name.is_empty());
    names
}

fn first(names: &Vec<String>, count: usize) -> Vec<String> {
    names.clone().into_iter().take(count).collect() //~ copy-then-narrow
}

fn selected(names: &[String]) -> Vec<String> {
    names.to_vec().into_iter().filter(|name| name.len() > 9).collect() //~ copy-then-narrow
}

fn tail(bytes: &[u8], at: usize) -> Vec<u8> {
    bytes.to_vec().split_off(at) //~ copy-then-narrow
}

// ---- look-alikes

fn sliced(path: &[u8], start: usize) -> Vec<u8> {
    path[start..].to_vec()
}

fn sorted(names: &Vec<String>) -> Vec<String> {
    let mut names = names.clone();
    names.sort();
    names
}

fn at_times(names: &Vec<String>, short: bool) -> Vec<String> {
    let mut names = names.clone();
    if short {
        names.truncate(1);
    }
    names
}

fn later(names: &Vec<String>) -> usize {
    let mut names = names.clone();
    let before = names.len();
    names.retain(|name| !name.is_empty());
    before - names.len()
}

fn mapped(names: &Vec<String>) -> Vec<Label> {
    names.clone().into_iter().map(Label::of).collect()
}

fn number(count: u64, end: usize) -> String {
    let mut text = count.to_string();
    text.truncate(end);
    text
}

fn option(name: Option<u32>) -> Option<u32> {
    name.clone().into_iter().next()
}

fn iterated(items: std::slice::Iter<'_, u8>, count: usize) -> Vec<u8> {
    items.clone().take(count).copied().collect()
}

fn grown(names: &Vec<String>) -> Vec<String> {
    let mut names = names.clone();
    names.push(String::new());
    names
}

struct Instructions<R: Reader> {
    input: R,
}

impl<R: Reader> Instructions<R> {
    fn up_to(&self, offset: usize) -> Result<R, Error> {
        let mut input = self.input.clone();
        input.truncate(offset)?;
        Ok(input)
    }
}
