use std::collections::{BTreeSet, HashMap};
use std::num::ParseIntError;

struct Line {
    words: Vec<String>,
}

impl Line {
    fn numbers(&self) -> Result<Vec<u64>, ParseIntError> {
        self.words.iter().map(|word| word.parse::<u64>()).collect::<Result<Vec<_>, _>>() //~ collect-into-result note
    }

    fn sum(&self) -> Result<u64, ParseIntError> {
        let numbers = self.words.iter().map(|word| word.parse::<u64>()).collect::<Result<Vec<_>, _>>()?; //~ collect-into-result note
        Ok(numbers.iter().sum::<u64>() / numbers.len() as u64)
    }

    fn all(words: &[String]) -> Option<Vec<char>> {
        words.into_iter().map(|word| word.chars().next()).collect::<Option<Vec<char>>>() //~ collect-into-result note
    }

    fn lent(parts: &Parts) -> Result<Vec<u64>, ParseIntError> {
        parts.sizes().into_iter().map(|&size| checked(size)).collect::<Result<Vec<_>, _>>() //~ collect-into-result
    }

    fn by_word(&self) -> Result<HashMap<String, u64>, ParseIntError> {
        self.words.iter().map(|word| Ok((word.clone(), word.parse()?))).collect::<Result<HashMap<_, _>, _>>() //~ collect-into-result note
    }

    /// The buffer of the words holds what they become.
    fn in_their_place(words: Vec<String>) -> Result<Vec<u64>, ParseIntError> {
        words.into_iter().map(|word| word.parse::<u64>()).collect()
    }

    fn tree(&self) -> Result<BTreeSet<u64>, ParseIntError> {
        self.words.iter().map(|word| word.parse::<u64>()).collect::<Result<BTreeSet<_>, _>>()
    }

    fn joined(&self) -> Result<String, Error> {
        self.words.iter().map(|word| unescaped(word)).collect::<Result<String, _>>()
    }

    fn by_index(&self, count: usize) -> Result<Vec<u64>, ParseIntError> {
        (0..count).map(|i| self.words[i].parse::<u64>()).collect::<Result<Vec<_>, _>>() //~ collect-into-result note
    }

    fn sizes(&self) -> Vec<usize> {
        self.words.iter().map(String::len).collect::<Vec<_>>()
    }

    fn some(&self) -> Result<Vec<u64>, ParseIntError> {
        self.words.iter().filter(|word| !word.is_empty()).map(|word| word.parse::<u64>()).collect::<Result<Vec<_>, _>>()
    }

    fn split(text: &str) -> Result<Vec<u64>, ParseIntError> {
        text.split(' ').map(|word| word.parse::<u64>()).collect::<Result<Vec<_>, _>>()
    }

    fn two() -> Result<Vec<u64>, ParseIntError> {
        ["1", "2"].iter().map(|word| word.parse::<u64>()).collect::<Result<Vec<_>, _>>()
    }

    fn pushed(&self) -> Result<Vec<u64>, ParseIntError> {
        let mut numbers = Vec::with_capacity(self.words.len());
        for word in &self.words {
            numbers.push(word.parse()?);
        }
        Ok(numbers)
    }

    fn summed(&self) -> Result<u64, ParseIntError> {
        self.words.iter().map(|word| word.parse::<u64>()).sum()
    }

    fn set(&self) -> std::collections::HashSet<usize> {
        self.words.iter().map(String::len).collect()
    }

    fn text(&self) -> String {
        self.words.iter().map(|word| word.to_uppercase()).collect()
    }
}

fn named_result(lanes: &[Lane]) -> FreightResult<Vec<Load>> {
    lanes.iter().map(|lane| lane.load()).collect::<FreightResult<Vec<_>>>() //~ collect-into-result note
}

fn tried(lanes: &mut [Lane]) -> Result<Vec<Load>, Jam> {
    let loads: Vec<Load> = lanes.iter_mut().map(|lane| lane.unload()).try_collect()?; //~ collect-into-result note
    Ok(loads)
}

fn by_name(lanes: &[Lane]) -> Result<Vec<Load>, Jam> {
    let loads = lanes.iter().map(Lane::load);
    let all: Vec<Load> = loads.collect::<Result<_, Jam>>()?; //~ collect-into-result note
    Ok(all)
}

// ---- look-alikes

fn tried_to_tree(lanes: &mut [Lane]) -> Result<BTreeMap<u8, Load>, Jam> {
    let loads: BTreeMap<u8, Load> = lanes.iter_mut().map(|lane| lane.unload()).try_collect()?;
    Ok(loads)
}

fn tree_by_its_let(lanes: &[Lane]) -> Result<bool, Jam> {
    let expected: BTreeSet<_> = lanes.iter().cloned().map(|lane| lane.into_name()).collect::<Result<_, _>>()?;
    let listed: Vec<_> = lanes.iter().cloned().map(|lane| lane.into_name()).collect::<Result<_, _>>()?; //~ collect-into-result
    report(&expected, &listed)
}

// That one is missing may be the usual answer.

fn all_known(ids: &[u32], known: &BTreeMap<u32, Row>) -> Option<Vec<Row>> {
    ids.iter().map(|&id| known.get(&id).copied()).collect::<Option<Vec<Row>>>() //~ collect-into-result note
}

fn counted(amounts: &[u64], table: &Table) -> Result<Histogram, Failed> {
    let counts = amounts.iter().map(|&amount| Ok((amount, table.count(amount)?))).collect::<Result<_, Failed>>()?; //~ collect-into-result note
    Ok(Histogram { counts })
}
