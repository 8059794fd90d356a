import type { Binding } from '../../rust/names/scopes.js';
import {
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  nextMethod,
} from '../../rust/syntax/call-syntax.js';
import { PANICKING } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isNeverShared, pointedAt } from '../../rust/types/sharing.js';
import { printType, type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { lockedSender } from './needless-arc/locked-sender.js';
import { sharedWithinScope } from './needless-arc/pointer-within-scope.js';
import { isKnownHandle } from './needless-arc/shares-itself.js';
import { clonedToBeDropped, pointerMadeBy } from './of-several-rules/pointer-cloned-last.js';
import { comesFromElsewhere } from './of-several-rules/pointer-from-elsewhere.js';

export const rule: Rule = {
  id: 'needless-arc',
  item: 'redundant-work',
  summary: 'a shared pointer around something that is not shared, or shares itself',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['field_declaration', 'type_item', 'let_declaration'],
  needs: /\b(Arc|Rc)\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return neededByNobody(node, file);
    return (
      doubled(node.child('type'), file) ?? (node.kind === 'field_declaration' ? ownedAlone(node, file) : null)
    );
  },
};

/** Clones of these share their content already. `watch` and `oneshot` senders have no clone. */
const SHARES_ITSELF = /^(?:Sender|SyncSender|UnboundedSender|Arc|Rc|Bytes)$/;
const SINGLE_SENDERS = /\b(?:watch|oneshot)::/;

/** `Arc<Sender<T>>`, `Arc<Arc<T>>`, `Box<Arc<T>>`, `Arc<Box<T>>`: two steps to what one would reach. */
function doubled(written: Node | undefined, file: RustFile): Problem | null {
  for (const node of written?.descendants() ?? []) {
    const outer = node.kind === 'generic_type' ? typeFromNode(node) : null;
    const inner = outer?.args[0];
    if (!outer || !inner || inner.refs !== '' || outer.args.length !== 1) continue;
    const why = doubling(outer, inner, node, file);
    if (why) return { at: node, ...why };
  }
  return null;
}

type Words = Pick<Problem, 'message' | 'help' | 'minor'>;

function doubling(outer: Type, inner: Type, node: Node, file: RustFile): Words | null {
  const [around, within] = [outer.name, inner.name];
  if (around === 'Box' && /^(?:Arc|Rc)$/.test(within))
    return {
      message: `\`${printType(outer)}\` follows two pointers where one would do.`,
      help: `use \`${printType(inner)}\``,
    };
  if (!/^(?:Arc|Rc)$/.test(around)) return null;
  if (/^(?:Mutex|RwLock)$/.test(within)) return lockedSender(node, file);
  const sharesItself =
    SHARES_ITSELF.test(within) && !isSingleSender(inner, node, file) && !isOfThisCrate(within, file);
  if (sharesItself || isKnownHandle(node, file))
    return {
      message: `A clone of \`${within}\` shares its content already: the \`${around}\` around it adds an allocation and a second pointer to follow.`,
      help: `use \`${printType(inner)}\``,
    };
  if (within === 'Box' && inner.args[0])
    return {
      message: `\`${printType(outer)}\` follows two pointers where one would do.`,
      help: `use \`${around}<${printType(inner.args[0])}>\`; \`${around}::from(boxed)\` makes one`,
    };
  return pointerToGrowing(outer, inner, node, file);
}

/** What takes the content out again, or changes it, needs the growing form. */
const NEEDS_CONTENT = /\b(?:make_mut|get_mut|try_unwrap|unwrap_or_clone|into_inner)\b/;

/** `Arc<String>`, `Arc<Vec<T>>` in a private field: the content lies behind a second pointer, and can't grow any more. */
function pointerToGrowing(outer: Type, inner: Type, node: Node, file: RustFile): Words | null {
  if (!/^(?:String|Vec|PathBuf)$/.test(inner.name) || node.parent?.kind !== 'field_declaration') return null;
  if (node.parent.has('visibility_modifier') || file.hasText(NEEDS_CONTENT)) return null;
  const shown =
    inner.name === 'Vec'
      ? `[${inner.args[0] ? printType(inner.args[0]) : '_'}]`
      : inner.name === 'String'
        ? 'str'
        : 'Path';
  return {
    message: `\`${printType(outer)}\` follows two pointers to content that nobody can grow any more.`,
    help: `use \`${outer.name}<${shown}>\`, made by \`.into()\``,
    // Made of a list, the slice is a copy of all of it.
    ...((inner.name === 'Vec' || comesFromElsewhere(node.parent, file)) && { minor: true }),
  };
}

/** A `Bytes` or `Sender` of one's own: what its clones share is not known. */
function isOfThisCrate(name: string, file: RustFile): boolean {
  return (
    /^(?:crate|super|self)::/.test(file.imports.resolve(name)) ||
    file.declarations.declaredIn(name).includes(file.path)
  );
}

function isSingleSender(inner: Type, node: Node, file: RustFile): boolean {
  return SINGLE_SENDERS.test(node.text) || SINGLE_SENDERS.test(`${file.imports.resolve(inner.name)}::`);
}

/** A private field that is made by `Arc::new` in its own file, and of which nobody is ever given a clone. */
function ownedAlone(field: Node, file: RustFile): Problem | null {
  const inner = pointedAt(field);
  if (!inner || !isNeverShared(field)) return null;
  const name = field.child('name')!.text;
  if (isAskedForPointer(name, inner, field, file)) return null;
  const pointer = field.child('type')!.text.startsWith('Rc') ? '`Rc`' : '`Arc`';
  const isUnsized = /^(?:dyn|str|\[\])$/.test(inner.name);
  return {
    at: field,
    message: isUnsized
      ? `\`${name}\` is never cloned or handed on, so its ${pointer} counts owners of which there is only one.`
      : `\`${name}\` is never cloned or handed on, so its ${pointer} only adds an allocation and a pointer to follow.`,
    help: `keep \`${isUnsized ? `Box<${printType(inner)}>` : printType(inner)}\` in the field`,
    ...(isUnsized && { minor: true }),
  };
}

/** `self.budget.reserve(bytes)` of a `fn reserve(self: &Arc<Self>, ..)`: it takes, or keeps, the pointer itself. */
function isAskedForPointer(name: string, inner: Type, field: Node, file: RustFile): boolean {
  for (const place of field.tree.root.descendantsOfKind('field_expression')) {
    const call = place.child('field')?.text === name ? methodCalledOn(place) : null;
    const declared = call ? file.declarations.method(inner.name, methodOf(call)!) : null;
    const [own] = declared?.receiver === '' ? declared.parameters : [];
    if (own && /^(?:Arc|Rc)$/.test(own.name) && own.args[0]?.name === 'Self') return true;
  }
  return false;
}

/** `let x = Arc::new(..)` whose clones go nowhere that needs one. */
function neededByNobody(node: Node, file: RustFile): Problem | null {
  const binding = pointerMadeBy(node, file);
  if (!binding) return null;
  const value = node.child('value')!;
  return (
    lockedByOne(binding, value) ??
    onlyLookedThrough(binding, value, file) ??
    clonedToBeDropped(binding) ??
    sharedWithinScope(binding, value, file)
  );
}

/** `Arc<Mutex<T>>` of which every access is a `try_lock().unwrap()`: nobody else ever holds it. */
function lockedByOne(binding: Binding, value: Node): Problem | null {
  const calls = binding.uses.map((use) => methodCalledOn(use.node));
  const tries = calls.filter((call) => call && /^try_(?:lock|read|write)$/.test(methodOf(call) ?? ''));
  if (tries.length === 0 || !tries.every((call) => isUnwrapped(call!))) return null;
  if (!calls.every((call) => call && /^(?:clone|try_lock|try_read|try_write)$/.test(methodOf(call) ?? '')))
    return null;
  return {
    at: value,
    message: `\`${binding.name}\` is only ever locked by \`try_lock().unwrap()\`, so there is one user at a time and the \`Arc\` and the lock around it guard nothing.`,
    help: `lend \`${binding.name}\` as \`&mut\` to whoever uses it first`,
  };
}

/** Never cloned, moved or lent as a pointer: only what it points at is used, and of a type whose methods are known. */
function onlyLookedThrough(binding: Binding, value: Node, file: RustFile): Problem | null {
  const inner = file.typeOf(value)?.args[0];
  if (!inner || !binding.uses.every((use) => looksThrough(use.node, inner, file) || isOpened(use.node)))
    return null;
  if (!binding.uses.some((use) => looksThrough(use.node, inner, file))) return null;
  return {
    at: value,
    message: `\`${binding.name}\` is never cloned or given away: its \`${value.child('function')!.text}\` is an allocation for nothing (closures and scoped threads can borrow it).`,
    help: `leave the \`${value.child('function')!.text}\` out${binding.uses.some(({ node }) => isOpened(node)) ? ', and what takes the content out of it again' : ''}`,
  };
}

/** Types none of whose methods takes the pointer itself, but for those that say so by their name. */
const ASKED_BY_REFERENCE =
  /^(?:Mutex|RwLock|Atomic\w+|Vec|String|HashMap|HashSet|BTreeMap|BTreeSet|VecDeque|RefCell|Cell|Semaphore|Notify|Barrier|Condvar)$/;
const TAKES_POINTER = /^(?:clone|as_ref|into|borrow|deref|downgrade|into_inner)$|_(?:owned|arc)$/;

function looksThrough(use: Node, inner: Type, file: RustFile): boolean {
  const parent = use.parent!;
  if (parent.kind === 'unary_expression') return parent.text.startsWith('*');
  const call = methodCalledOn(use);
  const method = call ? methodOf(call)! : '';
  if (!call) return parent.kind === 'field_expression' && use.field === 'value' && inner.name !== 'dyn';
  if (inner.name === 'RefCell' && method === 'borrow') return true;
  if (ASKED_BY_REFERENCE.test(inner.name)) return !TAKES_POINTER.test(method);
  return file.declarations.method(inner.name, method)?.receiver === '&';
}

/** `Arc::try_unwrap(shared)`, `Arc::into_inner(shared)`: nobody else holds it. */
function isOpened(use: Node): boolean {
  const call = callOfArgument(use);
  return /^(?:Arc|Rc)::(?:try_unwrap|into_inner|unwrap_or_clone)$/.test((call && calledPath(call)) ?? '');
}

function isUnwrapped(call: Node): boolean {
  return PANICKING.test(nextMethod(call));
}
