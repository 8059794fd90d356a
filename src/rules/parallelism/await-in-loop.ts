import { awaitsIn, runsOnExecutor } from '../../rust/functions/async-context.js';
import { asLoop, enclosingLoop } from '../../rust/order/loops.js';
import { isPlace, overlaps, pathOf, rootOf } from '../../rust/ownership/places.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { enclosingFunction, methodCalledOn, methodOf, nextMethod } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isAnsweredFromMemory, remembersAnswer } from './await-in-loop/answered-from-memory.js';
import { drainedEachTurn } from './await-in-loop/drained-each-turn.js';
import { futuresOneByOne } from './await-in-loop/futures-in-a-list.js';
import { withoutHandedOn } from './await-in-loop/handed-on.js';
import { streamedInSeries } from './await-in-loop/streamed-in-series.js';
import { walksItems, walksStream } from './await-in-loop/walked-by-while.js';
import { isPartOnlyLent, requestOf } from './of-several-rules/requests.js';

export const rule: Rule = {
  id: 'await-in-loop',
  item: 'parallelism',
  summary: 'independent requests that wait for each other',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['for_expression', 'while_expression', 'call_expression'],
  needs: /^(?:(?=[\s\S]*(?:\.await\b|\bselect!))[\s\S]*\b(?:for|while)\b|(?=[\s\S]*\biter\()[\s\S]*\.then\()/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'call_expression') return streamedInSeries(node);
    const drained = drainedEachTurn(node, file);
    if (drained) return drained;
    const body = node.kind === 'while_expression' && !walksItems(node, file) ? null : node.child('body');
    if (!body || !runsOnExecutor(node) || leavesEarly(body)) return null;
    const awaits = [...awaitsIn(body)].filter((each) => enclosingLoop(each)?.node === node);
    const begunLate = futuresOneByOne(node, awaits, file);
    if (begunLate) return begunLate;
    const [first] = awaits.sort((a, b) => a.start - b.start);
    if (!first || [...awaitsIn(body)].length !== awaits.length || isLoadedBefore(node)) return null;
    const requests = withoutHandedOn(awaits, node, file);
    const asked = requests.map((each) => requestOf(each, node, file));
    if (asked.some((each) => each === null) || !isOnlyGathering(body, node, file)) return null;
    if (asked.every((each) => each === 'same') || requests.some(remembersAnswer)) return null;
    if (requests.every((each) => isAnsweredFromMemory(each, file))) return null;
    const call = first.children[0]!;
    return {
      at: first,
      message: `Each turn of \`${node.kind === 'for_expression' ? 'for' : 'while'}\` waits for ${quoted(call)} before the next one is asked, though none needs the answer to another: the waiting times add up.`,
      help: `ask for several at once: ${requests.length < awaits.length ? IN_ORDER : atOnce(node, awaits)}`,
      ...(!asked.includes('own') && { minor: true }),
    };
  },
};

function atOnce(loop: Node, awaits: readonly Node[]): string {
  if (walksStream(loop)) return '`map` the stream, and `buffer_unordered(n)` to bound how many';
  const joined = awaits.some(mayFail) ? 'try_join_all' : 'join_all';
  return `\`futures::future::${joined}\`, or \`stream::iter(..).map(..).buffered(n)\` to bound how many`;
}

/** Where the answers are handed on one by one. */
const IN_ORDER = '`stream::iter(..).map(..).buffered(n)`, which gives the answers in the same order';

/** `fetch(url).await?`, also of what is awaited with a time limit or a context around it. */
function mayFail(awaited: Node): boolean {
  let at = awaited;
  while (at.parent && /^(?:field_expression|call_expression|try_expression)$/.test(at.parent.kind)) {
    at = at.parent;
    if (at.kind === 'try_expression') return true;
  }
  return false;
}

/** `self.load_keys(&keys).await?;` before the loop: what is asked for in it lies there already. */
function isLoadedBefore(loop: Node): boolean {
  for (let at: Node | null = loop; at && at.kind !== 'function_item'; at = at.parent) {
    const siblings = at.parent?.kind === 'block' ? at.parent.children : [];
    if (siblings.slice(0, siblings.indexOf(at)).some(({ text }) => LOADS.test(text))) return true;
  }
  return false;
}

const LOADS = /^(?:let _ = )?[\w.:]*\b(?:load|preload|prefetch|warm)(?:_\w+)?\([^;]*\.await\??;$/;

/** A search that stops at the first hit, or a retry, must go step by step. `return Err` only fails. */
function leavesEarly(body: Node): boolean {
  for (const node of body.descendants()) {
    if (node.kind === 'break_expression') return true;
    if (node.kind === 'return_expression' && !/^return\s+Err\b/.test(node.text)) return true;
    if (node.kind === 'macro_invocation' && /\b(?:await|break|return|yield)\b/.test(node.text)) return true;
    if (node.kind === 'yield_expression') return true;
  }
  return false;
}

const GATHERS = /^(?:push|push_back|push_str|insert|extend|extend_from_slice|append|put|put_slice)$/;

/** Besides the requests, the body only adds to collections of outside that it does not read. */
function isOnlyGathering(body: Node, loop: Node, file: RustFile): boolean {
  const outside = new Set<Node>();
  for (const node of body.descendants()) {
    if (asLoop(node) && node !== loop && node.kind !== 'closure_expression') continue;
    if (/^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind)) {
      if (!isInside(node.child('left'), loop, file) && !isSummedUp(node)) return false;
    }
    if (isMutableBorrow(node) && !isInside(node.child('value'), loop, file)) return false;
    if (node.kind === 'identifier') {
      const binding = file.bindingOf(node);
      if (!binding || loop.contains(binding.node)) continue;
      if (binding.mutable || isLentToWrite(node, file)) outside.add(node);
    }
  }
  return [...outside].every(isAddedTo) && !isMutableSelfUsed(body, loop, file);
}

/** `index: &mut Index`: what is done to it at one turn may be seen at the next. */
function isLentToWrite(name: Node, file: RustFile): boolean {
  return name.kind === 'identifier' && file.typeOf(name)?.refs.startsWith('m') === true;
}

/** `total += answer`: whichever comes first, the sum is the same. */
function isSummedUp(node: Node): boolean {
  return (
    node.kind === 'compound_assignment_expr' &&
    isPlace(node.child('left')!) &&
    /^(?:\+|\||&|\^|\*)=$/.test(node.child('operator')?.text ?? '')
  );
}

function isInside(place: Node | undefined, loop: Node, file: RustFile): boolean {
  const root = place && rootOf(place);
  const binding = root && file.bindingOf(root);
  return !!binding && loop.contains(binding.node);
}

function isAddedTo(name: Node): boolean {
  const field = name.parent;
  if (field?.kind === 'compound_assignment_expr' && name.field === 'left') return isSummedUp(field);
  if (field?.kind === 'field_expression' && field.field === 'left' && field.parent)
    return isSummedUp(field.parent);
  return GATHERS.test(nextMethod(name));
}

/** Is `self`, lent to be changed, used for more than to ask one of its fields and to gather in others? */
function isMutableSelfUsed(body: Node, loop: Node, file: RustFile): boolean {
  const self = enclosingFunction(loop)?.child('parameters')?.ofKind('self_parameter');
  if (!self || !/^&\s*(?:'\w+\s+)?mut\b|^mut\b/.test(self.text)) return false;
  const [asked, kept] = [new Set<string>(), new Set<string>()];
  for (const node of body.descendants()) {
    if (node.kind !== 'self' || !file.bindingOf(node)) continue;
    const place = outermostPlace(node);
    const call = methodCalledOn(place);
    if (!call || place === node) return true;
    const isAsked = [...call.ancestors()].find((at) => !/^(?:field|call)_expression$/.test(at.kind))?.kind;
    if (isAsked === 'await_expression') {
      if (!isPartOnlyLent(call, file)) return true;
      asked.add(pathOf(place));
    } else if (GATHERS.test(methodOf(call)!) || LOOKS.test(methodOf(call)!)) kept.add(pathOf(place));
    else return true;
  }
  return [...kept].some((each) => [...asked].some((other) => overlaps(each, other)));
}

const LOOKS = /^(?:contains|contains_key|get|peek|len|is_empty)$/;

/** `self.cache.rows` of `self.cache.rows.insert(..)` */
function outermostPlace(node: Node): Node {
  let place = node;
  while (
    place.parent?.kind === 'field_expression' &&
    place.field === 'value' &&
    place.parent.field !== 'function'
  )
    place = place.parent;
  return place;
}
