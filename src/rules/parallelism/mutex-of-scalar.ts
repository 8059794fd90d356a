import { argumentsOf, calledPath, calledTarget, callOfArgument } from '../../rust/syntax/call-syntax.js';
import type { Node, SyntaxTree } from '../../rust/syntax/tree.js';
import { INTEGERS, printType, type Type, type, typeFromNode } from '../../rust/types/types.js';
import { comesFromElsewhere } from '../redundant-work/of-several-rules/pointer-from-elsewhere.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { isHeldWhileWorking, isSummedPerItem, isUsedInSingleSteps } from './mutex-of-scalar/single-steps.js';

export const rule: Rule = {
  id: 'mutex-of-scalar',
  item: 'parallelism',
  summary: 'a lock or a `RefCell` around a single number or flag',
  severity: { ...WARN_UNLESS_COLD, cold: 'off' },
  blocksWhenHot: false,
  on: ['generic_type', 'call_expression'],
  needs: /\b(?:Mutex|RwLock|RefCell)(?:<|::new\()/,
  check(node: Node, file: RustFile): Problem | null {
    const held = node.kind === 'generic_type' ? typeFromNode(node) : madeOf(node, file);
    const instead = held && insteadOf(held, file);
    const name = instead && heldBy(node);
    if (
      !held ||
      !instead ||
      !name ||
      /lock/i.test(name) ||
      isWaitedFor(node, name) ||
      isHeldWhileWorking(name, file.tree) ||
      isGivenByOthers(node, file) ||
      !isWellKnown(held, node, file)
    )
      return null;
    return {
      at: node,
      message: messageFor(held),
      help: isSummedPerItem(name, file.tree)
        ? `add up in a local, and add that once behind the loop, to an \`${instead}\``
        : `use \`${instead}\``,
      // Who asks for shared access mostly looks, and a look is a `load`.
      ...(held.name !== 'RwLock' && !isUsedInSingleSteps(name, file.tree) && { minor: true }),
    };
  },
};

/** `running: Arc<RwLock<bool>>` that others made and share: how long they hold it can't be seen here. */
function isGivenByOthers(node: Node, file: RustFile): boolean {
  for (const at of node.ancestors())
    if (at.kind === 'field_declaration')
      return typeFromNode(at.child('type'))?.name === 'Arc' && comesFromElsewhere(at, file);
  return false;
}

function messageFor(held: Type): string {
  const what = held.args[0]!.name === 'bool' ? 'flag' : INTEGERS.has(held.args[0]!.name) ? 'number' : 'value';
  return held.name === 'RefCell'
    ? `\`${printType(held)}\` keeps count of its borrows for each look at one ${what} that a copy would do for.`
    : `\`${printType(held)}\` takes and releases a lock for each look at one ${what}.`;
}

/** `RefCell::new(0usize)` and `Arc::new(Mutex::new(false))` in a `let` without a type. */
function madeOf(call: Node, file: RustFile): Type | null {
  const lock = /(?:^|::)(RefCell|Mutex|RwLock)::new$/.exec(calledPath(call) ?? '')?.[1];
  const pointer = callOfArgument(call);
  const declaration = /(?:^|::)(?:Arc|Rc)::new$/.test((pointer && calledPath(pointer)) ?? '')
    ? pointer!.parent
    : call.parent;
  if (!lock || declaration?.kind !== 'let_declaration' || declaration.child('type')) return null;
  const inner = file.typeOf(argumentsOf(call)[0]);
  return inner && type(lock, inner);
}

const ATOMICS = new Set('bool u8 u16 u32 u64 usize i8 i16 i32 i64 isize'.split(' '));

function insteadOf(held: Type, file: RustFile): string | null {
  const inner = held.args[0];
  if (inner?.refs !== '' || held.refs !== '') return null;
  if (held.name === 'RefCell') return isSmallCopy(inner, file) ? `Cell<${printType(inner)}>` : null;
  if (!/^(?:Mutex|RwLock)$/.test(held.name)) return null;
  const [only, ...more] = file.declarations.fields(inner.name) ?? [];
  const scalar = ATOMICS.has(inner.name) ? inner : only && more.length === 0 ? only : null;
  if (scalar?.refs !== '' || !ATOMICS.has(scalar.name) || file.isCopy(inner) !== true) return null;
  const atomic = `Atomic${scalar.name[0]!.toUpperCase()}${scalar.name.slice(1)}`;
  return scalar === inner
    ? atomic
    : `${atomic}\` for what \`${inner.name}\` holds, wrapped anew at each \`load`;
}

/** Numbers, flags and small types of one's own that are Copy. */
function isSmallCopy(inner: Type, file: RustFile): boolean {
  if (ATOMICS.has(inner.name) || /^(?:char|f32|f64|u128|i128)$/.test(inner.name)) return true;
  return file.declarations.declares(inner.name) && inner.args.length === 0 && file.isCopy(inner) === true;
}

function isWellKnown(held: Type, node: Node, file: RustFile): boolean {
  const written = node.kind === 'generic_type' ? held.name : calledTarget(node)!.child('path')!.text;
  return /^(?:std|core|parking_lot|tokio|spin)::|^(?:Mutex|RwLock|RefCell)$/.test(
    file.imports.resolve(written),
  );
}

/** The name that it is kept under: a field, a static, a local; '' for an alias. Null in somebody's signature. */
function heldBy(node: Node): string | null {
  for (const at of node.ancestors()) {
    if (at.kind === 'field_declaration' || at.kind === 'static_item') return at.child('name')?.text ?? '';
    if (at.kind === 'let_declaration') return at.child('pattern')?.text ?? '';
    if (/^(?:ordered_field_declaration_list|type_item)$/.test(at.kind)) return '';
    if (/^(?:parameter|function_item|impl_item|trait_item)$/.test(at.kind)) return null;
  }
  return null;
}

function lineOf(node: Node): string {
  return node.tree.lineText(node.line);
}

/** A `Condvar` needs a mutex beside it, and a lock named for being one stands for the exclusion. */
function isWaitedFor(node: Node, name: string): boolean {
  if (/\bstatic \w*LOCK\w*:/.test(lineOf(node)) || isWaitedWith(name, node.tree)) return true;
  for (const at of node.ancestors())
    if (/^(?:struct_item|function_item|type_item)$/.test(at.kind)) return /Condvar|Notify/.test(at.text);
  return false;
}

/** Does a function of the file that waits for something with a guard take this lock, too? */
function isWaitedWith(name: string, tree: SyntaxTree): boolean {
  if (!tree.hasText(/\bCondvar\b/)) return false;
  for (const fn of tree.root.descendantsOfKind('function_item'))
    if (
      name === '' ||
      (/\.wait(?:_while|_for|_until|_timeout\w*)?\(\s*[^)\s]/.test(fn.text) && fn.text.includes(`${name}.`))
    )
      return true;
  return false;
}
