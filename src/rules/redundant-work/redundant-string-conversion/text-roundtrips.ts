import { functionCalled } from '../../../rust/functions/function-called.js';
import { implTrait } from '../../../rust/functions/shape.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { OPENING, openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, freshStringBehind, isText } from '../../../rust/types/strings.js';
import { INTEGERS, typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Text or bytes that go there and back, or are copied although they could be moved. */
export function roundtrip(node: Node, file: RustFile): Problem | null {
  return (
    ownedAgain(node, file) ??
    ownedForReader(node, file) ??
    validatedAgain(node, file) ??
    decodedAgain(node, file) ??
    measured(node, file) ??
    numberByWayOfText(node, file) ??
    roundedByWayOfText(node, file)
  );
}

/** `name.to_string()` of a `String` that is not needed any more. */
function ownedAgain(node: Node, file: RustFile): Problem | null {
  const source = receiverOf(node);
  if (methodOf(node) !== 'to_string' || argumentsOf(node).length > 0 || !source) return null;
  const found = file.typeOf(source);
  if (found?.name !== 'String' || found.refs !== '' || !mayBeMovedOut(source, node, file)) return null;
  const isLent = methodCalledOn(node) !== null || node.parent?.kind === 'reference_expression';
  return {
    at: node,
    message: `\`${source.text}\` is a String already and is not needed afterwards, yet \`to_string\` copies it.`,
    help: isLent ? `look at \`${source.text}\` itself` : `move \`${source.text}\``,
  };
}

/** `look_up(name.to_string())` where `look_up` of this file only looks at the String that it takes. */
function ownedForReader(node: Node, file: RustFile): Problem | null {
  const made = freshString(node);
  const call = callOfArgument(node);
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how) || !call) return null;
  if (!isStringLiteral(made.source) && isText(made.source, file) !== true) return null;
  const reader = functionCalled(call, file);
  const parameters = reader?.child('parameters')?.children.filter((each) => each.kind === 'parameter') ?? [];
  const parameter = parameters[argumentsOf(call).indexOf(node)];
  const [taken] = parameter ? file.localsOf(parameter) : [];
  if (!reader || !taken || parameter!.child('type')?.text !== 'String' || implTrait(reader)) return null;
  if (!isOnlyLookedAt(taken, file)) return null;
  const name = reader.child('name')!.text;
  return {
    at: node,
    message: `${quoted(made.source)} is copied for \`${name}\`, which only looks at its \`${taken.name}\`.`,
    help: `let \`${name}\` take a \`&str\``,
  };
}

const FROM_BYTES = /(?:^|::)from_utf8(?:_lossy|_unchecked)?$/;

/** `str::from_utf8(text.as_bytes())`: it was UTF-8 before. */
function validatedAgain(node: Node, file: RustFile): Problem | null {
  if (!FROM_BYTES.test(calledPath(node) ?? '') || (calledPath(node) ?? '').endsWith('_unchecked'))
    return null;
  const text = textBehind(argumentsOf(node)[0], file);
  if (!text) return null;
  return {
    at: node,
    message: `The bytes come from \`${text.text}\`, which is text already: they are checked for UTF-8 once more.`,
    help: `use \`${text.text}\`, or a slice of it`,
  };
}

/** The text that these bytes were taken from, directly or by way of one local. */
function textBehind(bytes: Node | undefined, file: RustFile): Node | null {
  const plain = bytes && withoutBorrow(bytes);
  const whole = plain?.kind === 'index_expression' ? plain.children[0] : plain;
  if (!whole) return null;
  const taken = whole.kind === 'identifier' ? boundBytes(whole, file) : whole;
  const lent = taken && /^to_(?:vec|owned)$/.test(methodOf(taken) ?? '') ? receiverOf(taken) : taken;
  if (!lent || !/^(?:as_bytes|into_bytes)$/.test(methodOf(lent) ?? '')) return null;
  const text = receiverOf(lent);
  return text && isText(text, file) === true ? text : null;
}

function boundBytes(name: Node, file: RustFile): Node | undefined {
  const binding = file.bindingOf(name);
  return binding?.kind === 'let' && binding.whole && !binding.mutable ? binding.value : undefined;
}

/** What writes a format, and what reads the same format back. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/^serde_json::to_(?:string|vec|string_pretty)$/, /^serde_json::from_(?:str|slice|reader)$/],
  [/^serde_json::to_value$/, /^serde_json::from_(?:str|slice)$/],
  [/^bincode::serialize$/, /^bincode::deserialize$/],
  [/^(?:\w+::)*hex::encode\w*$/, /^(?:\w+::)*hex::decode\w*$/],
  [/^(?:\w+::)*base64::encode\w*$/, /^(?:\w+::)*base64::decode\w*$/],
];

/** `serde_json::from_str(&serde_json::to_string(&x)?)`, also where the text has a name for nothing else. */
function decodedAgain(node: Node, file: RustFile): Problem | null {
  const path = calledPath(node);
  const [encoded] = argumentsOf(node);
  if (!path || !encoded || !PAIRS.some(([, decoder]) => decoder.test(path))) return null;
  let inner: Node = encoded;
  for (;;) {
    const opened: Node | null = openedBy(inner, OPENING);
    if (inner.kind === 'reference_expression') inner = inner.child('value')!;
    else if (opened) inner = opened;
    else if (/^(?:as_str|as_bytes|as_ref|as_slice|to_string)$/.test(methodOf(inner) ?? ''))
      inner = receiverOf(inner)!;
    else {
      const named = valueOfSingleUse(inner, file);
      if (!named) break;
      inner = named;
    }
  }
  const written = calledPath(inner);
  if (!written || !PAIRS.some(([encoder, decoder]) => encoder.test(written) && decoder.test(path)))
    return null;
  return {
    at: node,
    message: `${quoted(inner)} is written out only to be parsed again by \`${path}\`.`,
    help: becomesRawText(node, file)
      ? 'hand the text over as it is: `RawValue::from_string`'
      : 'convert the value itself',
  };
}

/** `let raw: Box<RawValue> = serde_json::from_str(&text)?`: what is kept as text is only checked. */
function becomesRawText(decoded: Node, file: RustFile): boolean {
  const declaration = [...decoded.ancestors()].find((at) => !/^(?:try|call|field)_expression$/.test(at.kind));
  const wanted = typeFromNode(declaration?.child('type')) ?? file.typeOf(decoded);
  return wanted?.name === 'Box' && wanted.args[0]?.name === 'RawValue';
}

/** `n.to_string().len()`. */
function measured(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'len' || argumentsOf(node).length > 0) return null;
  const made = freshStringBehind(receiverOf(node)!, file);
  if (made?.how !== 'to_string' || !made.source || isText(made.source, file) === true) return null;
  const found = file.typeOf(made.source);
  if (found?.name === 'Cow') return null;
  return {
    at: made.node,
    ...(node.contains(made.node) && { until: node }),
    message: `${quoted(made.node)} allocates a String only to learn its length.`,
    help:
      found?.name === 'char'
        ? 'use `len_utf8`'
        : 'work the length out from the value, as with `ilog10` for a number',
  };
}

/** `n.to_string().parse::<u32>()` of a number. */
function numberByWayOfText(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'parse' || argumentsOf(node).length > 0) return null;
  const made = freshStringBehind(receiverOf(node)!, file);
  const shown =
    made?.how === 'format' ? onlyShown(made.node) : made?.how === 'to_string' ? made.source : null;
  const from = shown && file.typeOf(shown);
  const to = /::<\s*(\w+)\s*>$/.exec(node.child('function')?.text ?? '')?.[1] ?? '';
  if (!from || !INTEGERS.has(from.name) || !INTEGERS.has(to)) return null;
  return {
    at: made!.node,
    ...(node.contains(made!.node) && { until: node }),
    message: `${quoted(shown)} is a number that is written out as text only to be read back as one.`,
    help: from.name === to ? `use ${quoted(shown)} itself` : `use \`${to}::try_from(..)\``,
  };
}

/** `format!("{x:.2}").parse::<f64>()`, whose digits are cut by way of a text. */
function roundedByWayOfText(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'parse' || argumentsOf(node).length > 0) return null;
  const made = freshStringBehind(receiverOf(node)!, file);
  const [literal, , ...more] = (made?.how === 'format' && made.node.child('arguments')?.children) || [];
  const [, digits] = /^"\{\w*:\.(\d+)\}"$/.exec(literal?.text ?? '') ?? [];
  if (!digits || more.length > 0 || !/^f(?:32|64)$/.test(parsedTo(node, file))) return null;
  const power = digits === '0' ? '' : `1e${digits}`;
  return {
    at: made!.node,
    ...(node.contains(made!.node) && { until: node }),
    message: `${quoted(made!.node)} writes a number out as text only for its digits to be cut and read back.`,
    help: power
      ? `round it as a number: \`(x * ${power}).round() / ${power}\`, by which a half may go the other way`
      : 'round it as a number, with `round()`',
  };
}

/** The type that is asked for in `parse::<f64>()`, or by who gets its answer. */
function parsedTo(parse: Node, file: RustFile): string {
  const written = /::<\s*(\w+)\s*>$/.exec(parse.child('function')?.text ?? '')?.[1];
  const found = file.typeOf(parse);
  return written ?? (found?.name === 'Result' ? found.args[0]?.name : found?.name) ?? '';
}

/** `n` in `format!("{}", n)`. */
function onlyShown(macro: Node): Node | null {
  const [literal, shown, ...more] = macro.child('arguments')?.children ?? [];
  return literal?.text === '"{}"' && shown && more.length === 0 ? shown : null;
}
