import type { Binding } from '../../../rust/names/scopes.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import { isMap, isSet } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** A list may be filled in thousands of places, of which each is told. */
const held = new NodeMemo<string>();

/** What a list, a set or a map of copies holds instead, by what it is asked. */
export function whatToHold(list: Binding, file: RustFile): string {
  return held.of(list.node, () => {
    const uses = file.usesOf(list);
    if (isJoined(uses)) return VIEWS;
    return isAskedForText(uses, file) ? TEXTS : 'references';
  });
}

/** The words for what is joined without a copy. */
export const VIEWS =
  '`&str`s or slices (`as_str()`, `as_slice()`): no references to a String or a Vec are joined';

/** The words for what is looked up by a text. */
export const TEXTS = '`&str`s (`as_str()`): among `&String`s no `&str` is looked up';

/** `names.contains("old")` of a set, `sizes.get(word)` of a map. */
export function isAskedForText(uses: readonly UseFacts[], file: RustFile): boolean {
  return uses.some(({ method, call, place }) => {
    const found = file.typeOf(place);
    const [asked] = call && found && (isSet(found) || isMap(found)) ? argumentsOf(call) : [];
    if (!asked || !/^(?:contains|contains_key|get)$/.test(method ?? '')) return false;
    return isStringLiteral(asked) || file.typeOf(asked)?.name === 'str';
  });
}

/** Is a list joined by one of its uses? */
export function isJoined(uses: readonly UseFacts[]): boolean {
  return uses.some(({ method }) => /^(?:join|concat)$/.test(method ?? ''));
}
