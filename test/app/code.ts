/** A crate whose `main` has nothing to find. */
export const CRATE = {
  'Cargo.toml': '[package]\nname = "trie"\nversion = "0.1.0"\nedition = "2021"\n',
  'README.md': '# trie\n',
  'src/lib.rs': '//! Bytes.\n\nmod bytes;\n',
  'src/bytes.rs': '//! Reads bytes.\n\nfn width() -> usize {\n    8\n}\n',
};

/** One `error`: an `unsafe` block that does not say why it is sound. */
export const UNSAFE = `//! Reads bytes.

fn width() -> usize {
    8
}

fn first(bytes: &[u8]) -> u8 {
    unsafe { *bytes.get_unchecked(0) }
}
`;
export const UNSAFE_LINE = 8;

export const SAFE = UNSAFE.replace(
  '    unsafe',
  '    // SAFETY: callers pass at least one byte.\n    unsafe',
);

export const ENFORCE = { '.github/perf-checklist.yml': 'mode: enforce\n' };

/** Nobody needs to judge tests in these stories. */
export const ENFORCE_WITHOUT_TESTS = {
  '.github/perf-checklist.yml': 'mode: enforce\nitems:\n  tests: advisory\n',
};
