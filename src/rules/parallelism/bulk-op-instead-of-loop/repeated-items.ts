import { isPlace } from '../../../rust/ownership/places.js';
import { receiverBehindName, valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, methodTarget } from '../../../rust/types/types.js';
import { wantedType } from '../../../rust/types/wanted-type.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `buffer.extend(iter::repeat(0).take(n))` */
export function extendedByRepeat(call: Node, file: RustFile): Problem | null {
  const [given, more] = argumentsOf(call);
  const repeated = given && !more ? repeatedTimes(given, file) : null;
  const target = receiverOf(call)!;
  if (!repeated || !isPlace(target)) return null;
  const found = file.typeOf(target);
  const kind = found && methodTarget(found).name;
  if (found && !isSequence(methodTarget(found)) && kind !== 'BytesMut') return null;
  if (kind === 'ArrayVec' || (!found && !isNumber(repeated.item) && !isOfList(repeated.item, target)))
    return null;
  return {
    at: call,
    message: `\`extend\` takes ${quoted(repeated.item)} from an iterator, where \`resize\` says in one call how often it is wanted.`,
    help: `use \`${target.text}.resize(${target.text}.len() + ${repeated.times.text}, ${repeated.item.text})\``,
    // The length is known to `extend`, and rustc 1.95 with `-O` calls `memset` either way.
    minor: true,
  };
}

/** `iter::repeat(' ').take(n).collect::<String>()` */
export function collectedByRepeat(call: Node, file: RustFile): Problem | null {
  const repeated = repeatedTimes(receiverOf(call)!, file);
  const kind = repeated && (file.typeOf(call) ?? wantedType(call, file))?.name;
  if (!repeated || (kind !== 'Vec' && kind !== 'String')) return null;
  if (kind === 'Vec' ? /^(?:call_expression|macro_call)$/.test(repeated.item.kind) : !isText(repeated.item))
    return null;
  const times = repeated.times.text;
  const instead =
    kind === 'Vec'
      ? `vec![${repeated.item.text}; ${times}]`
      : `${repeated.item.text.replace(/^'("?)(.*)'$/s, (_, quote: string, letter: string) => (quote ? `"\\""` : `"${letter}"`))}.repeat(${times})`;
  return {
    at: call,
    message:
      kind === 'Vec'
        ? `The same ${quoted(repeated.item)} goes through an iterator, where \`vec!\` says in one call how often it is wanted.`
        : `The same ${quoted(repeated.item)} goes through an iterator and is appended each time, where one call fills the memory.`,
    help: `write \`${instead}\``,
    // A `Vec` takes the known length as one block when optimised; a `String` appends each letter by itself.
    ...(kind === 'Vec' && { minor: true }),
  };
}

function repeatedTimes(given: Node, file: RustFile): { item: Node; times: Node } | null {
  const chain = valueOfSingleUse(given, file) ?? given;
  const source = methodOf(chain) === 'take' ? receiverBehindName(chain, file) : undefined;
  const [times] = argumentsOf(chain);
  if (!source || !times || !/(?:^|::)repeat$/.test(calledPath(source) ?? '')) return null;
  if (!/^(?:std|core)::iter::repeat$/.test(file.imports.resolve(calledPath(source)!))) return null;
  const [item] = argumentsOf(source);
  return item ? { item, times } : null;
}

function isNumber(item: Node): boolean {
  return /^(?:integer|float|boolean)_literal$/.test(item.kind);
}

/** A copy that someone asked for is no letter, and what is called after its bits or bytes is no text. */
function isOfList(item: Node, target: Node): boolean {
  return (
    methodOf(item) === 'clone' ||
    /(?:^|[._])(?:bits|bytes|values|items|elements|limbs)(?:_\w+)?$/.test(target.text)
  );
}

function isText(item: Node): boolean {
  return /^(?:char|string)_literal$/.test(item.kind);
}
