import { asCopy, costOf } from '../../rust/copies.js';
import { argumentsOf, calledPath, calledTarget, methodOf, receiverOf } from '../../rust/flow.js';
import { costlyPart } from '../../rust/making.js';
import type { Node } from '../../rust/tree.js';
import type { Fix, Problem, Rule } from '../rule.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** What takes a fallback by value, and its lazy form. */
const LAZY: Readonly<Record<string, string>> = {
  ok_or: 'ok_or_else',
  unwrap_or: 'unwrap_or_else',
  map_or: 'map_or_else',
  or_insert: 'or_insert_with',
  get_or_insert: 'get_or_insert_with',
  then_some: 'then',
  or: 'or_else',
  context: 'with_context',
  wrap_err: 'wrap_err_with',
  expect: 'unwrap_or_else',
};

export const rule: Rule = {
  id: 'eager-error-value',
  item: 'error-paths',
  summary: 'an error or fallback that is built although it is not needed',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs:
    /\.(ok_or|unwrap_or|map_or|or_insert|get_or_insert|then_some|or|context|wrap_err|expect)\s*\(|WouldBlock/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    const lazy = method && Object.hasOwn(LAZY, method) ? LAZY[method] : undefined;
    const [fallback] = argumentsOf(node);
    if (!method || !lazy || !fallback) return blockedError(node);
    if (/^(Err|None)\b/.test(receiverOf(node)!.text)) return null;
    const costly = allocationIn(fallback, file) ?? (FALLBACKS.test(method) ? workIn(fallback, file) : null);
    // Context of a fixed text is cheap, and `expect` formats only when it is handed a `&format!`.
    if (!costly || (/^(context|wrap_err|expect)$/.test(method) && !isFormat(costly))) return null;
    const name = calledTarget(node)!.child('field')!;
    const fix = fixOf(node, method, lazy, fallback, file);
    return {
      at: name,
      until: fallback,
      message: `${quoted(costly)} is built before \`${method}\` knows whether it is needed: the good path does the work and throws it away.`,
      help:
        method === 'expect'
          ? 'use `unwrap_or_else(|| panic!(..))`, which formats only on failure'
          : `use \`${lazy}\` with a closure`,
      ...(fix && { fix }),
    };
  },
};

/** Take a value to fall back to, which is mostly a plain one. */
const FALLBACKS = /^(?:unwrap_or|map_or|or_insert|get_or_insert|then_some|or)$/;
const CLOCKS = /(?:^|::)(?:(?:Instant|SystemTime|Utc|Local)::now|Uuid::new_v\d|random)$/;
/** Types whose constructor allocates, as far as their names say. */
const HOLDERS =
  /(?:^|::)(?:\w*(?:Buffer|Page|Arena|Map|Set|Table|Batch|Array|Pool|Client|Regex|Matcher|Bitmap|Schema|Runtime|Tree|Error))::(?:new\w*|with_\w+|from_\w+|create\w*|build\w*|alloc\w*|open|load)$/;

/** Waits, reads a clock, makes something that holds memory, or goes over many items. */
function workIn(value: Node, file: RustFile): Node | null {
  if (value.kind === 'closure_expression' || value.kind === 'async_block') return null;
  if (value.kind === 'await_expression') return value;
  const path = value.kind === 'call_expression' ? (calledPath(value) ?? '') : '';
  if (CLOCKS.test(path) || (HOLDERS.test(path) && argumentsOf(value).length > 0)) return value;
  for (const child of value.children) {
    const found = workIn(child, file);
    if (found) return found;
  }
  return value.parent?.kind === 'arguments' ? costlyPart(value, file) : null;
}

/** An error for "try again later" is made over and over; with a text it is boxed each time. */
function blockedError(node: Node): Problem | null {
  if (!/(^|::)Error::new$/.test(calledPath(node) ?? '')) return null;
  const [kind, text] = argumentsOf(node);
  if (!text || !/(^|::)(WouldBlock|Interrupted)$/.test(kind?.text ?? '')) return null;
  return {
    at: node,
    message: `${quoted(kind!)} says "try again" and is no failure, yet its text is boxed each time it is returned.`,
    help: `return \`${kind!.text}.into()\`, which allocates nothing`,
  };
}

function isFormat(node: Node): boolean {
  return node.kind === 'macro_call' && node.macro === 'format';
}

const ERROR_MACROS = /^(format|anyhow|eyre|format_err|\w+_err|internal_err|err|error|\w+_error)$/;
const ALLOCATING_CALL =
  /^(String::from|Box::new|PathBuf::from|(\w+::)*(Error|anyhow)::(new|msg|other|custom|from)|Vec::with_capacity|Arc::new|Rc::new|Arc::from|Bytes::copy_from_slice)$/;

/** The first part of a value that allocates when it is built; closures inside it run later. */
function allocationIn(value: Node, file: RustFile): Node | null {
  if (value.kind === 'closure_expression') return null;
  if (allocates(value, file)) return value;
  for (const child of value.children) {
    const found = allocationIn(child, file);
    if (found) return found;
  }
  return null;
}

function allocates(node: Node, file: RustFile): boolean {
  if (node.kind === 'macro_call')
    return node.macro === 'vec' ? node.children.length > 0 : ERROR_MACROS.test(node.macro);
  if (node.kind === 'macro_invocation')
    return ERROR_MACROS.test((node.child('macro')?.text ?? '').split('::').at(-1)!);
  if (node.kind !== 'call_expression') return false;
  const path = calledPath(node);
  if (path)
    return (
      ALLOCATING_CALL.test(path) && !isEmptyLiteral(argumentsOf(node)[0]) && !isUnit(argumentsOf(node)[0])
    );
  const copy = asCopy(node);
  if (!copy) return methodOf(node) === 'into' && isFullLiteral(receiverOf(node)) && isErrorOf(node);
  if (isEmptyLiteral(copy.source)) return false;
  return copy.method === 'to_string' || isFullLiteral(copy.source) || costOf(copy, file) === 'costs';
}

function isEmptyLiteral(node: Node | undefined): boolean {
  return node?.text === '""' || node?.text === 'b""';
}

function isFullLiteral(node: Node | undefined): boolean {
  return node?.kind === 'string_literal' && !isEmptyLiteral(node);
}

/** `Box::new(())` and a boxed unit struct allocate nothing. */
function isUnit(node: Node | undefined): boolean {
  return !!node && /^(\(\)|[A-Z]\w*)$/.test(node.text);
}

/** `ok_or("text".into())`: the text becomes a String or a boxed error. */
function isErrorOf(node: Node): boolean {
  const call = node.parent?.kind === 'arguments' ? node.parent.parent : null;
  return !!call && methodOf(call) === 'ok_or';
}

/** Certain where the closure takes no argument and control does not leave through the value. */
function fixOf(node: Node, method: string, lazy: string, fallback: Node, file: RustFile): Fix | null {
  if (method === 'expect' || method === 'map_or') return null;
  if (method === 'unwrap_or' && file.typeOf(receiverOf(node))?.name !== 'Option') return null;
  for (const inner of fallback.descendants()) {
    if (/^(try|await|return|break|continue)_expression$/.test(inner.kind)) return null;
  }
  const name = calledTarget(node)!.child('field')!;
  const between = file.text.slice(name.end, fallback.start);
  return { start: name.start, end: fallback.end, text: `${lazy}${between}|| ${fallback.text}` };
}
