import { asCopy } from '../../../rust/cost/copies.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isText } from '../../../rust/types/strings.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `CString::new(name.clone())`: the copy has no room for the zero at its end, so that it is allocated twice. */
export function copiedToTerminate(call: Node, file: RustFile): Problem | null {
  if (!/(?:^|::)CString::new$/.test(calledPath(call) ?? '')) return null;
  const [argument] = argumentsOf(call);
  const copy = argument && asCopy(valueOfSingleUse(argument, file) ?? argument);
  if (!copy || copy.method === 'cloned' || !isCopyOfText(copy.source, copy.method, file)) return null;
  const view = file.typeOf(copy.source)?.name === 'Vec' ? '.as_slice()' : '.as_str()';
  const help = copy.method === 'clone' ? `${copy.source.text}${view}` : copy.source.text;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied before \`CString::new\` makes room for the zero at its end, which copies once more.`,
    help: `hand over \`${help.replace(/\s+/g, '')}\`, which is copied once`,
  };
}

/** A text or a list of bytes; what is a reference already is only handed on by `clone`. */
function isCopyOfText(source: Node, method: string, file: RustFile): boolean {
  const found = file.typeOf(source);
  if (method !== 'clone') return isText(source, file) === true;
  return !!found && found.refs.length <= 1 && /^(?:String|Vec)$/.test(methodTarget(found).name);
}
