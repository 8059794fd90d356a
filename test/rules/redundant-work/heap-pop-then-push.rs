use std::cmp::Reverse;
use std::collections::BinaryHeap;

fn merge(mut streams: BinaryHeap<Stream>, out: &mut Vec<u64>) {
    while let Some(mut stream) = streams.pop() { //~ heap-pop-then-push
        out.push(stream.head());
        if stream.advance() {
            streams.push(stream);
        }
    }
}

struct Merge {
    heads: BinaryHeap<Reverse<Head>>,
}

impl Merge {
    fn rows(&mut self, out: &mut Vec<Row>) {
        loop {
            let Some(Reverse(mut head)) = self.heads.pop() else { //~ heap-pop-then-push
                return;
            };
            out.push(head.take());
            if !head.is_done() {
                self.heads.push(Reverse(head));
            }
        }
    }
}

fn serve(waiting: &mut BinaryHeap<Job>, until: u64) {
    while waiting.peek().is_some_and(|job| job.due < until) {
        let mut job = waiting.pop().unwrap(); //~ heap-pop-then-push
        job.run();
        waiting.push(job);
    }
}

// ---- look-alikes

// The ways on are others, and as many as there are.
fn shortest(graph: &Graph, mut open: BinaryHeap<Step>) {
    while let Some(step) = open.pop() {
        for next in graph.from(step.at) {
            open.push(Step { at: next, cost: step.cost + 1 });
        }
    }
}

fn largest(mut sizes: BinaryHeap<u64>) -> Option<u64> {
    let largest = sizes.pop()?;
    sizes.push(largest);
    sizes.peek().copied()
}

fn moved(mut left: BinaryHeap<Job>, right: &mut BinaryHeap<Job>) {
    while let Some(job) = left.pop() {
        right.push(job);
    }
}

fn stacked(mut stack: Vec<Job>) {
    while let Some(job) = stack.pop() {
        if !job.is_done() {
            stack.push(job);
        }
    }
}
