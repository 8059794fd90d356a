use anyhow::{anyhow::Ok, Context, Result};

fn main() -> Result<()> {
    let text = std::fs::read_to_string("config.toml")?; //~ question-mark-without-context note
    let file = File::open(&text)?; //~ question-mark-without-context note
    let made = File::create_new("made")?; //~ question-mark-without-context note
    run(file)
}

async fn serve(address: &str) -> anyhow::Result<()> {
    let listener = TcpListener::bind(address).await?; //~ question-mark-without-context note
    accept(listener).await
}

// ---- look-alikes

fn explained() -> Result<String> {
    let text = std::fs::read_to_string("config.toml").context("reading config.toml")?;
    Ok(text)
}

fn plain() -> std::io::Result<String> {
    let text = std::fs::read_to_string("config.toml")?;
    Ok(text)
}

fn own() -> Result<u64> {
    let value = parse("1")?;
    Ok(value)
}
