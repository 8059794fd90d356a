import { collectTarget, isCollect } from '../../../rust/order/collects.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, methodTarget, type Type, type, typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const LISTS = /^(?:Vec|VecDeque|SmallVec)$/;

/** `list = list.iter().map(|x| x * n).collect();`: an assignment changes no type, so each item could be changed where it is. */
export function changedAndPutBack(assignment: Node, file: RustFile): Problem | null {
  const [left, collect] = [assignment.child('left'), assignment.child('right')];
  const walk = collect && mappedWalk(collect);
  if (!left || !walk || !isPlace(left) || placeText(left) !== placeText(walk.list)) return null;
  const found = file.typeOf(left);
  if (!isAlone(walk.closure, placeText(left))) return null;
  const target = found ? methodTarget(found) : listOfNumbers(left, walk);
  if (!target) return null;
  const place = `\`${spelling(left)}\``;
  if (isMap(target) && !file.declarations.declares(target.name))
    return isOfSameKeys(walk)
      ? {
          at: collect,
          message: `${place} is built anew with the keys that it had, only to give each a new value.`,
          help: `change the values where they are, with \`${placeText(left)}.values_mut()\` or \`iter_mut()\``,
        }
      : null;
  if (!LISTS.test(target.name) || walk.method !== 'iter') return null;
  return {
    at: collect,
    message: `All items of ${place} are changed into a new list that takes its place: one is allocated and the other freed.`,
    help: `change each item where it is: \`for item in ${placeText(left)}.iter_mut()\``,
    // What allocates for each item won't mind one more for the list.
    ...(found !== null && !isPlainItem(target, file) && { minor: true }),
  };
}

/** `let scaled: Vec<f32> = list.iter().map(|x| x * n).collect();` of a list that nobody looks at again. */
export function madeOfLastLook(collect: Node, file: RustFile): Problem | null {
  const walk = mappedWalk(collect);
  const declaration = collect.parent?.kind === 'let_declaration' ? collect.parent : null;
  if (!walk || !declaration || walk.method !== 'iter' || walk.list.kind !== 'identifier') return null;
  const from = file.typeOf(walk.list);
  const to = collectTarget(collect)?.args[0] ?? typeFromNode(declaration.child('type'))?.args[0];
  const into = typeFromNode(declaration.child('type')) ?? collectTarget(collect);
  if (from?.name !== 'Vec' || from.refs !== '' || into?.name !== 'Vec' || !to || !isPlainItem(from, file))
    return null;
  if (to.refs !== '' || to.name !== from.args[0]!.name || to.args.length > 0) return null;
  if (!isAlone(walk.closure, walk.list.text) || !mayBeMovedOut(walk.list, collect, file)) return null;
  return {
    at: collect,
    message: `\`${walk.list.text}\` is read for the last time to make a list of the same size and type, for which a new one is allocated.`,
    help: `walk it by \`into_iter()\`, which collects into the memory of \`${walk.list.text}\`, or change the items in place`,
  };
}

interface Walk {
  list: Node;
  method: string;
  closure: Node;
}

/** `list.iter().map(..).collect()`, also by way of `copied()` or `enumerate()`. */
function mappedWalk(collect: Node): Walk | null {
  const map = isCollect(collect) ? receiverOf(collect)! : undefined;
  const [closure, more] = map && methodOf(map) === 'map' ? argumentsOf(map) : [];
  if (!map || !closure || more) return null;
  let walk = receiverOf(map)!;
  while (/^(?:copied|cloned|enumerate)$/.test(methodOf(walk) ?? '')) walk = receiverOf(walk)!;
  const method = methodOf(walk) ?? '';
  if (!/^(?:iter|into_iter)$/.test(method) || argumentsOf(walk).length > 0) return null;
  const list = receiverOf(walk)!;
  return isPlace(list) ? { list, method, closure } : null;
}

function placeText(place: Node): string {
  return spelling(place).replace(/^\(?\*\(?|\)+$/g, '');
}

/** Asks what is made of an item for neither the list nor its holder, and can't fail. */
function isAlone(closure: Node, path: string): boolean {
  for (const node of closure.descendants()) {
    if (/^(?:await|try|return)_expression$|^macro_invocation$/.test(node.kind)) return false;
    const place = isPlace(node) && node.parent?.kind !== 'field_expression' ? node : receiverOf(node);
    if (!place || !isPlace(place)) continue;
    const written = spelling(place);
    if (`${written}.`.startsWith(`${path}.`) || path.startsWith(`${written}.`)) return false;
    if (written.startsWith(`${path}[`)) return false;
  }
  return true;
}

/** `|(key, value)| (key, f(value))`, the key copied or as it is. */
function isOfSameKeys({ closure }: Walk): boolean {
  const [parameter, more] = closure.child('parameters')?.children ?? [];
  const body = closure.child('body');
  const made = body?.kind === 'block' ? body.children.at(-1) : body;
  if (parameter?.kind !== 'tuple_pattern' || more || made?.kind !== 'tuple_expression') return false;
  const [named] = parameter.children;
  const [key, value] = made.children;
  return named?.kind === 'identifier' && !!key && !!value && keySpelling(key) === named.text;
}

/** `at.iter().map(|i| i + shift)`: what is added to is a number, and what is walked by `iter` and collected is a list, unless its name says that it is a set. */
function listOfNumbers(place: Node, { closure }: Walk): Type | null {
  const [parameter, more] = closure.child('parameters')?.children ?? [];
  const body = closure.child('body');
  const isSum = body?.kind === 'binary_expression' && /^[-+*/%]$/.test(body.child('operator')?.text ?? '');
  if (!isSum || more || /set\b|unique|distinct/i.test(place.text)) return null;
  const name = parameter?.text.replace(/^&/, '');
  const sides = [body.child('left'), body.child('right')];
  return sides.some((side) => side && keySpelling(side) === name) ? type('Vec') : null;
}

function isPlainItem(list: Type, file: RustFile): boolean {
  const [item] = list.args;
  return !!item && file.isCopy(item) === true;
}
