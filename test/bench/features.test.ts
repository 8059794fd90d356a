import { DEFAULT_FEATURES, featureOptions, unknownFeatures } from '../../src/bench/features.js';

const ENGINE = { name: 'engine', features: { std: [], simd: [] }, dependencies: [{ name: 'serde' }] };
const TOOL = { name: 'tool', features: {}, dependencies: [{ name: 'rayon', rename: 'threads' }] };
const asked = (...features: string[]) => ({ ...DEFAULT_FEATURES, features });

test.each([
  [ENGINE, ['std', 'simd', 'other'], ['--features', 'std,simd']],
  [ENGINE, ['engine/std', 'serde/derive', 'tool/x'], ['--features', 'engine/std,serde/derive']],
  [TOOL, ['std', 'threads/web'], ['--features', 'threads/web']],
  [TOOL, ['std'], []],
])('a package is told only of features that it has: %o %j', (of, features, options) => {
  expect(featureOptions(asked(...features), of)).toEqual(options);
});

test('all of them, or none by default', () => {
  const both = { features: [], allFeatures: true, noDefaultFeatures: true };
  expect(featureOptions(both, ENGINE)).toEqual(['--all-features', '--no-default-features']);
});

test('what no package has is a slip', () => {
  expect(unknownFeatures(asked('std', 'sdt', 'tool/x', 'no/x'), [ENGINE, TOOL])).toEqual(['sdt', 'no/x']);
});
