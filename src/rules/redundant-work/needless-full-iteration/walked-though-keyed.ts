import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `ages.iter().find(|(name, _)| *name == wanted)`, `names.iter().any(|name| name == wanted)` of a map or a set, which has its keys at hand. */
export function searchedThoughKeyed(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call)!;
  const walk = receiverOf(call)!;
  const closure = argumentsOf(call)[0];
  const by = methodOf(walk) ?? '';
  if (!/^(?:iter|keys|iter_mut)$/.test(by) || closure?.kind !== 'closure_expression') return null;
  const keyed = receiverOf(walk)!;
  const found = file.typeOf(keyed);
  const target = found && methodTarget(found);
  if (!target || file.declarations.declares(target.name) || !(isMap(target) || isSet(target))) return null;
  const key = keyOf(closure, isSet(target) || by === 'keys');
  if (!key || !isKeyAsked(closure, key, file) || isMeasured(call, keyed)) return null;
  const get = isSet(target) || by === 'keys' ? 'contains' : by === 'iter_mut' ? 'get_mut' : 'get';
  return {
    at: call,
    message: `\`${method}\` compares ${quoted(keyed)} key by key, though a \`${target.name}\` finds a key without looking at the others.`,
    help: `ask \`${method === 'any' ? (isSet(target) ? 'contains' : 'contains_key') : get}(..)\``,
  };
}

/** `if list.len() < 10 { list.iter().any(..) } else { list.contains(..) }`: someone has measured what is faster. */
function isMeasured(call: Node, keyed: Node): boolean {
  const length = `${spelling(keyed)}.len()`;
  return [...call.ancestors()].some(
    (at) => at.kind === 'if_expression' && spelling(at.child('condition')!).includes(length),
  );
}

/** The parameter that is the key: `|key|` over keys, `|(key, _)|` over entries. */
function keyOf(closure: Node, isAlone: boolean): string | null {
  const parameter = closure.child('parameters')?.text.replace(/[\s|&]+/g, '') ?? '';
  const [, name] = (isAlone ? /^(\w+)$/ : /^\((\w+),\w+\)$/).exec(parameter) ?? [];
  return name ?? null;
}

/** `**key == wanted`, `key.as_str() == &name`: the key as a whole, and nothing of the item on the other side. */
function isKeyAsked(closure: Node, key: string, file: RustFile): boolean {
  const body = valueOfClosure(closure)!;
  if (body.kind !== 'binary_expression' || body.child('operator')?.text !== '==') return false;
  const sides = [body.child('left')!, body.child('right')!];
  const wanted = sides.find((side) => !isKey(side, key));
  if (!wanted || !sides.some((side) => isKey(side, key))) return false;
  return !mentionsBindingOf(closure, wanted, file);
}

function isKey(side: Node, key: string): boolean {
  return new RegExp(`^[*&(]*${key}\\)*(?:\\.(?:as_str|as_ref|as_bytes|as_slice)\\(\\))?$`).test(
    side.text.replace(/\s+/g, ''),
  );
}
