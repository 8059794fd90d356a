use std::io::{BufRead, BufReader, Cursor};

fn sizes(file: std::fs::File) -> std::io::Result<usize> {
    let mut size = 0;
    for line in BufReader::new(file).lines() { //~ lines-allocate-per-line
        let line = line?;
        size += line.trim().len();
    }
    Ok(size)
}

fn appended(log: &mut Log) {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) { //~ lines-allocate-per-line
        log.append(line.as_bytes());
    }
}

fn actions(bytes: Bytes) -> Result<Vec<Action>, Error> {
    let reader = BufReader::new(Cursor::new(bytes));
    let mut actions = Vec::new();
    for line in reader.lines() { //~ lines-allocate-per-line
        actions.push(serde_json::from_str(line?.as_str())?);
    }
    Ok(actions)
}

fn measured(reader: BufReader<File>) -> usize {
    let mut size = 0;
    for (number, line) in reader.lines().enumerate() { //~ lines-allocate-per-line
        let line = line.unwrap_or_else(|_| String::new());
        size += number + line.trim().len();
    }
    size
}

fn measured_as_long_as_it_goes_well(reader: BufReader<File>, errors: &mut Errors) -> usize {
    let mut size = 0;
    for line in reader.lines() { //~ lines-allocate-per-line
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                errors.push(error);
                break;
            }
        };
        size += line.trim().len();
    }
    size
}

// ---- look-alikes

fn kept_as_long_as_it_goes_well(reader: BufReader<File>, errors: &mut Errors) -> Vec<String> {
    let mut all = Vec::new();
    for line in reader.lines() {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                errors.push(error);
                break;
            }
        };
        all.push(line);
    }
    all
}

fn chosen(reader: BufReader<File>, errors: &mut Errors) -> usize {
    let mut size = 0;
    for line in reader.lines() {
        let line = match line {
            Ok(line) => line,
            Err(error) => errors.shown(error),
        };
        size += line.trim().len();
    }
    size
}

fn kept(file: std::fs::File) -> std::io::Result<Vec<String>> {
    let mut all = Vec::new();
    for line in BufReader::new(file).lines() {
        all.push(line?);
    }
    Ok(all)
}

fn of_a_text(text: &str) -> usize {
    let mut size = 0;
    for line in text.lines() {
        size += line.len();
    }
    size
}

fn of_something(document: &Document) -> usize {
    let mut size = 0;
    for line in document.lines() {
        size += line.len();
    }
    size
}

//@ src/written_otherwise.rs
fn by_closure(log: &mut Log) {
    std::io::stdin().lock().lines().map_while(Result::ok).for_each(|line| { //~ lines-allocate-per-line
        log.append(line.as_bytes());
    });
}

fn behind_a_name(reader: BufReader<File>, errors: &mut Errors) -> usize {
    let lines = reader.lines(); //~ lines-allocate-per-line
    let mut size = 0;
    for line in lines {
        let line = match line {
            Ok(line) => { line }
            Err(error) => {
                errors.push(error);
                break;
            }
        };
        size += line.trim().len();
    }
    size
}

fn kept_by_closure(log: &mut Vec<String>) {
    std::io::stdin().lock().lines().map_while(Result::ok).for_each(|line| log.push(line));
}
