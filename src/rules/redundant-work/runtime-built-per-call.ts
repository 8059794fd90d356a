import { attributesOf, functionName } from '../../rust/functions/shape.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { clientPerCall } from './runtime-built-per-call/client-per-call.js';
import { statementPerCall } from './runtime-built-per-call/statement-per-call.js';

export const rule: Rule = {
  id: 'runtime-built-per-call',
  item: 'redundant-work',
  summary:
    'a runtime, a pool of threads, a client or a statement that is made and dropped for one piece of work',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs:
    /\bRuntime::new\(|\b(?:Client|Agent)(?:Builder)?::(?:new|default|builder)\(|\bRootCertStore::empty\(|::load_defaults|\bSystem::new_all\(|\b(?:cl100k|o200k|p50k)_base\(|\bload_native_certs\(|\bnew_(?:multi|current)_thread\(|\bThreadPoolBuilder\b|\bbuild_scoped\(|\.(?:prepare|execute|query_row(?:_and_then)?)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const made = clientPerCall(node, file) ?? statementPerCall(node, file);
    if (made) return made;
    const what = started(node, file);
    const fn = what ? enclosingFunction(node) : null;
    if (!what || !fn || isSetUp(fn, file) || isKept(node, fn, file) || servesForGood(node, file)) return null;
    return {
      at: node,
      message: `Each call of \`${functionName(fn)}\` starts ${what} and stops it again: threads are created and joined around one piece of work.`,
      help: 'keep one in a static `OnceLock`, or in what lives longer than the call, and use that',
    };
  },
};

function started(call: Node, file: RustFile): string | null {
  const path = calledPath(call);
  if (path) {
    const full = file.imports.resolve(path);
    return /^tokio::runtime::Runtime::new$/.test(full) ? 'a tokio runtime' : null;
  }
  const method = methodOf(call);
  if (method === 'build_scoped') return 'a pool of threads';
  if (method !== 'build') return null;
  for (let at = receiverOf(call); at; at = receiverOf(at)) {
    const from = calledPath(at) ?? '';
    if (/\bThreadPoolBuilder::new$/.test(from)) return 'a pool of threads';
    if (/\bBuilder::new_multi_thread$/.test(from)) return 'a tokio runtime';
  }
  return null;
}

/** What runs once: `main`, constructors, tests, and what a lazy static is made with. */
function isSetUp(fn: Node, file: RustFile): boolean {
  if (
    file.isProgram ||
    usesUpItsOwner(fn) ||
    /^(?:main|run|start|serve|launch|execute_main)\b|^(?:new|init|setup|build|create|get|make|spawn)/.test(
      functionName(fn),
    )
  )
    return true;
  return /test|bench|pyo3|pymodule|ctor/.test(attributesOf(fn)) || file.isCold(fn.child('body') ?? fn);
}

/** `fn execute(self)`: a command, or a server, that is carried out once. */
function usesUpItsOwner(fn: Node): boolean {
  const self = fn.child('parameters')?.ofKind('self_parameter');
  return !!self && !self.text.includes('&');
}

/** Does it outlive the call: returned, stored, leaked, or made for a cell that is filled once? */
function isKept(node: Node, fn: Node, file: RustFile): boolean {
  if (methodOf(node) === 'build_scoped') return false;
  for (const at of node.ancestors()) {
    if (at === fn) return true;
    if (at.kind === 'closure_expression') return true;
    if (at.kind !== 'let_declaration') continue;
    const [binding] = file.localsOf(at);
    return !binding || file.usesOf(binding).some((use) => use.effect === 'move' || use.effect === 'hidden');
  }
  return true;
}

/** `rt.block_on(async move { loop { .. } })` without a way out: it is never stopped again. */
function servesForGood(node: Node, file: RustFile): boolean {
  const declaration = [...node.ancestors()].find(({ kind }) => kind === 'let_declaration');
  const uses = declaration ? file.localsOf(declaration).flatMap((binding) => binding.uses) : [];
  return uses.some((use) => {
    const call = methodCalledOn(use.node);
    const [work] = call && methodOf(call) === 'block_on' ? argumentsOf(call) : [];
    const last = work?.kind === 'async_block' ? work.children.at(-1)?.children.at(-1) : undefined;
    return isEndless(last?.kind === 'expression_statement' ? last.children[0] : last);
  });
}

function isEndless(last: Node | undefined): boolean {
  if (last?.kind !== 'loop_expression') return false;
  for (const jump of last.descendantsOfKind('break_expression', 'return_expression', 'try_expression'))
    if (jump.kind !== 'break_expression' || jump.has('label') || enclosingLoop(jump)?.node === last)
      return false;
  return true;
}
