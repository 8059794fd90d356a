import { costOfType, isFreeCopy } from '../../../rust/cost/copies.js';
import { copyOf } from '../../../rust/cost/known-copies.js';
import { failureAround } from '../../../rust/functions/failing.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { comesFromGuard } from '../../../rust/ownership/places.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { printType, type Type } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `if let Some(Ok(row)) = rows.get(id).cloned()`, `let Value::List(all) = value.clone() else { .. }`: what the pattern refuses was copied for nothing. */
export function copiedForPattern(call: Node, file: RustFile): Problem | null {
  const copy = copyOf(call, file);
  if (!copy || !/^cloned?$/.test(copy.method) || isFreeCopy(copy, file)) return null;
  if (comesFromGuard(copy.source, file)) return null;
  const value = takenApart(call, file);
  const holder = value?.parent;
  const pattern = holder && patternFor(value, holder);
  if (!pattern || !bindsSome(pattern, holder, file) || isRefusedInError(pattern, holder)) return null;
  const lost = costOfRefused(pattern, file.typeOf(call), file);
  if (lost === 'free') return null;
  return {
    at: call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} before the pattern ${quoted(pattern)} decides whether it is wanted; what does not fit is dropped at once.`,
    help: 'match by reference, and copy what the pattern names',
    ...(lost === 'unknown' && { minor: true }),
  };
}

/** Where everything but the pattern ends in an error, nearly everything fits. */
function isRefusedInError(pattern: Node, holder: Node): boolean {
  const fn = enclosingFunction(holder);
  const fork = holder.kind === 'let_condition' ? holder.parent! : holder;
  const others =
    fork.kind === 'match_expression'
      ? fork
          .child('body')!
          .children.flatMap((arm) => (arm.contains(pattern) ? [] : (arm.child('value') ?? [])))
      : (fork.child('alternative')?.children ?? []);
  return others.some((other) => failureAround(other.children.at(-1) ?? other, fn) !== null);
}

/** What is copied for nothing where a pattern asks for one variant: the content of the others. */
function costOfRefused(pattern: Node, copied: Type | null, file: RustFile): 'free' | 'costs' | 'unknown' {
  const name = pattern.child('type')?.text.replace(/\s+/g, '') ?? '';
  if (!/^(?:tuple_struct|struct)_pattern$/.test(pattern.kind)) return 'free';
  if (name === 'Some' || name === 'Ok') {
    const [inner] = pattern.children.filter((part) => part.field !== 'type');
    const content = copied && /^(?:Option|Result)$/.test(copied.name) ? (copied.args[0] ?? null) : null;
    if (!inner) return 'free';
    return /^Ok\s*\(/.test(inner.text)
      ? costOfError(inner, content, file)
      : costOfRefused(inner, content, file);
  }
  const [variant, owner] = name.split('::').reverse();
  if (!owner || !/^[A-Z]/.test(variant!)) return 'free';
  const whole = owner === 'Self' ? copied?.name : owner;
  const [all, own] = [file.declarations.parts(whole ?? ''), file.declarations.fields(`${whole}::${variant}`)];
  if (!all) return 'unknown';
  const kept = new Set(own?.map(printType));
  return all.some((part) => !kept.has(printType(part)) && costOfType(part, file) === 'costs')
    ? 'costs'
    : 'free';
}

/** In a loop one failure after the other is copied. */
function costOfError(pattern: Node, copied: Type | null, file: RustFile): 'free' | 'costs' | 'unknown' {
  const error = copied?.name === 'Result' ? copied.args[1] : undefined;
  const cost = error && error.name !== '_' ? costOfType(error, file) : 'unknown';
  return cost === 'unknown' && enclosingLoop(pattern) ? 'costs' : cost;
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
  const arms = armsOf(holder);
  const patterns = arms.map((arm) => arm.child('pattern')?.children[0]);
  const wanting = patterns.filter((pattern) => pattern && pattern.text !== '_' && pattern.text !== 'None');
  return wanting.length === 1 && patterns.length > 1 ? wanting[0]! : null;
}

function bindsSome(pattern: Node, holder: Node, file: RustFile): boolean {
  const owner =
    holder.kind === 'match_expression'
      ? holder.child('body')!.children.find((arm) => arm.contains(pattern))!
      : holder;
  return file.localsOf(owner).some((name) => pattern.contains(name.node) && name.uses.length > 0);
}
