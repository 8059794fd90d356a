import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledTarget } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `let first = spawn_blocking(|| { let db = storage.connection()?; db.first() }).await??;` and behind it another that opens the same
 * for another question: two trips to another thread, and two connections, where one would do.
 */
export function askedInTwoTasks(statement: Node, file: RustFile): Problem | null {
  const first = taskOf(statement);
  const next =
    first && statement.parent?.kind === 'block'
      ? statement.parent.children[statement.position + 1]
      : undefined;
  const second = next && taskOf(next);
  if (!first || !second || !opensTheSame(first.body, second.body)) return null;
  if (file.localsOf(statement).some(({ uses }) => uses.some((use) => second.call.contains(use.node))))
    return null;
  return {
    at: second.call.child('function')!,
    message:
      'A second blocking task opens what the one before it has just opened and closed: two trips to another thread, one after the other, for two questions.',
    help: 'ask both in one blocking task, over one connection',
  };
}

interface Task {
  call: Node;
  body: Node;
}

/** `let row = spawn_blocking(move || { .. }).await??;` */
function taskOf(statement: Node): Task | null {
  const value =
    statement.kind === 'let_declaration' && !statement.child('alternative')
      ? statement.child('value')
      : undefined;
  const awaited = value && withoutOpenings(value, OPENING);
  const call = awaited?.kind === 'await_expression' ? awaited.children[0]! : undefined;
  if (call?.kind !== 'call_expression' || !/\bspawn_blocking$/.test(calledTarget(call)?.text ?? ''))
    return null;
  const [given] = argumentsOf(call);
  const closure = given?.kind === 'block' ? given.children.at(-1) : given;
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  return body?.kind === 'block' && !WRITES.test(body.text) ? { call, body } : null;
}

/** What the first leaves behind the second may have to see. */
const WRITES =
  /\.(?:insert|update|upsert|delete|remove|put|set|write|store|save|append|execute|commit|purge|prune)(?:_\w+)?\s*\(/;

function opensTheSame(one: Node, other: Node): boolean {
  const [opening, another] = [one, other].map((body) => body.children[0]);
  if (opening?.kind !== 'let_declaration' || another?.kind !== 'let_declaration') return false;
  return one.children.length > 1 && spelling(opening) === spelling(another);
}
