pub fn textual(option: &str) -> Result<(), String> { //~ string-as-error note
    Err(format!("bad {option}"))
}

pub fn literal(option: &str) -> Result<u8, &'static str> { //~ string-as-error note
    Err("bad")
}

pub fn boxed(option: &str) -> Result<u8, Box<dyn std::error::Error + Send + Sync>> { //~ string-as-error note
    Err("bad".into())
}

pub struct Options;

impl Options {
    pub async fn load(&self) -> std::result::Result<Self, String> { //~ string-as-error note
        Err(String::new())
    }

    fn private(&self) -> Result<(), String> {
        Ok(())
    }

    pub fn typed(&self) -> Result<String, OptionError> {
        Ok(String::new())
    }
}

impl std::str::FromStr for Options {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(Self)
    }
}

pub(crate) fn within(option: &str) -> Result<(), String> {
    Ok(())
}

pub fn aliased(option: &str) -> io::Result<String> {
    Ok(String::new())
}

pub fn infallible(option: &str) -> String {
    option.to_string()
}

pub fn boxed_success(option: &str) -> Result<Box<dyn Shape>, OptionError> {
    Err(OptionError::Unknown)
}

mod inner {
    pub fn hidden() -> Result<(), String> {
        Ok(())
    }
}

pub trait Loads {
    fn load(&self) -> Result<(), String>;
}
