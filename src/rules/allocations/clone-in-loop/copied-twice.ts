import type { Copy } from '../../../rust/cost/copies.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import { isString, methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import type { WayOut } from './way-out.js';

/** `Arc::from(name.clone())`: the counted text lies beside its counter, so that the copy is copied there and freed. */
export function copiedTwice(copy: Copy, file: RustFile): WayOut | null {
  const call = callOfArgument(copy.call);
  const pointer = /(?:^|::)(Arc|Rc)::from$/.exec((call && calledPath(call)) ?? '')?.[1];
  const found = file.typeOf(copy.source);
  if (!pointer || !found) return null;
  const { name } = methodTarget(found);
  if (!isString(methodTarget(found)) && !/^(?:Vec|\[\])$/.test(name)) return null;
  const lent = name === 'String' ? 'as_str()' : name === 'Vec' ? 'as_slice()' : '';
  return {
    message: `${quoted(copy.source)} is copied, and \`${pointer}::from\` copies the copy once more beside its counter and frees it.`,
    help: `lend it: \`${pointer}::from(${copy.source.text}${lent && `.${lent}`})\``,
  };
}
