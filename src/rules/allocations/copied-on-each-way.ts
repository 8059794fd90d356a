import { asCopy, type Copy, isFreeCopy } from '../../rust/copies.js';
import { argumentsOf, calledPath, diverges, methodOf, receiverOf } from '../../rust/flow.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../rust/only-read.js';
import { comesFromGuard } from '../../rust/places.js';
import { isReached, lender } from '../../rust/reached.js';
import { isText } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** `let name = match &self.alias { Some(alias) => alias.clone(), None => self.name.clone() };`, only looked at. */
export function copiedOnEachWay(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const copies = value && copiesOnEachWay(value);
  const [binding] = copies ? file.localsOf(declaration) : [];
  if (!copies || !binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  const end = endOfUses(binding, file);
  for (const copy of copies) {
    if (!isReached(copy.source, file) || comesFromGuard(copy.source) || isFreeCopy(copy, file)) return null;
    if (copy.method === 'cloned' || (copy.method === 'to_string' && isText(copy.source, file) !== true))
      return null;
    if (!staysAsItIs(lender(copy.source), copy.call.end, end, file)) return null;
  }
  return {
    at: copies[0]!.call,
    message: `\`${binding.name}\` is a copy whichever way is taken, and only looked at afterwards.`,
    help: `let each way give a reference: leave the cop${copies.length > 1 ? 'ies' : 'y'} out`,
  };
}

/**
 * The copies that a `match`, an `if`, or an Option with a fallback chooses from. Null where one of the ways makes a value of its own,
 * which no reference could stand for, and where there is no choice at all.
 */
function copiesOnEachWay(value: Node): Copy[] | null {
  const ways = waysOf(value);
  if (!ways) return null;
  const copies: Copy[] = [];
  for (const way of ways) {
    const copy = asCopy(unwrapped(way));
    if (copy) copies.push(copy);
    else if (way.text !== 'None' && !diverges(way)) return null;
  }
  return copies.length > 0 ? copies : null;
}

function waysOf(value: Node): Node[] | null {
  switch (value.kind) {
    case 'match_expression': {
      const arms = value.child('body')?.children.filter((arm) => arm.kind === 'match_arm') ?? [];
      return arms.flatMap((arm) => tailsOf(arm.child('value')));
    }
    case 'if_expression': {
      const alternative = value.child('alternative')?.children[0];
      return alternative ? [...tailsOf(value.child('consequence')), ...tailsOf(alternative)] : null;
    }
    case 'call_expression':
      return waysOfOption(value);
    default:
      return null;
  }
}

/** What a branch gives: the last expression of a block, each way of a nested choice. */
function tailsOf(value: Node | undefined): Node[] {
  if (!value) return [];
  if (value.kind !== 'block') return waysOf(value) ?? [value];
  const last = value.children.at(-1);
  if (value.children.length !== 1 || !last) return [value];
  const inner = last.kind === 'expression_statement' && !last.text.endsWith(';') ? last.children[0]! : last;
  return waysOf(inner) ?? [inner];
}

/** `found.map(|each| each.name.clone()).unwrap_or_else(|| self.name.clone())`, and with `map_or_else`. */
function waysOfOption(call: Node): Node[] | null {
  if (methodOf(call) !== 'unwrap_or_else') return null;
  const mapped = receiverOf(call)!;
  const ways = [methodOf(mapped) === 'map' ? bodyOf(mapped) : undefined, bodyOf(call)];
  return ways.every((way) => way !== undefined) ? ways : null;
}

function bodyOf(call: Node): Node | undefined {
  const closure = argumentsOf(call)[0];
  return closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
}

/** `x` of `Some(x)`. */
function unwrapped(way: Node): Node {
  return calledPath(way) === 'Some' ? (argumentsOf(way)[0] ?? way) : way;
}
