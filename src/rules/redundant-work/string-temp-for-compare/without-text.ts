import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { FreshString } from '../../../rust/types/strings.js';
import { isString, methodTarget, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

const PART_BY_PART = 'compare the parts of the text one by one';

/** How values are compared that no text has to be made of, without what their types may not have; `isHard` where that takes a text in the end. */
export function withoutText(
  made: FreshString,
  other: Node,
  both: FreshString | null,
  file: RustFile,
): { help: string; isHard?: boolean } {
  if (made.how !== 'to_string') return { help: PART_BY_PART };
  if (isStringLiteral(other)) return { help: `match the value, or ${PART_BY_PART}` };
  if (both?.how !== 'to_string') return { help: `${PART_BY_PART}, or read the other text into a value once` };
  const isAsGood = tellsAsMuch(made.source!, both.source!, file);
  if (isAsGood === true) return { help: 'compare the values' };
  return isAsGood === false
    ? { help: PART_BY_PART, isHard: true }
    : { help: `compare the values where those that print alike are equal, or ${PART_BY_PART}` };
}

/** Numbers and what the standard library prints in one way for each value. */
const PRINTED_ONE_WAY =
  /^(?:[iu](?:8|16|32|64|128|size)|char|bool|(?:Ip|SocketAddr|Ipv|Socket)\w*|Uuid|Ulid|NonZero\w+)$/;

/** Are two values equal if, and only if, their texts are? False where the type has no `PartialEq`. */
function tellsAsMuch(one: Node, other: Node, file: RustFile): boolean | null {
  const [left, right] = [one, other].map((each) => {
    const found = file.typeOf(each);
    return found && methodTarget(found);
  });
  if (!left || left.name !== right?.name) return null;
  if (!file.declarations.declares(left.name)) return PRINTED_ONE_WAY.test(left.name) || null;
  const compares = file.declarations.compares(left.name);
  if (compares !== true) return compares;
  const [part, ...more] = file.declarations.parts(left.name) ?? [];
  return (!!part && more.length === 0 && isPrintedOneWay(part)) || null;
}

function isPrintedOneWay(part: Type): boolean {
  const inner = methodTarget(part);
  return isString(inner) || PRINTED_ONE_WAY.test(inner.name);
}

/** Identifiers of `syn` and `proc_macro2` compare with a `str`. */
export function isSyntaxName(source: Node | undefined): boolean {
  return /(^|\.)ident(\(\))?$/.test(source?.text ?? '');
}
