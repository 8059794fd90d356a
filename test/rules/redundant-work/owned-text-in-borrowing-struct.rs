#[derive(Deserialize)]
struct Package<'a> {
    name: Cow<'a, str>,
    links: Option<String>, //~ owned-text-in-borrowing-struct
    yanked: bool,
}

#[derive(Debug, serde::Deserialize)]
struct Dependency<'a> {
    name: &'a str,
    features: Vec<String>, //~ owned-text-in-borrowing-struct
    registry: Option<String>,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    target: Option<Cow<'a, str>>,
    features: BTreeMap<String, Vec<&'a str>>, //~ owned-text-in-borrowing-struct
}

// ---- look-alikes

#[derive(Deserialize)]
struct Owned {
    name: String,
    links: Option<String>,
}

#[derive(Deserialize)]
struct Borrowed<'a> {
    name: &'a str,
    size: u64,
}

struct Built<'a> {
    name: &'a str,
    label: String,
}

#[derive(Deserialize)]
struct Numbers<'a> {
    name: &'a str,
    #[serde(deserialize_with = "from_number")]
    size: String,
}
