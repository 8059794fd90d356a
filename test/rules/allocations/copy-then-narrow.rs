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

fn later(names: &Vec<String>) -> usize {
    let mut names = names.clone(); //~ copy-then-narrow
    let before = names.len();
    names.retain(|name| !name.is_empty());
    before - names.len()
}

fn after_a_question(rows: &Rows, at: usize) -> Vec<Row> {
    let mut rows = rows.all.clone(); //~ copy-then-narrow
    if at >= rows.len() {
        return Vec::new();
    }
    rows.split_off(at)
}

fn first_of_a_local(names: &Vec<String>, count: usize) -> Vec<String> {
    let names = names.clone(); //~ copy-then-narrow
    names.into_iter().take(count).collect()
}

fn one_by_one(names: &VecDeque<String>) -> Vec<String> {
    let mut copies: Vec<String> = names.iter().cloned().collect(); //~ copy-then-narrow
    copies.retain(|name| name.len() > 3);
    copies
}

async fn cut_out(names: &RwLock<Vec<String>>, from: usize, to: usize) -> Vec<String> {
    let names = names.read().await.to_vec(); //~ copy-then-narrow
    names[from..to.min(names.len())].to_vec()
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

fn parted(names: &Vec<String>, at: usize) -> (Vec<String>, Vec<String>) {
    let mut names = names.clone();
    let rest = names.split_off(at);
    (names, rest)
}

fn all_of_it(names: &[String]) -> Vec<Label> {
    let names = names.to_vec();
    names.into_iter().map(Label::of).collect()
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

struct Diary {
    pages: Vec<String>,
    days: HashMap<u32, Vec<String>>,
}

impl Diary {
    fn latest(&self, count: usize) -> Vec<String> {
        let mut pages = self.pages.clone(); //~ copy-then-narrow
        pages.reverse();
        pages.truncate(count);
        pages
    }

    fn of_day(&self, day: u32, count: usize) -> Vec<String> {
        let pages = self.days.get(&day).cloned().unwrap_or_default(); //~ copy-then-narrow
        pages.into_iter().take(count).collect()
    }

    fn opened(&self, day: u32, count: usize) -> Option<Vec<String>> {
        let mut pages = self.days.get(&day).cloned()?; //~ copy-then-narrow
        pages.truncate(count);
        Some(pages)
    }

    fn found(&self, day: u32) -> Vec<String> {
        let Some(pages) = self.days.get(&day).cloned() else { return Vec::new() }; //~ copy-then-narrow
        pages.into_iter().filter(|page| !page.is_empty()).collect()
    }

    fn at_once(&self, day: u32) -> Vec<String> {
        self.days.get(&day).cloned().unwrap_or_default().into_iter().skip(1).collect() //~ copy-then-narrow
    }

    fn turned(&self) -> Vec<String> {
        let mut pages = self.pages.clone();
        pages.reverse();
        pages
    }

    fn sorted(&self, count: usize) -> Vec<String> {
        let mut pages = self.days.get(&1).cloned().unwrap_or_default();
        pages.sort();
        pages.truncate(count);
        pages
    }
}

//@ src/one_item.rs
struct Ranking {
    hits: Vec<Hit>,
    by_name: HashMap<String, Hit>,
    stack: Stack,
}

impl Ranking {
    fn worst(&self) -> Option<Hit> {
        self.hits.clone().pop() //~ copy-then-narrow
    }

    fn best(&self) -> Hit {
        self.hits.to_vec().swap_remove(0) //~ copy-then-narrow
    }

    fn named(&self, name: &str) -> Option<Hit> {
        self.by_name.clone().remove(name) //~ copy-then-narrow
    }

    fn last(&self) -> Option<Hit> {
        self.hits.last().cloned()
    }

    fn of_another(&self) -> Option<Hit> {
        self.stack.clone().pop()
    }
}

//@ src/by_its_number.rs
fn ends(shape: &Shape) -> Option<(Part, Part)> {
    match shape.deref() {
        Shape::Line(parts) => Some((
            parts.clone().remove(0), //~ copy-then-narrow
            parts.clone().swap_remove(1), //~ copy-then-narrow
        )),
        _ => None,
    }
}

// ---- look-alikes

fn without(shape: &Shape, key: &str) -> Option<Part> {
    match shape.deref() {
        Shape::Named(parts) => parts.clone().remove(key),
        _ => None,
    }
}

//@ src/cut_to_length.rs
struct Diary {
    lines: Vec<String>,
}

impl Diary {
    fn newest(&self, most: usize) -> Vec<String> {
        let mut lines = self.lines.clone(); //~ copy-then-narrow
        if lines.len() > most {
            lines.drain(..lines.len() - most);
        }
        lines
    }

    fn from(&self, at: usize) -> Vec<String> {
        self.lines.iter().cloned().collect::<Vec<_>>().split_off(at) //~ copy-then-narrow
    }

    /// Otherwise all of it is kept, or what is cut off is wanted.
    fn older_than(&self, most: usize, old: bool) -> Vec<String> {
        let mut lines = self.lines.clone();
        if old {
            lines.truncate(most);
        }
        lines
    }

    fn in_two(&self, most: usize) -> (Vec<String>, Vec<String>) {
        let mut lines = self.lines.clone();
        let mut rest = Vec::new();
        if lines.len() > most {
            rest = lines.split_off(most);
        }
        (lines, rest)
    }
}

// All of the copy is read: what is cut out of it is not all that it is for.
fn rows_and_width(table: &Table) -> (Vec<usize>, usize) {
    let sizes = table.sizes().to_vec();
    let width = *sizes.last().unwrap();
    (sizes[..sizes.len() - 1].to_vec(), width)
}

fn rows_and_total(sizes: &[usize]) -> (Vec<usize>, usize) {
    let all = sizes.to_vec();
    let total: usize = all.iter().product();
    (all[1..].to_vec(), total)
}

fn rows_alone(sizes: &[usize]) -> Vec<usize> {
    let all = sizes.to_vec(); //~ copy-then-narrow
    all[..all.len() - 1].to_vec()
}
