fn index<K: Clone + Eq + Hash + Ord + Display + Debug>(keys: &[K]) -> usize { //~ excess-trait-bounds note
    keys.len()
}

struct Table<K>
where
    K: Copy + Eq + Hash + Ord + Default + Into<u64> + Send, //~ excess-trait-bounds note
{
    keys: Vec<K>,
}

impl<T: Add<T> + Sub<T> + Mul<T> + Div<T> + Neg + Copy> Matrix<T> {} //~ excess-trait-bounds note

// ---- look-alikes

trait Key: Clone + Eq + Hash + Ord + Display + Debug {}

fn few<K: Clone + Eq + Hash + Send + Sync + Unpin + 'static>(keys: &[K]) -> usize {
    keys.len()
}

fn sum(a: u64, b: u64, c: u64) -> u64 {
    a + b + c + a + b + c + a
}

// What gives the bounds a name has to say them once.
trait Label: Clone + Eq + Hash + Ord + Display + Debug {}

impl<L: Clone + Eq + Hash + Ord + Display + Debug> Label for L {}

trait Shelf<K> {
    fn keys(&self) -> Vec<K>;
}

impl<K: Clone + Eq + Hash + Ord + Display + Debug> Shelf<K> for Rack<K> { //~ excess-trait-bounds note
    fn keys(&self) -> Vec<K> {
        self.keys.clone()
    }
}
