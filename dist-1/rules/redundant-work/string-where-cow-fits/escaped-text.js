import { emptyContainer } from '../../../rust/cost/containers.js';
import { functionName } from '../../../rust/functions/shape.js';
import { lentText } from '../../../rust/ownership/lent-text.js';
import { callersTakeOver } from '../../../rust/ownership/taken-over.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import { typeFromNode } from '../../../rust/types/types.js';
/**
 * A function that walks the characters of a text that it is lent and copies each but a few that it knows by name: most texts
 * come out as they went in.
 */
export function escapedForNothing(fn, body, file) {
  const [made, loop, end, more] = body.children;
  if (!made || !loop || end?.kind !== 'identifier' || more) return null;
  if (typeFromNode(fn.child('return_type'))?.name !== 'String') return null;
  const [out] = made.kind === 'let_declaration' ? file.localsOf(made) : [];
  if (!out?.mutable || out.name !== end.text || !isEmptyText(made.child('value'), file)) return null;
  const walk = loop.kind === 'expression_statement' ? loop.children[0] : loop;
  const source = walk.kind === 'for_expression' ? walk.child('value') : undefined;
  if (!source || methodOf(source) !== 'chars' || lentText(receiverOf(source), file) !== 'whole') return null;
  const char = walk.child('pattern');
  if (char.kind !== 'identifier' || !passesMostOn(walk.child('body'), out.name, char.text)) return null;
  if (callersTakeOver(fn, file, (call) => !file.isInTest(call))) return null;
  const name = functionName(fn);
  const isForOthers = fn.ofKind('visibility_modifier')?.text === 'pub';
  return {
    at: fn.child('name'),
    message: `\`${name}\` copies \`${receiverOf(source).text}\` character by character also where there is nothing to change in it.`,
    help: "return `Cow<'_, str>`: look for the characters first, and borrow the text where there are none",
    ...(isForOthers && file.isCalled(name) === false && { minor: true }),
  };
}
function isEmptyText(value, file) {
  if (value?.kind === 'call_expression' && calledPath(value) === 'String::with_capacity') return true;
  return emptyContainer(value, file.typeOf(value))?.name === 'String';
}
/** Is the character itself pushed, but for the ones that are written out as literals? Whatever else decides may apply to most of them. */
function passesMostOn(body, out, char) {
  const statements = body.children.map((each) =>
    each.kind === 'expression_statement' ? each.children[0] : each,
  );
  const always = statements.filter((each) => isPushOf(each, out, char)).length === 1;
  const choices = statements.filter((each) => !isPushOf(each, out, char));
  if (choices.length !== 1 || statements.length > 2) return false;
  return choosesByLiterals(choices[0], out, char, always);
}
function isPushOf(node, out, char) {
  if (node?.kind === 'block' && node.children.length === 1) return isPushOf(node.children[0], out, char);
  if (node?.kind === 'expression_statement') return isPushOf(node.children[0], out, char);
  if (node?.kind !== 'call_expression' || methodOf(node) !== 'push') return false;
  return receiverOf(node).text === out && argumentsOf(node)[0]?.text === char;
}
function choosesByLiterals(choice, out, char, always) {
  if (choice.kind === 'match_expression') {
    if (choice.child('value')?.text !== char) return false;
    const arms = armsOf(choice);
    const last = arms.at(-1)?.child('value');
    return (
      arms.slice(0, -1).every((arm) => LITERALS.test(arm.child('pattern')?.text ?? '')) &&
      (always ? /^(?:\(\)|\{\s*\})$/.test(last?.text ?? '') : isPushOf(last, out, char))
    );
  }
  if (choice.kind !== 'if_expression' || !comparesWithLiterals(choice.child('condition'), char)) return false;
  const otherwise = choice.child('alternative')?.children[0];
  return always ? !otherwise : isPushOf(otherwise, out, char);
}
/** `'a' | '\\'`. */
const LITERALS = /^'(?:\\u\{\w+\}|\\.|[^\\])'(?:\s*\|\s*'(?:\\u\{\w+\}|\\.|[^\\])')*$/u;
function comparesWithLiterals(condition, char) {
  const text = condition?.text ?? '';
  const matched = new RegExp(`^matches!\\(\\s*${char},\\s*('.*')\\s*\\)$`, 's').exec(text)?.[1];
  if (matched) return LITERALS.test(matched);
  return text
    .split('||')
    .every((part) => new RegExp(`^\\s*${char} == '(?:\\\\.|[^\\\\])'\\s*$`, 'u').test(part));
}
