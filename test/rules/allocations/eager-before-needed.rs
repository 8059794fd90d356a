use std::collections::HashMap;

struct Store {
    names: HashMap<u64, String>,
    log: Vec<String>,
    label: String,
}

impl Store {
    fn early_return(&self, id: u64) -> usize {
        let key = id.to_string(); //~ eager-before-needed
        if self.log.is_empty() {
            return 0;
        }
        self.log.iter().filter(|line| line.contains(&key)).count()
    }

    fn one_branch(&mut self, id: u64, verbose: bool) {
        let line = format!("{} got {id}", self.label); //~ eager-before-needed
        if verbose {
            self.log.push(line);
        }
    }

    fn one_arm(&self, id: u64) -> Vec<String> {
        let label = self.label.clone(); //~ eager-before-needed
        match id {
            0 => vec![label],
            _ => Vec::new(),
        }
    }

    fn skipped_in_a_loop(&self, ids: &[u64]) -> usize {
        let mut size = 0;
        for id in ids {
            let lower = self.label.to_lowercase(); //~ eager-before-needed
            if !self.names.contains_key(id) {
                continue;
            }
            size += lower.len();
        }
        size
    }

    fn asked_in_the_condition(&mut self, id: u64) {
        let line = id.to_string();
        if line.len() > 3 {
            self.log.push(line);
        }
    }

    fn needed_in_both(&mut self, id: u64, first: bool) {
        let line = id.to_string();
        if first {
            self.log.insert(0, line);
        } else {
            self.log.push(line);
        }
    }

    fn only_errors_leave(&self, id: u64) -> Result<String, String> {
        let name = id.to_string();
        if self.log.is_empty() {
            return Err(String::from(
                "there is nothing in the log yet",
            ));
        }
        Ok(name)
    }

    fn source_changes(&mut self, id: u64) {
        let before = self.log.clone();
        self.log.clear();
        if id > 3 {
            self.log = before;
        }
    }

    fn in_a_loop_later(&mut self, ids: &[u64]) {
        let label = self.label.to_uppercase();
        for id in ids {
            if *id > 3 {
                self.log.push(label.clone());
            }
        }
    }

    fn taken_out(&mut self, id: u64, keep: bool) {
        let name = self.names.remove(&id).unwrap_or_default();
        if keep {
            self.log.push(name);
        }
    }

    fn cheap(&self, id: u64) -> u64 {
        let doubled = id * 2;
        if self.log.is_empty() {
            return 0;
        }
        doubled
    }

    fn handle(&self, shared: &std::sync::Arc<String>, keep: bool) -> usize {
        let kept = shared.clone();
        if keep {
            return kept.len();
        }
        0
    }

    fn nothing_to_hold(&self, ids: &[u64]) -> Vec<u64> {
        let mut found = Vec::with_capacity(ids.len());
        if ids.is_empty() {
            return Vec::new();
        }
        found.extend_from_slice(ids);
        found
    }

    fn nothing_asked_for(&self, count: usize) -> Vec<u64> {
        let mut found = Vec::with_capacity(count);
        if count == 0 {
            return Vec::new();
        }
        found.extend(self.names.keys().take(count));
        found
    }

    fn refused(&mut self, line: &str) -> Result<(), Refused> {
        let line = line.to_string();
        if self.log.len() > 1000 {
            return FullSnafu { limit: 1000usize }.fail();
        }
        self.log.push(line);
        Ok(())
    }
}
