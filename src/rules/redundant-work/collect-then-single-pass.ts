import { type Collected, callsOfChain, collectedBy, consumedBy, isPlainList } from '../../rust/collects.js';
import { argumentsOf, calledPath, enclosingLoops, methodOf, receiverOf } from '../../rust/flow.js';
import { hasEffects } from '../../rust/making.js';
import { CLONING_METHODS, MUTATING_METHODS } from '../../rust/methods.js';
import { rootOf } from '../../rust/places.js';
import { givesTheSameLater } from '../../rust/reads.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { type Type, typeFromNode } from '../../rust/types.js';
import { enclosingClosure } from '../../rust/uses.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { appendedAtOnce } from './appended-at-once.js';

/** Taken from both ends, asked for its length or shared out: an iterator may not be able to. */
const NEEDS_A_LIST =
  /^(?:rev|len|windows|chunks|chunks_exact|par_iter|into_par_iter|rchunks|sort\w*|rposition|cycle)$/;

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
    if (!binding?.whole || binding.uses.length === 0 || binding.uses.some((use) => use.hidden)) return null;
    const value = node.child('value');
    const stopsAtErrors = value?.kind === 'try_expression';
    const tried = stopsAtErrors ? value.children[0] : undefined;
    const collected = collectedBy(
      tried && methodOf(tried) === 'map_err' ? receiverOf(tried) : (tried ?? value),
      typeFromNode(node.child('type')),
    );
    if (!collected) return binding.uses.length === 1 ? appendedAtOnce(node, binding, file) : null;
    const list = stopsAtErrors ? listOfResult(collected.into) : collected.into;
    if (!isPlainList(list) || mustRunFirst(collected.chain)) return null;
    const passes = passesOf(binding, stopsAtErrors, file);
    const [pass] = passes;
    if (!pass || isExplained(node) || !passes.every((each) => staysTheSame(collected, each, file)))
      return null;
    if (stopsAtErrors && !passes.every((each) => touchesOnlyLocals(each.node, file))) return null;
    return {
      at: node.child('value')!,
      message: `\`${binding.name}\` is collected into a \`${list!.name}\` only to be walked once, ${pass.word}: the list is allocated, filled and dropped for nothing.`,
      help: stopsAtErrors
        ? `walk the iterator itself and use \`?\` on each item`
        : `use the iterator itself where \`${binding.name}\` is used`,
    };
  },
};

/** Someone who writes why a list is collected has met the borrow checker, or knows of a side effect. */
function isExplained(declaration: Node): boolean {
  const above = declaration.tree.lineText(declaration.line - 1).trim();
  return above.startsWith('//') && /\bcollect|\bborrow|\bsnapshot|\bfirst\b/i.test(above);
}

/** Chains that must run to their end first: tasks that are started, locks that would stay held, channels. */
function mustRunFirst(chain: Node): boolean {
  if (
    /\b(?:spawn\w*|async|await|thread|try_recv|recv|send|par_\w+|into_par_iter|par_bridge)\b/.test(chain.text)
  )
    return true;
  for (const call of callsOfChain(chain))
    if (/^(?:lock|read|write|borrow|borrow_mut|wait\w*|then|\w*_lock|guard)$/.test(methodOf(call) ?? ''))
      return true;
  return false;
}

function listOfResult(found: Type | null): Type | null {
  return found && /^(?:Result|Option)$/.test(found.name) ? (found.args[0] ?? null) : null;
}

/** What was done before an error turns up is forgotten with the locals it was done to. */
function touchesOnlyLocals(code: Node, file: RustFile): boolean {
  for (const node of code.descendants()) {
    if (/^(?:macro_invocation|await_expression)$/.test(node.kind)) return false;
    if (node.kind === 'macro_call' && !/^(?:format|vec|matches|debug_assert\w*)$/.test(node.macro))
      return false;
    if (node.kind === 'reference_expression' && node.has('mutable_specifier')) return false;
    const written = /^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind)
      ? node.child('left')
      : MUTATING_METHODS.has(methodOf(node) ?? '')
        ? receiverOf(node)
        : undefined;
    if (written && !isOwnLocal(written, file)) return false;
    if (node.kind === 'call_expression' && !written && hasEffects(node)) return false;
  }
  return true;
}

function isOwnLocal(place: Node, file: RustFile): boolean {
  const root = rootOf(place);
  const binding = root ? file.bindingOf(root) : undefined;
  return !!binding && /^(?:let|for|match|closure-parameter)$/.test(binding.kind);
}

interface Pass {
  /** Where the items are looked at; the source must stay the same until its end. */
  node: Node;
  word: string;
}

/** The passes over the list, of which only one is ever made; none where some use is no pass. */
function passesOf(binding: Binding, stopsAtErrors: boolean, file: RustFile): Pass[] {
  const passes = binding.uses.flatMap((use) => singlePass(use.node, binding, stopsAtErrors, file) ?? []);
  if (passes.length !== binding.uses.length) return [];
  return binding.uses.some((use) => file.isUsedAfter(binding, use.node)) ? [] : passes;
}

/** The one use of the list, when all it does is to go over the items once and to the end. */
function singlePass(use: Node, binding: Binding, stopsAtErrors: boolean, file: RustFile): Pass | null {
  if (enclosingClosure(use) !== enclosingClosure(binding.node)) return null;
  const source = use.parent?.kind === 'reference_expression' ? use.parent : use;
  const loop = source.parent?.kind === 'for_expression' && source.field === 'value' ? source.parent : null;
  if (loop) return inLoop(loop, binding, source !== use, file);
  const call = use.parent?.kind === 'field_expression' ? callOfField(use.parent) : null;
  if (call) return inChain(call, binding, file);
  return stopsAtErrors ? null : asArgument(source, use, file);
}

const VALUES_OF_THEIR_OWN =
  /^(?:block|\w+_statement|\w+_declaration|closure_expression|unary_expression|binary_expression)$/;

/** Handed on as it is, or made a part of something that is: pushed, returned, wrapped, stored. */
function isKept(name: Node): boolean {
  for (let at = name; at.parent && !VALUES_OF_THEIR_OWN.test(at.kind); at = at.parent) {
    if (isHandedOn(at)) return true;
    if (CLONING_METHODS.has(methodOf(at) ?? '')) return false;
  }
  return false;
}

function isHandedOn(name: Node): boolean {
  const parent = name.parent!;
  if (parent.kind === 'arguments') {
    const call = parent.parent!;
    if (call.kind === 'macro_call') return call.macro === 'vec';
    return /(?:^|::)(?:push\w*|insert|or_insert|entry|extend|append|Some|Ok|chain|once|replace|send)$/.test(
      methodOf(call) ?? calledPath(call) ?? '',
    );
  }
  return /^(?:field_initializer|shorthand_field_initializer|return_expression|break_expression|tuple_expression|array_expression|assignment_expression|struct_expression)$/.test(
    parent.kind,
  );
}

function inLoop(loop: Node, binding: Binding, borrowed: boolean, file: RustFile): Pass | null {
  if (repeats(loop, binding) || /\.await\b/.test(loop.child('body')?.text ?? '')) return null;
  // Items that the loop borrows from the list must stay where they are if something keeps them.
  if (borrowed && file.localsOf(loop).some((item) => item.uses.some((use) => isKept(use.node)))) return null;
  return { node: loop, word: `by the \`for\` on line ${loop.line}` };
}

function callOfField(field: Node): Node | null {
  const call = field.parent?.kind === 'generic_function' ? field.parent.parent : field.parent;
  return call?.kind === 'call_expression' && field.field === 'function' ? call : null;
}

function inChain(first: Node, binding: Binding, file: RustFile): Pass | null {
  const method = methodOf(first) ?? '';
  if (!/^(?:into_iter|iter)$/.test(method)) return null;
  const loop = chainOfLoop(first);
  if (loop) {
    const walked = loop.child('value')!;
    const borrowed = method === 'iter' && !/\.(?:cloned|copied)\(\)/.test(walked.text);
    return namesBadMethod(walked) ? null : inLoop(loop, binding, borrowed, file);
  }
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
  const binding = file.bindingOf(use);
  if (!binding || repeats(call, binding)) return null;
  const isIntoIterator =
    /^(?:extend|chain|zip|args|envs)$/.test(methodOf(call) ?? '') ||
    TAKES_ITERATOR.test(calledPath(call) ?? '') ||
    takesIterator(call, file);
  return isIntoIterator ? { node: call, word: `by \`${methodOf(call) ?? calledPath(call)}\`` } : null;
}

const TAKES_ITERATOR =
  /(?:^|::)(?:from_iter|join_all|try_join_all|select_all|select_ok|from_iter_values|from_iter_exact)$|^(?:stream|futures::stream|iter)::iter$/;

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
  return givesTheSameLater(collected.chain, collected.call.end, pass.node.end, file);
}
