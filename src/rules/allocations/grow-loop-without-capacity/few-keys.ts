import type { Binding } from '../../../rust/names/scopes.js';
import type { Loop } from '../../../rust/order/loops.js';
import { isValueOfWalkedMap } from '../../../rust/order/may-repeat.js';
import { walkBinding } from '../../../rust/order/walks.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** What many items have in common, by its name: of items there may be thousands, and three kinds of them. */
const SHARED =
  /(?:^|_)(?:kind|type|ty|mode|role|scheme|level|protocol|status|state|phase|severity|family|category|group|section|lang|language|dir|directory|parent)$/;

/** Change nothing about what a key says. */
const HANDED_ON =
  /^(?:clone|cloned|copied|to_string|to_owned|to_path_buf|to_vec|into|as_ref|as_str|unwrap\w*|expect)$/;

/** `kinds.insert(handler.kind())`: a set or map whose keys tell groups of items apart gets a key for each group, not for each item. */
export function hasKeyOfGroup(held: Binding, loop: Loop, file: RustFile): boolean {
  return keysOf(held, loop, file).some((key) => isOfGroup(key, file));
}

/** `files.insert(file)` of the values of a map: a few files may hold thousands of tensors. */
export function hasKeyThatRepeats(held: Binding, loop: Loop, file: RustFile): boolean {
  return keysOf(held, loop, file).some((key) => isValueOfWalkedMap(key, file));
}

/** What a loop inserts, or the keys under which it does. */
function keysOf(held: Binding, loop: Loop, file: RustFile): Node[] {
  return file
    .usesOf(held)
    .flatMap(({ method, call, use }) =>
      method === 'insert' && call && loop.node.contains(use.node) ? argumentsOf(call).slice(0, 1) : [],
    );
}

function isOfGroup(key: Node | undefined, file: RustFile): boolean {
  if (!key) return false;
  if (key.kind === 'reference_expression') return isOfGroup(key.child('value'), file);
  if (key.kind === 'unary_expression' || key.kind === 'try_expression')
    return isOfGroup(key.children[0], file);
  const method = methodOf(key);
  if (method) return HANDED_ON.test(method) ? isOfGroup(receiverOf(key), file) : SHARED.test(method);
  if (key.kind === 'field_expression') return SHARED.test(key.child('field')?.text ?? '');
  if (key.kind !== 'identifier') return false;
  const binding = file.bindingOf(key);
  if (binding?.kind === 'let' && binding.whole && !binding.mutable && isOfGroup(binding.value, file))
    return true;
  return SHARED.test(key.text) && !isWalked(binding, file);
}

/** `for kind in kinds`, `for (kind, handlers) in by_kind`: the loop goes over the groups themselves. */
function isWalked(key: Binding | undefined, file: RustFile): boolean {
  const walk = walkBinding(key, file);
  return !!walk && (key!.node === walk.pattern || !!walk.pattern.children[0]?.contains(key!.node));
}
