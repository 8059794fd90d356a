import { awaitsIn, isAsyncFunction } from '../functions/async-context.js';
import { functionCalled } from '../functions/function-called.js';
import type { Known } from '../known.js';
import { receiverBehind } from '../ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { OPENING, openedBy } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';

/** Paths of futures that ask a server or a disk for something and change nothing there; only an await makes futures of them. */
const ASKING_PATHS =
  /^reqwest::get$|(?:^|::)fs::(?:read|read_to_string|read_dir|read_link|metadata|symlink_metadata|try_exists|canonicalize)$|(?:^|::)(?:TcpStream|UnixStream)::connect$/;
/** What is read of an answer. */
const READS_ANSWER = /^(?:text|json|bytes|body|text_with_charset|collect|to_bytes)$/;
/** Functions that call functions are followed so far. */
const MAX_STEPS = 3;

/**
 * Does the future, known by what it is made of, ask someone outside of the process and change nothing there: `client.get(url).send()`,
 * `tokio::fs::read(path)`, or a function of this file that awaits nothing else?
 */
export function asksOutside(future: Node, known: Known, steps = MAX_STEPS): boolean {
  if (future.kind !== 'call_expression') return false;
  return (
    ASKING_PATHS.test(calledPath(future) ?? '') ||
    isGet(future, known) ||
    isSelect(future, known) ||
    onlyAsks(future, known, steps)
  );
}

/** `client.get(url).header(..).send()`, `let request = client.get(url); request.send()` */
function isGet(future: Node, known: Known): boolean {
  if (methodOf(future) !== 'send' || argumentsOf(future).length > 0) return false;
  for (let at = receiverBehind(future, known); at; at = receiverBehind(at, known))
    if (/^(?:get|head)$/.test(methodOf(at) ?? '')) return argumentsOf(at).length === 1;
  return false;
}

/** `sqlx::query_as("select ..").bind(id).fetch_one(pool)` */
function isSelect(future: Node, known: Known): boolean {
  if (!/^fetch_(?:one|optional|all)$/.test(methodOf(future) ?? '')) return false;
  let at: Node | undefined = future;
  while (at && methodOf(at)) at = receiverBehind(at, known);
  const [query] = at ? argumentsOf(at) : [];
  return /string_literal$/.test(query?.kind ?? '') && /^r?#*"\s*(?:select|with)\s/i.test(query!.text);
}

/** A function of this file that awaits such futures, and what comes of them, and takes nothing to change. */
function onlyAsks(call: Node, known: Known, steps: number): boolean {
  const body = steps > 0 ? functionCalled(call, known)?.child('body') : undefined;
  const fn = body?.parent;
  if (
    !body ||
    !fn ||
    !isAsyncFunction(fn) ||
    /&\s*(?:'\w+\s+)?mut\b/.test(fn.child('parameters')?.text ?? '')
  )
    return false;
  const awaited = [...awaitsIn(body)]
    .map((each) => each.children[0]!)
    .filter((each) => !answerRead(each, known));
  return awaited.length > 0 && awaited.every((each) => asksOutside(each, known, steps - 1));
}

/** The await whose answer a future only reads: `client.get(url).send().await?` of `client.get(url).send().await?.text()`; also by way of a name. */
export function answerRead(future: Node, known: Known): Node | null {
  let at = READS_ANSWER.test(methodOf(future) ?? '') ? receiverOf(future) : undefined;
  while (at) {
    if (at.kind === 'await_expression') return at;
    if (at.kind === 'identifier') at = known.bindingOf(at)?.value;
    else at = openedBy(at, OPENING) ?? (methodOf(at) === 'error_for_status' ? receiverOf(at) : undefined);
  }
  return null;
}
