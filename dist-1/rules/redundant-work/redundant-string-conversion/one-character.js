import { emptyContainer } from '../../../rust/cost/containers.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { argumentsOf, callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import { wantedType } from '../../../rust/types/wanted-type.js';
/** `let mut text = String::new(); text.push(letter); write(text.as_bytes())`, `let text = letter.to_string(); write(&text)`. */
export function oneCharacter(declaration, file) {
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole) return null;
  const uses = file.usesOf(binding);
  const push = binding.mutable ? onlyPush(declaration, uses) : null;
  const letter = binding.mutable ? push && argumentsOf(push.call)[0] : charShown(binding, file);
  const looks = uses.filter((use) => use !== push);
  if (!letter || looks.length === 0 || !looks.every((use) => isLent(use, file))) return null;
  return {
    at: declaration,
    message: `\`${binding.name}\` is a String on the heap for one character, which is only lent.`,
    help: `encode it on the stack: \`${letter.text}.encode_utf8(&mut [0; 4])\``,
  };
}
/** The one character that goes into the empty text, in the statement behind. */
function onlyPush(declaration, uses) {
  const empty = emptyContainer(declaration.child('value'), typeFromNode(declaration.child('type')));
  const [first, ...others] = uses;
  if (empty?.name !== 'String' || first?.method !== 'push' || others.some((use) => use.method === 'push'))
    return null;
  const statement = statementOf(first.call);
  const siblings = declaration.parent?.children ?? [];
  return siblings[siblings.indexOf(declaration) + 1] === statement ? first : null;
}
function charShown(binding, file) {
  const made = freshString(binding.value);
  return made?.how === 'to_string' && file.typeOf(made.source)?.name === 'char' ? made.source : null;
}
/** `&text`, `text.as_bytes()`, `text.as_str()` for a function that wants no `&String`. */
function isLent(use, file) {
  if (use.use.hidden) return false;
  const lent = [...use.place.ancestors()].find((at) => at.parent?.kind === 'arguments');
  const given = use.place.parent?.kind === 'arguments' ? null : lent;
  if (!given || viewed(given) !== use.place || /^(?:into_bytes|push)$/.test(use.method ?? '')) return false;
  const call = callOfArgument(given);
  if (call?.kind !== 'call_expression' || given.has('mutable_specifier')) return false;
  return !TAKES_CHARS.test(methodOf(call) ?? '') && wantedType(given, file)?.name !== 'String';
}
/** What appends and what looks for a text takes the `char` itself; other rules tell so. */
export const TAKES_CHARS =
  /^(?:push_str|write_str|write_all|extend_from_slice|put_slice|extend|insert_str|starts_with|ends_with|contains|find|rfind|split\w*|rsplit\w*|trim\w*|strip_\w+|replace\w*|matches|eq\w*)$/;
