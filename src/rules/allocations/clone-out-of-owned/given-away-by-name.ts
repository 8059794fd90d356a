import type { Copy } from '../../../rust/cost/copies.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `page.contents().to_string()` of a page that nobody asks afterwards, where `into_contents` gives away what `contents` lends. */
export function givenAwayByName(copy: Copy, file: RustFile): Problem | null {
  const { source } = copy;
  const [owner, getter] = [receiverOf(source), methodOf(source)];
  if (owner?.kind !== 'identifier' || !getter || argumentsOf(source).length > 0) return null;
  const found = file.typeOf(owner);
  const giving = `into_${getter.replace(/^as_/, '')}`;
  const given = found?.refs === '' ? file.declarations.method(found.name, giving) : null;
  if (given?.receiver !== 'v' || given.parameters.length > 0 || given.isAsync) return null;
  if (given.returns?.refs !== '' || !OWNED[copy.method]?.test(given.returns.name)) return null;
  if (!mayBeMovedOut(owner, copy.call, file)) return null;
  return {
    at: copy.call,
    message: `\`${owner.text}\` is owned and not used after this, yet what \`${getter}\` lends of it is ${copiedOrCloned(copy, file)} and the original dropped.`,
    help: `take it: \`${owner.text}.${giving}()\``,
  };
}

/** What each of the copies comes to. */
const OWNED: Readonly<Record<string, RegExp>> = {
  to_string: /^String$/,
  to_owned: /^(?:String|Vec|PathBuf)$/,
  to_vec: /^Vec$/,
  to_path_buf: /^PathBuf$/,
  clone: /^(?:String|Vec|PathBuf|(?:Hash|BTree|Index)(?:Map|Set))$/,
};
