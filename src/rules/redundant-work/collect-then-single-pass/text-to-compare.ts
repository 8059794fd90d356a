import { isDebugOnly } from '../../../rust/functions/debug-only.js';
import { type Collected, collectedBy, mustRunFirst, underlined } from '../../../rust/order/collects.js';
import { repeats } from '../../../rust/order/single-pass.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { yieldsTheSameLater } from '../../../rust/ownership/reads.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** A text by its name: `String`, `Wtf8Buf`, `PathBuf`. */
const TEXT = /^(?:String|\w+Str(?:ing)?|\w+Buf)$/;

/** `text.chars().rev().collect::<String>() == text`, `let folded: String = ..collect(); folded == other`: all of it is built, although the first character may decide. */
export function textCollectedToCompare(comparison: Node, file: RustFile): Problem | null {
  if (!/^[!=]=$/.test(comparison.child('operator')?.text ?? '')) return null;
  const [left, right] = [comparison.child('left'), comparison.child('right')];
  if (!left || !right || isDebugOnly(comparison)) return null;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const collected = textBehind(bare(side), comparison, file);
    if (!collected || !isPlace(bare(other))) continue;
    return {
      ...underlined(collected.call, collected.call),
      message: `A whole \`${collected.into!.name}\` is collected only to be compared with ${quoted(bare(other))}: all of it is built, although the first character that differs decides.`,
      help: 'compare item by item with `Iterator::eq`: `text.chars().eq(..)`, or whatever the iterator yields',
    };
  }
  return null;
}

/** `text` of `&*text` and `text.as_str()`. */
function bare(side: Node): Node {
  const view = viewed(side);
  return view.kind === 'unary_expression' && view.text.startsWith('*') ? viewed(view.children[0]!) : view;
}

/** What is collected on the spot, or on each way to a local that is used for nothing else. */
function textBehind(side: Node, comparison: Node, file: RustFile): Collected | null {
  const binding = side.kind === 'identifier' ? file.bindingOf(side) : undefined;
  if (!binding) return collectedText(side, null, comparison, file);
  const isForThis = binding.kind === 'let' && binding.whole && !binding.mutable && binding.uses.length === 1;
  if (!isForThis || !binding.value || repeats(comparison, binding.node)) return null;
  if (enclosingClosure(comparison) !== enclosingClosure(binding.node)) return null;
  const declared = binding.declaration.child('type');
  const ways = waysOf(binding.value).map((way) => collectedText(way, declared, comparison, file));
  return ways.includes(null) ? null : (ways[0] ?? null);
}

function collectedText(
  value: Node,
  declared: Node | null | undefined,
  comparison: Node,
  file: RustFile,
): Collected | null {
  const collected = collectedBy(value, typeFromNode(declared ?? undefined));
  const into = collected?.into;
  if (!collected || into?.refs !== '' || !TEXT.test(into.name)) return null;
  if (mustRunFirst(collected.chain) || /&mut\b|\binspect\(/.test(collected.chain.text)) return null;
  return isStatementBefore(value, comparison) ||
    yieldsTheSameLater(collected.chain, collected.call.end, comparison.end, file)
    ? collected
    : null;
}

/** Between one statement and the next nothing changes. */
function isStatementBefore(value: Node, comparison: Node): boolean {
  const statement = statementOf(comparison);
  const statements = statement.parent?.children ?? [];
  const before = statements[statements.indexOf(statement) - 1];
  return before?.kind === 'let_declaration' && before.contains(value);
}
