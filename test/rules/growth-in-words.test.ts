import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** How much a loop adds is said as it is, and a fix that makes room is offered only where it makes enough. */
test.each([
  ['out.push(item);', 'gets one element per turn', true],
  ['out.push(0); out.push(item);', 'gets several elements per turn', false],
  ['if item == 0 { out.push(1); } out.extend_from_slice(parts);', 'gets more per turn', false],
  [
    'if item == 1 { for part in parts { out.push(part); } } out.push(item);',
    'gets one element or more per turn',
    false,
  ],
  ['if item == 1 { out.push(0); } if item == 2 { out.push(item); }', 'gets elements at some turns', false],
  [
    'if let Some(found) = look_up(item) { out.push(found); }',
    'each turn of the `for` on line 3 that finds one',
    false,
  ],
  ['if item == 0 { out.push(1); } out.push(item);', 'gets one element or more per turn', false],
  [
    'match kind { Kind::A => out.push(item), Kind::B => out.push(0), Kind::C => drop(item) }',
    'gets one element at most turns',
    false,
  ],
])('%s', (body, words, isFixed) => {
  const text = `fn gather(items: Vec<u64>, kind: Kind) -> Vec<u64> {
    let mut out = Vec::new();
    for item in items {
        look(&item);
        ${body}
    }
    out
}
`;
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  const growth = findings.find(({ rule }) => rule === 'grow-loop-without-capacity');
  expect(growth?.message).toContain(words);
  expect(growth?.suggestion !== null).toBe(isFixed);
});

/** Room is said to be the most, or the least, only where nothing else adds. */
test.each([
  ['', 'seen.insert(item);', '', 'gets at most one element', 'for `items.len()`, which is the most'],
  ['seen.insert(0);', 'seen.insert(item);', '', 'one element', 'and for what line 3 adds, which is the most'],
  ['', 'seen.insert(item);', 'seen.insert(0);', 'gets at most one element', 'room for `items.len()`'],
  [
    '',
    'if item == 1 { for part in parts { seen.insert(part); } } seen.insert(item);',
    '',
    'gets keys per turn',
    'what all turns insert',
  ],
])('%s for .. { %s } %s', (before, body, after, words, room) => {
  const text = `fn gather(items: Vec<u64>, parts: &[u64]) -> HashSet<u64> {
    let mut seen = HashSet::new();
    ${before}
    for item in items {
        ${body}
    }
    ${after}
    seen
}
`;
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  const growth = findings.find(({ rule }) => rule === 'grow-loop-without-capacity');
  expect(growth?.message).toContain(words);
  expect(growth?.help.endsWith(room)).toBe(true);
});

/** Room for a number that nobody has checked is not made before the input shows that it is true, and a loop that fails is none to collect from. */
test.each([
  ['for name in names { all.push(name.len()); }', ' (`Vec::with_capacity`), or collect it from the iterator'],
  ['for name in names { all.push(number(name)?); }', 'for `names.len()` (`Vec::with_capacity`)'],
  ['for at in 0..size { all.push(look(at)); }', ' (`Vec::with_capacity`), or collect it from the iterator'],
  [
    'for at in 0..size { all.push(look(at)?); }',
    '`size` (`Vec::with_capacity`), within a bound where nothing has checked that number',
  ],
  ['assert!(size < 99); for at in 0..size { all.push(look(at)?); }', '`size` (`Vec::with_capacity`)'],
  [
    'let n = input.read_number()?; for _ in 0..n { all.push(input.read_number()?); }',
    '`n` (`Vec::with_capacity`), but within a bound: the number was read, and nothing has checked it',
  ],
])('%s', (steps, help) => {
  const text = `fn gather(names: &[Name], size: usize, input: &mut Input) -> Result<Vec<usize>, Broken> {
    let mut all = Vec::new();
    ${steps}
    Ok(all)
}
`;
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  const growth = findings.find(({ rule }) => rule === 'grow-loop-without-capacity');
  expect(growth?.help.endsWith(help)).toBe(true);
});

/** Room is made for what the list is made of as well, and for a number that can be asked for twice. */
test.each([
  ['let mut out = vec![first];', '0..count', 'room for `1 + count`'],
  ['let mut out = vec![first, 0];', 'items', 'room for `2 + items.len()`'],
  ['let mut out = Vec::with_capacity(count); out.push(first); out.push(0);', '0..count', '(count + 2)'],
  ['let mut out = Vec::new();', '0..input.read_len()?', 'room for the number of turns'],
  ['let mut out = Vec::new();', '0..input.draw(9)', 'room for the number of turns'],
  ['let mut out = vec![first];', '0..input.read_len()?', undefined],
  ['let mut out = vec![input.draw(9)];', '0..input.draw(9)', undefined],
])('%s for _ in %s', (made, walked, room) => {
  const text = `fn gather(input: &mut Input, items: Vec<u64>, count: usize, first: u64) -> Option<Vec<u64>> {
    ${made}
    for each in ${walked} {
        out.push(input.next_of(&each));
    }
    Some(out)
}
`;
  const { findings } = scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG);
  const growth = findings.find(({ rule }) => rule === 'grow-loop-without-capacity');
  if (room) expect(growth?.help).toContain(room);
  else expect(growth).toBeUndefined();
});
