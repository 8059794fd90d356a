import { type Collected, callsOfChain, collectedBy, consumedBy, isPlainList } from '../../rust/collects.js';
import { argumentsOf, calledPath, enclosingLoops, methodOf } from '../../rust/flow.js';
import { isPlace, mayChangeWithin, rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { typeFromNode } from '../../rust/types.js';
import { enclosingClosure } from '../../rust/uses.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { appendedAtOnce } from './appended-at-once.js';

/** Chains that must run to their end first: tasks that are started, threads, guards that would live on. */
const MUST_RUN_FIRST =
  /\b(?:spawn\w*|async|await|par_\w+|into_par_iter|par_bridge|lock|read|write|borrow|borrow_mut|drain|try_recv|recv|send|thread|scope|join|sorted\w*|rev|wait\w*)\b/;
/** Taken from both ends, asked for its length or shared out: an iterator may not be able to. */
const NEEDS_A_LIST =
  /^(?:rev|len|windows|chunks|chunks_exact|par_iter|into_par_iter|rchunks|sort\w*|last|rposition|cycle|peekable)$/;

export const rule: Rule = {
  id: 'collect-then-single-pass',
  item: 'redundant-work',
  summary: 'an iterator collected into a list that is walked once and dropped',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration'],
  needs: /\bcollect\b|\.append\(&mut /,
  check(node: Node, file: RustFile): Problem | null {
    const [binding] = file.functionAt(node)?.scopes.boundBy(node) ?? [];
    if (!binding?.whole || binding.uses.length !== 1 || binding.uses[0]!.hidden) return null;
    const collected = collectedBy(node.child('value'), typeFromNode(node.child('type')));
    if (!collected) return appendedAtOnce(node, binding, file);
    if (!isPlainList(collected.into) || MUST_RUN_FIRST.test(collected.chain.text)) return null;
    const pass = singlePass(binding, file);
    if (!pass || isExplained(node) || !staysTheSame(collected, pass, file)) return null;
    return {
      at: node.child('value')!,
      message: `\`${binding.name}\` is collected into a \`${collected.into!.name}\` only to be walked once, ${pass.word}: the list is allocated, filled and dropped for nothing.`,
      help: `use the iterator itself where \`${binding.name}\` is used`,
    };
  },
};

/** Someone who writes why a list is collected has met the borrow checker, or knows of a side effect. */
function isExplained(declaration: Node): boolean {
  const above = declaration.tree.lineText(declaration.line - 1).trim();
  return above.startsWith('//') && /\bcollect|\bborrow|\bsnapshot|\bfirst\b/i.test(above);
}

interface Pass {
  /** Where the items are looked at; the source must stay the same until its end. */
  node: Node;
  word: string;
}

/** The one use of the list, when all it does is to go over the items once and to the end. */
function singlePass(binding: Binding, file: RustFile): Pass | null {
  const use = binding.uses[0]!.node;
  if (enclosingClosure(use) !== enclosingClosure(binding.node)) return null;
  const source = use.parent?.kind === 'reference_expression' ? use.parent : use;
  const loop = source.parent?.kind === 'for_expression' && source.field === 'value' ? source.parent : null;
  if (loop) return inLoop(loop, binding, source !== use);
  const call = use.parent?.kind === 'field_expression' ? callOfField(use.parent) : null;
  if (call) return inChain(call, binding);
  return asArgument(source, use, file);
}

function inLoop(loop: Node, binding: Binding, borrowed: boolean): Pass | null {
  if (repeats(loop, binding) || /\.await\b/.test(loop.child('body')?.text ?? '')) return null;
  // Items that the loop borrows from the list must stay where they are if something keeps them.
  if (borrowed && /\b(?:push|insert|return|break|Some)\b/.test(loop.child('body')?.text ?? '')) return null;
  return { node: loop, word: `by the \`for\` on line ${loop.line}` };
}

function callOfField(field: Node): Node | null {
  const call = field.parent?.kind === 'generic_function' ? field.parent.parent : field.parent;
  return call?.kind === 'call_expression' && field.field === 'function' ? call : null;
}

function inChain(first: Node, binding: Binding): Pass | null {
  const method = methodOf(first) ?? '';
  if (!/^(?:into_iter|iter)$/.test(method)) return null;
  const loop = chainOfLoop(first);
  if (loop) return namesBadMethod(loop.child('value')!) ? null : inLoop(loop, binding, method === 'iter');
  const end = consumedBy(first);
  if (!end || end === first || repeats(end, binding) || namesBadMethod(end)) return null;
  if (method === 'iter' && !/^(?:any|all|sum|count|for_each|fold|position)$/.test(methodOf(end)!))
    return null;
  return { node: end, word: `by \`${methodOf(end)}\` on line ${first.line}` };
}

function chainOfLoop(first: Node): Node | null {
  let at = first;
  for (;;) {
    if (at.parent?.kind === 'for_expression' && at.field === 'value') return at.parent;
    const call: Node | null = at.parent?.kind === 'field_expression' ? callOfField(at.parent) : null;
    if (!call) return null;
    at = call;
  }
}

function namesBadMethod(end: Node): boolean {
  for (const call of callsOfChain(end)) if (NEEDS_A_LIST.test(methodOf(call) ?? '')) return true;
  return false;
}

/** `other.extend(list)`, `HashSet::from_iter(list)`. */
function asArgument(source: Node, use: Node, file: RustFile): Pass | null {
  const call = source.parent?.kind === 'arguments' ? source.parent.parent : null;
  if (call?.kind !== 'call_expression' || source !== use || argumentsOf(call).length !== 1) return null;
  const isIntoIterator =
    methodOf(call) === 'extend' || /::from_iter$/.test(calledPath(call) ?? '') || takesIterator(call, file);
  return isIntoIterator ? { node: call, word: `by \`${methodOf(call) ?? calledPath(call)}\`` } : null;
}

function takesIterator(call: Node, file: RustFile): boolean {
  const path = calledPath(call);
  const parameter = path && !path.includes('::') ? file.declarations.function(path)?.parameters[0] : null;
  return parameter?.name === 'impl' && parameter.args[0]?.name === 'IntoIterator';
}

function repeats(pass: Node, binding: Binding): boolean {
  return enclosingLoops(pass).some((loop) => !loop.node.contains(binding.node));
}

/** Nothing that the iterator reads may be written before the last item was taken. */
function staysTheSame(collected: Collected, pass: Pass, file: RustFile): boolean {
  return readBy(collected.chain, file).every(
    (place) => !mayChangeWithin(place, collected.call.end, pass.node.end, file),
  );
}

/** Names are followed this far back to what they borrow from. */
const MAX_STEPS_BACK = 4;

/** The places outside an expression that it reads while it runs, and those that their names borrow from. */
function readBy(expression: Node, file: RustFile, steps = 0): Node[] {
  const places: Node[] = [];
  for (const node of expression.descendants()) {
    if (!isPlace(node) || node.field === 'function' || isPartOfPlace(node)) continue;
    const root = rootOf(node);
    const binding = root && file.bindingOf(root);
    if (!binding || expression.contains(binding.node)) continue;
    places.push(node);
    const lender = binding.kind === 'closure-parameter' ? undefined : binding.value;
    if (lender && steps < MAX_STEPS_BACK && mayBorrow(binding, file))
      places.push(...readBy(lender, file, steps + 1));
  }
  return places;
}

function isPartOfPlace(node: Node): boolean {
  return !!node.parent && node.parent.field !== 'function' && isPlace(node.parent);
}

function mayBorrow(binding: Binding, file: RustFile): boolean {
  const found = file.typeOf(binding.uses[0]?.node);
  if (!found) return true;
  return found.refs !== '' || found.args.some((arg) => arg.refs !== '');
}
