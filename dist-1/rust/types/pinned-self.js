import { argumentsOf, calledPath, enclosingFunction, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { methodTarget, referenceTo, type } from './types.js';

/** What a pinned `self` is projected to: a struct of references to its fields, whose name nobody writes. */
const PROJECTION = '#projection';
/** What `self.project()` and `self.get_mut()` lend of a `self: Pin<&mut Self>`; null for any other call. */
export function lentByPin(call, self, declarations) {
  const method = methodOf(call) ?? '';
  if (!self || !/^(?:project(?:_ref)?|get_(?:mut|ref|unchecked_mut))$/.test(method)) return null;
  let at = receiverOf(call);
  while (/^as_(?:mut|ref)$/.test(methodOf(at) ?? '')) at = receiverOf(at);
  if (at.kind !== 'self' || !isPinned(at)) return null;
  const isWritable = !/ref$/.test(method);
  if (method.startsWith('get')) return referenceTo(self, isWritable);
  return declarations.method(self.name, method) ? null : referenceTo(type(PROJECTION, self), isWritable);
}
/** What `*self` and `Pin::into_inner(self)` are of a `self: Pin<&mut Self>`; null for anything else. */
export function behindPin(node, self) {
  const [given] = node.kind === 'unary_expression' && node.text.startsWith('*') ? node.children : [];
  if (given) return given.kind === 'self' && isPinned(given) ? self : null;
  const [pinned] = /(?:^|::)Pin::(?:into_inner|get_mut)$/.test(calledPath(node) ?? '')
    ? argumentsOf(node)
    : [];
  return self && pinned?.kind === 'self' && isPinned(pinned) ? referenceTo(self, true) : null;
}
/** A field of such a projection; null for one of anything else. */
export function fieldOfProjection(base, field, declarations) {
  const target = methodTarget(base);
  const found = target.name === PROJECTION ? declarations.field(target.args[0].name, field) : null;
  return found && referenceTo(found, base.refs.startsWith('m'));
}
function isPinned(self) {
  const parameters = enclosingFunction(self)?.child('parameters')?.text ?? '';
  return /^\(\s*(?:mut\s+)?self\s*:\s*(?:\w+::)*Pin\s*</.test(parameters);
}
