import type { Binding } from '../../../rust/names/scopes.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isTakenAlong } from '../../../rust/ownership/only-read.js';
import { argumentsOf, calledPath, methodCalledOn } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let rows: Box<dyn Iterator<Item = &Row>> = Box::new(self.rows.iter());` of a name that is only walked over and never gets another iterator. */
export function boxedToWalk(written: Node, file: RustFile): Problem | null {
  const cast = written.parent?.kind === 'type_cast_expression' ? written.parent : null;
  const declaration = (cast ?? written).parent;
  const found = typeFromNode(written);
  const trait = found?.name === 'Box' && found.args[0]?.name === 'dyn' ? found.args[0].args[0] : null;
  if (declaration?.kind !== 'let_declaration' || trait?.name !== 'Iterator') return null;
  const value = cast ? cast.child('value') : declaration.child('value');
  const [way, another] = value ? waysOf(value) : [];
  const [given] = way && !another && calledPath(way) === 'Box::new' ? argumentsOf(way) : [];
  const [binding] = given ? file.localsOf(declaration) : [];
  // What is an object already, or is made by a function that recurses, has no other name.
  if (!given || !binding?.whole || /\bdyn\b/.test(given.text) || !isOnlyWalked(binding, file)) return null;
  return {
    at: written,
    message: `\`${binding.name}\` holds one iterator and no other, and is walked here: its box is an allocation, and a call through a pointer per item.`,
    help: 'leave the type and the `Box::new` out',
  };
}

function isOnlyWalked(binding: Binding, file: RustFile): boolean {
  const uses = file.usesOf(binding);
  return (
    uses.length > 0 &&
    uses.every(({ use, effect }) => {
      if (use.hidden || effect === 'assign' || isTakenAlong(use.node, binding)) return false;
      return use.node.parent?.kind === 'for_expression' || methodCalledOn(use.node) !== null;
    })
  );
}
