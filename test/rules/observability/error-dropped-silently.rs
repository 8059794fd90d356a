use std::fs;

fn flushed(file: &mut File) {
    let _ = file.flush(); //~ error-dropped-silently note

    file.sync_all().ok(); //~ error-dropped-silently note
}

fn removed(path: &Path) {
    let _ = fs::remove_file(path); //~ error-dropped-silently note
}

async fn committed(tx: Tx) {
    let _ = tx.commit().await; //~ error-dropped-silently note
}

// ---- look-alikes

fn explained(path: &Path) {
    // It may never have been made.
    let _ = fs::remove_file(path);
}

fn passed_on(file: &mut File) -> std::io::Result<()> {
    file.flush()
}

fn logged(file: &mut File) {
    if let Err(error) = file.flush() {
        warn!(%error, "flush");
    }
}

fn receiver_gone(sender: &Sender<u8>) {
    let _ = sender.send(1);

    sender.try_send(2).ok();
}

fn kept(text: &str) -> Option<u64> {
    let number = text.parse().ok();
    number
}

fn guard(lock: &Mutex<u8>) {
    let _guard = lock.lock();
}

fn unused(text: &str) {
    let _ = text.len();
}

fn into_a_text(out: &mut String) {
    let _ = write!(out, "x");
}

impl Drop for Cache {
    fn drop(&mut self) {
        let _ = self.file.flush();
    }
}
