import { isIteratorChain } from '../../../rust/order/loops.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let (blocks, _): (Vec<_>, Vec<_>) = rows.into_iter().unzip();`: the other half is collected as well, and dropped. */
export function halfForNobody(declaration: Node, file: RustFile): Problem | null {
  const call = declaration.child('value');
  const method = call ? methodOf(call) : null;
  if (!call || (method !== 'unzip' && method !== 'partition') || !goesOverItems(declaration, call))
    return null;
  const halves = declaration.child('pattern')?.children ?? [];
  const [kept, more] = halves.filter((half) => !isForNobody(half, declaration, file));
  if (halves.length !== 2 || !kept || more) return null;
  const isFirst = halves[0] === kept;
  return {
    at: call,
    until: declaration.child('pattern')!,
    message: `\`${method}\` collects two lists, and one of them is thrown away: it is allocated, filled and dropped for nothing.`,
    help:
      method === 'unzip'
        ? `collect the half that is wanted: \`map(|(${isFirst ? 'one, _' : '_, one'})| one).collect()\``
        : `collect what is wanted: \`filter(${isFirst ? '..' : '|item| !..'}).collect()\``,
  };
}

/** Two lists that are written out, or a chain over items: an `Option` can be unzipped as well. */
function goesOverItems(declaration: Node, call: Node): boolean {
  const written = declaration.child('type')?.text ?? '';
  if (argumentsOf(call).length === 0 && methodOf(call) === 'partition') return false;
  return /^\(\s*Vec\b/.test(written) || isIteratorChain(receiverOf(call));
}

/** `_`, or `_rest` that nobody reads. */
function isForNobody(half: Node, declaration: Node, file: RustFile): boolean {
  if (half.text === '_') return true;
  if (!/^_\w+$/.test(half.text)) return false;
  const named = file.localsOf(declaration).find(({ name }) => name === half.text);
  return named?.uses.length === 0;
}
