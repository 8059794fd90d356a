import { plainBody } from '../../../rust/functions/equality.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isInExtend } from './moved-one-by-one.js';
import { hasRoomForUnknown, saysHowMany } from './room-for-unknown.js';
/** `xs.iter().for_each(|x| out.push(*x))` */
export function movedByClosure(call, file) {
  const [closure] = argumentsOf(call);
  const source = receiverOf(call);
  if (closure?.kind !== 'closure_expression' || !source || /\bpar_/.test(source.text)) return null;
  if (!/^(?:iter|into_iter|drain|copied|cloned)$/.test(methodOf(source) ?? '')) return null;
  const parameter = closure.child('parameters')?.children[0]?.text.replace(/^&/, '');
  let body = plainBody(closure.child('body'));
  if (body?.kind === 'expression_statement') body = body.children[0];
  const [item, ...more] =
    body && /^(?:push|push_back|put_u8)$/.test(methodOf(body) ?? '') ? argumentsOf(body) : [];
  if (!body || !item || more.length > 0) return null;
  const moved = item.text.replace(/^\*/, '').replace(/\.clone\(\)$/, '');
  if (moved !== parameter) return null;
  const held = receiverOf(body);
  if ((held.kind === 'self' && isInExtend(call)) || mentionsBindingOf(closure, held, file)) return null;
  if (methodOf(body) !== 'put_u8' && !saysHowMany(source, file)) return null;
  const target = held.text;
  const bulk = methodOf(body) === 'put_u8' ? 'put_slice' : 'extend';
  return {
    at: call,
    message: `Each \`${methodOf(body)}\` checks for room and may grow \`${target}\` again, where one \`${bulk}\` makes room once.`,
    help: `replace \`for_each\` by \`${target}.${bulk}(..)\``,
    ...(hasRoomForUnknown(held, source, call, file) && { minor: true }),
  };
}
