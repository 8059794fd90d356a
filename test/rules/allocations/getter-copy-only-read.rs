use std::collections::HashMap;
use std::sync::Arc;

struct Reader {
    words: Vec<Phrase>,
    at: usize,
    title: String,
    notes: HashMap<u32, Vec<String>>,
    shared: Arc<Page>,
    best: Option<Phrase>,
}

impl Reader {
    fn current(&self) -> Phrase {
        self.nth(0)
    }

    fn nth(&self, steps: usize) -> Phrase {
        self.nth_ref(steps).clone()
    }

    fn nth_ref(&self, steps: usize) -> &Phrase {
        self.words.get(self.at + steps).unwrap_or(&LAST)
    }

    fn found(&self, at: usize) -> Option<Phrase> {
        if let Some(word) = self.words.get(at) {
            Some(word.clone())
        } else {
            None
        }
    }

    fn title(&self) -> String {
        self.title.clone()
    }

    fn notes(&self, page: u32) -> Vec<String> {
        self.notes.get(&page).cloned().unwrap_or_default()
    }

    fn page(&self) -> Arc<Page> {
        self.shared.clone()
    }

    fn upper(&self) -> String {
        self.title.to_uppercase()
    }

    fn matched(&mut self) -> Option<Chapter> {
        match self.current().text { //~ getter-copy-only-read
            Text::Heading(_) => Some(self.chapter()),
            Text::Plain(line) if line.mark == Mark::Start => Some(self.start()),
            _ => None,
        }
    }

    fn chosen(&mut self) -> u8 {
        match self.current().text { //~ getter-copy-only-read
            Text::Plain(line) => match line.mark {
                Mark::Start => self.step(1),
                Mark::End => self.step(2),
            },
            _ => 0,
        }
    }

    fn opened(&self, at: usize) -> usize {
        if let Some(word) = self.found(at) { //~ getter-copy-only-read
            return word.letters.len();
        }
        0
    }

    fn compared(&mut self) -> bool {
        let next = self.current(); //~ getter-copy-only-read
        if next == Phrase::COMMA || next == Phrase::DOT {
            return true;
        }
        self.skip();
        self.nth(2) != Phrase::COMMA //~ getter-copy-only-read
    }

    fn read(&self) -> usize {
        let letters = self.title().len(); //~ getter-copy-only-read
        letters + self.notes(3).iter().map(|note| note.len()).sum::<usize>() //~ getter-copy-only-read
    }

    fn lent(&self) -> bool {
        println!("{} of {:?}", self.title(), 3); //~ getter-copy-only-read
        is_known(&self.title()) //~ getter-copy-only-read
    }

    // ---- look-alikes

    fn kept(&self) -> Entry {
        Entry { word: self.current(), title: self.title() }
    }

    fn taken_apart(&self) -> Option<String> {
        match self.current().text {
            Text::Heading(name) => Some(name),
            _ => None,
        }
    }

    fn changed_meanwhile(&mut self) -> usize {
        let title = self.title();
        self.title.clear();
        title.len()
    }

    fn changed_in_arm(&mut self) -> usize {
        match self.current().text {
            Text::Plain(line) => {
                self.skip();
                line.letters.len()
            }
            _ => 0,
        }
    }

    fn counted(&self) -> usize {
        self.page().lines.len()
    }

    fn logged(&self) {
        debug!("at {}", self.title());
    }

    fn made(&self) -> bool {
        self.upper().contains("A")
    }

    fn on_the_way(&mut self, more: &str) -> bool {
        let mut title = self.title();
        title.push_str(more);
        title.is_empty()
    }
}

struct Shelf {
    readers: Mutex<Vec<Reader>>,
    label: String,
}

impl Shelf {
    fn first(&self) -> Option<Reader> {
        self.readers.lock().unwrap().first().cloned()
    }

    fn known(&self) -> bool {
        self.first().is_some()
    }
}

trait Named {
    fn label(&self) -> String;
}

impl Named for Shelf {
    fn label(&self) -> String {
        self.label.clone()
    }
}

fn printed(shelf: &Shelf) {
    println!("{}", shelf.label());
}

//@ src/given_by_name.rs
struct Pages {
    title: String,
    notes: Vec<String>,
}

impl Pages {
    fn title_by_name(&self) -> String {
        let title = self.title.clone();
        title
    }

    fn notes_made(&self) -> Vec<String> {
        let notes = self.notes.iter().map(|note| note.to_uppercase()).collect();
        notes
    }

    fn title_changed(&self) -> String {
        let mut title = self.title.clone();
        title.push('.');
        title
    }

    fn width(&self) -> usize {
        self.title_by_name().len() //~ getter-copy-only-read
    }

    fn others(&self) -> usize {
        self.notes_made().len() + self.title_changed().len()
    }
}
