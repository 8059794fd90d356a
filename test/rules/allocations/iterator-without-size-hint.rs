struct Rows {
    area: Area,
    at: u16,
    end: u16,
}

impl Iterator for Rows { //~ iterator-without-size-hint
    type Item = Area;

    fn next(&mut self) -> Option<Area> {
        if self.at >= self.end {
            return None;
        }
        let row = Area::new(self.area.x, self.at, self.area.width, 1);
        self.at += 1;
        Some(row)
    }
}

impl<'a> Iterator for Words<'a> { //~ iterator-without-size-hint
    type Item = &'a str;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at < self.list.words.len() {
            let word = &self.list.words[self.at];
            self.at += 1;
            Some(word)
        } else {
            None
        }
    }
}

impl std::iter::Iterator for Countdown { //~ iterator-without-size-hint
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        Some(self.left)
    }
}

// ---- look-alikes

impl Iterator for Told {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.at >= self.end {
            return None;
        }
        self.at += 1;
        Some(self.at)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.at) as usize;
        (left, Some(left))
    }
}

impl Iterator for Selected {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.at >= self.rows.len() {
            return None;
        }
        while self.rows[self.at].closed {
            self.at += 1;
        }
        self.at += 1;
        Some(self.rows[self.at - 1].id)
    }
}

impl Iterator for Read {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        let row = self.reader.read()?;
        Some(row)
    }
}

impl Iterator for Jumps {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.at >= self.end {
            return None;
        }
        let at = self.at;
        self.at += self.step;
        Some(at)
    }
}

impl Iterator for Matches {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.at >= self.text.len() {
            return None;
        }
        self.at += 1;
        self.text[self.at - 1..].find('x')
    }
}

impl Iterator for Grid {
    type Item = (u16, u16);

    fn next(&mut self) -> Option<(u16, u16)> {
        if self.y >= self.height {
            return None;
        }
        let place = (self.x, self.y);
        self.x += 1;
        if self.x == self.width {
            self.x = 0;
            self.y += 1;
        }
        Some(place)
    }
}
