import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Copy } from '../../../rust/cost/copies.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const VIEWS: Readonly<Record<string, string>> = { String: 'as_str', Vec: 'as_slice' };

/** What stands in for a text or a list, lent as well: what is made on the spot can't be. */
function standIn(copy: Copy, method: string): string {
  const adapter = methodCalledOn(copy.call);
  const [fallback] = adapter && methodOf(adapter) === method ? argumentsOf(adapter) : [];
  const made = method === 'unwrap_or_else' ? (valueOfClosure(fallback) ?? fallback) : fallback;
  if (method === 'unwrap_or_default' || (made && isEmpty(made))) return 'unwrap_or_default()';
  return made?.kind === 'macro_call' ? 'map_or_else(.., ..)' : `${method}(..)`;
}

function isEmpty(made: Node): boolean {
  return emptyContainer(made, null) !== null || /^(?:String|Vec)::(?:new|default)$/.test(made.text);
}

/** How the content of a copied Option, or what stands in for it, is lent without the copy: of references only a `&str` and a slice have a default. */
export function openedByReference(copy: Copy, method: string, file: RustFile): string {
  const found = file.typeOf(copy.source);
  const content = found?.name === 'Option' ? found.args[0] : undefined;
  const view = content && Object.hasOwn(VIEWS, content.name) ? VIEWS[content.name] : undefined;
  if (view && /^&?$/.test(content!.refs)) {
    const step = content!.refs === '' ? 'as_deref()' : `map(${content!.name}::${view})`;
    return `\`${step}.${standIn(copy, method)}\``;
  }
  const lent = copy.method === 'clone' ? 'as_ref().' : '';
  return `\`${lent}map_or(..)\`, or \`${lent}unwrap_or(..)\` with a reference to fall back to`;
}
