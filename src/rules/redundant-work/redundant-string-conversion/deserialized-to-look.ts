import { callOfParameter } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let text = String::deserialize(d)?; text.parse()`: serde lends a text to whoever asks for one. */
export function deserializedToLook(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const made = opened(value);
  if (!made || !makesString(made, declaration.child('type')?.text)) return null;
  return lookedAt(made, file.localsOf(declaration)[0], file);
}

/** `String::deserialize(d)?.parse()`, `String::deserialize(d).and_then(|text| text.parse().map_err(D::Error::custom))` */
export function deserializedOnTheSpot(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call) ?? '';
  const made = /^(?:parse|and_then|map)$/.test(method) ? opened(receiverOf(call)) : undefined;
  if (!made || !makesString(made)) return null;
  if (method === 'parse') return problem(made, 'it is parsed at once');
  const [closure] = argumentsOf(call);
  const [taken] = closure?.kind === 'closure_expression' ? file.localsOf(closure) : [];
  return taken && callOfParameter(taken) === call ? lookedAt(made, taken, file) : null;
}

/** `Shade::from_str(&String::deserialize(d)?)` */
export function deserializedToLend(reference: Node): Problem | null {
  if (reference.parent?.kind !== 'arguments' || reference.has('mutable_specifier')) return null;
  const made = opened(reference.child('value'));
  return made && makesString(made) ? problem(made, 'it is only lent') : null;
}

function opened(value: Node | undefined): Node | undefined {
  return value && withoutOpenings(value, OPENING);
}

function lookedAt(made: Node, text: Binding | undefined, file: RustFile): Problem | null {
  if (!text?.whole || text.mutable || !isOnlyLookedAt(text, file)) return null;
  return problem(made, `\`${text.name}\` is only looked at`);
}

function problem(made: Node, instead: string): Problem {
  return {
    at: made,
    message: `${quoted(made)} allocates a String for each value that is read, and ${instead}.`,
    help: 'look at it where it lies: `deserialize_str` with a `Visitor` whose `visit_str` does what is done here, or a `Cow<str>` in a field with `#[serde(borrow)]`',
    // One short text for each value: worth the lines of a visitor only where there are many.
    minor: true,
  };
}

/** `String::deserialize(d)`, `<String>::deserialize(d)`, and `Deserialize::deserialize(d)` for what is said to be a String. */
function makesString(call: Node, type?: string): boolean {
  const path = calledPath(call) ?? '';
  if (argumentsOf(call).length !== 1) return false;
  if (type === 'String') return /^(?:(?:serde::)?(?:de::)?Deserialize|String)::deserialize$/.test(path);
  return (
    type === undefined && /^(?:<String(?:as(?:\w+::)*Deserialize(?:<'_>)?)?>|String)::deserialize$/.test(path)
  );
}
