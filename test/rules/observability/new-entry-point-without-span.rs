impl Server {
    #[instrument(skip_all)]
    pub async fn get(&self, id: u64) -> u64 {
        let row = self.load(id).await;
        row.value
    }

    #[tracing::instrument]
    pub async fn put(&self, id: u64) {
        let row = self.load(id).await;
        self.store(row).await;
    }

    pub async fn delete(&self, id: u64) { //~ new-entry-point-without-span note
        let row = self.load(id).await;
        self.remove(row).await;
    }

    pub fn len(&self) -> usize {
        self.len
    }
}

impl Stage for Headers {
    #[instrument(skip_all)]
    fn execute(&mut self) {
        self.load();
        self.store();
    }

    #[instrument(skip_all)]
    fn prepare(&mut self) {
        self.load();
        self.store();
    }

    fn unwind(&mut self) { //~ new-entry-point-without-span note
        self.load();
        self.store();
    }
}

impl Handler for Api {
    async fn first(&self) {
        let span = info_span!("first");
        self.run().instrument(span).await;
    }

    #[instrument]
    async fn second(&self) {
        self.run().await;
        self.stop().await;
    }

    async fn third(&self) { //~ new-entry-point-without-span note
        self.run().await;
        self.stop().await;
    }
}

// ---- look-alikes

impl Mixed {
    #[instrument]
    pub async fn one(&self) {
        self.run().await;
        self.stop().await;
    }

    pub async fn two(&self) {
        self.run().await;
        self.stop().await;
    }

    pub async fn three(&self) {
        self.run().await;
        self.stop().await;
    }
}
