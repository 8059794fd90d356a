use tracing::{info, warn};

fn load(path: &str) {
    info!(path, "loading");
    println!("loading {path}"); //~ print-in-library note
}

fn failed(error: &Error) {
    eprintln!("failed: {error}"); //~ print-in-library note
}

fn looked_at(value: u64) -> u64 {
    dbg!(value) + 1 //~ print-in-library note
}

fn each(items: &[u64]) {
    for item in items {
        print!("{item} "); //~ print-in-library note
    }
}

// ---- look-alikes

fn event(path: &str) {
    warn!(path, "missing");
}

fn print_table(rows: &[Row]) {
    println!("{rows:?}");
}

fn show_usage() {
    eprintln!("usage: x");
}

fn loud(verbose: bool) {
    if verbose {
        println!("starting");
    }
}

fn written(out: &mut String) {
    writeln!(out, "line").unwrap();
}

fn formatted(value: u64) -> String {
    format!("{value}")
}

fn dump(rows: &[Row]) {
    println!("{}", rows.len());
}

macro_rules! say {
    ($text:expr) => {
        println!("{}", $text)
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn prints() {
        println!("in a test");
    }
}
