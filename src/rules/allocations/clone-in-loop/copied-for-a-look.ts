import type { Copy } from '../../../rust/cost/copies.js';
import { isCollect } from '../../../rust/order/collects.js';
import type { Loop } from '../../../rust/order/loops.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import type { WayOut } from './way-out.js';

/** Ask their closure about an item, and let go of it. */
const ASKS = /^(?:any|all|position)$/;

/** `.map(|row| row.name.clone()).any(|name| name == wanted)`, `debug!("{:?}", rows.map(|row| row.name.clone()).collect::<Vec<_>>())` */
export function copiedForALook(copy: Copy, loop: Loop, file: RustFile): WayOut | null {
  if (loop.word !== 'map' || copy.call.parent?.kind !== 'closure_expression') return null;
  const next = methodCalledOn(loop.node);
  if (!next) return null;
  const what = quoted(copy.source);
  const method = methodOf(next) ?? '';
  if (ASKS.test(method) && isClosureThatLooks(argumentsOf(next)[0], file))
    return {
      message: `${what} is copied for each item, only for \`${method}\` to look at the copy and drop it.`,
      help: `\`map\` to a reference: \`&${copy.source.text}\``,
    };
  const macro = isCollect(next) ? macroOfArgument(next) : null;
  if (!macro) return null;
  return {
    message: `${what} is copied for each item, only for \`${macro}!\` to print the copies and drop them.`,
    help: 'collect references, which are printed alike',
  };
}

function isClosureThatLooks(closure: Node | undefined, file: RustFile): boolean {
  const parameters = closure?.kind === 'closure_expression' ? closure.child('parameters') : undefined;
  const names = parameters ? file.boundIn(parameters) : [];
  return names.length > 0 && names.every((name) => isOnlyLookedAt(name, file));
}

/** The macro that prints an argument, also one with a name: `ids = ?value`. */
function macroOfArgument(value: Node): string | null {
  const given = value.parent?.kind === 'assignment_expression' ? value.parent : value;
  const macro = given.parent?.kind === 'arguments' ? given.parent.parent : null;
  return macro?.kind === 'macro_call' && FORMATTING_MACROS.has(macro.macro) ? macro.macro : null;
}
