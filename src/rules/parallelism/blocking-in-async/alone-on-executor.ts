import { attributesOf, functionName, implTrait } from '../../../rust/functions/shape.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { calledPath, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Who starts tasks beside this one, or serves what others ask. A process that is spawned is no task. */
const OTHER_TASKS =
  /\bspawn\w*\((?!\s*\))|::spawn\w*\b|\bselect!|\bjoin!|\bJoinSet\b|\b(?:try_)?join_all\b|\bFuturesUnordered\b|\b(?:axum|tonic|warp|actix\w*|hyper|tower\w*|rocket|poem|salvo|jsonrpsee|async_trait)\b|\bmpsc\b|\bbroadcast\b/;
/** Of those, what a program does that speaks with others as a client, too. */
const TASKS = /\bspawn(?:_local)?\((?!\s*\))|\bJoinSet\b|\bFuturesUnordered\b|\bbuffer(?:ed|_unordered)\(/;

/**
 * Is nobody held up but the caller: a program that does one step after the other, a command, the end of a process? Whoever sleeps lets
 * others run meanwhile, and means those it can not see as well.
 */
export function isAlone(node: Node, file: RustFile): boolean {
  const sleeps = /(?:^|::)sleep$/.test(calledPath(node) ?? '');
  return (
    !(sleeps || hasOtherTasks(node, file)) ||
    hasThreadOfItsOwn(node) ||
    isCommand(file) ||
    isStart(node, file) ||
    isStepOfCommand(node, file) ||
    endsWithTheProcess(node)
  );
}

/** What a trait asks for, or another crate calls, may run beside others. */
function hasOtherTasks(node: Node, file: RustFile): boolean {
  const fn = enclosingFunction(node);
  if (fn && (implTrait(fn) || enclosingLoop(node))) return true;
  return file.hasText(OTHER_TASKS);
}

/** `#[tokio::main(flavor = "current_thread")] async fn pump()`: an executor that is made for this future, and nothing beside it. */
function hasThreadOfItsOwn(node: Node): boolean {
  const fn = enclosingFunction(node);
  if (!fn || !/\btokio::main\b/.test(attributesOf(fn))) return false;
  return !(/\bcurrent_thread\b/.test(attributesOf(fn)) ? TASKS_OR_BRANCHES : BRANCHES).test(fn.text);
}

/** Parts of one future that take turns. */
const BRANCHES = /\bselect!|\bjoin!|\b(?:try_)?join_all\b|\bFuturesUnordered\b|\bbuffer(?:ed|_unordered)\(/;
/** And tasks beside it; what spawns a closure starts a thread. */
const TASKS_OR_BRANCHES = new RegExp(
  `${BRANCHES.source}|\\bspawn\\w*\\((?!\\s*(?:\\)|(?:move\\s*)?\\|))|\\bJoinSet\\b`,
);

/** What somebody calls from a terminal and waits for, with no task beside it. */
function isCommand(file: RustFile): boolean {
  return /(?:^|\/)(?:commands?|cli)\/|(?:^|[-_/])cli\.rs$/.test(file.path) && !file.hasText(TASKS);
}

/** `async fn try_main()` of a program, before it goes round. */
function isStart(node: Node, file: RustFile): boolean {
  const fn = file.isProgram ? enclosingFunction(node) : null;
  return !!fn && /^(?:\w+_)?main(?:_\w+)?$/.test(functionName(fn)) && !enclosingLoop(node);
}

const ASKED_FOR = /(?:^|[._])(?:cmd|command|subcommand|action|args|cli|opts?)(?:\(\))?$/i;

/** `match args.command { Command::Fetch => { .. } }` of a program: one arm runs, and others may start tasks. */
function isStepOfCommand(node: Node, file: RustFile): boolean {
  if (!file.isProgram) return false;
  for (const at of node.ancestors()) {
    if (at.kind === 'function_item') return false;
    if (at.kind !== 'match_arm') continue;
    const asked = at.parent?.parent?.child('value')?.text.replace(/^&(?:mut\s+)?/, '') ?? '';
    if (ASKED_FOR.test(asked) || (asked === 'self' && file.hasText(/\bSubcommand\b|subcommand/)))
      return !TASKS.test(at.text);
  }
  return false;
}

/** `std::fs::remove_file(&lock); std::process::exit(1)`: nothing else runs any more. */
function endsWithTheProcess(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'function_item') return false;
    if (at.kind === 'block' && /^(?:std::)?process::exit\(/.test(at.children.at(-1)?.text ?? '')) return true;
  }
  return false;
}
