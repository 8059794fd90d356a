import { knownLength } from '../../rust/containers.js';
import { runsEveryTurn } from '../../rust/every-turn.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { madeEmpty } from './made-empty.js';

const ADDS_ONE = /^(?:push|push_back|insert)$/;

/** `items.iter().fold(Vec::new(), |mut all, item| { all.push(..); all })`: a loop that fills an empty container. */
export function foldedIntoEmpty(call: Node, file: RustFile): Problem | null {
  if (methodOf(call) !== 'fold') return null;
  const [empty, closure] = argumentsOf(call);
  const made = madeEmpty(empty, null, file);
  if (!empty || !made || made.name === 'String' || closure?.kind !== 'closure_expression') return null;
  if (!knownLength(receiverOf(call), (expression) => file.typeOf(expression))) return null;
  const name = /^\|\s*mut\s+(\w+)/.exec(closure.child('parameters')?.text ?? '')?.[1];
  const body = closure.child('body');
  if (!name || !body || body.descendantsOfKind('return_expression').next().done !== true) return null;
  const adding = new Set<Node>();
  for (const each of body.descendantsOfKind('call_expression'))
    if (ADDS_ONE.test(methodOf(each) ?? '') && receiverOf(each)?.text === name) adding.add(each);
  if (adding.size === 0 || !runsEveryTurn(body, adding)) return null;
  return {
    at: empty,
    costAt: body,
    message: `\`${name}\` starts empty and gets one element for each item of \`fold\`, so it is allocated anew and copied each time it is full.`,
    help: 'collect from the iterator, or start with that capacity',
  };
}
