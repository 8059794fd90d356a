fn placeholder(number: &str) -> String {
    String::from("$") + number //~ string-added-to-copy
}

fn below(folder: &str, name: &str) -> String {
    folder.to_string() + "/" + name //~ string-added-to-copy
}

fn option(name: &str) -> Option<String> {
    Some("--".to_owned() + &name) //~ string-added-to-copy
}

fn years(sign: String, years: i64) -> String {
    sign + &years.to_string() //~ string-added-to-copy
}

fn span(months: i64, sign: fn(i64) -> String) -> String {
    let text: String = sign(months) + &(months / 12).to_string() + "-" + &(months % 12).to_string(); //~ string-added-to-copy
    text
}

fn listed(names: &[String]) -> String {
    names.iter().fold(String::new(), |all, name| all + &format!("'{name}'")) //~ string-added-to-copy
}

fn quoted(code: u8) -> Token {
    Token::Code(format!("\\{code}") + &format!("({code:x})")) //~ string-added-to-copy
}

fn listed(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let line = format!("{}: {}\n", row.id, row.size);
        out = out + &line; //~ string-added-to-copy
    }
    out
}

// ---- look-alikes

fn listed_and_shown(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows {
        let line = format!("{}: {}\n", row.id, row.size);
        show(&line);
        out = out + &line;
    }
    out
}

fn grown(mut text: String, name: &str) -> String {
    text = text + name;
    text + ";"
}

fn sum(left: &Number, right: &Number) -> Number {
    left.to_owned() + right.to_owned()
}

fn numbers(a: u32, b: u32) -> String {
    (a + b).to_string()
}

fn measured(name: &str) -> usize {
    name.len() + name.to_string().len()
}

fn concatenated(folder: &str, name: &str) -> String {
    [folder, "/", name].concat()
}

fn failed(name: &str) -> Result<(), String> {
    Err("no such file: ".to_string() + name) //~ string-added-to-copy note
}
