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
