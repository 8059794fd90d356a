impl Stage for Hashing {
    fn execute(&mut self, input: Input) -> Output { //~ stage-without-measurement note
        let rows = self.load(input);
        self.hash(rows)
    }
}

impl<P: Provider> SyncStage<P> for Headers {
    async fn execute(&mut self, input: Input) -> Output { //~ stage-without-measurement note
        let rows = self.load(input).await;
        self.store(rows).await
    }
}

impl pipeline::Stage for Merkle {
    fn run(&mut self) { //~ stage-without-measurement note
        self.load();
        self.store();
    }
}

// ---- look-alikes

impl Stage for Measured {
    fn execute(&mut self, input: Input) -> Output {
        let started = Instant::now();
        let rows = self.load(input);
        self.metrics.record(started.elapsed());
        rows
    }
}

impl Stage for Traced {
    #[instrument(skip_all)]
    fn execute(&mut self, input: Input) -> Output {
        let rows = self.load(input);
        self.hash(rows)
    }
}

impl Stage for Wrapper {
    fn execute(&mut self, input: Input) -> Output {
        self.inner.execute(input)
    }
}

impl Actor for Player {
    fn execute(&mut self) {
        self.load();
        self.store();
    }
}
