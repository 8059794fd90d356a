import { parameterOf } from '../../../rust/functions/callees.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import { isString, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { takenOutBeforeCall } from './reads-while-written.js';
import { takesPieces } from './takes-pieces.js';

/** `self.line(&format!("let {name};"))` where `line` of this file only appends its text to another one, or formats it into one. */
export function formattedForCallee(call: Node, file: RustFile): Problem | null {
  const formatted = argumentsOf(call).filter(
    (each) => each.kind === 'reference_expression' && viewed(each).macro === 'format',
  );
  const [lent] = formatted;
  const callee = lent && calleeOutsideTraits(call, file);
  if (!lent || !callee || callee.ofKind('function_modifiers')?.has('async')) return null;
  const parameter = parameterOf(lent, call, file);
  if (!/^&\s*(?:'\w+\s+)?str$/.test(parameter?.child('type')?.text ?? '')) return null;
  const [text] = file.localsOf(parameter!);
  const uses = text ? file.usesOf(text) : [];
  // Twice written, the arguments would be formatted twice.
  if (uses.length !== 1 || isRepeated(uses[0]!.use.node, text!) || !isWritten(uses[0]!, file)) return null;
  const name = callee.child('name')!.text;
  const before = takenOutBeforeCall(viewed(lent), call, file);
  if (before === null) return null;
  return {
    at: lent,
    message: `${quoted(viewed(lent))} allocates a String only for \`${name}\` to write it into another text.`,
    help: `let \`${name}\` take \`fmt::Arguments\` or \`impl Display\`, and hand over \`format_args!(..)\`${before}`,
    // A line that is written once is not worth another signature.
    ...(!file.isHotShape(lent) && { minor: true }),
  };
}

/** Shown by a macro, or appended to a text. Each piece that is formatted into a file of its own would be a system call. */
function isWritten(use: UseFacts, file: RustFile): boolean {
  if (use.use.hidden)
    return use.use.hidden === 'formatted' && isForMemory(use.use.node.parent?.parent ?? null, file);
  if (use.method !== null || use.place !== use.use.node) return false;
  if (use.place.parent?.kind === 'compound_assignment_expr') return isAppended(use.place, file);
  const list = use.place.parent?.kind === 'arguments' ? use.place.parent : null;
  const call = list?.parent;
  if (call?.kind === 'macro_call')
    return FORMATTING_MACROS.has(call.macro) && list!.children[0] !== use.place && isForMemory(call, file);
  return !!call && /^(?:push_str|write_str)$/.test(methodOf(call) ?? '') && takesPieces(call, file);
}

/** `self.out += text;` */
function isAppended(text: Node, file: RustFile): boolean {
  const sum = text.parent!;
  const found = file.typeOf(sum.child('left'));
  return (
    sum.child('right') === text &&
    /\+=/.test(sum.child('operator')?.text ?? '') &&
    !!found &&
    isString(methodTarget(found))
  );
}

/** A text, a buffer, or a writer that is known to gather what it is given; all other macros but `write!` choose for themselves. */
function isForMemory(macro: Node | null, file: RustFile): boolean {
  if (macro?.kind !== 'macro_call' || !/^writeln?$/.test(macro.macro)) return true;
  const writer = macro.child('arguments')?.children[0];
  const found = file.typeOf(writer && withoutBorrow(writer));
  return !!found && /^(?:String|Vec|BytesMut|Formatter|BufWriter|LineWriter)$/.test(methodTarget(found).name);
}
