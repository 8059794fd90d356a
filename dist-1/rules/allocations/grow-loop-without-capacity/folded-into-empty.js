import { knownLength } from '../../../rust/cost/containers.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isOfOneWidth } from './adds.js';
import { madeEmpty } from './made-empty.js';

const ADDS_ONE = /^(?:push|push_back|insert)$/;
/** `items.iter().fold(Vec::new(), |mut all, item| { all.push(..); all })`: a loop that fills an empty container. */
export function foldedIntoEmpty(call, file) {
  if (methodOf(call) !== 'fold') return null;
  const [empty, closure] = argumentsOf(call);
  const made = madeEmpty(empty, null, file);
  if (!empty || !made || closure?.kind !== 'closure_expression') return null;
  if (!knownLength(receiverOf(call), file)) return null;
  const name = /^\|\s*mut\s+(\w+)/.exec(closure.child('parameters')?.text ?? '')?.[1];
  const body = closure.child('body');
  if (!name || !body || body.descendantsOfKind('return_expression').next().done !== true) return null;
  const adding = new Set();
  for (const each of body.descendantsOfKind('call_expression'))
    if (ADDS_ONE.test(methodOf(each) ?? '') && receiverOf(each)?.text === name) adding.add(each);
  for (const each of body.descendantsOfKind('macro_call'))
    if (isOfOneWidth(each) && each.child('arguments').children[0].text.replace(/^&mut\s+/, '') === name)
      adding.add(each);
  if (adding.size === 0 || !runsEveryTurn(body, adding)) return null;
  if (made.name === 'String') return ![...adding].every(isOfOneWidth) ? null : foldedText(empty, body, name);
  return {
    at: empty,
    costAt: body,
    message: `\`${name}\` starts empty and gets one element for each item of \`fold\`, so it is allocated anew and copied each time it is full.`,
    help: 'collect from the iterator, or start with that capacity',
  };
}
/** A number of one width for each item. */
function foldedText(empty, body, name) {
  return {
    at: empty,
    costAt: body,
    message: `\`${name}\` starts empty and gets a number of the same width for each item of \`fold\`, so it is allocated anew and copied each time it is full.`,
    help: 'start with room for the number of items times that width',
  };
}
