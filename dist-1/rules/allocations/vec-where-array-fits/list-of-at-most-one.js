import { emptyContainer } from '../../../rust/cost/containers.js';
import { waysOf } from '../../../rust/order/ways.js';
import { argumentsOf, callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
/** `list.extend(if let Some(x) = last { vec![x] } else { vec![] })`: an `Option` is walked like a list of one item or none. */
export function listOfAtMostOne(macro) {
  const choice = choiceAround(macro);
  if (!choice || !isWalkedAtOnce(choice)) return null;
  const ways = waysOf(choice);
  const holding = ways.filter((way) => way.macro === 'vec' && way.children.length === 1);
  if (holding[0] !== macro || !ways.every((way) => holding.includes(way) || isEmptyList(way))) return null;
  if (holding.length === ways.length) return null;
  return {
    at: macro,
    message:
      'This `Vec` has one element or none and is walked at once: it is allocated and freed for nothing.',
    help: 'use `Some(..)` and `None`, which are walked alike',
  };
}
/** The `if` or `match` that gives this value as one of its ways. */
function choiceAround(value) {
  for (const at of value.ancestors()) {
    if (
      /^(?:if|match)_expression$/.test(at.kind) &&
      !/^(?:block|else_clause|match_arm)$/.test(at.parent.kind)
    )
      return waysOf(at).includes(value) ? at : null;
    if (
      !/^(?:block|else_clause|match_arm|match_block|(?:if|match)_expression|expression_statement)$/.test(
        at.kind,
      )
    )
      return null;
  }
  return null;
}
function isEmptyList(way) {
  return emptyContainer(way, null)?.name === 'Vec';
}
function isWalkedAtOnce(choice) {
  if (choice.parent.kind === 'for_expression') return choice.field === 'value';
  const call = callOfArgument(choice);
  return !!call && /^(?:extend|chain)$/.test(methodOf(call) ?? '') && argumentsOf(call)[0] === choice;
}
