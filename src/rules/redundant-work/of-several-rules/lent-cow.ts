import type { Binding } from '../../../rust/names/scopes.js';
import { calleeThatLooks } from '../../../rust/ownership/takes-reference.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { RustFile } from '../../rust-file.js';

const MAKES_PATH = /(?:^|::)((?:Path|OsStr)::new|(?:PathBuf|OsString)::from)$/;

/** `dir.join(&name)` takes a `&String` and no `&Cow<str>`, which is no `AsRef<Path>`: what to write there, in words behind the advice. */
export function lentAsText(binding: Binding, file: RustFile): string {
  const takers = file.usesOf(binding).flatMap(({ use }) => {
    const lent = use.node.parent;
    if (lent?.kind !== 'reference_expression' || lent.parent?.kind !== 'arguments') return [];
    const [, made] = MAKES_PATH.exec(calledPath(callOfArgument(lent)!) ?? '') ?? [];
    return made ?? calleeThatLooks(lent, file) ?? [];
  });
  if (takers.length === 0) return '';
  const named = [...new Set(takers)].map((taker) => `\`${taker}\``).join(' and ');
  return `, and lend it to ${named} as \`&*${binding.name}\``;
}
