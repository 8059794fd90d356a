import { callsOfChain, isCollect } from '../../../rust/order/collects.js';
import { isPlace, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** Leave items out, but never change them. */
const SIEVES = /^(?:filter|skip_while|take_while|skip|take|inspect|rev)$/;

/** `let (done, rest) = mem::take(&mut self.jobs).into_iter().partition(..); self.jobs = rest;` */
export function partitionPutBack(partition: Node): Problem | null {
  if (methodOf(partition) !== 'partition') return null;
  const place = placeTaken(receiverOf(partition));
  const declaration = partition.parent?.kind === 'let_declaration' ? partition.parent : null;
  const names = declaration?.child('pattern')?.children.map((name) => name.text) ?? [];
  if (!place || !declaration || names.length !== 2) return null;
  const back = assignmentTo(place, declaration);
  if (!back || !names.includes(back.child('right')?.text ?? '')) return null;
  return {
    at: partition.child('function')!.child('field')!,
    until: partition,
    message: `All of \`${place}\` is moved into two new lists, of which one is put back as \`${place}\`.`,
    help: `take out what leaves with \`${place}.extract_if(..)\`, or \`retain\` with a push, and keep the rest where it is`,
  };
}

/** `self.jobs = self.jobs.drain(..).filter(..).collect();`: the list is built anew to leave some items out. */
export function sievedAndPutBack(assignment: Node, file: RustFile): Problem | null {
  const [left, right] = [assignment.child('left'), assignment.child('right')];
  const collect = right && (valueOfSingleUse(right, file) ?? trimmedOnTheWay(right, left, file) ?? right);
  if (!left || !collect || !isPlace(left) || !isCollect(collect)) return null;
  let chain = receiverOf(collect);
  const sieved = [...callsOfChain(collect)].some((call) => methodOf(call) === 'filter');
  while (chain && SIEVES.test(methodOf(chain) ?? '')) chain = receiverOf(chain);
  const copies = chain && /^(?:cloned|copied)$/.test(methodOf(chain) ?? '') ? receiverOf(chain) : undefined;
  const place = copies ? lentPlace(copies) : (placeTaken(chain, file) ?? placeTaken(chain));
  if (!sieved || place !== pathOf(left)) return null;
  const found = file.typeOf(left);
  if (found && !WITH_RETAIN.test(methodTarget(found).name)) return null;
  // A `Vec` that is taken by value is collected into its own memory.
  const inPlace = !copies && methodOf(chain!) === 'into_iter' && (!found || found.name === 'Vec');
  return {
    at: collect,
    message: `\`${place}\` is built anew only to leave some of its items out.`,
    help: `use \`${place}.retain(..)\``,
    ...(inPlace && { minor: true }),
  };
}

const TRIMS =
  /^(?:pop|truncate|push|len|is_empty|first|last|reverse|(?:sort|dedup)\w*|retain|remove|swap_remove|contains)$/;

/** `kept` of `let mut kept: Vec<_> = ..; if kept.len() > most { kept.pop(); }`, while nobody looks at the old list. */
function trimmedOnTheWay(kept: Node, old: Node | undefined, file: RustFile): Node | undefined {
  const binding = kept.kind === 'identifier' ? file.bindingOf(kept) : undefined;
  const root = old && rootOf(old);
  const owner = root && file.bindingOf(root);
  if (!owner || !binding || binding.kind !== 'let' || !binding.whole || !binding.value) return undefined;
  // `if !kept.is_empty() { list = kept; }` keeps the whole old list where none would be left.
  if (blockOf(kept) !== blockOf(binding.value)) return undefined;
  const uses = file.usesOf(binding);
  const isTrimmed = uses.every(({ use, method }) => use.node === kept || TRIMS.test(method ?? ''));
  const [from, to] = [binding.value.end, kept.start];
  const isLookedAt = owner.uses.some(
    ({ node }) => node.start > from && node.start < to && !old!.contains(node),
  );
  return isTrimmed && !isLookedAt ? binding.value : undefined;
}

function blockOf(node: Node): Node | undefined {
  return [...node.ancestors()].find(({ kind }) => kind === 'block');
}

/** A set of bits, or a tree of someone else's, may have no `retain`. */
const WITH_RETAIN =
  /^(?:Vec|VecDeque|SmallVec|ThinVec|String|BinaryHeap|(?:[A-Z]\w*)?(?:Hash|BTree|Index|Dash)(?:Map|Set))$/;

/** `let kept: Vec<_> = self.jobs.drain(..).filter(..).collect(); self.jobs.extend(kept);` */
export function sievedAndExtended(extend: Node, file: RustFile): Problem | null {
  const [given] = argumentsOf(extend);
  const list = receiverOf(extend);
  const collect = given && valueOfSingleUse(given, file);
  if (!collect || !list || !isCollect(collect)) return null;
  let chain = receiverOf(collect);
  const sieved = [...callsOfChain(collect)].some((call) => methodOf(call) === 'filter');
  while (chain && SIEVES.test(methodOf(chain) ?? '')) chain = receiverOf(chain);
  const place = placeTaken(chain);
  if (!sieved || !place || place !== placeText(list)) return null;
  return {
    at: collect,
    until: extend,
    message: `\`${place}\` is emptied and filled again only to leave some of its items out.`,
    help: `use \`${place}.retain(..)\``,
  };
}

/** What `x.drain(..)` and `mem::take(&mut x).into_iter()` empty, and `x.into_iter()` uses up; with `file` also behind `let all = mem::take(&mut x);`. */
function placeTaken(iter: Node | undefined, file?: RustFile): string | null {
  const named = iter && receiverOf(iter);
  const list = (named && file && valueOfSingleUse(named, file)) ?? named;
  if (!iter || !list) return null;
  if (methodOf(iter) === 'drain')
    return argumentsOf(iter)[0]?.text === '..' || argumentsOf(iter).length === 0 ? placeText(list) : null;
  if (methodOf(iter) !== 'into_iter') return null;
  if (!/(?:^|::)(?:take|replace)$/.test(calledPath(list) ?? '')) return placeText(list);
  const [lent] = argumentsOf(list);
  return lent?.kind === 'reference_expression' ? placeText(lent.child('value')) : null;
}

function lentPlace(iter: Node): string | null {
  const list =
    methodOf(iter) === 'iter'
      ? receiverOf(iter)
      : SIEVES.test(methodOf(iter) ?? '')
        ? receiverOf(iter)
        : undefined;
  if (!list) return null;
  return methodOf(iter) === 'iter' ? placeText(list) : lentPlace(list);
}

function placeText(node: Node | undefined): string | null {
  return node && isPlace(node) ? pathOf(node) : null;
}

function assignmentTo(place: string, declaration: Node): Node | null {
  const siblings = declaration.parent?.children ?? [];
  for (const statement of siblings.slice(siblings.indexOf(declaration) + 1)) {
    const assignment = statement.children[0];
    if (assignment?.kind === 'assignment_expression' && placeText(assignment.child('left')) === place)
      return assignment;
  }
  return null;
}
