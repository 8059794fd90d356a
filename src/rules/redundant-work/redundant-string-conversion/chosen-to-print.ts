import { emptyContainer } from '../../../rust/cost/containers.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, isText } from '../../../rust/types/strings.js';
import type { RustFile } from '../../rust-file.js';
import { endsOf } from '../of-several-rules/returned-values.js';

/**
 * `path.map(|each| each.to_string()).unwrap_or_else(|| "".to_string())`, `if c { name.to_string() } else { String::new() }`: the
 * first copy of a text, where each way comes to one or to an empty String.
 */
export function copyChosen(shown: Node, file: RustFile): Node | null {
  const ways = endsOf(shown);
  if (ways.length === 0 || ways[0] === shown) return null;
  let first: Node | null = null;
  for (const way of ways) {
    if (emptyContainer(way, null)?.name === 'String') continue;
    const made = freshString(way);
    if (!made?.source || !/^(?:copy|to_string)$/.test(made.how)) return null;
    if (!isStringLiteral(made.source) && !isTextHere(made.source, file)) return null;
    first ??= way;
  }
  return first;
}

/** Also the parameter of a closure that is shown what `to_str` gave. */
function isTextHere(source: Node, file: RustFile): boolean {
  const known = isText(source, file);
  const parameter = file.bindingOf(source)?.node.parent;
  const mapped = parameter?.kind === 'closure_parameters' ? callOfArgument(parameter.parent!) : null;
  const giver = known === null && mapped ? receiverOf(mapped) : undefined;
  const last = giver && methodOf(giver) === 'and_then' ? argumentsOf(giver)[0]?.child('body') : giver;
  return known ?? (!!last && /^(?:to|as)_str$/.test(methodOf(last) ?? ''));
}
