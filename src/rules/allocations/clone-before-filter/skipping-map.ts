import { resultsOf } from '../../../rust/order/ways.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `filter_map(|row| if row.open { Some(row) } else { None })`: a look at the item decides, and only then it is taken. */
export function skipsByLook(call: Node, file: RustFile): boolean {
  const closure = methodOf(call) === 'filter_map' ? argumentsOf(call)[0] : undefined;
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  const [item, more] = body ? file.boundIn(closure!.child('parameters')!) : [];
  if (!body || !item?.whole || more || !leavesOut(body)) return false;
  const uses = file.usesOf(item);
  const taken = uses.filter((use) => use.use.hidden || use.effect === 'move');
  return (
    uses.length > taken.length && taken.every((use) => !use.use.hidden && isDecidedUpon(use.use.node, body))
  );
}

/** Some ways give nothing, and others something. */
function leavesOut(body: Node): boolean {
  if (/^then(?:_some)?$/.test(methodOf(body) ?? '')) return true;
  const results = resultsOf(body);
  const nothing = results.filter(({ text }) => text === 'None');
  return nothing.length > 0 && nothing.length < results.length;
}

/** In a branch, or in what `then` and `then_some` are given. */
function isDecidedUpon(use: Node, body: Node): boolean {
  for (const at of use.ancestors()) {
    if (/^(?:consequence|alternative)$/.test(at.field ?? '') || at.kind === 'match_arm') return true;
    if (at === body) return methodOf(body) !== null && argumentsOf(body).some((each) => each.contains(use));
  }
  return false;
}
