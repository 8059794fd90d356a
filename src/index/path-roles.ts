/** `commands/test.rs`, `tools/bench.rs`: what a program does when it is asked to test or to measure. */
const COMMANDS = /(^|\/)(?:tools|commands?|cmds?|subcommands?|ops)\/(?:test|bench)\.rs$/;

export function isTestPath(path: string): boolean {
  if (COMMANDS.test(path)) return false;
  return (
    /(^|\/)(tests?|testing|test[-_]utils?|fuzz)\//.test(path) || /(^|\/)tests?\.rs$|_tests?\.rs$/.test(path)
  );
}

export function isBenchPath(path: string): boolean {
  if (COMMANDS.test(path)) return false;
  return /(^|\/)(benches|bench|benchmarks)\//.test(path) || /(^|\/)bench(es)?\.rs$/.test(path);
}

/** Where cargo looks for benchmarks; a `bench` or `benchmarks` elsewhere may hold data, or code that they only use, and a `tests/bench.rs` tests. */
const IN_BENCHES = /(^|\/)benches\//;
const HARNESS = /\b(?:criterion|divan|iai|gungraun|black_box|Bencher)\b|#\[bench\]/;

export function isBenchmark(path: string, text: string): boolean {
  return isBenchPath(path) && (IN_BENCHES.test(path) || (HARNESS.test(text) && !isTestPath(path)));
}
