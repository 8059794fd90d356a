import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileFacts, factsOfFile } from '../../../src/index/crate-index.js';

/** A text for each kind of fact; `//@ PATH` begins one. */
const WRITTEN = readFileSync(new URL('./texts.rs', import.meta.url), 'utf8')
  .split(/^\/\/@ (.+)\n/m)
  .slice(1);
const TEXTS = WRITTEN.flatMap((path, at) =>
  at % 2 === 0 ? [[path, WRITTEN[at + 1]!.trimEnd()] as const] : [],
);

/** Of what a path alone makes a test or a benchmark, and what looks like it. */
const PATHS =
  'tests/a.rs test/a.rs testing/a.rs test-utils/a.rs test_util/a.rs fuzz/a.rs src/tests.rs src/test.rs src/a_test.rs src/a_tests.rs src/latest.rs tools/test.rs cmd/test.rs commands/bench.rs ops/bench.rs benches/a.rs bench/a.rs benchmarks/a.rs src/bench.rs src/benches.rs src/workbench.rs tests/bench.rs'.split(
    ' ',
  );
const HARNESSES = ['', 'criterion', 'divan', 'iai', 'gungraun', 'black_box', 'Bencher', '#[bench]'];

/** Whether a function that only calls them is a trifle. */
const METHODS =
  'abs abs_diff ceil floor round trunc fract signum sqrt min max clamp pow powi powf mul_add saturating_sub wrapping_add checked_mul overflowing_iter rem_euclid div_euclid div_ceil is_multiple_of next_power_of_two is_power_of_two leading_zeros trailing_ones count_ones rotate_left rotate_right swap_bytes len is_some is_none is_ok is_err is_empty is_positive is_negative is_nan unwrap unwrap_or unwrap_or_default expect into as_ref as_deref clone to_string get iter sum unwrap_or_else push sin to_le_bytes copied next'.split(
    ' ',
  );
const CALLED =
  'cmp::min std::cmp::max size_of mem::align_of_val u64::from_be_bytes f32::from NonZeroU8::new NodeId::new Kind::Of Some String::new Vec::with_capacity min parse'.split(
    ' ',
  );

/** Whether `path = "..."` among their arguments may name a file. */
const MACROS =
  'print eprintln format format_args writeln write panic todo unimplemented unreachable assert debug_assert_eq assert_ne matches dbg vec trace debug info warn error event span info_span log include cfg_attr bail get field concat'.split(
    ' ',
  );

function texts(): readonly (readonly [path: string, text: string])[] {
  const ofPaths = PATHS.flatMap((path) => HARNESSES.map((name) => [path, `// ${name}\nfn f() {}`] as const));
  const methods = METHODS.map((name, at) => `fn m${at}(&self) -> u8 { self.a.${name}(1) }`);
  const called = CALLED.map((name, at) => `fn c${at}(a: u8) -> u8 { ${name}(a) }`);
  const macros = MACROS.map((name, at) => `fn p${at}() { ${name}!(path = "${name}.md"); }`);
  return [
    ...TEXTS,
    ...ofPaths,
    ['src/trifles.rs', [...methods, ...called].join('\n')],
    ['src/macros.rs', macros.join('\n')],
  ];
}

/** What the index reads of the pinned texts. */
export function pinnedFacts(): readonly FileFacts[] {
  return texts().map(([path, text]) => factsOfFile(path, text));
}

/** A number that fits the database's `int` and is another as soon as other facts are read of the pinned texts. */
export function versionOf(facts: readonly FileFacts[]): number {
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest();
  return digest.readUInt32BE() >>> 1;
}
