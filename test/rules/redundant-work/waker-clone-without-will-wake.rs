impl Gate {
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.open {
            return Poll::Ready(());
        }
        self.waiting = Some(cx.waker().clone()); //~ waker-clone-without-will-wake
        Poll::Pending
    }

    fn poll_closed(&self, cx: &mut Context<'_>) -> Poll<()> {
        let waker = cx.waker();
        let mut shared = self.shared.lock();
        if shared.closed {
            return Poll::Ready(());
        }
        shared.waiting.replace(waker.clone()); //~ waker-clone-without-will-wake
        Poll::Pending
    }

    fn poll_turn(&mut self, cx: &mut Context<'_>, turn: usize) -> Poll<()> {
        self.turns[turn].set_waker(cx.waker().clone()); //~ waker-clone-without-will-wake
        Poll::Pending
    }

    fn poll_named(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let waker = cx.waker().clone(); //~ waker-clone-without-will-wake
        self.waiting = Some(waker);
        Poll::Pending
    }

    fn poll_shared(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let waker = cx.waker().clone();
        self.waiting = Some(waker.clone());
        self.other.keep(waker);
        Poll::Pending
    }

    fn poll_slot(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.slots[0] = cx.waker().clone(); //~ waker-clone-without-will-wake
        Poll::Pending
    }
}

impl Door {
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.knocking = Some(cx.waker().clone()); //~ waker-clone-without-will-wake note
        Poll::Pending
    }

    fn open(&mut self) {
        if let Some(waker) = self.knocking.take() {
            waker.wake();
        }
    }
}

// ---- look-alikes

impl Gate {
    fn asks_first(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        match &self.waiting {
            Some(waker) if waker.will_wake(cx.waker()) => {}
            _ => self.waiting = Some(cx.waker().clone()),
        }
        Poll::Pending
    }

    fn one_more_in_the_queue(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.queue.push(cx.waker().clone());
        Poll::Pending
    }

    fn by_key(&mut self, cx: &mut Context<'_>, key: u64) -> Poll<()> {
        self.by_key.insert(key, cx.waker().clone());
        Poll::Pending
    }

    fn registered(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.atomic.register(cx.waker());
        Poll::Pending
    }

    fn for_a_task(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let waker = cx.waker().clone();
        spawn(move || waker.wake());
        Poll::Pending
    }

    fn of_some_other_kind(&mut self, pump: &Pump) {
        self.waiting = Some(pump.waker.clone());
    }
}

#[cfg(test)]
mod tests {
    fn poll_once(gate: &mut Gate, cx: &mut Context<'_>) {
        gate.waiting = Some(cx.waker().clone()); //~ waker-clone-without-will-wake note
    }
}
