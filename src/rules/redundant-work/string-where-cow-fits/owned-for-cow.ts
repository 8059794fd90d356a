import { asCopy } from '../../../rust/cost/copies.js';
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
    const given = value && madeCowOf(value);
    const copy = given && (valueOfSingleUse(given, file) ?? given);
    const source = copy && copied(copy);
    if (!value || !source || !lentText(source, file)) continue;
    return {
      at: value,
      message: `${quoted(copy!)} copies what the caller lent, which the \`Cow\` could borrow.`,
      help: `use \`Cow::Borrowed(${source.kind === 'index_expression' ? '&' : ''}${source.text})\``,
    };
  }
  return null;
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
  return methodOf(copy) === 'to_vec' && argumentsOf(copy).length === 0 ? receiverOf(copy) : undefined;
}

/** Is what the function was lent as long-lived as what it returns? There is but one reference, or all are named alike. */
function mayBorrow(fn: Node): boolean {
  const lent = [...(fn.child('parameters')?.text ?? '').matchAll(/&\s*('\w+)?/g)].map(([, name]) => name);
  const returned = /Cow\s*<\s*('\w+)/.exec(fn.child('return_type')?.text ?? '')?.[1];
  if (returned === "'static" || lent.length === 0) return false;
  const isNamed = returned !== undefined && returned !== "'_";
  return isNamed ? lent.every((name) => name === returned) : lent.length === 1;
}
