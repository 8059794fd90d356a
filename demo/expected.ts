/**
 * What a good review says about the branch `seek-cache`, and nothing beyond it: the look-alikes beside these lines
 * (`known_below`, `first_segment`, `Server::dump`, `Arc::clone` in a loop) must stay without a comment.
 */
export const FINDINGS = {
  inline: ['src/cache.rs:37 contains-then-map-op'],
  annotations: ['src/server.rs:32 blocking-in-async'],
};

/** Findings that the second commit takes away. */
export const FIXED = { inline: FINDINGS.inline };

/** What stays open after it. */
export const LEFT = { inline: FINDINGS.inline };
