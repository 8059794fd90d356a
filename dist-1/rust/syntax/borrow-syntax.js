/** What is lent where `node` is `&x` or `&mut x`; else itself. */
export function withoutBorrow(node) {
  return node.kind === 'reference_expression' ? node.child('value') : node;
}
/** The `&x` or `&mut x` around `node`; itself where it is not lent so. */
export function withBorrow(node) {
  return node.parent?.kind === 'reference_expression' ? node.parent : node;
}
/** `&mut x` */
export function isMutableBorrow(node) {
  return node.kind === 'reference_expression' && node.has('mutable_specifier');
}
/** `&x` */
export function isSharedBorrow(node) {
  return node.kind === 'reference_expression' && !node.has('mutable_specifier');
}
