/** What a second commit mends. */
const MENDED = [
  'src/cache.rs:43 contains-then-map-op',
  'src/root.rs:21 by-value-parameter-only-read',
  'src/server.rs:75 lock-across-await',
  'src/trie.rs:53 string-temp-for-compare',
  'src/trie.rs:61 eager-error-value',
  'src/trie.rs:105 unsafe-without-safety-comment',
];

/** What stays open after it. */
const OPEN = ['src/cache.rs:51 grow-loop-without-capacity'];

/**
 * What a good review says about the branch `seek-cache`, and nothing beyond it: the look-alikes beside these lines
 * (`known_below`, `first_segment`, `Server::dump`, `Arc::clone` in a loop) must stay without a comment.
 */
export const FINDINGS = {
  inline: [...MENDED, ...OPEN],
  /** `async` was added to a function above it: the line itself lies outside the diff. */
  annotations: ['src/server.rs:32 blocking-in-async'],
};

export const FIXED = { inline: MENDED };

export const LEFT = { inline: OPEN };
