import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** Room is a `usize`, an iterator is asked before it is walked, and what is collected only to be asked has several ways out. */
test.each([
  [
    'room is asked for by a usize',
    'grow-loop-without-capacity',
    'fn squares(count: u32) -> Vec<u32> { let mut all = Vec::new(); for i in 0..count { all.push(i * i); } all }',
    'room for `count as usize` (`Vec::with_capacity`)',
  ],
  [
    'an iterator is asked without being given away',
    'grow-loop-without-capacity',
    'fn more(ids: impl Iterator<Item = u32>) -> Vec<u32> { let mut all = Vec::new(); for id in ids { all.push(id + 1); } all }',
    'room for `ids.size_hint().0`',
  ],
  [
    'errors are not counted',
    'collect-for-len-first-index',
    `fn count(words: &[String]) -> Result<usize, ParseIntError> {
    let all = words.iter().map(|word| word.parse::<u32>()).collect::<Result<Vec<_>, _>>()?;
    Ok(all.len())
}`,
    'count in a `try_fold`, which stops at the first error',
  ],
  [
    'the last part is asked for',
    'collect-for-len-first-index',
    "fn name(path: &str) -> String { let parts: Vec<&str> = path.split('/').collect(); parts[parts.len() - 1].to_string() }",
    'use `last()` of the iterator',
  ],
  [
    'what was taken is not there to be counted',
    'collect-for-len-first-index',
    `fn found(names: &[String]) -> (usize, Option<&String>) {
    let all: Vec<&String> = names.iter().filter(|name| name.len() > 2).collect();
    (all.len(), all.first().copied())
}`,
    'take what is asked for with `next()`, and `count()` the rest',
  ],
  [
    'a closure that moves takes a reference along',
    'needless-arc',
    `fn total(ids: &[u32]) -> u32 {
    let sum = Arc::new(Mutex::new(0));
    std::thread::scope(|scope| {
        for id in ids {
            let sum = sum.clone();
            scope.spawn(move || { *sum.lock().unwrap() += *id; });
        }
    });
    let total = *sum.lock().unwrap();
    total
}`,
    '`let sum = &sum;` gives a `move` closure a reference',
  ],
  [
    'what was put into a pointer need not be taken out',
    'needless-arc',
    `fn total(count: u32) -> u32 {
    let sum = Arc::new(AtomicU32::new(0));
    for i in 0..count { sum.fetch_add(i, Ordering::Relaxed); }
    Arc::try_unwrap(sum).unwrap().into_inner()
}`,
    ', and what takes the content out of it again',
  ],
  [
    'a text that is made does not lie in the program',
    'vec-where-array-fits',
    `fn length(is_short: bool) -> usize {
    let names = if is_short { vec!["a".to_string()] } else { vec!["b".to_string(), "c".to_string()] };
    names.iter().map(|name| name.len()).sum()
}`,
    'let each way be a slice of `&str`s',
  ],
  [
    'what an inner closure would take away from others it gets as a reference',
    'alloc-in-loop',
    `struct Post { known: Vec<u32>, sent: Vec<u32> }
impl Post {
    fn fresh(&mut self, bags: &[Bag]) {
        self.sent.extend(bags.iter().flat_map(|bag| {
            let town = bag.town();
            bag.letters.iter().filter(|letter| letter.town == town && !self.known.contains(&letter.number)).map(|letter| letter.number).collect::<Vec<_>>()
        }));
    }
}`,
    'bind `&self.known` to a name before, use that in the inner closure, make it `move`',
  ],
  [
    'a reference is taken along as it is',
    'alloc-in-loop',
    `fn fresh(known: &[u32], bags: &[Bag]) -> Vec<u32> {
    bags.iter().flat_map(|bag| {
        let town = bag.town();
        bag.letters.iter().filter(|letter| letter.town == town && !known.contains(&letter.number)).map(|letter| letter.number).collect::<Vec<_>>()
    }).collect()
}`,
    'leave out `collect` (an inner closure may have to be `move`)',
  ],
  [
    'a Cow is no path, what it holds is looked at as one',
    'redundant-string-conversion',
    `fn started(tool: &Path, dir: &Path) -> bool {
    let name = tool.to_string_lossy().to_string();
    dir.join(&name).exists() && Path::new(&name).is_relative()
}`,
    'valid, and lend it to `join` and `Path::new` as `&*name`',
  ],
  [
    'nor is one that is made on some ways',
    'string-where-cow-fits',
    `fn opened(kind: u32, dir: &Path) -> bool {
    let name = if kind == 0 { "root".to_string() } else { format!("leaf-{kind}") };
    dir.join(&name).exists()
}`,
    'be a `Cow<str>`: only what is made on the spot needs to be owned, and lend it to `join` as `&*name`',
  ],
  [
    'a text can be asked of a Cow as it is',
    'redundant-string-conversion',
    `fn started(tool: &Path) -> bool {
    let name = tool.to_string_lossy().to_string();
    name.starts_with("a") && is_known(&name)
}`,
    'keep the `Cow`, which borrows as long as the text is valid',
  ],
  [
    'room is for what the list is made of, too',
    'grow-loop-without-capacity',
    'fn corners(origin: u32, sides: &[u32]) -> Vec<u32> { let mut all = vec![origin]; for side in sides.iter().skip(1) { all.push(side + 1); } all }',
    'create it with room for 1 more than the loop has turns (`Vec::with_capacity`)',
  ],
  [
    'what a function returns is no path either',
    'string-where-cow-fits',
    `fn named(kind: u32) -> String { if kind == 0 { "root".to_string() } else if kind == 1 { "stem".to_string() } else { format!("leaf-{kind}") } }
fn opened(dir: &Path) -> bool { dir.join(named(3)).exists() }`,
    'needs to be owned, and hand `&*` of it to `join`',
  ],
])('%s', (_, rule, text, help) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule).map((each) => each.help)).toEqual([
    expect.stringContaining(help),
  ]);
});

test('the edit leaves `vec!` out', () => {
  const text = 'fn both(ids: &[u32]) -> Vec<u32> { ids.iter().flat_map(|id| vec![*id, *id + 1]).collect() }';
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.find(({ rule }) => rule === 'alloc-in-loop')?.suggestion?.replacement).toContain(
    'flat_map(|id| [*id, *id + 1])',
  );
});
