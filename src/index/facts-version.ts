// Made by `npm run generate` from what is read of test/index/pinned. Do not edit.

/** Another as soon as the same text gives other facts: cached facts of another version are not read. */
export const FACTS_VERSION = 1399340567;
