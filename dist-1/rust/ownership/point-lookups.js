import { functionCalled } from '../functions/function-called.js';
import { argumentsOf } from '../syntax/call-syntax.js';

/** What a map does the same whether or not it keeps an order. */
const ASKED_BY_KEY = /^(?:get|get_mut|contains|contains_key|remove|remove_entry|get_key_value|entry)$/;
const NO_ORDER_NEEDED = /^(?:insert|len|is_empty|clear|extend)$/;
/** Maps are followed into this many functions. */
const MAX_CALLS = 2;
/** Is a map or set of this name only ever asked for single keys, so that no order of its keys can show? */
export function onlyLookedUp(binding, known) {
  return lookups(binding, known, new Set()) > 0;
}
/** How many lookups by key there are; negative where something else is done with it. */
function lookups(binding, known, seen) {
  let asked = 0;
  seen.add(binding);
  for (const use of known.usesOf(binding)) {
    const found = lookupsIn(use, known, seen);
    if (found < 0) return -1;
    asked += found;
  }
  return asked;
}
function lookupsIn(use, known, seen) {
  if (use.use.hidden || use.place !== use.use.node) return -1;
  if (use.method !== null) return lookupsByMethod(use.method, use.call);
  const lent = use.place.parent;
  const given = lent?.kind === 'reference_expression' ? lent : use.place;
  const parameter = given.parent?.kind === 'arguments' ? parameterFor(given, known) : undefined;
  if (!parameter) return -1;
  // A function that hands it to itself does nothing new with it.
  if (seen.has(parameter)) return 0;
  return seen.size <= MAX_CALLS ? lookups(parameter, known, seen) : -1;
}
export function lookupsByMethod(method, call) {
  if (ASKED_BY_KEY.test(method)) return 1;
  if (!NO_ORDER_NEEDED.test(method)) return -1;
  // `if seen.insert(id)` asks, too.
  return method === 'insert' && call !== null && call.parent?.kind !== 'expression_statement' ? 1 : 0;
}
/** The name under which a function of the same file knows what it is given. */
function parameterFor(given, known) {
  const call = given.parent.parent;
  const fn = call.kind === 'call_expression' ? functionCalled(call, known) : null;
  const position = argumentsOf(call).indexOf(given);
  const parameters = fn?.child('parameters')?.children.filter((each) => each.kind === 'parameter') ?? [];
  const parameter = parameters[position];
  if (!parameter || !/^&\s*(?:'\w+\s+)?(?:mut\s+)?(?:\w+::)*BTree/.test(parameter.child('type')?.text ?? ''))
    return undefined;
  const [binding] = known.localsOf(parameter);
  return binding?.whole ? binding : undefined;
}
