import { workIn } from '../../../rust/cost/work.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { TakenLock } from '../../../rust/ownership/locks.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { asksSomebody, isRemote } from '../of-several-rules/requests.js';

/** Functions that call functions are followed so far. */
const MAX_STEPS = 3;

/** Files and requests between two looks at what the lock guards: `if let Some(row) = self.read_from_disk(key) { cache.insert(key, row) }`. */
export function outsideUnderGuard(
  lock: TakenLock,
  guard: Binding,
  held: readonly Node[],
  borrowers: ReadonlySet<Binding>,
  file: RustFile,
): Problem | null {
  if (!isKeyed(guard) || guard.uses.some(({ node }) => node.parent?.kind === 'arguments')) return null;
  for (const statement of held) {
    const call = reachesOutside(statement, file, borrowers);
    if (!call) continue;
    return {
      at: call,
      message: `\`${guard.name}\` is held from line ${lock.call.line} on while ${quoted(call)} goes to the disk or to someone else: everyone who wants the lock waits for that too.`,
      help: 'do that before the lock is taken, or release it and take it again to store the result',
    };
  }
  return null;
}

/** Those who want another key wait as well; of one value, the lock may be there for only one to fetch it. */
function isKeyed(guard: Binding): boolean {
  return guard.uses.some(({ node }) => {
    const call = node.field === 'value' ? node.parent?.parent : null;
    return (
      call?.kind === 'call_expression' &&
      /^(?:get|get_mut|insert|entry|contains_key|contains|remove)$/.test(methodOf(call) ?? '') &&
      argumentsOf(call).length > 0
    );
  });
}

function isOf(call: Node, borrowers: ReadonlySet<Binding>): boolean {
  for (const borrower of borrowers) for (const use of borrower.uses) if (call.contains(use.node)) return true;
  return false;
}

/** The first call below `node` that goes to a disk or to someone far away with nothing that borrows from the guard. */
export function reachesOutside(
  node: Node,
  file: RustFile,
  borrowers: ReadonlySet<Binding> = new Set(),
): Node | null {
  if (/^(?:closure_expression|async_block|function_item)$/.test(node.kind)) return null;
  const asked = node.kind === 'await_expression' ? node.children[0]! : node;
  const reaches = isIo(asked) || (asked === node ? doesIo(node, MAX_STEPS, file) : isRequest(asked));
  if (reaches && !isOf(asked, borrowers)) return asked;
  for (const child of node.children) {
    const found = reachesOutside(child, file, borrowers);
    if (found) return found;
  }
  return null;
}

function isIo(call: Node): boolean {
  if (call.kind !== 'call_expression') return false;
  const work = workIn(call, (each) => each.kind === 'I/O');
  return work?.node === call && !/^(?:wait|recv|block_on)$/.test(methodOf(call) ?? '');
}

function isRequest(call: Node): boolean {
  return (
    call.kind === 'call_expression' &&
    argumentsOf(call).length > 0 &&
    isRemote(receiverOf(call)) &&
    asksSomebody(call)
  );
}

/** By how many steps were left: fewer may not get as far. */
const DOES_IO = Array.from({ length: MAX_STEPS + 1 }, () => new NodeMemo<boolean>());

/** A function of the same file that reads or writes a file, itself or through another one. */
function doesIo(call: Node, steps: number, file: RustFile): boolean {
  const body =
    steps > 0 && call.kind === 'call_expression' ? functionCalled(call, file)?.child('body') : undefined;
  if (!body) return false;
  const known = DOES_IO[steps]!;
  let does = known.get(body);
  if (does === undefined) {
    does = [...body.descendantsOfKind('call_expression')].some(
      (each) => (isIo(each) || doesIo(each, steps - 1, file)) && !isOfTask(each, body),
    );
    known.set(body, does);
  }
  return does;
}

/** `spawn(async move { .. })`, `thread::spawn(|| ..)`: what is started here goes on while the lock is free again. */
function isOfTask(call: Node, body: Node): boolean {
  for (const at of call.ancestors()) {
    if (at === body) return false;
    if (at.kind === 'async_block') return true;
    const taker = at.kind === 'closure_expression' ? callOfArgument(at) : null;
    if (taker && /(?:^|_|::)spawn\w*$/.test(methodOf(taker) ?? calledPath(taker) ?? '')) return true;
  }
  return false;
}

/** `let text = settings.to_toml(); fs::write(path, text)`, each time to the same place: released before, an older text could overwrite a newer one. */
export function writesWhatWasRead(work: Node, touching: readonly Node[], file: RustFile): boolean {
  if (!PUTS_IN_PLACE.test(calledPath(work) ?? '')) return false;
  const made = touching
    .filter(({ kind }) => kind === 'let_declaration')
    .flatMap((each) => file.localsOf(each));
  const [place, ...written] = argumentsOf(work).map((argument) =>
    made.some(({ uses }) => uses.some(({ node }) => argument.contains(node))),
  );
  return !place && written.includes(true);
}

const PUTS_IN_PLACE = /(?:^|::)fs::(?:write|rename|copy)$/;
