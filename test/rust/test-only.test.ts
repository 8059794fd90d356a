import { describe, expect, it } from '@jest/globals';
import { isTestOnly, isTestSupport } from '../../src/rust/functions/test-only.js';

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
  ])('%s: %s', (attributes, expected) => {
    expect(isTestOnly(attributes)).toBe(expected);
  });
});

describe('isTestSupport', () => {
  it.each([
    ['crates/e2e-test-utils/src/rpc.rs', '', true],
    ['src/test_utils.rs', '', true],
    ['src/test_helpers.rs', '', true],
    ['failpoints/mod.rs', '', true],
    ['src/models/order.rs', 'use stateright::Model;\n', true],
    ['src/handshake.rs', 'use criterion::{BenchmarkId, Criterion};\n', true],
    ['src/models/order.rs', '#[cfg(test)]\nuse proptest::prelude::*;\n', false],
    ['src/models/order.rs', 'mod tests {\n    use proptest::prelude::*;\n}\n', false],
    ['src/latest/contest.rs', '', false],
    ['src/attestation.rs', '', false],
  ])('%s with %j: %s', (path, text, expected) => {
    expect(isTestSupport(path, text)).toBe(expected);
  });
});
