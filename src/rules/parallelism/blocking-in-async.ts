import { isAsyncFunction, runsOnExecutor } from '../../rust/functions/async-context.js';
import { functionCalled } from '../../rust/functions/function-called.js';
import {
  calledPath,
  calleeName,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget } from '../../rust/types/types.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { isAlone } from './blocking-in-async/alone-on-executor.js';
import { awaitedByBlocking } from './blocking-in-async/awaited-by-blocking.js';
import { blocksElsewhere } from './blocking-in-async/offloaded-elsewhere.js';
import { worksElsewhere } from './blocking-in-async/offloaded-work.js';
import {
  type Blocking,
  blockingChannel,
  blockingChild,
  blockingJoin,
  blockingProcess,
  startOf,
} from './blocking-in-async/waiting-for-others.js';

/** Paths whose call parks the thread, with what to use instead. */
const BLOCKING_PATHS: readonly (readonly [RegExp, string])[] = [
  [/^std::thread::sleep$/, 'use `tokio::time::sleep(..).await`'],
  [
    /^(?:std::fs|fs_err)::(?!(File|OpenOptions|DirBuilder|Metadata|Permissions)$)\w+$/,
    'use the same function of `tokio::fs`, or `spawn_blocking`',
  ],
  [
    /^(?:std::fs|fs_err)::File::(open|create|create_new|options)$/,
    'use `tokio::fs::File`, or `spawn_blocking`',
  ],
  [/^std::net::TcpStream::connect\w*$/, 'use the type of the same name in `tokio::net`'],
  [/^reqwest::blocking::\w+(::\w+)?$/, "use reqwest's async client"],
  [
    /^(futures::executor|futures_executor|futures_lite::future|pollster|tokio_test|async_std::task|smol)::block_on$/,
    '`.await` the future instead',
  ],
];

/** Methods that park the thread on a receiver of one of these types. */
const BLOCKING_METHODS: Readonly<Record<string, readonly string[]>> = {
  block_on: ['Runtime', 'Handle', 'LocalSet'],
  blocking_send: ['Sender'],
  blocking_recv: ['Receiver', 'UnboundedReceiver'],
  blocking_lock: ['Mutex'],
  blocking_read: ['RwLock'],
  blocking_write: ['RwLock'],
  wait: ['Condvar', 'Barrier'],
  wait_while: ['Condvar'],
  wait_timeout: ['Condvar'],
};

export const rule: Rule = {
  id: 'blocking-in-async',
  item: 'parallelism',
  summary: "blocking work on an async executor's thread",
  severity: { ...ALWAYS_WARN, cold: 'note' },
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\basync\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.parent?.kind === 'await_expression' || isTakenAsFuture(node) || !runsOnExecutor(node))
      return null;
    const blocking = blockingHere(node, file) ?? blockingInside(node, file);
    if (!blocking) return awaitedByBlocking(node);
    return {
      at: node,
      message: `\`${blocking.what}\` blocks the executor's thread: every other task on it stands still until it returns.`,
      help: blocking.help,
      ...(isAlone(node, file) && { minor: true }),
    };
  },
};

/** `timeout(limit, ready.wait()).await`: what is waited for with a limit, or beside others, is a future whatever its method is called. */
function isTakenAsFuture(call: Node): boolean {
  const taker = callOfArgument(call);
  return !!taker && TAKES_FUTURES.test(calleeName(taker));
}

const TAKES_FUTURES =
  /^(?:timeout|timeout_at|with_timeout|select|try_select|join|try_join|race|or_cancelled)$/;

function blockingHere(call: Node, file: RustFile): Blocking | null {
  return (
    blockingPath(call, file) ??
    blockingMethod(call, file) ??
    blockingProcess(call, file) ??
    blockingOpen(call, file) ??
    blockingChild(call, file) ??
    blockingJoin(call, file) ??
    blockingChannel(call, file) ??
    blocksElsewhere(call, file) ??
    worksElsewhere(call, file)
  );
}

/** Functions that call functions are followed so far. */
const MAX_STEPS = 2;

/** `let manifest = read_manifest(&dir)?;` of a plain function of this file that blocks on each of its ways, itself or through another one. */
function blockingInside(call: Node, file: RustFile, steps = MAX_STEPS): Blocking | null {
  const body = steps > 0 ? functionCalled(call, file)?.child('body') : undefined;
  if (!body?.parent || isAsyncFunction(body.parent)) return null;
  for (const inner of body.descendantsOfKind('call_expression')) {
    if (!runsWith(inner, body)) continue;
    const found = blockingHere(inner, file) ?? blockingInside(inner, file, steps - 1);
    if (found)
      return {
        what: `${calledPath(call) ?? methodOf(call)}`,
        help: `it calls \`${found.what}\` on line ${inner.line}: call it through \`spawn_blocking\`, or make it async`,
      };
  }
  return null;
}

/** Does a call run whenever the body does: in no branch, closure or block of its own? */
function runsWith(call: Node, body: Node): boolean {
  for (const at of call.ancestors()) {
    if (at === body) return true;
    if (/^(?:closure_expression|async_block|function_item|match_arm|else_clause)$/.test(at.kind))
      return false;
    if (at.parent?.kind === 'if_expression' && at.field === 'consequence') return false;
  }
  return false;
}

function blockingPath(call: Node, file: RustFile): Blocking | null {
  const written = calledPath(call);
  if (!written) return null;
  const full = file.imports.resolve(written);
  const known = BLOCKING_PATHS.find(([path]) => path.test(full));
  return known ? { what: written, help: known[1] } : null;
}

function blockingMethod(call: Node, file: RustFile): Blocking | null {
  const method = methodOf(call) ?? '';
  const owners = Object.hasOwn(BLOCKING_METHODS, method) ? BLOCKING_METHODS[method] : undefined;
  if (!owners) return null;
  const receiver = receiverOf(call)!;
  const found = file.typeOf(receiver);
  // A method of the file's own, whatever its type is called.
  if (functionCalled(call, file)) return null;
  // These names are spelt out for what they do; a type of another name has the last word.
  if (
    found
      ? !owners.includes(methodTarget(found).name)
      : !method.startsWith('block') || (method === 'block_on' && !/runtime|handle|rt\b/i.test(receiver.text))
  )
    return null;
  return { what: `${receiver.text.replace(/\s+/g, '')}.${method}`, help: '`.await` instead' };
}

/** `std::fs::OpenOptions::new().append(true).open(path)` */
function blockingOpen(call: Node, file: RustFile): Blocking | null {
  if (methodOf(call) !== 'open') return null;
  const made = startOf(receiverOf(call), file);
  return made && /^(?:std::fs|fs_err)::OpenOptions::new$/.test(file.imports.resolve(made))
    ? { what: 'OpenOptions::open', help: 'use `tokio::fs::OpenOptions`, or `spawn_blocking`' }
    : null;
}
