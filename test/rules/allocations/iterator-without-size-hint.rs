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

//@ src/access.rs
// ---- what serde reads a list from

use serde::de;

struct Elements<'a> {
    reader: &'a mut Reader,
    len: u32,
    at: u32,
}

impl<'de> de::SeqAccess<'de> for Elements<'_> { //~ iterator-without-size-hint
    type Error = Error;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let at = self.at;
        self.at += 1;
        if at < self.len {
            let value = self.reader.element(at)?;
            Ok(Some(seed.deserialize(value)?))
        } else {
            Ok(None)
        }
    }
}

struct Left<'a> {
    reader: &'a mut Reader,
    left: usize,
}

impl<'de> de::MapAccess<'de> for Left<'_> { //~ iterator-without-size-hint
    type Error = Error;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.reader)
    }
}

struct Values {
    values: std::vec::IntoIter<Value>,
}

impl<'de> de::SeqAccess<'de> for Values { //~ iterator-without-size-hint
    type Error = Error;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.values.next() {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }
}

// ---- look-alikes

struct Hinted {
    values: std::vec::IntoIter<Value>,
}

impl<'de> de::SeqAccess<'de> for Hinted {
    type Error = Error;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.values.next() {
            Some(value) => seed.deserialize(value).map(Some),
            None => Ok(None),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.values.len())
    }
}

// A number of bytes says nothing of elements.
struct Bytes<'a> {
    input: &'a [u8],
    len: usize,
    at: usize,
}

impl<'de> de::SeqAccess<'de> for Bytes<'_> {
    type Error = Error;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.at >= self.len {
            return Ok(None);
        }
        let (value, read) = element(&self.input[self.at..])?;
        self.at += read;
        seed.deserialize(value).map(Some)
    }
}

struct Lines<I> {
    lines: I,
}

impl<'de, I: Iterator<Item = Value>> de::SeqAccess<'de> for Lines<I> {
    type Error = Error;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.lines.next().map(|line| seed.deserialize(line)).transpose()
    }
}

struct Commented<'a> {
    rows: &'a [u32],
    at: usize,
}

impl<'a> Iterator for Commented<'a> { //~ iterator-without-size-hint
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.at >= self.rows.len() {
            return None; // done
        }
        self.at += 1;
        Some(self.rows[self.at - 1])
    }
}
