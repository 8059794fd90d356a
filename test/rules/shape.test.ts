import { CrateIndex } from '../../src/index/crate-index.js';
import { RustFile } from '../../src/rules/rust-file.js';
import { shapeOf } from '../../src/rust/functions/shape.js';

/** How hot `work()` is, and why, in a file of this text. */
function shapeIn(text: string, path = 'src/lib.rs') {
  const file = new RustFile(path, text, CrateIndex.of(new Map(), true));
  const calls = [...file.tree.root.descendantsOfKind('call_expression')];
  return shapeOf(calls.find((call) => call.text === 'work()')!, file.coldBecause);
}

describe('how often a function runs, by its name and what it implements', () => {
  test.each([
    ['fn next(&mut self) { work(); }', 'hot', '`next` is named like per-item work'],
    ['fn on_row(&mut self, row: Row) { work(); }', 'hot', '`on_row` is named like per-item work'],
    ['fn handle_row(row: Row) { work(); }', 'hot', '`handle_row` is named like per-item work'],
    ['fn on_prepare(&mut self) { work(); }', 'warm', 'in `on_prepare`'],
    ['fn handle_start() { work(); }', 'warm', 'in `handle_start`'],
    ['impl Iterator for Rows { fn size_hint(&self) { work(); } }', 'hot', 'implements `Iterator`'],
    ['fn sum(rows: &[Row]) { for row in rows { work(); } }', 'hot', 'inside `for` in `sum`'],
    ['fn sum(rows: &[Row]) { rows.iter().map(|row| work()); }', 'hot', 'inside `map` in `sum`'],
    ['fn sum() { work(); }', 'warm', 'in `sum`'],
    ['fn odd(rows: &[Row]) { for row in rows { if row.is_odd() { return work(); } } }', 'warm', 'in `odd`'],
    [
      'fn odd(rows: &[Row]) { for row in rows { let Some(at) = row.at() else { work(); break; }; } }',
      'warm',
      'in `odd`',
    ],
    [
      'fn odd(rows: &[Row]) { for row in rows { for part in row { if part.is_odd() { work(); break; } } } }',
      'hot',
      'inside `for` in `odd`',
    ],
    [
      'fn hooks(rows: &[Row]) { for row in rows { add(Hook::new(row, move |at| work())); } }',
      'warm',
      'in `hooks`',
    ],
    ['fn hooks(rows: &[Row]) { for row in rows { all.push(Box::new(|at| work())); } }', 'warm', 'in `hooks`'],
    ['fn hooks(rows: &[Row]) { for row in rows { add(Hook { run: |at| work() }); } }', 'warm', 'in `hooks`'],
    [
      'fn hooks(rows: &[Row]) { for row in rows { add(Hook { run: |at| for _ in at { work() } }); } }',
      'hot',
      'inside `for` in `hooks`',
    ],
    ['fn odd(rows: &[Row]) { for row in rows { row.with(|at| work()); } }', 'hot', 'inside `for` in `odd`'],
    [
      'fn odd(rows: &[Row]) { for row in rows { if row.is_odd() { work(); continue; } } }',
      'hot',
      'inside `for` in `odd`',
    ],
    [
      'fn odd(rows: &[Row]) { for row in rows { let Some(at) = row.at() else { return OddSnafu { row: work() }.fail(); }; } }',
      'cold',
      'in a branch that ends in an error',
    ],
    ['fn with_capacity(n: usize) { work(); }', 'warm', 'in `with_capacity`'],
    [
      'impl Doc { fn with_state<R>(&self, f: impl FnOnce(&mut State) -> R) -> R { work(); } }',
      'warm',
      'in `Doc::with_state`',
    ],
    ['impl Doc { fn with_rows<F>(&self, f: F) where F: FnMut(&Row) { work(); } }', 'warm', 'with_rows'],
    [
      'impl Doc { fn with_filter(mut self, f: impl Fn(&Row) -> bool) -> Self { work(); } }',
      'cold',
      'is a constructor or set-up',
    ],
    [
      'impl Doc { fn with_hook<F: Fn()>(hook: F) -> Result<Doc, Error> { work(); } }',
      'cold',
      'is a constructor or set-up',
    ],
    ['fn with_rows(rows: Rows) -> Doc { work(); }', 'cold', 'is a constructor or set-up'],
    ['fn new() { work(); }', 'cold', '`new` is a constructor or set-up'],
    ['fn main() { for row in rows() { work(); } }', 'cold', '`main` runs once'],
    ['fn cmd_list(rows: &[Row]) { for row in rows { work(); } }', 'cold', '`cmd_list` runs once'],
    [
      'fn render_help(lines: &[Line]) { for line in lines { work(); } }',
      'cold',
      '`render_help` is there for a person',
    ],
    ['fn helped(rows: &[Row]) { for row in rows { work(); } }', 'hot', 'inside `for` in `helped`'],
    [
      'impl Command for To { fn examples(&self) { work(); } }',
      'cold',
      '`To::examples` is there for a person',
    ],
    ['fn explain_plan(rows: &[Row]) { for row in rows { work(); } }', 'cold', 'there for a person to read'],
    ['fn migrate_v2() { work(); }', 'cold', '`migrate_v2` runs once'],
    ['fn start_row(&mut self) { work(); }', 'cold', '`start_row` runs once'],
    [
      'impl Out { fn start_row(&mut self) { work(); } fn end_row(&mut self) {} }',
      'warm',
      'in `Out::start_row`',
    ],
    ['impl Debug for Row { fn fmt(&self) { work(); } }', 'cold', 'implements `Debug`'],
    ['impl DebugWithDb for Row { fn fmt(&self) { for part in parts() { work(); } } }', 'cold', 'DebugWithDb'],
    [
      'use clap::Parser; #[derive(Debug, Parser)] struct Args { a: u8 } async fn execute(args: Args) { work(); }',
      'cold',
      '`execute` is entered once for a command line',
    ],
    [
      'use clap::Parser; #[derive(Parser)] struct Args { a: u8 } fn execute(args: Args) { for row in rows() { work(); } }',
      'hot',
      'inside `for` in `execute`',
    ],
    [
      'use clap::Parser; #[derive(Parser)] struct Args { a: u8 } fn each(args: &Args) { work(); }',
      'warm',
      'in `each`',
    ],
    [
      '#[derive(Parser)] #[grammar = "a.pest"] struct Rows; fn each(rows: Rows) { work(); }',
      'warm',
      'in `each`',
    ],
    ['impl Display for ReadError { fn fmt(&self) { work(); } }', 'cold', 'writes an error out'],
    ['#[cold] fn sum() { work(); }', 'cold', 'marked `#[cold]`'],
    ['#[test] fn sum() { work(); }', 'cold', 'in a test'],
    ['static ALL: LazyLock<Rows> = LazyLock::new(|| work());', 'cold', 'made once, for a static'],
  ])('%s', (text, level, because) => {
    expect(shapeIn(text)).toEqual({ level, because: expect.stringContaining(because) });
  });
});

describe('how often a file runs, by its path', () => {
  const LOOP = 'fn sum(rows: &[Row]) { for row in rows { work(); } }';

  test.each([
    ['src/rows.rs', 'hot'],
    ['src/migration_of_birds.rs', 'hot'],
    ['src/commands/publisher.rs', 'hot'],
    ['tests/rows.rs', 'cold'],
    ['benches/rows.rs', 'cold'],
    ['examples/rows.rs', 'cold'],
    ['build.rs', 'cold'],
    ['src/bin/rows.rs', 'cold'],
    ['xtask/src/main.rs', 'cold'],
    ['crates/store/src/migrate.rs', 'cold'],
    ['crates/store/src/migrate/version_2.rs', 'cold'],
    ['crates/misc/publish/src/main.rs', 'cold'],
    ['src/http/test_server.rs', 'cold'],
    ['dev/src/generate.rs', 'cold'],
    ['crates/rows-tools/src/main.rs', 'cold'],
    ['crates/rows_derive/src/lib.rs', 'cold'],
  ])('%s', (path, level) => {
    expect([path, shapeIn(LOOP, path).level]).toEqual([path, level]);
  });
});
