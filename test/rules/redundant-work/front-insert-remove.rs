use std::collections::{HashMap, VecDeque};

struct Pool {
    pending: Vec<u64>,
    queue: VecDeque<u64>,
    by_id: HashMap<u64, u64>,
}

impl Pool {
    fn reversed(items: &[u64]) -> Vec<u64> {
        let mut out: Vec<u64> = Vec::with_capacity(items.len());
        for item in items {
            out.insert(0, *item); //~ front-insert-remove
        }
        out
    }

    fn work_off(&mut self) -> u64 {
        let mut sum = 0;
        while !self.pending.is_empty() {
            sum += self.pending.remove(0); //~ front-insert-remove
        }
        sum
    }

    fn drop_odd(&mut self) {
        let mut i = 0;
        while i < self.pending.len() {
            if self.pending[i] % 2 == 1 {
                self.pending.remove(i); //~ front-insert-remove
            } else {
                i += 1;
            }
        }
    }

    fn forget(&mut self, gone: &[u64]) {
        for id in gone {
            if let Some(at) = self.pending.iter().position(|pending| pending == id) {
                self.pending.remove(at); //~ front-insert-remove
            }
        }
    }

    fn first(mut pending: Vec<u64>) -> u64 {
        pending.remove(0) //~ front-insert-remove note
    }

    fn forget_one(&mut self, id: u64) {
        for at in 0..self.pending.len() {
            if self.pending[at] == id {
                self.pending.remove(at);
                break;
            }
        }
    }

    fn of_a_map(&mut self, ids: &[u64]) {
        for id in ids {
            self.by_id.remove(id);
            self.by_id.insert(0, *id);
        }
    }

    fn of_a_queue(&mut self) -> u64 {
        let mut sum = 0;
        while let Some(id) = self.queue.remove(0) {
            sum += id;
        }
        sum
    }

    fn at_the_end(&mut self) -> u64 {
        let mut sum = 0;
        while let Some(id) = self.pending.pop() {
            sum += id;
        }
        sum
    }

    fn retained(&mut self) {
        self.pending.retain(|id| id % 2 == 0);
    }

    fn of_a_text(mut text: String, marks: &[char]) -> String {
        for mark in marks {
            text.insert(0, *mark);
        }
        text
    }

    fn swapped(&mut self, gone: &[usize]) {
        for at in gone {
            self.pending.swap_remove(*at);
        }
    }

    fn fresh_each_turn(groups: &[Vec<u64>]) -> u64 {
        let mut sum = 0;
        for group in groups {
            let args = group.len() as u64;
            sum += args;
        }
        sum
    }
}
