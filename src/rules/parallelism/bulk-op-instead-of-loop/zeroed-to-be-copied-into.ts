import { following } from '../../../rust/order/branches.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let mut all = vec![0; part.len()]; all.copy_from_slice(part);`, or its parts one after the other. So with `BytesMut::zeroed(n)`. */
export function zeroedToBeCopiedInto(declaration: Node, file: RustFile): Problem | null {
  const made = declaration.child('value');
  const kind = made && filledList(made);
  if (!kind) return null;
  const [list] = file.localsOf(declaration);
  if (!list?.whole || !list.mutable) return null;
  const copies = copiesInto(list.name, following(declaration));
  if (!coverAll(copies)) return null;
  return {
    at: made,
    message: `\`${list.name}\` is filled with \`${fillOf(made)}\` and then overwritten from its first element to the last: everything is written twice.`,
    help:
      copies.length === 1 && kind === 'Vec'
        ? `write \`${argumentsOf(copies[0]!)[0]!.text.replace(/^&/, '')}.to_vec()\``
        : `begin with \`${kind}::with_capacity(..)\` and append each part with \`extend_from_slice\``,
  };
}

function filledList(made: Node): 'Vec' | 'BytesMut' | null {
  if (made.kind === 'macro_call') return made.macro === 'vec' && /;/.test(made.text) ? 'Vec' : null;
  return /(?:^|::)BytesMut::zeroed$/.test(calledPath(made) ?? '') ? 'BytesMut' : null;
}

function fillOf(made: Node): string {
  if (made.kind !== 'macro_call') return '0';
  return made.child('arguments')?.children[0]?.text ?? made.text;
}

/** The copies that stand right behind the declaration, one a statement. */
function copiesInto(name: string, statements: readonly Node[]): Node[] {
  const copies: Node[] = [];
  for (const statement of statements) {
    const call = statement.kind === 'expression_statement' ? statement.children[0]! : null;
    const target =
      call && /^(?:copy|clone)_from_slice$/.test(methodOf(call) ?? '') ? receiverOf(call)! : null;
    const held = target?.kind === 'index_expression' ? target.children[0]! : target;
    if (!call || held?.text !== name) break;
    copies.push(call);
  }
  return copies;
}

/** The whole, or `[..a]`, `[a..b]` and `[b..]` in a row. */
function coverAll(copies: readonly Node[]): boolean {
  let reached = '';
  for (const [index, copy] of copies.entries()) {
    const target = receiverOf(copy)!;
    const range = target.kind === 'index_expression' ? spelling(target.children[1]!) : '..';
    const [, from, to] = /^(.*?)\.\.([^=].*|)$/.exec(range) ?? [];
    if (from === undefined || to === undefined || (from === '0' ? '' : from) !== reached) return false;
    if (to === '') return index === copies.length - 1;
    reached = to;
  }
  return false;
}
