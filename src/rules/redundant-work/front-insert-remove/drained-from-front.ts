import { awaitsIn } from '../../../rust/functions/async-context.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { isMutableBorrow } from '../../../rust/syntax/borrow-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `buffer.drain(..n)` at every turn of a loop that takes one piece after the other from it. */
export function drainedFromFront(call: Node, list: Node, range: Node, file: RustFile): Problem | null {
  if (!/^(?:0\s*)?\.\.=?\s*[^\s=]/.test(range.text)) return null;
  const found = file.typeOf(list);
  if (!found || !/^(?:Vec|String)$/.test(methodTarget(found).name)) return null;
  const loop = enclosingLoop(call);
  if (!loop || !/^(?:while|loop|for)$/.test(loop.word)) return null;
  if (!awaitsIn(loop.body).next().done || READS_MORE.test(loop.body.text)) return null;
  if (isLentToFill(list, loop.body) || isResetBehind(call, range)) return null;
  return {
    at: call,
    message: `\`drain(${range.text})\` moves all that is left in \`${list.text}\` to the front, at ${turnsReaching(call, loop)}.`,
    help: 'keep a position and drain once behind the loop, or use a `VecDeque` or `BytesMut`',
  };
}

/** Where the loop itself fills the buffer, little is left in it. */
const READS_MORE = /\.(?:read|read_\w+|recv|push|push_str|extend\w*|append|fill\w*)\(/;

function isLentToFill(list: Node, body: Node): boolean {
  return [...body.descendantsOfKind('reference_expression')].some(
    (lent) => isMutableBorrow(lent) && lent.child('value')!.text === list.text,
  );
}

/** `out.drain(..start); start = 0;`: a position that is kept, and what lies before it is dropped when it is time. */
function isResetBehind(drain: Node, range: Node): boolean {
  const statement = [...drain.ancestors()].find(({ kind }) => kind === 'expression_statement');
  const siblings = statement?.parent?.children ?? [];
  const next = siblings[siblings.indexOf(statement!) + 1]?.text.replace(/\s+/g, '');
  return next === `${range.text.replace(/^(?:0\s*)?\.\./, '').trim()}=0;`;
}
