import { TreeMemo } from '../../../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../../../rust/syntax/tree.js';

const FILLS =
  '(?:push|append|insert|entry|extend|put_|write|resize|set|iter_mut|values_mut|get_mut|get_or|as_mut|retain|drain|truncate|clear)';
const CHANGED = new RegExp(`\\.\\s*(\\w+)(?=\\s*(?:\\.\\s*${FILLS}|\\[))`, 'g');
const LENT = /(?:&mut|write(?:ln)?!\()\s*([\w.]+)/g;
const FILLED =
  /\.\s*(\w+)(?=\s*\.\s*(?:push|push_back|insert|entry|extend|extend_from_slice|push_str|put_\w+)\()/g;

const CHANGED_FIELDS = new TreeMemo<ReadonlySet<string>>();
const FILLED_FIELDS = new TreeMemo<ReadonlySet<string>>();
const ASSIGNMENTS = new TreeMemo<ReadonlyMap<string, readonly Node[]>>();

/** Does the file change what is in a field of this name, or lend it to be changed? */
export function isChangedInPlace(field: string, tree: SyntaxTree): boolean {
  return CHANGED_FIELDS.of(
    tree,
    () =>
      new Set([
        ...[...tree.text.matchAll(CHANGED)].map(([, name]) => name!),
        ...[...tree.text.matchAll(LENT)].flatMap(([, path]) => path!.split('.')),
      ]),
  ).has(field);
}

/** Does the file fill a field of this name one by one? */
export function isFilledOneByOne(field: string, tree: SyntaxTree): boolean {
  return FILLED_FIELDS.of(tree, () => new Set([...tree.text.matchAll(FILLED)].map(([, name]) => name!))).has(
    field,
  );
}

/** All assignments of the file to fields of this name. */
export function assignmentsTo(field: string, tree: SyntaxTree): readonly Node[] {
  return ASSIGNMENTS.of(tree, () => assignmentsByField(tree)).get(field) ?? [];
}

function assignmentsByField(tree: SyntaxTree): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const assignment of tree.root.descendantsOfKind('assignment_expression')) {
    const field = assignment.child('left')?.child('field')?.text;
    if (field === undefined) continue;
    const known = found.get(field);
    if (known) known.push(assignment);
    else found.set(field, [assignment]);
  }
  return found;
}
