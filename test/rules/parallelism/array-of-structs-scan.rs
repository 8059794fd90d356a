struct Order {
    id: u64,
    price: u64,
    amount: u64,
    owner: String,
    note: String,
    opened: u64,
    closed: u64,
    state: u8,
}

fn best(orders: &[Order]) -> Option<u64> {
    orders.iter().map(|order| order.price).min() //~ array-of-structs-scan note
}

struct Book {
    orders: Vec<Order>,
}

impl Book {
    fn any_open(&self) -> bool {
        self.orders.iter().any(|order| order.state == 1) //~ array-of-structs-scan note
    }

    fn open(&self) -> usize {
        self.orders.iter().filter(|order| order.state == 1).count() //~ array-of-structs-scan note
    }

    // ---- look-alikes

    fn named(&self, name: &str) -> bool {
        self.orders.iter().any(|order| order.owner == name)
    }

    fn worth(&self) -> u64 {
        self.orders.iter().map(|order| order.price * order.amount).sum()
    }

    fn checked(&self) -> bool {
        self.orders.iter().all(|order| order.is_fine())
    }
}

struct Point {
    x: u64,
    y: u64,
}

fn right(points: &[Point]) -> Option<u64> {
    points.iter().map(|point| point.x).max()
}
