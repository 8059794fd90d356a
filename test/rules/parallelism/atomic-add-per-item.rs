struct Pool {
    seen: AtomicUsize,
    metrics: Metrics,
    shards: Vec<AtomicU64>,
}

impl Pool {
    fn add(&self, transactions: &[Tx]) {
        for tx in transactions {
            if self.insert(tx) {
                self.seen.fetch_add(1, Ordering::Relaxed); //~ atomic-add-per-item note
            }
        }
    }

    fn counted(&self, rows: &[Row]) {
        for row in rows {
            self.metrics.rows_total.increment(1); //~ atomic-add-per-item note
            self.keep(row);
        }
    }

    fn side_by_side(&self, rows: &[Row], bytes: &AtomicU64) {
        rows.par_iter().for_each(|row| {
            bytes.fetch_add(row.size(), Ordering::Relaxed); //~ atomic-add-per-item note
        });
    }

    // ---- look-alikes

    fn once(&self, rows: &[Row]) {
        self.seen.fetch_add(rows.len(), Ordering::Relaxed);
    }

    fn per_shard(&self, rows: &[Row]) {
        for row in rows {
            self.shards[row.shard].fetch_add(1, Ordering::Relaxed);
        }
    }

    fn numbered(&self, rows: &mut [Row]) {
        for row in rows {
            row.id = self.seen.fetch_add(1, Ordering::Relaxed);
        }
    }

    async fn progress(&self, paths: &[Path]) {
        for path in paths {
            self.load(path).await;
            self.seen.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn events(&self, queue: &Queue) {
        loop {
            queue.wait();
            self.seen.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn local(rows: &[Row]) -> usize {
        let mut seen = Counter::new();
        for row in rows {
            seen.increment(row.size);
        }
        seen.value()
    }
}

/// The line in the log costs a hundred times as much.
fn repair(findings: &[Finding], metrics: &Metrics) {
    for finding in findings {
        warn!("will repair {finding:?}");
        metrics.repaired.increment(1);
    }
}

fn beside_much_work(files: &[Change], done: &AtomicU64) -> Vec<Stats> {
    let mut all = Vec::new();
    for file in files {
        let old = decode(file.old());
        let new = decode(file.new());
        let lines = compare(old.lines(), new.lines());
        all.push(lines.stats(file.name()));
        done.fetch_add(1, Ordering::Relaxed);
    }
    all
}
