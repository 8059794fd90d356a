//@ src/main.rs
#[tokio::main]
async fn main() { //~ default-allocator-in-binary note
    run().await;
}
//@ src/bin/import.rs
fn main() { //~ default-allocator-in-binary note
    rayon::join(left, right);
}
//@ crates/node/src/main.rs
fn main() { //~ default-allocator-in-binary note
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    runtime.block_on(run());
}

// ---- look-alikes
//@ crates/fast/src/main.rs
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() {
    run().await;
}
//@ crates/tool/src/main.rs
fn main() {
    println!("one thread");
}
//@ examples/server.rs
#[tokio::main]
async fn main() {
    run().await;
}
//@ src/lib.rs
mod inner {
    async fn main() {
        tokio::runtime::Handle::current();
    }
}
