import { asCopy } from '../../../rust/cost/copies.js';
import { isOnePlaceThroughout } from '../../../rust/order/bound-within.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, methodTarget } from '../../../rust/types/types.js';

import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `m.entry(k).and_modify(f);` with nothing to insert. */
export function modifiedEntry(call: Node): Problem | null {
  const entry = receiverOf(call);
  if (!entry || methodOf(entry) !== 'entry' || call.parent?.kind !== 'expression_statement') return null;
  const map = receiverOf(entry)!;
  return {
    at: call,
    message: `\`${map.text}.entry(..)\` takes an owned key and room for it, yet \`and_modify\` without \`or_insert\` only changes what is already there.`,
    help: 'use `if let Some(value) = ..get_mut(..)`, which borrows the key',
  };
}

/** A loop that looks up one and the same entry at every turn. */
export function entryWithFixedKey(call: Node, file: RustFile): Problem | null {
  const map = receiverOf(call);
  const key = argumentsOf(call)[0];
  const loop = enclosingLoop(call);
  if (!map || !key || loop?.word !== 'for' || !isPlace(map)) return null;
  if (!isConstant(key) && !isSameEachTurn(call, map, key, loop, file)) return null;
  const found = file.typeOf(map);
  if (!found || !isMap(methodTarget(found)) || !isOnePlaceThroughout(loop.node, map, file)) return null;
  const word = methodOf(key) ? ' and built' : '';
  return {
    at: call,
    message: `The entry of \`${key.text}\` is the same at every turn of this \`for\`, and is searched for${word} anew at each that gets there.`,
    help: `look the entry up once before the loop, or gather its values first`,
  };
}

/**
 * A key from outside of the loop, by which a map is asked at every turn that is used for nothing else meanwhile. What is given away at each
 * turn is copied by that.
 */
function isSameEachTurn(call: Node, map: Node, key: Node, loop: Loop, file: RustFile): boolean {
  const name = asCopy(key)?.source ?? key;
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  const owner = rootOf(map) && file.bindingOf(rootOf(map)!);
  if (!binding || !owner || binding.mutable || loop.node.contains(binding.node)) return false;
  const meanwhile = file.usesOf(owner).filter(({ use }) => loop.body.contains(use.node));
  return meanwhile.length === 1 && runsEveryTurn(loop.body, new Set([call]));
}

function isConstant(key: Node): boolean {
  if (/literal$/.test(key.kind)) return true;
  const method = methodOf(key);
  if (method) return argumentsOf(key).length === 0 && isConstant(receiverOf(key)!);
  return /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(key.text);
}
