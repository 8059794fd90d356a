import { enclosingLoop } from '../order/loops.js';
import { calledPath, calleeName, enclosingFunction, methodOf } from '../syntax/call-syntax.js';
import { armsOf } from '../syntax/match-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { OPENS_FILE } from './opened-files.js';

/** Methods that wait for a disk, a socket or another process. */
const WAITING_METHODS =
  /^(?:accept|read_to_end|read_to_string|recv_timeout|connect|spawn|wait_with_output|set_len|sync_all|sync_data|open_rw|open_ro|metadata|read_dir|canonicalize)$/;
/** Functions that do, or that read a whole document. */
const WAITING_PATHS = new RegExp(
  `(?:^|::)(?:fs::\\w+|${OPENS_FILE}|Command::new|TcpStream::connect|(?:serde_json|toml|serde_yaml)::from_\\w+)$`,
);

/** Does the same turn, or outside any loop the same call of the function, wait for the outside or read a whole document? */
export function standsBesideIo(node: Node): boolean {
  return standsBeside(node, WAITS);
}

/** The same of a task that is started or waited for: it is allocated, put into a queue, and mostly run by another thread. */
export function standsBesideTask(node: Node): boolean {
  return standsBeside(node, STARTS_TASK);
}

const TASKS = /^(?:spawn(?:_\w+)?|block_on|block_in_place)$/;

/** What is dear, with the calls of it that each body and loop makes: every finding there asks for them. */
interface Dear {
  is(call: Node): boolean;
  readonly calls: NodeMemo<readonly Node[]>;
}

const WAITS: Dear = { is: waits, calls: new NodeMemo() };
const STARTS_TASK: Dear = { is: (call) => TASKS.test(calleeName(call)), calls: new NodeMemo() };

function standsBeside(node: Node, dear: Dear): boolean {
  const loop = enclosingLoop(node)?.node;
  const within = loop ?? enclosingFunction(node)?.child('body');
  if (!within) return false;
  const calls = dear.calls.of(within, () =>
    [...within.descendantsOfKind('call_expression')].filter(
      (call) => dear.is(call) && enclosingLoop(call)?.node === loop,
    ),
  );
  return calls.some((call) => !call.contains(node));
}

function waits(call: Node): boolean {
  const method = methodOf(call);
  return method !== null
    ? WAITING_METHODS.test(method) && !isHeldAlready(call)
    : WAITING_PATHS.test(calledPath(call) ?? '');
}

/** `if let Some(found) = item.metadata()`: what asks the outside may fail, and says so by a `Result`; an `Option` was asked for before. */
function isHeldAlready(call: Node): boolean {
  const { parent } = call;
  if (call.field !== 'value' || !parent) return false;
  if (/^let_(?:condition|declaration)$/.test(parent.kind)) return takesAnOption(parent);
  return parent.kind === 'match_expression' && armsOf(parent).some(takesAnOption);
}

function takesAnOption(holder: Node): boolean {
  return /^(?:Some\b|None$)/.test(holder.child('pattern')?.text ?? '');
}
