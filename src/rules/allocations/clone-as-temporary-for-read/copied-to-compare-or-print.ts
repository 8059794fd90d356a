import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { isPlace } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  macroOfArgument,
  methodOf,
} from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { temporaryCopy, withoutCopy } from '../of-several-rules/temporary-copy.js';

/** `format!("{}", x.clone())`, `x.clone() == y`. */
export function comparedOrPrinted(copy: Copy, file: RustFile): Problem | null {
  const outer = insideSome(copy.call);
  const compared = comparedAsItIs(copy, outer, file);
  if (compared || outer !== copy.call) return compared;
  if (comparesOpened(copy))
    return temporaryCopy(
      copy,
      file,
      'to compare its content',
      `compare \`${copy.source.text.replace(/\s+/g, '')}.as_deref()\``,
    );
  return printed(copy, file);
}

function comparedAsItIs(copy: Copy, outer: Node, file: RustFile): Problem | null {
  const parent = outer.parent;
  const isOperand =
    parent?.kind === 'binary_expression' && /^(==|!=|<|>|<=|>=)$/.test(parent.child('operator')?.text ?? '');
  if (!isOperand || copy.method === 'to_string') return null;
  const isCostly = costOf(copy, file) === 'costs';
  // Of items that nobody knows, most that are `cloned()` are small.
  if (copy.method === 'cloned' && !isCostly) return null;
  return {
    ...temporaryCopy(
      copy,
      file,
      'to compare the copy',
      outer !== copy.call
        ? `compare ${quoted(copy.source)} itself, with \`as_ref()\` of the other side`
        : isOneReference(copy, file)
          ? `compare what is there: \`*${copy.source.text}\``
          : `compare ${isBuffer(copy, file) ? `its content, \`${copy.source.text}[..]\`` : `${quoted(copy.source)} itself`}`,
    ),
    // Kinds and states are compared all the time, and their copy is a byte.
    ...((copy.method === 'clone' || methodOf(copy.source) === 'borrow') && !isCostly && { minor: true }),
  };
}

/** A value is not compared with a reference to one. */
function isOneReference({ method, source }: Copy, file: RustFile): boolean {
  return method === 'clone' && isPlace(source) && file.typeOf(source)?.refs === '&';
}

/** `Bytes`, of which a reference is not compared with a `Vec`. */
function isBuffer({ method, source }: Copy, file: RustFile): boolean {
  const found = method === 'to_vec' && isPlace(source) ? file.typeOf(source) : null;
  return !!found && !/^(?:\[;?\]|Vec|_)$/.test(found.name);
}

function printed(copy: Copy, file: RustFile): Problem | null {
  const parent = copy.call.parent;
  if (parent?.macro === 'params')
    return temporaryCopy(
      copy,
      file,
      'for `params!`, which only borrows',
      `hand over ${quoted(copy.source)} itself`,
    );
  const named =
    parent?.kind === 'assignment_expression' && parent.child('right') === copy.call ? parent : copy.call;
  const macro = macroOfArgument(named);
  if (
    !macro ||
    !(FORMATTING_MACROS.has(macro.macro) || macro.macro === 'matches') ||
    isKeptByError(copy, macro) ||
    copy.method === 'to_string'
  )
    return null;
  return {
    ...temporaryCopy(
      copy,
      file,
      `for \`${macro.macro}!\` to ${macro.macro === 'matches' ? 'look at' : 'print'} it`,
      `hand ${quoted(copy.source)} to \`${macro.macro}!\`, which only borrows`,
    ),
    // An array is not equal to a `Vec` on its right.
    ...(!(copy.method === 'to_vec' && /assert/.test(macro.macro)) && { fix: withoutCopy(copy) }),
    // Nothing is copied while the level is off, and little beside what is written while it is on.
    ...(/^(?:trace|debug)$/.test(macro.macro) && { minor: true }),
  };
}

/** `anyhow!(text.clone())`: without a text to format, the error keeps the value, which must live as long. A literal does. */
function isKeptByError({ call, source }: Copy, macro: Node): boolean {
  if (!/^(?:anyhow|eyre|bail|ensure|miette|report|format_err)$/.test(macro.macro) || isStringLiteral(source))
    return false;
  const values = argumentsOf(macro);
  return values[macro.macro === 'ensure' ? 1 : 0] === call;
}

/** `kind.clone().unwrap_or_default() == "text"` */
function comparesOpened(copy: Copy): boolean {
  const value = withOpenings(copy.call, OPENING_OR_DEFAULT);
  const comparison = value.parent;
  if (value === copy.call || comparison?.kind !== 'binary_expression') return false;
  if (!/^[!=]=$/.test(comparison.child('operator')?.text ?? '')) return false;
  return isStringLiteral(comparison.child(value.field === 'left' ? 'right' : 'left'));
}

/** `Some(x.clone())` around the copy, which is compared as well. */
function insideSome(copy: Node): Node {
  const call = callOfArgument(copy);
  return call && calledPath(call) === 'Some' ? call : copy;
}
