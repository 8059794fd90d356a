import { collectedBy, isPlainList } from '../../../rust/order/collects.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `root.join(path.components().skip(1).collect::<PathBuf>())`: one path is put together only to be copied behind another. */
export function pathCollectedToJoin(call: Node, file: RustFile): Problem | null {
  if (!/^(?:join|push)$/.test(methodOf(call) ?? '')) return null;
  const [given, more] = argumentsOf(call);
  if (!given || more) return null;
  const name = withoutBorrow(given) ?? given;
  const value = valueOfSingleUse(name, file);
  const declared = value?.parent?.kind === 'let_declaration' ? value.parent.child('type') : undefined;
  const collected = collectedBy(value ?? name, typeFromNode(declared ?? undefined));
  if (!/^(?:Utf8)?PathBuf$/.test(collected?.into?.name ?? '')) return null;
  return {
    at: collected!.call,
    message: `A \`${collected!.into!.name}\` is put together only for \`${methodOf(call)}\` to copy it behind another path.`,
    help: `append the parts themselves: \`extend\` of a path takes them one by one`,
  };
}

const SEPARATOR = /^(?:"\/"|"\\\\"|(?:\w+::)*MAIN_SEPARATOR_STR|&(?:\w+::)*MAIN_SEPARATOR\.to_string\(\))$/;

/** `PathBuf::from(parts.collect::<Vec<_>>().join("/"))`: a list and a text on the way to a path. */
export function pathOfJoinedParts(call: Node, file: RustFile): Problem | null {
  if (!/(?:^|::)(?:Utf8)?PathBuf::from$/.test(calledPath(call) ?? '')) return null;
  const [given] = argumentsOf(call);
  const text = given && (valueOfSingleUse(given, file) ?? given);
  if (!text || methodOf(text) !== 'join') return null;
  const [separator] = argumentsOf(text);
  const collected = collectedBy(receiverOf(text), null);
  if (!collected || !isPlainList(collected.into) || !SEPARATOR.test(separator?.text ?? '')) return null;
  return {
    at: collected.call,
    until: text,
    message: 'A list of parts and a text of all of them are allocated on the way to a path.',
    help: 'cut the text where the part of it ends, or push the parts to a `PathBuf` one by one (an empty first part stands for the root)',
  };
}
