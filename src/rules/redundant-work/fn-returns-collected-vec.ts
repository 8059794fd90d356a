import { isErrorType } from '../../rust/functions/for-errors.js';
import { functionCalled, isFreeToChange } from '../../rust/functions/function-called.js';
import { functionName } from '../../rust/functions/shape.js';
import { isCollectedInPlace } from '../../rust/order/collected-in-place.js';
import { isCollect, isPlainList, mustRunFirst } from '../../rust/order/collects.js';
import { singlePass } from '../../rust/order/single-pass.js';
import { rootOf } from '../../rust/ownership/places.js';
import { yieldsTheSameLater } from '../../rust/ownership/reads.js';
import { enclosingFunction, methodOf, nextMethod, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { listFilledForReturn } from './fn-returns-collected-vec/filled-for-return.js';

export const rule: Rule = {
  id: 'fn-returns-collected-vec',
  item: 'redundant-work',
  summary: 'a function that collects a list which its callers only walk once',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['function_item'],
  needs: /->\s*Vec\s*</,
  check(fn: Node, file: RustFile): Problem | null {
    const returned = typeFromNode(fn.child('return_type'));
    if (!isPlainList(returned) || !isFreeToChange(fn) || !makesList(fn, file)) return null;
    // There are none on a good day.
    if (isErrorType(returned?.args[0]?.name ?? '')) return null;
    const calls = callsOf(fn, file)?.filter((call) => !file.isCold(call));
    const words = calls?.map((call) => walkOf(call, file)) ?? [];
    if (words.length === 0 || words.includes(null)) return null;
    const name = functionName(fn);
    return {
      at: fn.child('name')!,
      costAt: fn.child('body')!,
      message: `\`${name}\` collects a \`Vec\` for each call, and its ${words.length === 1 ? 'caller' : 'callers'} only ${words.length === 1 ? `goes over it ${words[0]}` : 'go over it once'}: the list is allocated, filled and dropped for nothing.`,
      help: `let \`${name}\` return \`impl Iterator\``,
    };
  },
};

/** Does the body end in a list that is collected there, from something that lives longer than the call? */
function makesList(fn: Node, file: RustFile): boolean {
  const body = fn.child('body');
  const tail = body && lastGiven(body);
  if (!tail) return false;
  const list = tail.kind === 'identifier' ? boundRightBefore(tail, body, file) : tail;
  if (!list) return listFilledForReturn(tail, body, file);
  if (!isCollect(list) || mustRunFirst(receiverOf(list)!)) return false;
  if (isCollectedInPlace(receiverOf(list)!, typeFromNode(fn.child('return_type')), file)) return false;
  return !hasOtherWaysOut(body, tail) && livesOn(receiverOf(list)!, file);
}

/** `let names: Vec<_> = all.iter().map(..).collect(); names` */
function boundRightBefore(tail: Node, body: Node, file: RustFile): Node | null {
  const binding = file.bindingOf(tail);
  const before = body.children.at(-2);
  const isOnly =
    binding?.whole && !binding.mutable && binding.uses.length === 1 && binding.declaration === before;
  return isOnly && binding.value && isCollect(binding.value) ? binding.value : null;
}

/** What stands at the end, or behind a `return` there. */
function lastGiven(body: Node): Node | undefined {
  const last = body.children.at(-1);
  const left = last?.kind === 'expression_statement' ? last.children[0] : undefined;
  return left?.kind === 'return_expression' ? left.children[0] : last;
}

function hasOtherWaysOut(body: Node, tail: Node): boolean {
  return [...body.descendantsOfKind('return_expression', 'macro_invocation')].some(
    (each) => each !== tail.parent,
  );
}

/** Starts from a parameter, from `self`, or from numbers. */
function livesOn(chain: Node, file: RustFile): boolean {
  let start: Node | undefined = chain;
  while (start && methodOf(start)) start = receiverOf(start);
  while (start?.kind === 'parenthesized_expression') start = start.children[0];
  if (start?.kind === 'range_expression') return true;
  const root = rootOf(chain);
  const binding = root && file.bindingOf(root);
  if (!binding) return false;
  if (binding.kind === 'self' || binding.kind === 'parameter')
    return methodOf(chain) !== null && (isLent(root, file) || /\.into_iter\(\)/.test(chain.text));
  return isLent(root, file);
}

function isLent(name: Node, file: RustFile): boolean {
  const binding = file.bindingOf(name)!;
  if (binding.kind === 'self') return binding.declaration.text.startsWith('&');
  const found = file.typeOf(name);
  return found ? found.refs !== '' : binding.value?.kind === 'reference_expression';
}

/** The calls of a function in its file; null where it is used in another way, or another one may be meant. */
function callsOf(fn: Node, file: RustFile): Node[] | null {
  const name = functionName(fn);
  const calls: Node[] = [];
  for (const node of fn.tree.root.descendantsOfKind('identifier', 'field_identifier')) {
    if (node.text !== name || node.parent === fn || isField(node) || isLocal(node, file)) continue;
    const target =
      node.parent!.kind === 'scoped_identifier' || node.parent!.kind === 'field_expression'
        ? node.parent!
        : node;
    const call =
      target.parent?.kind === 'call_expression' && target.field === 'function' ? target.parent : null;
    if (!call || functionCalled(call, file) !== fn || enclosingFunction(call) === fn) return null;
    calls.push(call);
  }
  return calls;
}

/** `body.awake` beside a method `awake`: a method can't be named so without a call. */
function isField(name: Node): boolean {
  const place = name.kind === 'field_identifier' ? name.parent! : name;
  if (place.kind === 'field_expression')
    return place.field !== 'function' && place.parent?.kind !== 'generic_function';
  return /^(?:field_declaration|field_initializer|field_pattern)$/.test(place.kind);
}

/** `let depths = ..;` in a function `depths`. */
function isLocal(name: Node, file: RustFile): boolean {
  return name.kind === 'identifier' && (name.field === 'pattern' || !!file.bindingOf(name));
}

/** How a call's list is walked, where once is all it is, and the source stays as it is meanwhile. */
function walkOf(call: Node, file: RustFile): string | null {
  const [binding] = call.parent?.kind === 'let_declaration' ? file.localsOf(call.parent) : [];
  const [use, more] = binding?.uses ?? [];
  if (binding && (!binding.whole || more || use?.hidden !== null)) return null;
  const pass = singlePass(use?.node ?? call, binding?.node ?? call, file);
  if (!pass) return asked(use?.node ?? call);
  return yieldsTheSameLater(call, call.end, pass.node.end, file) ? pass.word : null;
}

/** `self.live().len()`: an iterator can answer that as well. */
function asked(list: Node): string | null {
  const method = nextMethod(list);
  return /^(?:len|is_empty|first|last|contains)$/.test(method) ? `with \`${method}\`` : null;
}
