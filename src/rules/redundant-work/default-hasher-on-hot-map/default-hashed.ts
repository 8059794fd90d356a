import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type Type, UNKNOWN } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Maps and sets that hash with SipHash unless they are told otherwise, by where they come from. */
const ORIGINS: Readonly<Record<string, RegExp>> = {
  HashMap: /^std::collections::(?:hash_map::)?HashMap$/,
  HashSet: /^std::collections::(?:hash_set::)?HashSet$/,
  IndexMap: /^indexmap::(?:map::)?IndexMap$/,
  IndexSet: /^indexmap::(?:set::)?IndexSet$/,
  DashMap: /^dashmap::DashMap$/,
  DashSet: /^dashmap::DashSet$/,
};

/** The std, indexmap or dashmap type without a hasher of its own. A bare name that nothing imports may be anyone's. */
export function isDefaultHashed(node: Node, written: Type, file: RustFile): boolean {
  const origin = Object.hasOwn(ORIGINS, written.name) ? ORIGINS[written.name] : undefined;
  if (!origin || !hasNoHasher(written)) return false;
  return origin.test(file.imports.resolve(node.child('type')?.text ?? ''));
}

export function isWrittenOut(written: Node | undefined): boolean {
  return !!written && !/\b_\b/.test(written.text);
}

/** The default-hashed map or set that a `let` makes, with the type of its keys. */
export function typeMade(node: Node, file: RustFile): Type | null {
  const value = node.child('value');
  if (!value) return null;
  const collected = methodOf(value) === 'collect' ? file.typeOf(value) : null;
  const path = (calledPath(value) ?? '').replace(/::<.*>(?=::)/s, '');
  // `default` makes one of whatever hasher is wanted where it goes.
  const name = collected?.name ?? /^(?:\w+::)*(\w+)::(?:new|with_capacity)$/.exec(path)?.[1];
  if (!name || !Object.hasOwn(ORIGINS, name)) return null;
  if (!ORIGINS[name]!.test(file.imports.resolve(collected ? name : path.replace(/::\w+$/, '')))) return null;
  if (collected) return collected.refs === '' && hasNoHasher(collected) ? collected : null;
  const told = /::</.test(value.text) ? file.typeOf(value) : null;
  if (told?.name === name && told.args[0]?.name !== '_') return hasNoHasher(told) ? told : null;
  const [binding] = file.localsOf(node);
  const put =
    binding && file.usesOf(binding).find((use) => /^(?:insert|entry)$/.test(use.method ?? '') && use.call);
  const key = put && file.typeOf(argumentsOf(put.call!)[0]);
  return key ? { name, args: name.endsWith('Map') ? [key, UNKNOWN] : [key], refs: '' } : null;
}

export function hasNoHasher(written: Type): boolean {
  return written.args.length === (written.name.endsWith('Map') ? 2 : 1);
}
