import { functionCalled } from '../../../rust/functions/function-called.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { waysOf } from '../../../rust/order/ways.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import { type Type, typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { contentOfVariant } from '../of-several-rules/returned-values.js';

/** Columns of text, which hold the bytes of all rows in one buffer. */
const COLUMNS =
  /^(?:(?:Large)?(?:String|Utf8)(?:View)?Array|Generic(?:String|Byte)(?:View)?Array|StringChunked)$/;

/** `rows.iter().map(|row| row.map(|n| n.to_string())).collect::<StringArray>()`: the column copies every text. */
export function textPerRow(collect: Node, file: RustFile): Problem[] {
  const into = file.typeOf(collect);
  const column = into && columnOf(into);
  const rows = receiverOf(collect);
  if (!column || !rows || !/^(?:map|filter_map|flat_map)$/.test(methodOf(rows) ?? '')) return [];
  return madeBy(argumentsOf(rows)[0]).flatMap((text) => {
    const made = freshString(text)?.node ?? (isMadeHere(text, file) ? text : null);
    if (!made) return [];
    return {
      at: made,
      message: `${quoted(made)} allocates a String for every row, which \`${column}\` copies into its own buffer and drops.`,
      help: 'append to a builder of the column: from a borrowed text, or with `write!`, which formats into it',
    };
  });
}

function columnOf(found: Type): string | null {
  if (COLUMNS.test(found.name)) return found.name;
  const inner = /^(?:Result|Option)$/.test(found.name) ? found.args[0] : undefined;
  return inner ? columnOf(inner) : null;
}

/** The values that a closure gives, through `Ok`, `Some`, its branches and the `map` of an `Option`. */
function madeBy(closure: Node | undefined): Node[] {
  const body = valueOfClosure(closure);
  return body ? waysOf(body).flatMap((way) => inside(way)) : [];
}

function inside(way: Node): Node[] {
  const value = contentOfVariant(way);
  if (!value) return [];
  if (value !== way) return waysOf(value).flatMap(inside);
  if (methodOf(value) === 'map') return madeBy(argumentsOf(value)[0]);
  return /^(?:if|match)_expression$|^block$/.test(value.kind) ? [] : [value];
}

/** A function of this file that makes a String. */
function isMadeHere(text: Node, file: RustFile): boolean {
  const fn = text.kind === 'call_expression' && !methodOf(text) ? functionCalled(text, file) : null;
  const returned = typeFromNode(fn?.child('return_type'));
  return returned?.name === 'String' && returned.refs === '' && !file.isInTest(text);
}
