import { isOffloaded, runsOnExecutor } from '../../../rust/functions/async-context.js';
import { lastWordOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import { OPENING, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node, SyntaxTree } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import type { Blocking } from './waiting-for-others.js';

/** Open a connection to a database in the process, or a transaction on it. */
const OPENS =
  /^(?:connection|get_connection|transaction|database_provider(?:_ro|_rw)?|begin_r[ow]_txn|begin_(?:read|write)|read_txn|write_txn)$/;

/** `storage.connection()?` where other code of the same file does so in `spawn_blocking` only: whoever wrote it knows that it blocks. */
export function blocksElsewhere(call: Node, file: RustFile): Blocking | null {
  const method = methodOf(call) ?? '';
  if (!OPENS.test(method) || argumentsOf(call).length > 0 || !isAskedHere(call, file)) return null;
  const line = offloadedOpenings(call.tree).get(opening(call, method));
  if (line === undefined || file.isInTest(call)) return null;
  return {
    what: `${receiverOf(call)!.text.replace(/\s+/g, '')}.${method}`,
    help: `do it in \`spawn_blocking\`, as on line ${line}, with all that is asked through it`,
  };
}

/** `let db = storage.connection()?; db.rows(id)?`: what is handed on may be asked on another thread; what is awaited is opened behind the await. */
function isAskedHere(call: Node, file: RustFile): boolean {
  const opened = withOpenings(call, OPENING);
  const declaration = opened !== call && opened.field === 'value' ? opened.parent : null;
  const [binding] = declaration?.kind === 'let_declaration' ? file.localsOf(declaration) : [];
  return !!binding?.whole && binding.uses.some(({ node }) => methodCalledOn(node) && runsOnExecutor(node));
}

function opening(call: Node, method: string): string {
  return `${lastWordOf(receiverOf(call)!)}.${method}`;
}

const OFFLOADED = new TreeMemo<Map<string, number>>();

/** Such calls in closures of `spawn_blocking` and its kin, by what they are called on, and the line of the first. */
function offloadedOpenings(tree: SyntaxTree): Map<string, number> {
  return OFFLOADED.of(tree, () => {
    const found = new Map<string, number>();
    for (const call of tree.root.descendantsOfKind('call_expression')) {
      const method = methodOf(call) ?? '';
      if (!OPENS.test(method) || !isOffloaded(call)) continue;
      const key = opening(call, method);
      if (!found.has(key)) found.set(key, call.line);
    }
    return found;
  });
}
