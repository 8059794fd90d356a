import type { Copy } from '../../../rust/cost/copies.js';
import type { RustFile } from '../../rust-file.js';

const VIEWS: Readonly<Record<string, string>> = { String: 'as_str', Vec: 'as_slice' };

/** How the content of a copied Option, or what stands in for it, is lent without the copy: of references only a `&str` and a slice have a default. */
export function openedByReference(copy: Copy, method: string, file: RustFile): string {
  const found = file.typeOf(copy.source);
  const content = found?.name === 'Option' ? found.args[0] : undefined;
  const view = content && Object.hasOwn(VIEWS, content.name) ? VIEWS[content.name] : undefined;
  if (view && /^&?$/.test(content!.refs)) {
    const step = content!.refs === '' ? 'as_deref()' : `map(${content!.name}::${view})`;
    return `\`${step}.${method}(${method === 'unwrap_or_default' ? '' : '..'})\``;
  }
  const lent = copy.method === 'clone' ? 'as_ref().' : '';
  return `\`${lent}map_or(..)\`, or \`${lent}unwrap_or(..)\` with a reference to fall back to`;
}
