import { asCopy } from '../../../rust/cost/copies.js';
import { enclosingImpl } from '../../../rust/functions/shape.js';
import { lentText } from '../../../rust/ownership/lent-text.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { contentOfVariant, endsOf, returnsOf } from '../of-several-rules/returned-values.js';

/** `Cow::Owned(text[..end].to_string())` of what the caller lent: a `Cow` can borrow it. */
export function ownedForCow(fn: Node, file: RustFile): Problem | null {
  const body = fn.child('body');
  if (!body || !mayBorrow(fn)) return null;
  for (const end of [...endsOf(body), ...returnsOf(body)]) {
    const value = contentOfVariant(end);
    const found = value && copiedIntoCow(value, file);
    if (found) return found;
  }
  return null;
}

/** `impl<'a> From<&'a str> for Label<'a> { fn from(text: &'a str) -> Self { Self::Text(Cow::Owned(text.into())) } }` */
export function ownedWithinSelf(fn: Node, file: RustFile): Problem | null {
  const [lifetime, other] = enclosingImpl(fn)?.child('type')?.text.match(/'\w+/g) ?? [];
  if (!lifetime || other || /^'(?:static|_)$/.test(lifetime) || !isLentFor(lifetime, fn)) return null;
  for (const call of fn.child('body')?.descendantsOfKind('call_expression') ?? []) {
    const found = /(?:^|::)Cow::Owned$/.test(calledPath(call) ?? '') ? copiedIntoCow(call, file) : null;
    if (found) return found;
  }
  return null;
}

function copiedIntoCow(value: Node, file: RustFile): Problem | null {
  const given = madeCowOf(value);
  const copy = given && (valueOfSingleUse(given, file) ?? given);
  const source = copy && copied(copy);
  if (!source || !lentText(source, file)) return null;
  return {
    at: value,
    message: `${quoted(copy)} copies what the caller lent, which the \`Cow\` could borrow.`,
    help: `use \`Cow::Borrowed(${source.kind === 'index_expression' ? '&' : ''}${source.text})\``,
  };
}

/** `text` of `Cow::Owned(text)`, `Cow::from(text)` and `text.into()`. */
function madeCowOf(value: Node): Node | undefined {
  if (methodOf(value) === 'into') return receiverOf(value);
  return /(?:^|::)Cow::(?:Owned|from)$/.test(calledPath(value) ?? '') ? argumentsOf(value)[0] : undefined;
}

function copied(copy: Node): Node | undefined {
  const clone = asCopy(copy);
  if (clone?.method === 'clone') return clone.source;
  const made = freshString(copy);
  if (made && /^(?:copy|to_string)$/.test(made.how)) return made.source;
  return /^(?:to_vec|into)$/.test(methodOf(copy) ?? '') && argumentsOf(copy).length === 0
    ? receiverOf(copy)
    : undefined;
}

/** Is what the function was lent as long-lived as what it returns? There is but one reference, or all are named alike. */
function mayBorrow(fn: Node): boolean {
  const lent = lifetimesLent(fn);
  const returned = /Cow\s*<\s*('\w+)/.exec(fn.child('return_type')?.text ?? '')?.[1];
  if (returned === "'static" || lent.length === 0) return false;
  const isNamed = returned !== undefined && returned !== "'_";
  return isNamed ? lent.every((name) => name === returned) : lent.length === 1;
}

/** Is everything that the function was lent lent for that long? */
function isLentFor(lifetime: string, fn: Node): boolean {
  const lent = lifetimesLent(fn);
  return lent.length > 0 && lent.every((name) => name === lifetime);
}

function lifetimesLent(fn: Node): (string | undefined)[] {
  return [...(fn.child('parameters')?.text ?? '').matchAll(/&\s*('\w+)?/g)].map(([, name]) => name);
}
