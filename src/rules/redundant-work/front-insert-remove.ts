import { functionName, implTrait } from '../../rust/functions/shape.js';
import { isRootedOutside } from '../../rust/order/bound-within.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { diverges } from '../../rust/order/run-order.js';
import { isPlace } from '../../rust/ownership/places.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import { withoutBorrow } from '../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { withoutAwaitsAndOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodFoundOn } from '../../rust/types/behind-deref.js';
import { escapeRegExp } from '../../text/escape-regexp.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { drainedFromFront } from './front-insert-remove/drained-from-front.js';
import { inTheMiddle } from './front-insert-remove/in-the-middle.js';
import { insertedSideBySide } from './front-insert-remove/inserted-side-by-side.js';
import { insteadOfFront } from './front-insert-remove/instead-of-front.js';
import { keptInOrder, movedToFront } from './front-insert-remove/kept-in-order.js';
import { isNearEnd } from './front-insert-remove/near-end.js';
import { restCopiedBack, tailCopied } from './front-insert-remove/rest-copied-back.js';

/** Command lines and the like: a few words, put together once. */
const FEW_BY_NAME = /(?:^|_)(?:args|argv|cmd|command|parts|segments|path|components|words|tokens)$/;

export const rule: Rule = {
  id: 'front-insert-remove',
  item: 'redundant-work',
  summary: 'elements put in or taken out before the end of a `Vec`, which moves all that follow',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs:
    /\.(?:insert|remove|drain|split_off|to_vec|to_owned|to_string|into|copy_within)\(|::(?:from|copy_from_slice)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    const list = receiverOf(node);
    const [index, item] = argumentsOf(node);
    const rest = restCopiedBack(node, file);
    if (rest) return rest;
    if (!list || !index) return null;
    if (method === 'split_off') return tailCopied(node, list, file);
    if (method === 'copy_within') return movedToFront(node, list, file);
    if (method === 'drain')
      return isRepeatedFor(node, list, file) ? drainedFromFront(node, list, index, file) : null;
    if (method !== 'insert' && method !== 'remove') return null;
    const ordered = item && method === 'insert' ? keptInOrder(node, list, index, file) : null;
    if (ordered) return ordered;
    if ((method === 'insert') !== !!item || !isVec(list, method, index, file)) return null;
    const inLoop = isRepeatedFor(node, list, file);
    const repeats = inLoop || isDonePerItem(node, list);
    if (!repeats && isCalledFew(list) && !isFilledToTheBrim(node, method, list, file)) return null;
    if (method === 'insert' && repeats && isAlwaysNearFront(index)) return nearFront(node, list, index);
    if (index.text === '0')
      return repeats || !isKnownShort(list, node, file)
        ? atFront(
            node,
            method,
            list,
            repeats,
            isUsedFurther(list, node, file) &&
              !isFilledToTheBrim(node, method, list, file) &&
              !isOneOfSeveral(node, list),
            method === 'insert' && isFilledToTheBrim(node, method, list, file)
              ? FROM_ITS_START
              : insteadOfFront(method, list, repeats, file),
          )
        : null;
    if (method === 'insert' && repeats) return insertedSideBySide(node, list, index, file);
    // What is found for one call, and given back, no pass over all of them takes out.
    return method === 'remove' && inLoop && index.kind !== 'integer_literal' && !isNearEnd(index, list, file)
      ? inTheMiddle(node, list, index)
      : null;
  },
};

/** Where the type is not known, `remove(0)` says as much: a map is asked with a reference. */
function isVec(list: Node, method: string, index: Node, file: RustFile): boolean {
  const found = file.typeOf(list);
  if (!found) return isTakenByPosition(list, index);
  const { name } = methodFoundOn(found, method, file.declarations);
  return /^(?:Vec|ThinVec|SmallVec)$/.test(name) && !file.declarations.declares(name);
}

/** Collected or copied by the statement right before: there is no room for one more, and nothing forbade to begin with it. */
function isFilledToTheBrim(call: Node, method: string, list: Node, file: RustFile): boolean {
  const binding = method === 'insert' && list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const value = binding?.kind === 'let' && binding.whole ? binding.value : undefined;
  if (!value || !/^(?:collect|to_vec|clone|to_owned)$/.test(methodOf(value) ?? '')) return false;
  const statements = binding!.declaration.parent?.children ?? [];
  return statements[statements.indexOf(binding!.declaration) + 1]?.contains(call) === true;
}

/** `bytes.insert(1, byte)` */
function isAlwaysNearFront(index: Node): boolean {
  return /^[1-9]$/.test(index.text);
}

function nearFront(call: Node, list: Node, index: Node): Problem {
  return {
    at: call,
    message: `\`insert(${index.text}, ..)\` moves all that follows in \`${list.text}\` by one place, at every turn of the loop.`,
    help: 'put the new elements together first, and insert them all at once with `splice`',
  };
}

/** `v.insert(0, a); v.insert(0, b);`: all of it is moved for each of them. */
function isOneOfSeveral(call: Node, list: Node): boolean {
  const statement = call.parent;
  const siblings = statement?.kind === 'expression_statement' ? statement.parent!.children : [];
  const at = siblings.indexOf(statement!);
  return [siblings[at - 1], siblings[at + 1]].some((beside) => {
    const other = beside?.kind === 'expression_statement' ? beside.children[0]! : undefined;
    return (
      !!other &&
      methodOf(other) === methodOf(call) &&
      receiverOf(other)!.text === list.text &&
      argumentsOf(other)[0]?.text === '0'
    );
  });
}

function isCalledFew(list: Node): boolean {
  return FEW_BY_NAME.test(/(\w+)$/.exec(list.text)?.[1] ?? '');
}

function isTakenByPosition(list: Node, index: Node): boolean {
  if (index.text !== '0' || index.parent!.children.length !== 1 || !isPlace(list)) return false;
  return !/(?:queue|deque|map|text|string|line|name|buf|buffer|array)$|^s$/.test(list.text);
}

/** A literal, or a list that the code around has just found to hold one or two. */
function isKnownShort(list: Node, call: Node, file: RustFile): boolean {
  if (isAnswerToOne(list) || isWhereThereIsOne(call)) return true;
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (binding?.value?.kind === 'macro_call' || binding?.value?.kind === 'array_expression') return true;
  const fn = enclosingFunction(call);
  const before = fn ? fn.text.slice(0, call.start - fn.start).replace(/\s+/g, '') : '';
  const name = escapeRegExp(list.text.replace(/\s+/g, ''));
  return new RegExp(`${name}\\.len\\(\\)(?:[=!<>]=?|,)[12]\\b|match${name}\\.len\\(\\)`).test(before);
}

/** `if parts == 1 { .. }`: where there is one of something, there is one of what was made of it. */
function isWhereThereIsOne(call: Node): boolean {
  for (let at = call; at.parent && at.kind !== 'function_item'; at = at.parent) {
    const fork = at.parent;
    if (fork.kind !== 'if_expression' || at.field !== 'consequence') continue;
    if (/==\s*1$/.test(fork.child('condition')?.text ?? '')) return true;
  }
  return false;
}

/** `store.load_all(Some(id))?`: for one that is asked for, one comes back. */
function isAnswerToOne(list: Node): boolean {
  const call = withoutAwaitsAndOpenings(list);
  if (call.kind !== 'call_expression') return false;
  return argumentsOf(call).some((argument) => {
    const given = withoutBorrow(argument);
    if (given.kind === 'array_expression' || given.kind === 'macro_call')
      return given.children.length === 1 && !given.text.includes(';');
    return /^(?:Some|(?:\w+::)*once)$/.test(calledPath(given) ?? '');
  });
}

/** Is there more to come for the list than to be dropped, or emptied into something else? */
function isUsedFurther(list: Node, call: Node, file: RustFile): boolean {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  return !binding || !file.usesAfter(binding, call).every(isEmptied);
}

/** `Arc::from(rest)`, `rest.into_iter()` */
function isEmptied({ place, call, method }: UseFacts): boolean {
  return (
    method === 'into_iter' ||
    (place.parent?.kind === 'arguments' && /::from(?:_iter)?$/.test((call && calledPath(call)) ?? ''))
  );
}

const FROM_ITS_START =
  'begin with it: `std::iter::once(..).chain(..).collect()`, or `with_capacity`, `push` and `extend`';

function atFront(
  call: Node,
  method: string,
  list: Node,
  repeats: boolean,
  isKept: boolean,
  help: string,
): Problem {
  const times = !repeats
    ? ''
    : isDonePerItem(call, list)
      ? `, for every item that \`${functionName(enclosingFunction(call)!)}\` hands out`
      : ', at every turn of the loop';
  return {
    at: call,
    message: `\`${method}(0, ..)\` moves every element of \`${list.text}\` by one place${times}.`.replace(
      'remove(0, ..)',
      'remove(0)',
    ),
    help,
    // Moved once, a list that is kept costs no more than it did to be made.
    ...(!repeats && isKept && { minor: true }),
  };
}

/** `self.rows.remove(0)` in the `next` of an iterator, or the `pop` of a queue: whoever works it off comes by for each item. */
function isDonePerItem(call: Node, list: Node): boolean {
  const fn = enclosingFunction(call);
  if (!fn || !/^self\.\w/.test(list.text) || methodOf(call) !== 'remove') return false;
  const trait = implTrait(fn);
  return trait === null ? HANDS_OUT.test(functionName(fn)) : /^(?:Iterator|Stream)$/.test(trait);
}

/** Methods of a type's own that give one item after the other. */
const HANDS_OUT = /^(?:next|pop|dequeue)(?:_\w+)?$/;

/** In a loop that the list outlives, and that goes on after the call. */
function isRepeatedFor(call: Node, list: Node, file: RustFile): boolean {
  const loop = enclosingLoop(call);
  if (!loop || !isRootedOutside(loop.node, list, file)) return false;
  for (let at: Node = call; at !== loop.body && at.parent; at = at.parent) {
    if (
      at.parent.kind === 'block' &&
      at.parent.children.slice(at.parent.children.indexOf(at)).some((statement) => diverges(statement))
    )
      return false;
    if (/^(?:return|break)_expression$/.test(at.kind) || (at.field === 'consequence' && isLatch(at.parent)))
      return false;
  }
  return true;
}

/** `if is_first && found { is_first = false; .. }`: what stands in it runs once, until somebody sets the flag again. */
function isLatch(fork: Node): boolean {
  const body = fork.child('consequence')?.text ?? '';
  return (fork.child('condition')?.text ?? '').split('&&').some((part) => {
    const [, not, flag] = /^\s*(!?)((?:self\.)?\w+)\s*$/.exec(part) ?? [];
    return !!flag && new RegExp(`\\b${escapeRegExp(flag)}\\s*=\\s*${not ? 'true' : 'false'}\\b`).test(body);
  });
}
