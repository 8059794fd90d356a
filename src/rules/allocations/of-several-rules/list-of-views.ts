import type { UseFacts } from '../../../rust/ownership/uses.js';

/** The words for what is joined without a copy. */
export const VIEWS =
  '`&str`s or slices (`as_str()`, `as_slice()`): no references to a String or a Vec are joined';

/** Is a list joined by one of its uses? */
export function isJoined(uses: readonly UseFacts[]): boolean {
  return uses.some(({ method }) => /^(?:join|concat)$/.test(method ?? ''));
}
