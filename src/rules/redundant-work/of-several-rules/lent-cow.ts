import { callsInFile } from '../../../rust/functions/callees.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { calleeThatLooks } from '../../../rust/ownership/takes-reference.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const MAKES_PATH = /(?:^|::)((?:Path|OsStr)::new|(?:PathBuf|OsString)::from)$/;

/** `dir.join(&name)` takes a `&String` and no `&Cow<str>`, which is no `AsRef<Path>`: what to write there, in words behind the advice. */
export function lentAsText(binding: Binding, file: RustFile): string {
  const takers = takersOf(binding, file);
  return takers.length > 0 ? `, and lend it to ${listed(takers)} as \`&*${binding.name}\`` : '';
}

/** The same of what a function returns, as its callers in the file use it: `dir.join(named(row))`. */
export function handedOnAsText(fn: Node, file: RustFile): string {
  const takers = callsInFile(fn, file).flatMap((call) => {
    const lent = call.parent?.kind === 'reference_expression' ? call.parent : call;
    const [kept] = call.parent?.kind === 'let_declaration' ? file.localsOf(call.parent) : [];
    return kept ? takersOf(kept, file) : (takerOf(lent, file) ?? []);
  });
  return takers.length > 0 ? `, and hand \`&*\` of it to ${listed(takers)}` : '';
}

function takersOf(binding: Binding, file: RustFile): string[] {
  return file.usesOf(binding).flatMap(({ use }) => {
    const lent = use.node.parent;
    return (lent?.kind === 'reference_expression' && takerOf(lent, file)) || [];
  });
}

function takerOf(given: Node, file: RustFile): string | null {
  const call = given.parent?.kind === 'arguments' ? callOfArgument(given) : null;
  if (!call) return null;
  return MAKES_PATH.exec(calledPath(call) ?? '')?.[1] ?? calleeThatLooks(given, file);
}

function listed(takers: readonly string[]): string {
  return [...new Set(takers)].map((taker) => `\`${taker}\``).join(' and ');
}
