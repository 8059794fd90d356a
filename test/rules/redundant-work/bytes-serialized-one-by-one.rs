use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
pub struct Call {
    pub id: u64,
    pub argument: Vec<u8>, //~ bytes-serialized-one-by-one
    pub answer: Option<Vec<u8>>, //~ bytes-serialized-one-by-one
}

#[derive(Serialize, Deserialize)]
pub enum Operation {
    System(Call),
    User(Vec<u8>), //~ bytes-serialized-one-by-one
}

#[derive(Serialize)]
pub struct Channel(Vec<u8>); //~ bytes-serialized-one-by-one

// ---- look-alikes

#[derive(Serialize, Deserialize)]
pub struct Marked {
    #[serde(with = "serde_bytes")]
    pub argument: Vec<u8>,
    #[serde(skip)]
    pub scratch: Vec<u8>,
    #[serde(default, serialize_with = "as_hex")]
    pub digest: Vec<u8>,
    pub numbers: Vec<u16>,
    pub rows: Vec<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
#[serde(into = "Wire", from = "Wire")]
pub struct Converted {
    argument: Vec<u8>,
}

#[derive(Serialize)]
pub enum Either {
    User(#[serde(with = "serde_bytes")] Vec<u8>),
}

#[derive(Serialize)]
pub struct Named(
    #[debug(with = "hex")]
    #[serde(with = "serde_bytes")]
    pub Vec<u8>,
);

#[derive(Clone, Debug)]
pub struct Kept {
    argument: Vec<u8>,
}

pub fn read(all: &[u8]) -> Vec<u8> {
    bincode::deserialize(all).unwrap()
}

//@ src/report.rs
// Of JSON: there are no bytes, only lists.
#[derive(serde::Serialize)]
pub struct Report {
    body: Vec<u8>,
}
