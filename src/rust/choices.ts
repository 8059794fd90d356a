import { argumentsOf, methodOf, receiverOf } from './flow.js';
import type { Node } from './tree.js';

/** The values that a `match`, an `if`, or an Option with a fallback chooses from; null where there is no choice. */
export function waysOf(value: Node): Node[] | null {
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
export function tailsOf(value: Node | undefined): Node[] {
  if (!value) return [];
  if (value.kind !== 'block') return waysOf(value) ?? [value];
  const last = value.children.at(-1);
  if (!last) return [value];
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
