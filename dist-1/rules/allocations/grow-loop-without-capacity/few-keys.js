import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';

/** What many items have in common, by its name: of items there may be thousands, and three kinds of them. */
const SHARED =
  /(?:^|_)(?:kind|type|ty|mode|role|scheme|level|protocol|status|state|phase|severity|family|category|group|section|lang|language|dir|directory|parent)$/;
/** Change nothing about what a key says. */
const HANDED_ON =
  /^(?:clone|cloned|copied|to_string|to_owned|to_path_buf|to_vec|into|as_ref|as_str|unwrap\w*|expect)$/;
/** `kinds.insert(handler.kind())`: a set or map whose keys tell groups of items apart gets a key for each group, not for each item. */
export function hasKeyOfGroup(held, loop, file) {
  return file
    .usesOf(held)
    .some(
      ({ method, call, use }) =>
        method === 'insert' &&
        !!call &&
        loop.node.contains(use.node) &&
        isOfGroup(argumentsOf(call)[0], file),
    );
}
function isOfGroup(key, file) {
  if (!key) return false;
  if (key.kind === 'reference_expression') return isOfGroup(key.child('value'), file);
  if (key.kind === 'unary_expression' || key.kind === 'try_expression')
    return isOfGroup(key.children[0], file);
  const method = methodOf(key);
  if (method) return HANDED_ON.test(method) ? isOfGroup(receiverOf(key), file) : SHARED.test(method);
  if (key.kind === 'field_expression') return SHARED.test(key.child('field')?.text ?? '');
  return key.kind === 'identifier' && SHARED.test(key.text) && !isWalked(file.bindingOf(key));
}
/** `for kind in kinds`, `for (kind, handlers) in by_kind`: the loop goes over the groups themselves. */
function isWalked(key) {
  if (key?.kind !== 'for') return false;
  const pattern = key.declaration.child('pattern');
  return key.whole || !!pattern?.children[0]?.contains(key.node);
}
