fn labelled(mut label: String, suffix: &str) -> String {
    label = format!("{label}-{suffix}"); //~ copied-to-append
    label
}

fn positional(mut url: String, query: &str) -> String {
    url = format!("{}?{}", url, query); //~ copied-to-append
    url
}

fn made_here(name: &str, unit: Option<&str>) -> String {
    let mut shown = name.to_string();
    if let Some(unit) = unit {
        shown = format!("{shown} ({unit})"); //~ copied-to-append
    }
    shown
}

fn summed(mut text: String, more: &str) -> String {
    text = text.clone() + more; //~ copied-to-append
    text
}

fn lent(text: &mut String, more: &str) {
    *text = format!("{}{more}", text); //~ copied-to-append
}

struct Columns {
    ids: Vec<u32>,
    names: Vec<String>,
    title: String,
}

impl Columns {
    fn pad(&mut self, ids: &[u32], names: &[String]) {
        self.ids = [&self.ids[..], ids].concat(); //~ copied-to-append
        self.names = [names, &self.names].concat(); //~ copied-to-append
        self.names = self.names.iter().cloned().chain(names.to_vec()).collect(); //~ copied-to-append
        self.title = format!("{}!", self.title); //~ copied-to-append
    }

    fn failed(&mut self, found: Result<u32, String>) -> Result<u32, String> {
        match found {
            Ok(id) => Ok(id),
            Err(cause) => {
                self.title = format!("{}: {cause}", self.title); //~ copied-to-append note
                Err(cause)
            }
        }
    }
}

// ---- look-alikes

fn in_front(mut text: String, prefix: &str) -> String {
    text = format!("{prefix}{text}");
    text
}

fn padded(mut text: String, width: usize) -> String {
    text = format!("{text:width$}|");
    text
}

fn twice(mut text: String) -> String {
    text = format!("{text}{}", text.len());
    text
}

fn of_a_slice<'a>(mut text: &'a str, arena: &'a Arena) -> &'a str {
    text = arena.keep(format!("{text}!"));
    text
}

fn of_a_number(mut count: u64) -> String {
    let mut shown = count;
    shown = count.clone() + 1;
    count = shown;
    format!("{count}{shown}")
}

fn another(mut text: String, other: &str) -> String {
    text = format!("{other}!");
    text
}

fn lists_of_others(mut all: Vec<u32>, left: &[u32], right: &[u32]) -> Vec<u32> {
    all = [left, right].concat();
    all
}

fn mapped(mut all: Vec<u32>, more: &[u32]) -> Vec<u32> {
    all = all.iter().map(|id| id + 1).chain(more.to_vec()).collect();
    all
}
