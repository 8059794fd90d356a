import { valueOfClosure } from '../../../rust/order/given-value.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { INTEGERS, methodTarget, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Is a whole item asked for, of a list that no set can stand in for, or that is made anew in an outer loop of items of which that is not known? */
export function hasUnhashedItems(search: Node, list: Node, file: RustFile): boolean {
  if (!asksForWholeItem(search)) return false;
  const found = file.typeOf(list);
  const item = found ? methodTarget(found).args[0] : undefined;
  const isHashed = item ? mayBeHashed(item, file) : null;
  return isHashed === false || (isHashed === null && isMadeWithinLoop(search, list, file));
}

/** `seen.contains(&point)`, `seen.iter().any(|p| *p == point)` */
export function asksForWholeItem(search: Node): boolean {
  if (methodOf(search) === 'contains') return true;
  const closure = argumentsOf(search)[0];
  const compared = `${closure?.child('parameters')?.text}${valueOfClosure(closure)?.text}`;
  return /^\|\s*&?(\w+)\s*\|\s*\*{0,2}\1\s*==/.test(compared.slice(0, MAX_HEAD));
}

/** No closure's parameter and its comparison are longer. */
const MAX_HEAD = 120;

/** Types in types are looked into so far. */
const MAX_PARTS = 3;

const HASHED = /^(?:String|str|char|bool|PathBuf|Path|OsString|OsStr|Uuid)$/;
const OF_PARTS = /^(?:\(\)|\[\]|\[;\]|Option|Vec|Box|Arc|Rc)$/;

/** Floats have neither `Hash` nor `Ord`, and what has one in a field can't derive them. Null where some part is not known. */
export function mayBeHashed(item: Type, file: RustFile, depth = 0): boolean | null {
  if (/^f(?:32|64)$/.test(item.name)) return false;
  if (INTEGERS.has(item.name) || HASHED.test(item.name)) return true;
  const parts = OF_PARTS.test(item.name) ? item.args : file.declarations.parts(item.name);
  if (!parts || depth > MAX_PARTS) return null;
  const answers = parts.map((part) => mayBeHashed(part, file, depth + 1));
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** `for face in faces { let mut corners = Vec::new(); for edge in face { .. } }`: no longer than one item of the outer loop makes it. */
function isMadeWithinLoop(search: Node, list: Node, file: RustFile): boolean {
  const root = rootOf(list);
  const held = root && file.bindingOf(root);
  return held?.kind === 'let' && enclosingLoops(search).some((loop) => loop.body.contains(held.node));
}
