import { declaredFor } from '../../../rust/functions/signatures.js';
import { consumedBy } from '../../../rust/order/collects.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { calleeThatLooks } from '../../../rust/ownership/takes-reference.js';
import { calledPath, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, freshString, isText, viewed } from '../../../rust/types/strings.js';
import { withCopiesAgain } from '../../allocations/of-several-rules/copied-again.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { lentAsText } from '../of-several-rules/lent-cow.js';
import { lentAsStrings } from './lent-as-strings.js';
import { TAKES_CHARS } from './one-character.js';

/** `let name = line.trim().to_string();` of which a `&str` would do as well: it is only looked at. */
export function copiedToLook(declaration: Node, file: RustFile): Problem | null {
  const made = freshString(declaration.child('value'));
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how)) return null;
  const lossy = isLossy(made.source);
  if (lossy && isMadeOnTheWay(lossy)) return null;
  // A copy of a name, or of what a getter lends, is told of where all copies in locals are.
  const isToldAsCopy = isPlace(made.source) && calledPath(made.node) === null;
  if (!lossy && (isToldAsCopy || isText(made.source, file) !== true)) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  if (lentAsStrings(binding, file) === 'surely') return null;
  const root = rootOf(made.source) ?? lossy;
  if (
    isText(made.source, file) === true &&
    file.typeOf(made.source)?.refs === '' &&
    made.node.text.startsWith('String::from')
  )
    return null;
  if (!isStringLiteral(made.source)) {
    const lender = root && (rootOf(root) ?? null);
    if (!lender || !staysWhileUsed(lender, declaration.end, binding, file)) return null;
  }
  const problem = {
    at: made.node,
    message: `${quoted(made.node)} allocates a String, and \`${binding.name}\` is only looked at.`,
    help: lossy
      ? `keep the \`Cow\`, which borrows as long as the text is valid${lentAsText(binding, file)}`
      : `let \`${binding.name}\` borrow the text: leave \`${methodOf(made.node) ?? 'String::from'}\` out`,
  };
  return withCopiesAgain(problem, binding, 'to_string', file);
}

/** `entry.file_name()`: only an entry of a folder gives a name that can be looked at without `unwrap`, and it owns it. */
function isMadeOnTheWay(source: Node): boolean {
  return /^(?:file_name|path|display|into_\w+|to_\w+)$/.test(methodOf(source) ?? '');
}

/** What `path.to_string_lossy()` or `from_utf8_lossy(&bytes)` looks at; null for anything else. */
function isLossy(cow: Node): Node | null {
  if (methodOf(cow) === 'to_string_lossy') return receiverOf(cow) ?? null;
  if (!/(?:^|::)from_utf8_lossy$/.test(calledPath(cow) ?? '')) return null;
  const argument = cow.child('arguments')?.children[0];
  return argument?.kind === 'reference_expression' ? (argument.child('value') ?? null) : (argument ?? null);
}

/** Fewer literals than this are told one by one, where they are told at all. */
const MIN_LITERALS = 2;

/** `let known = vec!["a".to_string(), "b".to_string()];` that is only looked at. */
export function literalsCopiedToLook(declaration: Node, file: RustFile): Problem | null {
  const list = declaration.child('value');
  const items = list?.macro === 'vec' || list?.kind === 'array_expression' ? list.children : [];
  if (!list || items.length < MIN_LITERALS) return null;
  if (!items.every((item) => isStringLiteral(freshString(item)?.source))) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  const lent = lentAsStrings(binding, file);
  if (lent === 'surely') return null;
  return {
    at: list,
    message: `Each text of ${quoted(list)} is copied to the heap, and \`${binding.name}\` is only looked at.`,
    help: `let \`${binding.name}\` be an array of \`&str\`${lent === 'perhaps' ? ', where whoever it is lent to takes that as well' : ''}`,
    ...(lent === 'perhaps' && { minor: true }),
  };
}

/** `[A.to_owned(), B.to_owned()].iter().any(|name| found.has(name))`: the list and its texts are gone after one walk. */
export function constantsCopiedToWalk(call: Node): Problem | null {
  const list = methodOf(call) === 'iter' ? receiverOf(call) : undefined;
  const items = list?.macro === 'vec' || list?.kind === 'array_expression' ? list.children : [];
  if (!list || items.length < MIN_LITERALS || !items.every((item) => isConstantText(freshString(item))))
    return null;
  const end = consumedBy(call);
  if (!/^(?:any|all|position|find|for_each|count)$/.test((end && methodOf(end)) ?? '')) return null;
  return {
    at: list,
    message: `Each text of ${quoted(list)} is copied to the heap for one walk over them.`,
    help: 'walk an array of `&str`',
  };
}

/** A literal, or a constant by its name. */
function isConstantText(made: FreshString | null): boolean {
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how)) return false;
  return isStringLiteral(made.source) || /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(made.source.text);
}

/** `f(&String::from("text"))`: whoever borrows a String would as well borrow the text. */
export function lentCopy(reference: Node, file: RustFile): Problem | null {
  if (reference.parent?.kind !== 'arguments' || reference.has('mutable_specifier')) return null;
  const char = lentChar(reference, file);
  if (char) return char;
  const made = freshString(reference.child('value'));
  if (made?.how !== 'copy' || calledPath(made.node) !== 'String::from' || !made.source) return null;
  if (!isStringLiteral(made.source) && isText(made.source, file) !== true) return null;
  if (!isBytesOrText(reference, reference.parent.parent!, file)) return null;
  return {
    at: made.node,
    message: `${quoted(made.node)} allocates a String only to lend it.`,
    help: `lend ${quoted(made.source)} itself`,
  };
}

/** `f(&c.to_string())`, `f(c.to_string().as_bytes())` of a `char`: its four bytes have room on the stack. */
export function lentChar(reference: Node, file: RustFile): Problem | null {
  if (reference.parent?.kind !== 'arguments') return null;
  const isView = /^as_(?:bytes|str|ref)$/.test(methodOf(reference) ?? '');
  if (!isView && reference.kind !== 'reference_expression') return null;
  const made = freshString(viewed(reference));
  if (made?.how !== 'to_string' || file.typeOf(made.source)?.name !== 'char') return null;
  const call = callOfArgument(reference);
  if (!call || TAKES_CHARS.test(methodOf(call) ?? '') || !isBytesOrText(reference, call, file)) return null;
  return {
    at: made.node,
    message: `${quoted(made.node)} allocates a String for one character, only to lend it.`,
    help: `encode it on the stack: \`${made.source!.text}.encode_utf8(&mut [0; 4])\``,
  };
}

/** A function of this file that wants a `&String`, or macros that format, are another matter. */
function isBytesOrText(reference: Node, call: Node, file: RustFile): boolean {
  if (call.kind !== 'call_expression') return false;
  return declaredFor(reference, call, file)?.name !== 'String';
}

/** `dir.join(name.to_string())`: whatever can be looked at as a path would do. */
export function copiedForLook(copy: Node, file: RustFile): Problem | null {
  const made = copy.parent?.kind === 'arguments' ? freshString(copy) : null;
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how)) return null;
  const isChar = file.typeOf(made.source)?.name === 'char';
  if (!isChar && !isStringLiteral(made.source) && isText(made.source, file) !== true) return null;
  const looks = calleeThatLooks(copy, file);
  return looks
    ? {
        at: made.node,
        message: `${quoted(made.node)} allocates a String that \`${looks}\` only looks at.`,
        help: isChar
          ? 'encode the character on the stack with `encode_utf8(&mut [0; 4])`'
          : `hand over ${quoted(made.source)} itself`,
      }
    : null;
}
