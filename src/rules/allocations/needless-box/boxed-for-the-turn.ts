import type { Use } from '../../../rust/names/scopes.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { waysOf } from '../../../rust/order/ways.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { argumentsOf, calledPath, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** Used up by what is asked of them, or beside files and sockets, where an allocation is a trifle. */
const NOT_LENT = /^(?:FnOnce|Future|(?:DoubleEnded|ExactSize)?Iterator|Stream|Read|BufRead|Write|Any|Error)$/;

/** `let codec: Box<dyn Codec> = if wide { Box::new(Wide) } else { Box::new(Plain) };` in a loop that only asks `codec` something. */
export function boxedForTheTurn(written: Node, file: RustFile): Problem | null {
  const declaration = written.parent;
  const found = typeFromNode(written);
  const trait = found?.name === 'Box' && found.args[0]?.name === 'dyn' ? found.args[0].args[0] : null;
  if (declaration?.kind !== 'let_declaration' || !trait || NOT_LENT.test(trait.name)) return null;
  const loop = enclosingLoop(declaration);
  const [binding] = file.localsOf(declaration);
  const value = declaration.child('value');
  if (!loop || !binding?.whole || !value || binding.uses.length === 0 || !binding.uses.every(isLent))
    return null;
  const ways = waysOf(value);
  if (
    ways.length === 0 ||
    !ways.every((way) => calledPath(way) === 'Box::new' && argumentsOf(way).length === 1)
  )
    return null;
  return {
    at: written,
    message: `\`${binding.name}\` never leaves the turn of \`${loop.word}\` that boxes it: an allocation and a free per turn.`,
    help: `keep the values in locals and lend one of them as \`&${binding.mutable ? 'mut ' : ''}${dynText(written)}\``,
  };
}

/** Asked something, called, or lent; nothing that takes it along. */
function isLent({ node, hidden }: Use): boolean {
  if (hidden !== null || enclosingClosure(node)?.has('move')) return false;
  const call = methodCalledOn(node);
  if (call) return !/^(?:into\w*|clone|unwrap)$/.test(methodOf(call)!);
  if (node.parent?.kind === 'call_expression') return node.field === 'function';
  const inner = node.parent?.kind === 'unary_expression' ? node.parent : node;
  return inner.parent?.kind === 'reference_expression';
}

/** `dyn Fn(u64) -> u64` of `Box<dyn Fn(u64) -> u64>`, as it stands there. */
function dynText(written: Node): string {
  return /^(?:\w+::)*Box<(.*)>$/s.exec(written.text)?.[1]?.trim().replace(/\s+/g, ' ') ?? 'dyn ..';
}
