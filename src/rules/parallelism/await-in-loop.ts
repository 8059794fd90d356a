import { awaitsIn, runsOnExecutor } from '../../rust/async-context.js';
import {
  argumentsOf,
  asLoop,
  calledPath,
  enclosingFunction,
  enclosingLoop,
  methodOf,
  receiverOf,
} from '../../rust/flow.js';
import { rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'await-in-loop',
  item: 'parallelism',
  summary: 'independent requests that wait for each other',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['for_expression'],
  needs: /^(?=[\s\S]*\bfor\b)[\s\S]*\.await\b/,
  check(node: Node, file: RustFile): Problem | null {
    const body = node.child('body');
    if (!body || !runsOnExecutor(node) || leavesEarly(body)) return null;
    const awaits = [...awaitsIn(body)].filter((each) => enclosingLoop(each)?.node === node);
    const [first] = awaits.sort((a, b) => a.start - b.start);
    if (!first || [...awaitsIn(body)].length !== awaits.length) return null;
    const asked = awaits.map((each) => requestOf(each, node, file));
    if (asked.some((each) => each === null) || !isOnlyGathering(body, node, file)) return null;
    if (asked.every((each) => each === 'same')) return null;
    const call = first.children[0]!;
    return {
      at: first,
      message: `Each turn of \`for\` waits for ${quoted(call)} before the next one is asked, though none needs the answer to another: the waiting times add up.`,
      help: 'ask for several at once: `futures::future::try_join_all`, or `stream::iter(..).map(..).buffered(n)` to bound how many',
      ...(!asked.includes('own') && { minor: true }),
    };
  },
};

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

/** What asks somebody for something and changes nothing. */
const ASKS =
  /^(?:get|fetch|load|read|query|find|list|lookup|resolve|download|request|head|stat|exists|check|verify|estimate|describe|metadata|search|count|call|is|has)(?:_\w+)?$|_by_\w+$/;
/** Questions that most things answer from memory: worth a word only where who is asked is far away. */
const ANSWERED_LOCALLY = /^(?:is|has|check|verify|count|exists|estimate|describe)(?:_|$)/;
/** What stands beyond a network or a disk. */
const REMOTES =
  /(?:^|_)(?:client|provider|api|rpc|http|store|storage|db|database|pool|conn|backend|service|s3|op|operator|operations|remote|server|reader|source|meta|catalog|node|endpoint|peer)s?$/;
const ORDERED =
  /(?:^|_)(?:next|recv|tick|lock|read_exact|read_line|read_until|read_to_end|read_u\d+|read_buf|read_frame|read_message|read_packet|txn?|transaction|stream|cursor|lines|frames)(?:_|$)/;

/** Does an await ask for something of this item alone? Null where order, exclusion or an earlier answer matters. */
function requestOf(awaited: Node, loop: Node, file: RustFile): 'own' | 'local' | 'same' | null {
  const call = awaited.children[0]!;
  if (call.kind !== 'call_expression') return null;
  const method = methodOf(call);
  const name = method ?? calledPath(call)?.split('::').at(-1) ?? '';
  if (!ASKS.test(name) || ORDERED.test(name)) return null;
  if (argumentsOf(call).some((each) => each.kind === 'reference_expression' && each.has('mutable_specifier')))
    return null;
  const receiver = receiverOf(call);
  if (receiver && (ORDERED.test(receiver.text) || mayBeChanged(receiver, loop, file))) return null;
  if (
    !argumentsOf(call).some((each) => dependsOnItem(each, loop, file)) &&
    !(receiver && dependsOnItem(receiver, loop, file))
  )
    return 'same';
  return ANSWERED_LOCALLY.test(name) && !isRemote(receiver) ? 'local' : 'own';
}

function isRemote(receiver: Node | undefined): boolean {
  if (!receiver) return false;
  const last =
    receiver.kind === 'field_expression'
      ? receiver.child('field')?.text
      : (methodOf(receiver) ?? receiver.text);
  return REMOTES.test(last ?? '');
}

/** A receiver that is borrowed mutably takes one call at a time. */
function mayBeChanged(receiver: Node, loop: Node, file: RustFile): boolean {
  const root = rootOf(receiver);
  const binding = root && file.bindingOf(root);
  if (!binding) return root === null;
  if (binding.kind === 'self') return /\bmut\b/.test(binding.declaration.text);
  if (loop.contains(binding.node)) return false;
  return binding.mutable || file.typeOf(root)?.refs.startsWith('m') === true;
}

/** Does the expression mention what the loop binds, or a local made from it? */
function dependsOnItem(node: Node, loop: Node, file: RustFile): boolean {
  for (const each of node.descendants()) {
    const binding = each.kind === 'identifier' ? file.bindingOf(each) : undefined;
    if (binding && loop.contains(binding.node)) return true;
  }
  return false;
}

const GATHERS = /^(?:push|push_back|insert|extend|append)$/;

/** Besides the requests, the body only adds to collections of outside that it does not read. */
function isOnlyGathering(body: Node, loop: Node, file: RustFile): boolean {
  const outside = new Set<Node>();
  for (const node of body.descendants()) {
    if (asLoop(node) && node !== loop && node.kind !== 'closure_expression') continue;
    if (/^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind)) {
      if (!isInside(node.child('left'), loop, file)) return false;
    }
    if (
      node.kind === 'reference_expression' &&
      node.has('mutable_specifier') &&
      !isInside(node.child('value'), loop, file)
    )
      return false;
    if (node.kind === 'identifier' || node.kind === 'self') {
      const binding = file.bindingOf(node);
      if (binding?.mutable && !loop.contains(binding.node)) outside.add(node);
    }
  }
  return [...outside].every(isAddedTo) && !isMutableSelfUsed(body, loop, file);
}

function isInside(place: Node | undefined, loop: Node, file: RustFile): boolean {
  const root = place && rootOf(place);
  const binding = root && file.bindingOf(root);
  return !!binding && loop.contains(binding.node);
}

function isAddedTo(name: Node): boolean {
  const field = name.parent;
  const call = field?.kind === 'field_expression' ? field.parent : null;
  return call?.kind === 'call_expression' && receiverOf(call) === name && GATHERS.test(methodOf(call) ?? '');
}

function isMutableSelfUsed(body: Node, loop: Node, file: RustFile): boolean {
  const self = enclosingFunction(loop)?.child('parameters')?.ofKind('self_parameter');
  if (!self || !/^&\s*(?:'\w+\s+)?mut\b|^mut\b/.test(self.text)) return false;
  for (const node of body.descendants()) if (node.kind === 'self' && file.bindingOf(node)) return true;
  return false;
}
