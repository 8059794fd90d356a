import { isUnbuffered } from '../../../rust/cost/unbuffered.js';
import { enclosingImpl } from '../../../rust/functions/shape.js';
import { isInClosureApart, isPlace, isRepeated } from '../../../rust/ownership/places.js';
import { isReached } from '../../../rust/ownership/reached.js';
import { givesTheSameLater } from '../../../rust/ownership/reads.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  macroOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { isShownPlainlyOnce, isStringLiteral, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import { freshString, isText } from '../../../rust/types/strings.js';
import { isString, methodTarget, typeFromNode } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** `format!("{}", name)` of a text, `format!("text")`. */
export function formatsOneString(macro, file) {
  const printed = printsString(macro, file);
  const args = macro.child('arguments')?.children ?? [];
  const literal = args[0];
  if (printed?.length || !isStringLiteral(literal)) return printed;
  const placeholders = placeholdersOf(literal.text);
  const braces = /[{}]/.test(literal.text);
  if (placeholders.length === 0 && args.length === 1 && !braces) {
    const fix = { start: macro.start, end: macro.end, text: `${literal.text}.to_string()` };
    return [
      {
        at: macro,
        message: `${quoted(macro)} has nothing to format.`,
        help: 'use the text itself, or `to_string` where it must be owned',
        fix,
      },
    ];
  }
  const inline = /^"\{([a-z_]\w*)\}"$/.exec(literal.text)?.[1];
  if (inline && args.length === 1)
    return isTextNamed(inline, literal, file) ? [copiedByFormatter(macro, inline)] : null;
  const alone = /^r?#*"\{\w*\}"#*$/.test(literal.text) && args.length === (args[1] ? 2 : 1);
  if (!alone || !args[1] || isText(args[1], file) !== true) return null;
  if (!isPlace(args[1]) && !/^(?:as_str|as_ref|trim\w*)$/.test(methodOf(args[1]) ?? '')) return null;
  return [copiedByFormatter(macro, args[1].text)];
}
function copiedByFormatter(macro, text) {
  return {
    at: macro,
    message: `${quoted(macro)} runs the formatter to copy one text.`,
    help: `use \`${text}.to_string()\``,
  };
}
/** Is the name that a format string shows a text, as far as its other uses or its declaration tell? */
function isTextNamed(name, literal, file) {
  const shown = file
    .functionAt(literal)
    ?.scopes.bindings.find((each) => each.name === name && each.uses.some(({ node }) => node === literal));
  const other = shown?.uses.find(({ hidden }) => hidden === null)?.node;
  if (other) return isText(other, file) === true;
  const written = shown?.kind === 'parameter' ? typeFromNode(shown.typeNode ?? undefined) : null;
  return !!written && isString(written);
}
/** `println!("{}", x.to_string())`: the macro formats `x` itself. */
export function printsString(macro, file) {
  if (!FORMATTING_MACROS.has(macro.macro)) return null;
  const found = [];
  for (const argument of macro.child('arguments')?.children ?? []) {
    const shown = argument.kind === 'assignment_expression' ? argument.child('right') : argument;
    const made = freshString(shown);
    if (made?.how !== 'to_string' || !made.source || !isShownPlainlyOnce(macro, argument)) continue;
    if (hasTextOfItsOwn(made.source, file) || isOnlyToString(made.source, file)) continue;
    if (!isKnownToShow(made.source, file)) continue;
    found.push({
      at: shown,
      message: `${quoted(shown)} makes a String only for \`${macro.macro}!\` to write it out.`,
      help: `hand ${quoted(made.source)} to \`${macro.macro}!\` itself`,
      fix: { start: made.source.end, end: shown.end, text: '' },
    });
  }
  return found;
}
/** What nobody knows may implement `ToString` by hand, and have no `Display`. */
function isKnownToShow(shown, file) {
  return file.typeOf(shown) !== null || methodOf(shown) === 'display';
}
/** A `to_string` that the repository writes itself, by hand or for `ToString`: nothing says that the value can be shown without it. */
function hasTextOfItsOwn(shown, file) {
  const found = file.typeOf(shown);
  const owners = file.ownersOf('to_string');
  return found
    ? owners.includes(methodTarget(found).name)
    : owners.some((owner) => /^\w+$/.test(owner) && file.hasText(new RegExp(`\\b${owner}\\b`)));
}
/** `impl ToString`, `T: ToString`, `dyn ToString`: the caller's type need not have a `Display` of its own. */
function isOnlyToString(shown, file) {
  const found = file.typeOf(shown);
  const target = found && methodTarget(found);
  const fn = file.functionAt(shown);
  if (!target || !fn) return false;
  const bound = target.name === 'dyn' ? target.args[0] : fn.types.boundOf(target);
  return bound?.name === 'ToString' && !/\b(?:Display|Error)\b/.test(signatureOf(fn.node));
}
/** What the function and the `impl` around it say of their types. */
function signatureOf(fn) {
  return [fn, enclosingImpl(fn)]
    .map((holder) => {
      const end = (holder?.child('body')?.start ?? holder?.start ?? 0) - (holder?.start ?? 0);
      return holder?.text.slice(0, end) ?? '';
    })
    .join(' ');
}
/** `let shown = path.display().to_string(); info!("at {shown}");`: the macro writes the value as well as its text. */
export function keptToPrint(declaration, file) {
  const made = freshString(declaration.child('value'));
  const [binding] = made ? file.localsOf(declaration) : [];
  if (!made || !binding) return null;
  const cow = lentAsCow(made);
  const isFormatted =
    made.how === 'format' &&
    (file.isHotShape(declaration) || isToString(made.node)) &&
    !showsChanging(made.node, file);
  if (!isFormatted && !cow && (made.how !== 'to_string' || !made.source)) return null;
  if (made.source && !cow && !isShownAsItself(made.source, file)) return null;
  const macro = printerOf(binding);
  const use = binding.uses[0]?.node;
  if (!macro || !use) return null;
  const [writer] = macro.child('arguments')?.children ?? [];
  if (/^write(?:ln)?$/.test(macro.macro) && writer && isUnbuffered(writer, file)) return null;
  const parts = made.source ? [made.source] : (made.node.child('arguments')?.children ?? []);
  if (!parts.every((part) => givesTheSameLater(part, declaration.end, use.start, file))) return null;
  if (cow) return copiedOutOfCow(made.node, cow, macro);
  return {
    at: made.node,
    message: `${quoted(made.node)} makes a String only for \`${macro.macro}!\` to write it out.`,
    help: made.source
      ? `hand ${quoted(made.source)} to \`${macro.macro}!\` itself`
      : `put its parts into the format string of \`${macro.macro}!\`, or keep \`format_args!(..)\` where it fits`,
  };
}
/** `format!("{}", zoned.offset())`: `to_string` in other words. */
function isToString(macro) {
  const literal = macro.child('arguments')?.children[0];
  return /^"\{\w*\}"$/.test(literal?.text ?? '');
}
function isShownAsItself(shown, file) {
  if (hasTextOfItsOwn(shown, file) || isOnlyToString(shown, file) || !isKnownToShow(shown, file))
    return false;
  return isReached(shown, file) || methodOf(shown) === 'display';
}
/** The macro that shows an immutable local as it is, where nothing else uses it. */
function printerOf(binding) {
  const [use, second] = binding.uses;
  if (!binding.whole || binding.mutable || !use || second) return null;
  const macro = use.hidden === 'formatted' ? macroOf(use.node) : macroOf(placeOf(use.node));
  return macro &&
    !isRepeated(use.node, binding) &&
    !isInClosureApart(use.node, binding) &&
    isShownPlainly(macro, use.node, binding.name)
    ? macro
    : null;
}
/** `path.to_string_lossy()` of `path.to_string_lossy().into_owned()`: mostly it lends the text. */
function lentAsCow({ node, source }) {
  const isLossy =
    !!source &&
    (methodOf(source) === 'to_string_lossy' || /(?:^|::)from_utf8_lossy$/.test(calledPath(source) ?? ''));
  return source && isLossy && /^(?:into_owned|to_string)$/.test(methodOf(node) ?? '') ? source : null;
}
function copiedOutOfCow(copied, cow, macro) {
  const owner = receiverOf(cow) ?? argumentsOf(cow)[0];
  const isLocal = isPlace(withoutBorrow(owner));
  const lender = methodOf(cow) ?? 'from_utf8_lossy';
  return {
    at: copied,
    message: `The text that \`${lender}\` mostly lends is copied only for \`${macro.macro}!\` to write it out.`,
    help: isLocal
      ? `leave \`${methodOf(copied)}\` out: the \`Cow\` can be shown`
      : `keep ${quoted(owner)} in a local, and show its \`${lender}()\`, or the \`display()\` of a path`,
  };
}
function macroOf(shown) {
  const macro = macroOfArgument(shown);
  return macro && FORMATTING_MACROS.has(macro.macro) ? macro : null;
}
function isShownPlainly(macro, use, name) {
  if (!isStringLiteral(use)) return isShownPlainlyOnce(macro, use);
  const mine = placeholdersOf(use.text).filter((each) => each.argument === name);
  return mine.length === 1 && mine[0].spec === '';
}
/** Does the format string itself name something that may be another one when the text is written? */
function showsChanging(macro, file) {
  const literal = macro.child('arguments')?.children[0];
  return (
    !!literal &&
    !!file
      .functionAt(literal)
      ?.scopes.namedIn(literal)
      .some(({ mutable }) => mutable)
  );
}
