import { isCollect } from '../../../rust/order/collects.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import { quoted } from '../../wording.js';

/** Ask their closure about an item, and let go of it. */
const ASKS = /^(?:any|all|position)$/;
/** `.map(|row| row.name.clone()).any(|name| name == wanted)`, `debug!("{:?}", rows.map(|row| row.name.clone()).collect::<Vec<_>>())` */
export function copiedForALook(copy, loop, file) {
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
function isClosureThatLooks(closure, file) {
  const parameters = closure?.kind === 'closure_expression' ? closure.child('parameters') : undefined;
  const names = (closure && file.functionAt(closure)?.scopes.bindings)?.filter((each) =>
    parameters?.contains(each.node),
  );
  return !!names?.length && names.every((name) => isOnlyLookedAt(name, file));
}
/** The macro that prints an argument, also one with a name: `ids = ?value`. */
function macroOfArgument(value) {
  const given = value.parent?.kind === 'assignment_expression' ? value.parent : value;
  const macro = given.parent?.kind === 'arguments' ? given.parent.parent : null;
  return macro?.kind === 'macro_call' && FORMATTING_MACROS.has(macro.macro) ? macro.macro : null;
}
