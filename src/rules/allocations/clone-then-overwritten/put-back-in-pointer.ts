import { isUsedBetween, mayFailBetween, mayLeaveBetween } from '../../../rust/ownership/between.js';
import { isPlace, statementOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const NEW_POINTER = /(?:^|::)(Arc|Rc)::(?:new|from)$/;

/** `let mut t = (*self.table).clone(); t.grow(); self.table = Arc::new(t);`: who holds the only pointer may change what is behind it. */
export function putBackInPointer(clone: Node, file: RustFile): Problem | null {
  const pointer = pointerCopiedFrom(clone);
  const assignment = pointer && (assignmentOfBase(clone) ?? assignmentOfName(clone, file));
  if (!pointer || !assignment) return null;
  const [left, made] = [assignment.child('left')!, assignment.child('right')!];
  const kind = NEW_POINTER.exec(calledPath(made) ?? '')?.[1];
  if (!kind || !isSamePointer(left, pointer) || !isChangedAlone(left, pointer, clone, assignment))
    return null;
  return {
    at: clone,
    message: `All that \`${spelling(left)}\` points at is copied to be changed and put into a new \`${kind}\`, also where nobody else holds the old one.`,
    help: `change it where it is, through \`${kind}::make_mut(&mut ${spelling(left)})\`, which copies only where somebody else holds it, too`,
  };
}

/** `p` of `(*p).clone()`, `p.as_ref().clone()` and `Table::clone(&p)`. */
function pointerCopiedFrom(clone: Node): Node | null {
  if (methodOf(clone) !== 'clone' || argumentsOf(clone).length > 0) return lentToClone(clone);
  const source = withoutParentheses(receiverOf(clone)!);
  const isDereferenced = source.kind === 'unary_expression' && source.text.startsWith('*');
  const isLent = /^(?:as_ref|deref)$/.test(methodOf(source) ?? '') && argumentsOf(source).length === 0;
  const pointer = isDereferenced ? source.children[0]! : isLent ? receiverOf(source)! : null;
  return pointer && isPlace(pointer) ? pointer : null;
}

function lentToClone(call: Node): Node | null {
  const [lent, more] = argumentsOf(call);
  if (!/^(?!A?rc\b)(?:\w+::)*[A-Z]\w*::clone$/i.test(calledPath(call) ?? '') || more) return null;
  const pointer = lent?.kind === 'reference_expression' ? lent.child('value')! : null;
  return pointer && isPlace(pointer) ? pointer : null;
}

/** `self.table = Arc::new(Table { size, ..(*self.table).clone() })` */
function assignmentOfBase(clone: Node): Node | null {
  const base = clone.parent?.kind === 'base_field_initializer' ? clone.parent : null;
  const struct = base?.parent?.parent;
  return struct?.kind === 'struct_expression' ? assignmentOfNew(struct) : null;
}

function assignmentOfName(clone: Node, file: RustFile): Node | null {
  const declaration = clone.parent?.kind === 'let_declaration' ? clone.parent : null;
  const [copy] = declaration ? file.localsOf(declaration) : [];
  const last = copy?.uses.at(-1);
  if (!declaration || !copy?.whole || !copy.mutable || !last || copy.uses.length < 2) return null;
  if (copy.uses.some(({ hidden }) => hidden)) return null;
  const assignment = assignmentOfNew(last.node);
  const statement = assignment && statementOf(assignment);
  return statement && statement.parent === declaration.parent ? assignment : null;
}

/** `p = Arc::new(value)` for the value. */
function assignmentOfNew(value: Node): Node | null {
  const call = value.parent?.kind === 'arguments' ? value.parent.parent! : null;
  const assignment = call?.kind === 'call_expression' && call.field === 'right' ? call.parent! : null;
  return assignment?.kind === 'assignment_expression' ? assignment : null;
}

/** `*slot = Arc::new(..)` of `slot.as_ref().clone()` as well. */
function isSamePointer(left: Node, pointer: Node): boolean {
  const [one, other] = [plain(left), plain(pointer)];
  return isPlace(left) && (one === other || one === `*${other}`);
}

function plain(place: Node): string {
  return spelling(withoutParentheses(place));
}

/** What is changed at once is seen by who looks at the old one in between, and stays changed where something fails. */
function isChangedAlone(left: Node, pointer: Node, clone: Node, assignment: Node): boolean {
  const [from, to] = [clone.end, assignment.child('right')!.end];
  const path = plain(pointer).replace(/^\*+/, '');
  return stepsFrom(statementOf(clone), to).every(
    (step) =>
      !isUsedBetween(path, step, from, left.start) &&
      !isUsedBetween(path, step, Math.max(from, left.end), to) &&
      !mayFailBetween(step, from, to) &&
      !mayLeaveBetween(step, from, to),
  );
}

/** The statements from this one on that begin before an offset: a long block is not gone through for each copy in it. */
function stepsFrom(statement: Node, end: number): Node[] {
  const steps: Node[] = [];
  const siblings = statement.parent!.children;
  for (let i = siblings.indexOf(statement); i < siblings.length && siblings[i]!.start < end; i++)
    steps.push(siblings[i]!);
  return steps;
}
