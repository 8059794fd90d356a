import { isUnbuffered } from '../../../rust/cost/unbuffered.js';
import { enclosingImpl } from '../../../rust/functions/shape.js';
import { declaredFor } from '../../../rust/functions/signatures.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { isReached } from '../../../rust/ownership/reached.js';
import { givesTheSameLater } from '../../../rust/ownership/reads.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { isShownPlainlyOnce, isStringLiteral, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, freshString, isText } from '../../../rust/types/strings.js';
import { isString, methodTarget, typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { printerOf } from '../of-several-rules/printer-of.js';
import { copyChosen } from './chosen-to-print.js';

/** `format!("{}", name)` of a text, `format!("text")`. */
export function formatsOneString(macro: Node, file: RustFile): Problem[] | null {
  const printed = printsString(macro, file);
  const args = macro.child('arguments')?.children ?? [];
  const literal = args[0];
  if (printed?.length || !isStringLiteral(literal)) return printed;
  const placeholders = placeholdersOf(literal!.text);
  const braces = /[{}]/.test(literal!.text);
  if (placeholders.length === 0 && args.length === 1 && !braces) {
    const fix = { start: macro.start, end: macro.end, text: `${literal!.text}.to_string()` };
    return [
      {
        at: macro,
        message: `${quoted(macro)} has nothing to format.`,
        help: 'use the text itself, or `to_string` where it must be owned',
        fix,
        // Where a String is wanted, the library copies the text without the formatter.
        ...(macro.parent?.kind !== 'reference_expression' && { minor: true }),
      },
    ];
  }
  const inline = /^"\{([a-z_]\w*)\}"$/.exec(literal!.text)?.[1];
  if (inline && args.length === 1)
    return isTextNamed(inline, literal!, file) ? [copiedByFormatter(macro, inline, file)] : null;
  const alone = /^r?#*"\{\w*\}"#*$/.test(literal!.text) && args.length === (args[1] ? 2 : 1);
  if (!alone || !args[1] || isText(args[1], file) !== true) return null;
  if (!isPlace(args[1]) && !/^(?:as_str|as_ref|trim\w*)$/.test(methodOf(args[1]) ?? '')) return null;
  return [copiedByFormatter(macro, args[1].text, file)];
}

function copiedByFormatter(macro: Node, text: string, file: RustFile): Problem {
  return {
    at: macro,
    message: `${quoted(macro)} runs the formatter to copy one text.`,
    help: isLentAsText(macro, file) ? `lend \`${text}\` itself` : `use \`${text}.to_string()\``,
  };
}

/** `open(&format!("{name}"))`, but to a function of this file that wants a `&String`. */
function isLentAsText({ parent }: Node, file: RustFile): boolean {
  const call = parent?.kind === 'reference_expression' ? callOfArgument(parent) : null;
  return call?.kind === 'call_expression' && declaredFor(parent!, call, file)?.name !== 'String';
}

/** Is the name that a format string shows a text, as far as its other uses or its declaration tell? */
function isTextNamed(name: string, literal: Node, file: RustFile): boolean {
  const shown = file
    .functionAt(literal)
    ?.scopes.bindings.find((each) => each.name === name && each.uses.some(({ node }) => node === literal));
  const other = shown?.uses.find(({ hidden }) => hidden === null)?.node;
  if (other) return isText(other, file) === true;
  const written = shown?.kind === 'parameter' ? typeFromNode(shown.typeNode ?? undefined) : null;
  return !!written && isString(written);
}

/** `println!("{}", x.to_string())`: the macro formats `x` itself. */
export function printsString(macro: Node, file: RustFile): Problem[] | null {
  if (!FORMATTING_MACROS.has(macro.macro)) return null;
  const found: Problem[] = [];
  for (const argument of macro.child('arguments')?.children ?? []) {
    const shown = argument.kind === 'assignment_expression' ? argument.child('right')! : argument;
    const chosen = isShownPlainlyOnce(macro, argument) ? copyChosen(shown, file) : null;
    if (chosen) found.push(chosenToPrint(shown, chosen, macro));
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

function chosenToPrint(shown: Node, copy: Node, macro: Node): Problem {
  return {
    at: shown,
    message: `${quoted(copy)} copies a text only for \`${macro.macro}!\` to write it out.`,
    help: 'let each way give a `&str`',
  };
}

/** What nobody knows may implement `ToString` by hand, and have no `Display`. */
function isKnownToShow(shown: Node, file: RustFile): boolean {
  return file.typeOf(shown) !== null || methodOf(shown) === 'display';
}

/** A `to_string` that the repository writes itself, by hand or for `ToString`: nothing says that the value can be shown without it. */
function hasTextOfItsOwn(shown: Node, file: RustFile): boolean {
  const found = file.typeOf(shown);
  const owners = file.ownersOf('to_string');
  return found
    ? owners.includes(methodTarget(found).name)
    : owners.some((owner) => /^\w+$/.test(owner) && file.hasText(new RegExp(`\\b${owner}\\b`)));
}

/** `impl ToString`, `T: ToString`, `dyn ToString`: the caller's type need not have a `Display` of its own. */
function isOnlyToString(shown: Node, file: RustFile): boolean {
  const found = file.typeOf(shown);
  const target = found && methodTarget(found);
  const fn = file.functionAt(shown);
  if (!target || !fn) return false;
  const bound = target.name === 'dyn' ? target.args[0] : fn.types.boundOf(target);
  return bound?.name === 'ToString' && !/\b(?:Display|Error)\b/.test(signatureOf(fn.node));
}

/** What the function and the `impl` around it say of their types. */
function signatureOf(fn: Node): string {
  return [fn, enclosingImpl(fn)]
    .map((holder) => {
      const end = (holder?.child('body')?.start ?? holder?.start ?? 0) - (holder?.start ?? 0);
      return holder?.text.slice(0, end) ?? '';
    })
    .join(' ');
}

/** `let shown = path.display().to_string(); info!("at {shown}");`: the macro writes the value as well as its text. */
export function keptToPrint(declaration: Node, file: RustFile): Problem | null {
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
function isToString(macro: Node): boolean {
  const literal = macro.child('arguments')?.children[0];
  return /^"\{\w*\}"$/.test(literal?.text ?? '');
}

function isShownAsItself(shown: Node, file: RustFile): boolean {
  if (hasTextOfItsOwn(shown, file) || isOnlyToString(shown, file) || !isKnownToShow(shown, file))
    return false;
  return isReached(shown, file) || methodOf(shown) === 'display';
}

/** `path.to_string_lossy()` of `path.to_string_lossy().into_owned()`: mostly it lends the text. */
function lentAsCow({ node, source }: FreshString): Node | null {
  const isLossy =
    !!source &&
    (methodOf(source) === 'to_string_lossy' || /(?:^|::)from_utf8_lossy$/.test(calledPath(source) ?? ''));
  return source && isLossy && /^(?:into_owned|to_string)$/.test(methodOf(node) ?? '') ? source : null;
}

function copiedOutOfCow(copied: Node, cow: Node, macro: Node): Problem {
  const owner = receiverOf(cow) ?? argumentsOf(cow)[0]!;
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

/** Does the format string itself name something that may be another one when the text is written? */
function showsChanging(macro: Node, file: RustFile): boolean {
  const literal = macro.child('arguments')?.children[0];
  return (
    !!literal &&
    !!file
      .functionAt(literal)
      ?.scopes.namedIn(literal)
      .some(({ mutable }) => mutable)
  );
}
