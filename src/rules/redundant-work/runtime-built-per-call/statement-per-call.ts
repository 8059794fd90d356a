import { functionName } from '../../../rust/functions/shape.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import { formatOf } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `tx.prepare("SELECT .. WHERE id = ?")`, `tx.query_row(&format!(..), ..)` of SQLite in a function that is asked for one id after the other. */
export function statementPerCall(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call) ?? '';
  const fn = RUNS.test(method) && file.hasText(IN_PROCESS) ? enclosingFunction(call) : null;
  if (!fn || file.isCold(call) || runsSeldom(fn, file) || enclosingLoop(call)) return null;
  const text = statementOf(call);
  if (!text || call.parent?.kind === 'await_expression') return null;
  const isFormatted = text.kind === 'macro_call';
  return {
    at: call.child('function')!.child('field') ?? call,
    until: call,
    message: `The statement is ${isFormatted ? 'put together, ' : ''}parsed and planned anew at ${callsReaching(call, fn)}, which may take longer than what it looks up.`,
    help: `use \`prepare_cached\`, which keeps it with the connection${isFormatted ? ', and keep its text where the table is known' : ''}`,
    ...(!(keepsStatements(file) && mayBeFrequent(text, fn)) && { minor: true }),
  };
}

/** Who keeps some of the statements, here or elsewhere, knows what the others cost. */
function keepsStatements(file: RustFile): boolean {
  return file.hasText(/\bprepare_cached\b/) || file.isCalled('prepare_cached') === true;
}

/** Beside what is stored anew the statement weighs little, unless it is put together first; rows are taken away seldom. */
function mayBeFrequent(text: Node, fn: Node): boolean {
  const isLookUp = /"\s*(?:SELECT|WITH)\b/i.test(text.text);
  return (
    (isLookUp || (text.kind === 'macro_call' && !/"\s*DELETE\b/i.test(text.text))) &&
    !/(?:^|_)(?:purge|prune|delete|remove|clear|rollback|revert|reorg)/.test(functionName(fn))
  );
}

/** SQLite runs in the process itself. */
const IN_PROCESS = /\brusqlite\b|\bnamed_params!|\bparams!\[/;
const RUNS = /^(?:prepare|execute|query_row|query_row_and_then)$/;
const STATEMENT = /^[br]*#*"\s*(?:WITH|INSERT|UPDATE|DELETE|SELECT|REPLACE)\b/i;
/** Another value each time: `?`, `?1`, `:id`, `$id`, `@id`. */
const TAKES_VALUE =
  /[(=<>,]\s*(?:\?|[:$@]\w)|\b(?:LIKE|IN|MATCH|LIMIT|BETWEEN|VALUES)\b[^?:$@]{0,20}(?:\?|[:$@]\w)/i;

/** The text of a statement that is run with values of this call: a literal, or a `format!` of one. */
function statementOf(call: Node): Node | null {
  const [given] = argumentsOf(call);
  const text = given && withoutBorrow(given);
  const literal = text?.kind === 'macro_call' && text.macro === 'format' ? formatOf(text)?.literal : text;
  if (!text || !literal || !STATEMENT.test(literal.text) || !TAKES_VALUE.test(literal.text)) return null;
  return text;
}

/** What changes the tables of an older version, or is there for a person to call. */
function runsSeldom(fn: Node, file: RustFile): boolean {
  return (
    file.isProgram ||
    /(?:^|\/)(?:\w*migrations?|schema|revision\w*|upgrades?)(?:\/|\.rs$|_\w*\.rs$)/.test(file.path) ||
    /(?:^|_)(?:migrate|migration|upgrade|init|setup|open|create|new|reset|repair|vacuum|schema)(?:_|$)/.test(
      functionName(fn),
    )
  );
}
