import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { FreshString } from '../../../rust/types/strings.js';

/** What can be called again for each piece. */
const APPENDS = /^(?:push_str|\+=|write_str|write_all|put_slice|extend_from_slice)$/;

/** How `" ".repeat(n)` gets to the end of a buffer without a String: there is nothing to format. Null for any other text. */
export function repeatedInto(method: string, { how, source, node }: FreshString): string | null {
  if (how !== 'repeat' || !APPENDS.test(method)) return null;
  if (!/^(?:push_str|\+=)$/.test(method)) return 'append the piece in a loop';
  const piece = source && isStringLiteral(source) ? source.text : '..';
  return `append the piece in a loop, or with \`extend(std::iter::repeat_n(${piece}, ${argumentsOf(node)[0]!.text}))\``;
}
