import { asCopy, costOf, isFreeCopy } from '../../rust/copies.js';
import { enclosingLoop } from '../../rust/flow.js';
import { comesFromGuard } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** `if let Some(Ok(row)) = rows.get(id).cloned()`, `let Value::List(all) = value.clone() else { .. }`: what the pattern refuses was copied for nothing. */
export function copiedForPattern(call: Node, file: RustFile): Problem | null {
  const copy = asCopy(call);
  if (!copy || !/^cloned?$/.test(copy.method) || isFreeCopy(copy, file)) return null;
  if (comesFromGuard(copy.source, file)) return null;
  const value = takenApart(call, file);
  const pattern = value?.parent && patternFor(value, value.parent);
  if (!pattern || !isPicky(pattern) || !bindsSome(pattern, value!.parent!, file)) return null;
  const isKnown = costOf(copy, file) === 'costs';
  return {
    at: call,
    message: `${quoted(copy.source)} is copied before the pattern ${quoted(pattern)} decides whether it is wanted; what does not fit is dropped at once.`,
    help: 'match by reference, and copy what the pattern names',
    ...(!isKnown && !enclosingLoop(call) && { minor: true }),
  };
}

/** The copy itself, or the only use of the name that it has. */
function takenApart(call: Node, file: RustFile): Node | null {
  if (call.parent?.kind !== 'let_declaration' || call.parent.child('alternative')) return call;
  const [name] = file.localsOf(call.parent);
  const [use, more] = name?.uses ?? [];
  return name?.whole && !name.mutable && use && !more && !use.hidden ? use.node : null;
}

/** The one pattern that wants something of the value. */
function patternFor(value: Node, holder: Node): Node | null {
  if (value.field !== 'value') return null;
  if (holder.kind === 'let_condition' || (holder.kind === 'let_declaration' && holder.child('alternative')))
    return holder.child('pattern') ?? null;
  if (holder.kind !== 'match_expression') return null;
  const arms = holder.child('body')?.children.filter((arm) => arm.kind === 'match_arm') ?? [];
  const patterns = arms.map((arm) => arm.child('pattern')?.children[0]);
  const wanting = patterns.filter((pattern) => pattern && pattern.text !== '_' && pattern.text !== 'None');
  return wanting.length === 1 && patterns.length > 1 ? wanting[0]! : null;
}

/** Asks for a variant of what is copied: of an Option, whose `None` is no copy, for more than that there is something. */
function isPicky(pattern: Node): boolean {
  const name = pattern.child('type')?.text.replace(/\s+/g, '') ?? '';
  if (!/^(?:tuple_struct|struct)_pattern$/.test(pattern.kind)) return false;
  if (/^(?:Some|Ok)$/.test(name)) {
    const [inner] = pattern.children.filter((part) => part.field !== 'type');
    return !!inner && (/^Ok\s*\(/.test(inner.text) || isPicky(inner));
  }
  return /(?:^|::)[A-Z]\w*::[A-Z]\w*$/.test(name);
}

function bindsSome(pattern: Node, holder: Node, file: RustFile): boolean {
  const owner =
    holder.kind === 'match_expression'
      ? holder.child('body')!.children.find((arm) => arm.contains(pattern))!
      : holder;
  return file.localsOf(owner).some((name) => pattern.contains(name.node) && name.uses.length > 0);
}
