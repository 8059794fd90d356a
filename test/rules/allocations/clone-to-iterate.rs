struct Services {
    names: Vec<String>,
    ports: HashMap<String, Port>,
    open: Vec<String>,
}

impl Services {
    fn check(&self) {
        for name in self.names.clone() { //~ clone-to-iterate
            assert(name.len() > 3);
        }
    }

    fn ports(&self) -> Vec<Port> {
        let mut ports = Vec::new();
        for (name, port) in self.ports.clone().into_iter() { //~ clone-to-iterate
            if name.starts_with("p2p") {
                ports.push(port);
            }
        }
        ports
    }

    // ---- look-alikes

    fn close(&mut self) {
        for name in self.open.clone() {
            self.open.retain(|other| *other != name);
        }
    }

    fn moved(&self) -> Vec<Service> {
        let mut services = Vec::new();
        for name in self.names.clone() {
            services.push(Service::of(name));
        }
        services
    }

    fn borrowed(&self) {
        for name in &self.names {
            assert(name.len() > 3);
        }
    }
}

fn flags(list: &[Flag]) -> u32 {
    let mut sum = 0;
    for flag in list.to_vec() { //~ clone-to-iterate
        sum += flag.bits();
    }
    sum
}

fn blocks(block_range: Range<u64>) {
    for block in block_range.clone() {
        show(block == 0);
    }
}

fn twice(numbers_iter: Numbers) {
    for number in numbers_iter.clone() {
        show(number == 0);
    }
}
