import { declaredFor } from '../../../rust/functions/signatures.js';
import { openedFor } from '../../../rust/names/bound-to.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { lentAsStrings } from './lent-as-strings.js';
import { LOOKS } from './looks-at-text.js';

/** `link.to_string()` of a `Url`, which is nothing but its text and lends it, or gives it away. */
export function urlWrittenOut(made: Node, file: RustFile): Problem | null {
  const url = methodOf(made) === 'to_string' && argumentsOf(made).length === 0 ? receiverOf(made) : undefined;
  if (!url || !isUrl(url, file)) return null;
  if (LOOKS.test(nextMethod(made)) || isLent(made, file) || isKeptToLook(made, url, file))
    return problem(made, 'it is only looked at', `look at \`${url.text}.as_str()\``);
  const isHandedOver = made.parent?.kind !== 'reference_expression' && made.parent?.kind !== 'macro_call';
  if (!isHandedOver || !isOwnedUrl(url, file) || !mayBeMovedOut(url, made, file)) return null;
  return problem(
    made,
    `\`${url.text}\` is not needed afterwards`,
    `take its text over: \`String::from(${url.text})\``,
  );
}

function problem(made: Node, why: string, help: string): Problem {
  return { at: made, message: `${quoted(made)} copies the text of the URL, and ${why}.`, help };
}

/** Of the crate `url`, whoever hands it on. */
const URL = /(?:^|::)url::Url$|^reqwest::Url$|^deno_\w+::(?:\w+::)*ModuleSpecifier$/;

function isUrl(url: Node, file: RustFile): boolean {
  const found = file.typeOf(url);
  const name = found ? methodTarget(found).name : (parsedAs(url, file) ?? '');
  const full = file.imports.resolve(name);
  const last = full.split('::').at(-1)!;
  if (!/^(?:Url|ModuleSpecifier)$/.test(last) || file.declarations.declares(last)) return false;
  return URL.test(full) || (full === 'Url' && file.hasText(/\b(?:url|reqwest)::Url\b/));
}

/** `url::Url` of a name that was bound to `url::Url::parse(text)?`. */
function parsedAs(url: Node, file: RustFile): string | undefined {
  const binding = url.kind === 'identifier' ? file.bindingOf(url) : undefined;
  const value = binding && openedFor(binding);
  const path = value && calledPath(withoutOpenings(value, OPENING));
  return path ? /^(.+)::(?:parse|from_file_path|from_directory_path)$/.exec(path)?.[1] : undefined;
}

function isOwnedUrl(url: Node, file: RustFile): boolean {
  const found = file.typeOf(url);
  return isPlace(url) && (found ? found.refs === '' : parsedAs(url, file) !== undefined);
}

/** `f(&link.to_string())`, `params![link.to_string()]`; a list of Strings is searched for one by `contains`. */
function isLent(made: Node, file: RustFile): boolean {
  const reference = made.parent?.kind === 'reference_expression' ? made.parent : null;
  const parent = (reference ?? made).parent;
  if (parent?.kind === 'macro_call' && /^(?:rusqlite::)?params$/.test(parent.macro)) return true;
  const call = reference && callOfArgument(reference);
  if (!call || reference.has('mutable_specifier') || methodOf(call) === 'contains') return false;
  return declaredFor(reference, call, file)?.name !== 'String';
}

function isKeptToLook(made: Node, url: Node, file: RustFile): boolean {
  const declaration = made.parent?.kind === 'let_declaration' ? made.parent : null;
  const [name] = declaration && isPlace(url) ? file.localsOf(declaration) : [];
  if (!name?.whole || name.mutable || !isOnlyLookedAt(name, file)) return false;
  return lentAsStrings(name, file) === 'never' && staysWhileUsed(lender(url), declaration!.end, name, file);
}
