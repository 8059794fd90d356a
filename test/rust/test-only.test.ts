import { describe, expect, it } from '@jest/globals';
import { purposeOf } from '../../src/rust/functions/purpose.js';
import { isTestOnly, isTestSupport } from '../../src/rust/functions/test-only.js';
import { parseRust } from '../../src/rust/syntax/parse.js';

describe('isTestOnly', () => {
  it.each([
    ['#[cfg(test)]', true],
    ['#[inline]#[cfg(any(test, feature = "test-utils"))]', true],
    ['#[cfg(any(test, feature = "testsuite", feature = "integration-testsuite"))]', true],
    ['#[cfg(all(test, not(feature = "slow")))]', true],
    ['#[cfg(feature = "failpoints")]', true],
    ['#[cfg(not(test))]', false],
    ['#[cfg(any(feature = "std", test))]', false],
    ['#[cfg(all(unix, not(test)))]', false],
    ['#[cfg(feature = "attestation")]', false],
    ['#[test_log]', false],
    ['#[cfg(any(test, x = ")", unix))]', false],
    ['#[cfg(any(test, feature = "a,b"))]', false],
  ])('%s: %s', (attributes, expected) => {
    expect(isTestOnly(attributes)).toBe(expected);
  });
});

describe('isTestSupport', () => {
  it.each([
    ['crates/e2e-test-utils/src/rpc.rs', true],
    ['src/test_utils.rs', true],
    ['src/test_helpers.rs', true],
    ['failpoints/mod.rs', true],
    ['src/latest/contest.rs', false],
    ['src/attestation.rs', false],
  ])('%s: %s', (path, expected) => {
    expect(isTestSupport(path)).toBe(expected);
  });
});

describe('purposeOf', () => {
  it.each([
    ['use stateright::Model;\n', 'tests'],
    ['use criterion::{BenchmarkId, Criterion};\n', 'tests'],
    ['#[cfg(test)]\nuse proptest::prelude::*;\n', ''],
    ['mod tests {\n    use proptest::prelude::*;\n}\n', ''],
    ['/*\nuse proptest;\n*/\nfn f() {}\n', ''],
    ['const TEXT: &str = "\nuse proptest;\n";\n', ''],
    ['mod a {\n    pub use syn::Item;\n}\n', 'macros'],
    ['extern crate proc_macro;\n', 'macros'],
    ['/*\n  use syn;\n*/\n', ''],
  ])('%j: %s', (text, expected) => {
    const found = Object.entries(purposeOf(parseRust(text))).flatMap(([name, is]) => (is ? [name] : []));
    expect(found.join()).toBe(expected);
  });
});
