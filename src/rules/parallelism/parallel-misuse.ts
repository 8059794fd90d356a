import { valueOfClosure } from '../../rust/order/given-value.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isTypeParameter } from '../../rust/types/type-parameters.js';
import { methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { bridged } from './parallel-misuse/bridged.js';
import { sentToCollect } from './parallel-misuse/sent-to-collect.js';

export const rule: Rule = {
  id: 'parallel-misuse',
  item: 'parallelism',
  summary: 'parallel iteration that costs more than it saves',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\bpar_(iter|iter_mut|bridge|chunks)\b|\binto_par_iter\b/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    if (method === 'par_bridge') return bridged(node, file);
    if (/^(?:try_)?for_each_(?:with|init)$/.test(method)) return sentToCollect(node, file);
    return /^(?:into_par_iter|par_iter|par_iter_mut)$/.test(method)
      ? (collectedFirst(node, file) ?? trivialBodies(node, file) ?? withinParallel(node))
      : null;
  },
};

/** `xs.into_iter().collect::<Vec<_>>().into_par_iter()` */
function collectedFirst(node: Node, file: RustFile): Problem | null {
  const collect = receiverOf(node)!;
  if (methodOf(collect) !== 'collect') return null;
  const source = receiverOf(collect)!;
  if (!/^(?:iter|iter_mut|into_iter)$/.test(methodOf(source) ?? '')) return null;
  const walked = file.typeOf(receiverOf(source));
  // Rayon gathers what a hash map holds in a list itself, and a type of one's own may have no parallel walk.
  if (walked && !WALKED_IN_PARALLEL.test(methodTarget(walked).name)) return null;
  return {
    at: collect,
    until: node,
    message: `${quoted(receiverOf(source)!)} is collected into a list of its own only to be iterated in parallel.`,
    help: `call \`${methodOf(source) === 'iter' ? 'par_iter' : 'into_par_iter'}()\` on ${quoted(receiverOf(source)!)}`,
  };
}

/** Are split where they lie. */
const WALKED_IN_PARALLEL = /^(?:Vec|\[\]|\[;\]|VecDeque|Range|Bytes)$/;

/** A parallel walk inside the closure of another: the outer one keeps every thread busy already. */
function withinParallel(node: Node): Problem | null {
  for (const at of node.ancestors()) {
    if (at.kind === 'function_item') return null;
    const call = at.kind === 'closure_expression' ? callOfArgument(at) : null;
    if (
      !call ||
      !/\.(?:into_)?par_(?:iter|iter_mut|bridge|chunks)\b[^|]*$/.test(receiverOf(call)?.text ?? '')
    )
      continue;
    return {
      at: node,
      message: `The walk around it runs on every thread already: splitting ${quoted(receiverOf(node)!)} as well adds tasks to queue and to steal, and no thread.`,
      help: 'iterate sequentially inside, unless there are fewer items outside than threads',
      // Few groups of many items each are what nesting is for.
      minor: true,
    };
  }
  return null;
}

const ADAPTERS = /^(?:map|filter|filter_map|copied|cloned|enumerate|for_each)$/;
const TERMINALS = /^(?:collect|count|sum|any|all|min|max)$/;

/** `groups.par_iter().flat_map(|group| group.par_iter().map(..)).map(work)`: the work comes behind. */
function isFlattened(chain: Node): boolean {
  const closure = chain.parent?.kind === 'closure_expression' ? chain.parent : null;
  const call = closure && callOfArgument(closure);
  return !!call && methodOf(call) === 'flat_map';
}

/** `names.par_iter().zip(ids.par_iter().map(|id| id.key)).for_each(work)`: what is done per item is done by the other chain. */
function isPartOfAnother(chain: Node): boolean {
  const call = callOfArgument(chain);
  return !!call && /^(?:zip|zip_eq|chain|interleave)$/.test(methodOf(call) ?? '');
}

/** A chain whose every closure does less than it costs to hand an item to another thread. */
function trivialBodies(node: Node, file: RustFile): Problem | null {
  let last = node;
  let closures = 0;
  for (let call = methodCalledOn(node); call; call = methodCalledOn(call)) {
    const method = methodOf(call)!;
    if (!ADAPTERS.test(method)) {
      if (!TERMINALS.test(method)) return null;
      break;
    }
    for (const argument of argumentsOf(call)) {
      closures++;
      if (isCountingClone(argument)) continue;
      if (argument.kind !== 'closure_expression' || !isTrivial(valueOfClosure(argument), file)) return null;
    }
    last = call;
  }
  if (closures === 0 || isFlattened(last) || isPartOfAnother(last)) return null;
  return {
    at: node,
    until: last,
    message: `What is done per item of ${quoted(receiverOf(node)!)} takes a few nanoseconds; splitting the work and waking threads takes microseconds, which only very many items pay back.`,
    help: `iterate sequentially with \`${{ par_iter: 'iter', par_iter_mut: 'iter_mut' }[methodOf(node)!] ?? 'into_iter'}()\``,
  };
}

/** `map(Arc::clone)` */
function isCountingClone(argument: Node): boolean {
  return /^(?:\w+::)*(?:Arc|Rc)::clone$/.test(argument.text);
}

const CHEAP_METHODS =
  /^(?:clone|to_string|as_str|as_ref|as_slice|len|is_empty|is_some|is_none|to_owned|into|copied|cloned|as_deref|to_le_bytes|to_be_bytes|id|index|name|key|value|number|kind)$/;

/** The text and what is put into it: a short line. */
const MAX_SHOWN = 3;

/** A field, a counter, a short copy: nothing that loops or waits. */
function isTrivial(body: Node | undefined, file: RustFile): boolean {
  if (!body) return false;
  switch (body.kind) {
    case 'identifier':
    case 'self':
    case 'scoped_identifier':
    case 'integer_literal':
    case 'boolean_literal':
    case 'string_literal':
      return true;
    case 'field_expression':
      return isTrivial(body.child('value'), file);
    case 'reference_expression':
      return isTrivial(body.child('value'), file);
    case 'unary_expression':
    case 'parenthesized_expression':
    case 'tuple_expression':
    case 'type_cast_expression':
      return body.children.every((child) => /type/.test(child.kind) || isTrivial(child, file));
    case 'binary_expression':
      return [body.child('left'), body.child('right')].every(
        (operand) => isTrivial(operand, file) && isCheapOperand(operand!, file),
      );
    case 'block':
      return body.children.length === 1 && isTrivial(body.children[0], file);
    case 'call_expression':
      return isTrivialCall(body, file);
    case 'macro_call':
      return (
        body.macro === 'format' &&
        argumentsOf(body).length <= MAX_SHOWN &&
        argumentsOf(body).every((argument) => isTrivial(argument, file))
      );
    default:
      return false;
  }
}

/** What a caller chooses may be a polynomial, and its `+` a loop. */
function isCheapOperand(operand: Node, file: RustFile): boolean {
  return !isTypeParameter(file.typeOf(operand), operand);
}

function isTrivialCall(call: Node, file: RustFile): boolean {
  if (!argumentsOf(call).every((argument) => isTrivial(argument, file))) return false;
  const path = calledPath(call);
  if (path)
    return (
      /^(?:Some|Ok|(?:std::sync::)?(?:Arc|Rc)::clone|[A-Z]\w*::new)$/.test(path) &&
      isSmallConstruction(call, path)
    );
  return CHEAP_METHODS.test(methodOf(call) ?? '') && isTrivial(receiverOf(call), file);
}

/** A constructor may do anything; one that is only given a clone of a pointer wraps it. */
function isSmallConstruction(call: Node, path: string): boolean {
  if (!path.endsWith('::new')) return true;
  const [argument] = argumentsOf(call);
  return (
    argumentsOf(call).length === 1 && /^(?:Arc|Rc)::clone$/.test((argument && calledPath(argument)) ?? '')
  );
}
