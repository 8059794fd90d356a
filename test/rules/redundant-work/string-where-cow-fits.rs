enum Tag {
    None,
    Stable,
    Free,
    Version(u8, u8),
}

impl Tag {
    fn pretty(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Stable => Some("stable".to_string()), //~ string-where-cow-fits
            Self::Free => Some("free-threaded".to_string()),
            Self::Version(major, minor) => Some(format!("{major}.{minor}")),
        }
    }

    fn word(&self) -> String {
        match self {
            Self::None => "none".to_string(), //~ string-where-cow-fits
            Self::Stable => String::from("stable"),
            _ => "other".into(),
        }
    }

    fn shown(&self, arch: &Arch) -> String {
        let name = match arch {
            Arch::Old => "i686".to_string(), //~ string-where-cow-fits
            _ => arch.to_string(),
        };
        format!("{name}-{}", self.size())
    }

    // ---- look-alikes

    fn made_in_any_case(&self, name: &str) -> String {
        match self {
            Self::None => name.to_uppercase(),
            _ => format!("{name}!"),
        }
    }

    fn one_default(&self, name: Option<String>) -> String {
        match name {
            Some(name) => name,
            None => "unnamed".to_string(),
        }
    }

    fn kept(&self, arch: &Arch, all: &mut Vec<String>) {
        let name = match arch {
            Arch::Old => "i686".to_string(),
            _ => arch.to_string(),
        };
        all.push(name);
    }
}

fn absolute(path: &str) -> String {
    if path.starts_with('/') {
        return path.to_string(); //~ string-where-cow-fits
    }
    format!("/{path}")
}

// ---- look-alikes

fn copied(path: &str) -> String {
    path.to_string()
}

impl Named for Tag {
    fn name(&self) -> String {
        match self {
            Self::None => "none".to_string(),
            Self::Stable => "stable".to_string(),
            _ => format!("{}", self.size()),
        }
    }
}

fn stem(path: &str) -> String {
    match path.find('.') {
        Some(at) => path[..at].to_string(), //~ string-where-cow-fits
        None => path.to_string(),
    }
}
