import type { Binding } from '../../../rust/names/scopes.js';
import { mayBreak, runsEveryTurn } from '../../../rust/order/every-turn.js';
import { type Loop, writtenLoops } from '../../../rust/order/loops.js';
import { someMayRunAfter } from '../../../rust/order/runs-after.js';
import { countedByWhile, walkedByWhile } from '../../../rust/order/while-loops.js';
import { overlaps, pathOf } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { calledPath, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { adds, addsOne, growthOf, isAddition, isOfOneWidth } from './adds.js';
import { type TurnsThatAdd, turnsOf } from './turns-that-add.js';

export interface Filling {
  /** The loop that adds the elements. */
  loop: Loop;
  /** A loop inside it that adds them, when the elements are added one level deeper. */
  inner: Loop | null;
  turns: TurnsThatAdd;
  /** How many calls add at each turn, whatever its way. */
  timesPerTurn: number;
  /** May a turn add by more than one call, or by one more than once? */
  mayAddMore: boolean;
  /** Does each turn add one element at least? */
  addsOneAtLeast: boolean;
  /** Does one turn add one element, or as many as it likes? */
  byOne: boolean;
  /** Is it a number of one width that each turn writes? */
  ofOneWidth: boolean;
  /** The uses in the loop that add. */
  adding: readonly UseFacts[];
  /** What adds ahead of the loop. */
  addedBefore: UseFacts | null;
  /** Does something behind the loop add, too? */
  addedAfter: boolean;
}

/** Adapters whose closure sees every item, unless what follows asks for fewer. */
const SEES_ALL = /^(?:map|filter|filter_map|flat_map|inspect|for_each|try_for_each)$/;
/** Stop before the end, or may. */
const STOPS =
  /\.(?:find|find_map|any|all|take|take_while|map_while|next|position|nth|scan|try_for_each|try_fold|peekable|step_by)\(/;
/** Take items out, so that a turn finds room that another has left; or make room. */
const MAKES_ROOM =
  /^(?:clear|pop\w*|remove\w*|swap_remove\w*|splice|truncate|take|drain|retain\w*|dedup\w*|extract_if|split_off|reserve\w*)$/;

/** The first `for` (or `for_each`) that adds to a container: to the local itself, or to the named field of a local struct. */
export function fillingLoop(binding: Binding, field: string | null, file: RustFile): Filling | null {
  const path = field ? `${binding.name}.${field}` : binding.name;
  const uses = file.usesOf(binding).filter((use) => use.use.hidden || overlaps(pathOf(use.place), path));
  const at = uses.findIndex(
    (use) => loopsAround(use, binding).length > 0 || !(adds(use, path, file) || isPassedBy(use)),
  );
  const first = uses[at];
  const loops = first && !first.use.hidden ? loopsAround(first, binding) : [];
  const loop = loops.at(-1);
  const body = loop && bodyOf(loop);
  if (!body || loops.length > 2 || !goesOverItems(loop) || mayBreak(body) || givesUpPart(body, binding))
    return null;
  if (isAdapter(loop) && !seesAllItems(loop)) return null;
  const inside = uses.filter((use) => loop.body.contains(use.place));
  const adding = inside.filter((use) => adds(use, path, file));
  if (adding.length === 0 || inside.some(isInTheWay) || isInNamedClosure(loop.node, binding)) return null;
  const direct = new Set(
    adding.filter((use) => loopsAround(use, binding).length === 1).map((use) => growthOf(use)!),
  );
  const ofOne = new Set(adding.filter((use) => addsOne(use, path, file)).map((use) => growthOf(use)!));
  const turns = turnsOf(body, direct);
  const common = {
    loop,
    timesPerTurn: [...direct].filter((call) => runsEveryTurn(body, new Set([call]))).length,
    mayAddMore: addsTwice(
      adding.map((use) => growthOf(use)!),
      loop,
    ),
    addsOneAtLeast: runsEveryTurn(body, ofOne),
    addedBefore: uses.slice(0, at).find((use) => adds(use, path, file)) ?? null,
    addedAfter: uses.some((use) => use.use.node.start > loop.node.end && adds(use, path, file)),
    byOne: adding.every((use) => addsOne(use, path, file)),
    ofOneWidth: adding.every((use) => isOfOneWidth(use.call)),
    adding,
  };
  if (turns) return { ...common, inner: null, turns };
  const inner = innerLoop(loop, adding, binding);
  return inner ? { ...common, inner, turns: 'every' } : null;
}

/** `if is_first { rows.push(marker); } rows.push(row);`, and a call in a loop inside: on one way through a turn there are two. */
function addsTwice(calls: readonly Node[], { body }: Loop): boolean {
  const inOrder = calls.map((node) => ({ node })).sort((a, b) => a.node.start - b.node.start);
  return inOrder.some(({ node }, i) => someMayRunAfter(inOrder.slice(i), node, body));
}

/** `list.len()`, and `if items.is_empty() { return list; }`: whoever gets to the loop finds the container as it was. */
function isPassedBy(use: UseFacts): boolean {
  if (/^(?:len|is_empty)$/.test(use.method ?? '')) return true;
  return [...use.place.ancestors()].some((at) => at.kind === 'return_expression');
}

/** `if height != expected { return run; }`: what was gathered until then is the answer, and how much that is nobody knows. */
function givesUpPart(body: Node, binding: Binding): boolean {
  return [...body.descendantsOfKind('return_expression')].some((leave) => binding.isUsedIn(leave));
}

/** `let mut drop_all = |units| for unit in units { gone.insert(unit) };`: what one call adds says nothing about all calls. */
function isInNamedClosure(loop: Node, binding: Binding): boolean {
  for (const at of loop.ancestors()) {
    if (at.contains(binding.node)) return false;
    if (at.kind === 'closure_expression' && at.parent?.kind === 'let_declaration') return true;
  }
  return false;
}

/** Of a `while`, what runs again and again begins with the condition. */
function bodyOf(loop: Loop): Node {
  return loop.word === 'while' ? loop.node.child('body')! : loop.body;
}

function goesOverItems(loop: Loop): boolean {
  return (
    loop.word === 'for' ||
    isAdapter(loop) ||
    walkedByWhile(loop.node) !== null ||
    countedByWhile(loop.node) !== null
  );
}

function isAdapter(loop: Loop): boolean {
  return SEES_ALL.test(loop.word);
}

/** `items.iter().map(|item| { seen.insert(item.id); .. })`: nothing in the chain stops early, and the closure leaves at its end. */
function seesAllItems(loop: Loop): boolean {
  let chain = loop.node;
  for (let next = methodCalledOn(chain); next; next = methodCalledOn(chain)) chain = next;
  const behind = chain.text.slice(loop.node.end - chain.start);
  return !STOPS.test(behind) && loop.body.descendantsOfKind('return_expression').next().done === true;
}

/** The loops around a use that the container outlives, innermost first. */
function loopsAround(use: UseFacts, binding: Binding): Loop[] {
  return writtenLoops(use.place).filter((loop) => !loop.node.contains(binding.node));
}

function isInTheWay(use: UseFacts): boolean {
  return (
    use.effect === 'hidden' ||
    // `sizes[i] = size` changes an element that is there.
    (use.effect === 'assign' && use.place.kind !== 'index_expression' && !isAddition(use)) ||
    MAKES_ROOM.test(use.method ?? '') ||
    isEmptiedByOthers(use)
  );
}

/** `flush(mem::take(&mut unit))`, `all.append(&mut unit)`: it begins anew. */
function isEmptiedByOthers(use: UseFacts): boolean {
  if (use.effect !== 'borrow-mut' || use.method || use.call?.kind !== 'call_expression') return false;
  return /(?:^|::)(?:take|replace|swap|append)$/.test(methodOf(use.call) ?? calledPath(use.call) ?? '');
}

/** Runs for each item, whatever comes of it: a `map` whose result nobody asks for would not. */
function isWalk(loop: Loop): boolean {
  return /^for(?:_each)?$/.test(loop.word);
}

/** A `for` of its own inside every turn, that adds at every turn of its own. */
function innerLoop(outer: Loop, adding: readonly UseFacts[], binding: Binding): Loop | null {
  for (const use of adding) {
    const loops = loopsAround(use, binding);
    const [inner] = loops;
    if (!inner || loops.length !== 2 || !isWalk(inner) || mayBreak(inner.body)) continue;
    if (!runsEveryTurn(bodyOf(outer), new Set([inner.node]))) continue;
    if (runsEveryTurn(inner.body, new Set([growthOf(use)!]))) return inner;
  }
  return null;
}
