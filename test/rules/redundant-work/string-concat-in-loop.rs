fn captured(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = format!("{text}{name}"); //~ string-concat-in-loop
    }
    text
}

fn positional(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = format!("{}, {}", text, name); //~ string-concat-in-loop
    }
    text
}

fn cloned(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = text.clone() + name; //~ string-concat-in-loop
    }
    text
}

fn joined(parts: &[&str]) -> String {
    let mut path = String::new();
    while more() {
        path = [path.as_str(), parts[0]].concat(); //~ string-concat-in-loop
    }
    path
}

fn place_of(base: &Path, parts: &[String]) -> PathBuf {
    let mut place = base.to_path_buf();
    for part in parts {
        place = place.join(part); //~ string-concat-in-loop
    }
    place
}

fn put_in_front(tree: &[Node], mut at: usize) -> String {
    let mut path = String::new();
    while at != 0 {
        path = format!("{}/{}", tree[at].name, path); //~ string-concat-in-loop
        at = tree[at].parent;
    }
    path
}

fn put_in_front_by_name(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = format!("({name} {text})"); //~ string-concat-in-loop
    }
    text
}

fn folded(rows: &[(u32, String)]) -> String {
    rows.iter().fold(String::new(), |all, (number, name)| format!("{all}{number}:{name}\n")) //~ string-concat-in-loop
}

fn chosen_by_place(ids: &[u64]) -> String {
    let mut text = String::from("in (");
    for (place, id) in ids.iter().enumerate() {
        text = match place { //~ string-concat-in-loop
            0 => format!("{text}{id}"),
            _ => format!("{text},{id}"),
        };
    }
    text
}

// ---- look-alikes

fn folded_but_for_the_first(rows: &[String]) -> String {
    rows.iter().fold(String::new(), |all, row| {
        if all.is_empty() {
            row.to_uppercase()
        } else {
            format!("{all}, {row}") //~ string-concat-in-loop
        }
    })
}

fn reduced(rows: &[Row]) -> Option<String> {
    rows.iter().map(Row::label).reduce(|all, row| format!("{}, {}", all, row)) //~ string-concat-in-loop
}

fn reduced_from_behind(rows: &[Row]) -> Option<String> {
    rows.iter().map(|row| row.label()).reduce(|all: String, row: String| format!("{row}({all})")) //~ string-concat-in-loop
}

fn reduced_by_threads(rows: &[Row]) -> String {
    rows.par_iter().map(Row::label).reduce(String::new, |one, other| format!("{one}, {other}")) //~ string-concat-in-loop
}

fn reduced_by_threads_or_none(rows: &[Row]) -> Option<String> {
    rows.par_iter().map(Row::label).reduce_with(|one, other| format!("{}, {}", one, other)) //~ string-concat-in-loop
}

// ---- look-alikes

fn of_two(first: Option<String>, last: Option<String>) -> Option<String> {
    [first, last].into_iter().flatten().reduce(|first, last| format!("{first} {last}"))
}

fn folded_in_place(rows: &[String]) -> String {
    rows.iter().fold(String::new(), |mut all, row| {
        all.push_str(row);
        all
    })
}

fn folded_to_the_last(rows: &[String]) -> String {
    rows.iter().fold(String::new(), |_, row| format!("<{row}>"))
}

fn tried_out(taken: &HashSet<String>, wanted: &str) -> String {
    let mut name = wanted.to_string();
    while taken.contains(&name) {
        name = format!("{name}_");
    }
    name
}

fn appended(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text.push_str(name);
    }
    text
}

fn moved(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = text + name;
    }
    text
}

fn prefixed(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = format!("{name}: {}", name.len());
    }
    text
}

fn each_its_own(names: &[String]) {
    for name in names {
        let mut text = String::new();
        text = format!("{text}{name}");
        show(&text);
    }
}

fn once(name: &str) -> String {
    let mut text = String::from("a");
    text = format!("{text}{name}");
    text
}

fn numbers(items: &[u64]) -> u64 {
    let mut sum = 0;
    for item in items {
        sum = sum.clone() + item;
    }
    sum
}

fn another(names: &[String], other: &str) -> String {
    let mut text = String::new();
    for name in names {
        text = format!("{other}{name}");
    }
    text
}

fn replaced(names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text = name.to_string();
    }
    text
}

fn joined_tables(mut table: Table, others: &[Table]) -> Table {
    for other in others {
        table = table.join(other);
    }
    table
}
