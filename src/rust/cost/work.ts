import { functionCalledByName } from '../functions/function-called.js';
import { argumentsOf, calledPath, calleeName, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { OPENS_FILE } from './opened-files.js';
import { isTrifle } from './trifle.js';

/** A piece of work in some code, by what it costs: it waits, does I/O, runs over many items, or allocates. */
export interface Work {
  node: Node;
  kind: 'waits' | 'I/O' | 'many items' | 'allocates' | 'by name';
}

const IO_PATHS = new RegExp(
  `^(?:std::|tokio::|async_std::)?(?:fs::\\w+|(?:fs::)?(?:${OPENS_FILE})|(?:net::)?(?:Tcp|Udp|Unix)\\w+::(?:connect(?:_timeout)?|bind)|thread::sleep|process::Command::\\w+)$|^reqwest::\\w+$`,
);
const IO_METHODS =
  /^(?:sync_all|sync_data|read_to_end|read_to_string|recv|block_on|wait|send_request|execute_query)$/;
const SERIALISES =
  /^(?:serde_json|bincode|toml|rmp_serde|postcard|ron|serde_yaml|bcs)::(?:to|from)_\w+|^serialize$/;
const SORTS =
  /^(?:sort|sort_by|sort_by_key|sort_unstable|sort_unstable_by|sort_unstable_by_key|par_sort\w*)$/;
const CONSUMES = /^(?:collect|for_each|fold|to_vec|join|concat|sum|extend)$/;
const FORMATS = new Set(['format', 'format_smolstr', 'format_compact']);
const APART = /^(?:closure_expression|async_block|function_item)$/;

/** Calls that say in their name that they go out for something or go over much. */
const WORKING_NAMES =
  /^(?:(?:read|load|parse|verify|build|generate|resolve|compute|calculate|recover|hash|collect)_\w+|(?:fetch|download|query|deserialize|serialize|decode|encode|compile|render|execute|simulate|compress|decompress|recompute|replay)(?:_\w+)?|hash_slow|keccak256)$/;
/** What such a name ends in where little is made. */
const LITTLE =
  /_(?:id|ids|key|keys|len|size|count|name|flag|bit|bits|index|lock|guard|ptr|ref|u8|u16|u32|u64|usize|varint|byte|bool|num|number|version|tag|kind|type|config|options|settings|handle|once|relaxed|acquire)$/;

/** The first piece of work in the code, in source order, or null. What closures and async blocks hold runs at another time. */
export function workIn(
  node: Node,
  counts: (work: Work) => boolean = () => true,
  byName = false,
): Work | null {
  const known = byName ? ALSO_BY_NAME : BY_KIND;
  const all = known.of(node, () => {
    const found: Work[] = [];
    gatherWork(node, byName, found);
    return found;
  });
  return all.find(counts) ?? null;
}

/** A statement may stand behind thousands of locks. */
const BY_KIND = new NodeMemo<readonly Work[]>();
const ALSO_BY_NAME = new NodeMemo<readonly Work[]>();

function gatherWork(node: Node, byName: boolean, found: Work[]): void {
  const kind = kindOfWork(node) ?? (byName ? kindByCallee(node) : null);
  if (kind) found.push({ node, kind });
  if (APART.test(node.kind)) return;
  for (const child of node.children) gatherWork(child, byName, found);
}

/** Of an atomic: it takes as long as the lock's own exchange. */
const ATOMIC = /^fetch_(?:add|sub|and|or|xor|nand|max|min|update)$/;

/** Of a call, by what the function of this file does that it runs, or else by what it is called. */
function kindByCallee(node: Node): Work['kind'] | null {
  if (node.kind !== 'call_expression' || argumentsOf(node).length === 0) return null;
  if (goesOverMuch(node)) return 'many items';
  return isWorkByName(node) ? 'by name' : null;
}

const GO_OVER_MUCH = new NodeMemo<boolean>();

/** Does the function of this file that a call runs walk over things, or go out, whatever it is called? */
function goesOverMuch(call: Node): boolean {
  const body = functionCalledByName(call)?.child('body');
  if (!body) return false;
  return GO_OVER_MUCH.of(
    body,
    () => workIn(body, ({ kind }) => kind === 'many items' || kind === 'I/O') !== null,
  );
}

function isWorkByName(node: Node): boolean {
  const name = calleeName(node);
  return WORKING_NAMES.test(name) && !LITTLE.test(name) && !ATOMIC.test(name) && !isTrifleHere(node);
}

function isTrifleHere(call: Node): boolean {
  const body = functionCalledByName(call)?.child('body');
  return !!body && isTrifle(body);
}

function kindOfWork(node: Node): Work['kind'] | null {
  switch (node.kind) {
    case 'await_expression':
      return 'waits';
    case 'for_expression':
    case 'while_expression':
      return callsIn(node.child('body')) ? 'many items' : null;
    case 'macro_call':
      if (FORMATS.has(node.macro)) return 'allocates';
      return node.macro === 'vec' && node.children.length > 0 ? 'allocates' : null;
    case 'call_expression':
      return kindOfCall(node);
    default:
      return null;
  }
}

function kindOfCall(call: Node): Work['kind'] | null {
  const path = calledPath(call);
  if (path) {
    if (IO_PATHS.test(path)) return 'I/O';
    if (SERIALISES.test(path)) return 'many items';
    if (/^Box::pin$/.test(path)) return argumentsOf(call)[0]?.kind === 'async_block' ? 'allocates' : null;
    return /^(?:Vec|String|VecDeque|HashMap|HashSet)::(?:with_capacity|from_iter|from)$/.test(path)
      ? 'allocates'
      : null;
  }
  const method = methodOf(call);
  if (!method) return null;
  if (IO_METHODS.test(method)) return 'I/O';
  if (SORTS.test(method)) return 'many items';
  if (method === 'join' && argumentsOf(call).length === 0) return 'waits';
  if (CONSUMES.test(method)) return method === 'to_vec' || isChained(call) ? 'many items' : null;
  return /^(?:to_string|to_owned|into_boxed_slice)$/.test(method) ? 'allocates' : null;
}

/** `xs.iter().map(..).collect()`: a call on a call, not `path.join(..)`. */
function isChained(call: Node): boolean {
  const receiver = receiverOf(call);
  return receiver?.kind === 'call_expression' && methodOf(receiver) !== null;
}

function callsIn(body: Node | undefined): boolean {
  if (!body) return false;
  for (const node of body.descendants()) if (node.kind === 'call_expression') return true;
  return false;
}

/** Is there nothing in a loop's body but these statements' own light steps: no wait, no I/O, no loop inside? */
export function isLight(body: Node): boolean {
  return workIn(body, (work) => work.kind !== 'allocates' && work.node !== body) === null;
}
