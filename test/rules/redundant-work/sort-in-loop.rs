fn ranked(scores: &[u32]) -> Vec<u32> {
    let mut best = Vec::with_capacity(scores.len());
    for score in scores {
        best.push(*score);
        best.sort_unstable(); //~ sort-in-loop
    }
    best
}

struct Queue {
    jobs: Vec<Job>,
}

impl Queue {
    fn fill(&mut self, source: &mut Source) {
        while let Some(job) = source.take() {
            self.jobs.push(job);
            self.jobs.sort_by_key(|job| job.priority); //~ sort-in-loop
        }
    }

    fn drain(&mut self, rounds: usize) {
        for _ in 0..rounds {
            self.jobs.sort(); //~ sort-in-loop
            self.run_first();
        }
    }

    fn polled(&mut self) {
        loop {
            self.add();
            self.jobs.sort_by(|a, b| a.cmp(b)); //~ sort-in-loop
            if self.is_full() {
                self.flush();
            }
        }
    }

    // ---- look-alikes

    fn buffer(&mut self, groups: &[Group]) {
        let mut seen = Vec::new();
        for group in groups {
            seen.clear();
            seen.extend(group.ids());
            seen.sort_unstable();
        }
    }

    fn refilled(&mut self, groups: &[Group]) {
        let mut ids = Vec::new();
        for group in groups {
            ids = group.ids();
            ids.sort_unstable();
        }
    }

    fn handed_on(&mut self, groups: &[Group]) {
        let mut ids = Vec::new();
        for group in groups {
            group.fill(&mut ids);
            ids.sort_unstable();
            self.take(std::mem::take(&mut ids));
        }
    }

    fn own(&mut self, groups: Vec<Vec<u32>>) {
        for mut group in groups {
            group.sort_unstable();
        }
    }

    fn bucket(&mut self, buckets: &mut [Vec<u32>]) {
        for i in 0..buckets.len() {
            buckets[i].sort_unstable();
        }
    }

    fn made_inside(&mut self, groups: &[Group]) {
        for group in groups {
            let mut ids = group.ids();
            ids.sort_unstable();
        }
    }

    fn once_at_the_end(&mut self, jobs: Vec<Job>) {
        for job in jobs {
            if job.is_last() {
                self.jobs.sort();
                break;
            }
            self.jobs.push(job);
        }
    }

    fn after(&mut self, jobs: Vec<Job>) {
        for job in jobs {
            self.jobs.push(job);
        }
        self.jobs.sort();
    }
}

fn by_each_key(rows: &mut [Row], keys: &[Key]) {
    for key in keys.iter().rev() {
        match key {
            Key::Name => rows.sort_by(|a, b| a.name.cmp(&b.name)),
            Key::Size => rows.sort_by_key(|row| row.size),
        }
    }
}

fn by_each_column(rows: &mut [Record], columns: &[usize]) {
    for column in columns.iter().rev() {
        rows.sort_by(|a, b| a.cell(*column).cmp(b.cell(*column)));
    }
}

fn places(asked: &[u32], marks: &[u32]) -> Vec<usize> {
    let mut places = Vec::with_capacity(asked.len());
    for mark in asked {
        let mut sorted = marks.to_vec();
        sorted.sort_unstable(); //~ sort-in-loop
        places.push(sorted.partition_point(|each| each < mark));
    }
    places
}

fn known(words: &[String], all: &[String]) -> usize {
    words
        .iter()
        .filter(|word| {
            let mut sorted: Vec<&String> = all.iter().collect();
            sorted.sort_unstable(); //~ sort-in-loop
            sorted.binary_search(word).is_ok()
        })
        .count()
}

fn places_per_row(rows: &[Vec<u32>]) -> Vec<u32> {
    let mut middles = Vec::with_capacity(rows.len());
    for row in rows {
        let mut sorted = row.to_vec();
        sorted.sort_unstable();
        middles.push(sorted.iter().skip(2).sum());
    }
    middles
}

fn nearest_first(points: &[i32], all: &[i32]) -> Vec<i32> {
    let mut found = Vec::with_capacity(points.len());
    for point in points {
        let mut sorted = all.to_vec();
        sorted.sort_by_key(|each| (each - point).abs());
        found.extend(sorted.iter().rev().step_by(2));
    }
    found
}

fn growing(rows: &[u32]) -> u64 {
    let mut seen = Vec::with_capacity(rows.len());
    let mut sum = 0;
    for row in rows {
        seen.push(*row);
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        sum += sorted.iter().map(|each| u64::from(*each)).sum::<u64>();
    }
    sum
}
