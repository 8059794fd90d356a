import type { Node } from '../../src/rust/syntax/tree.js';
import { inserted, type NeutralEdit, type Replacement, replaced } from './edit.js';

const STANDARD = /^(?:HashMap|HashSet|BTreeMap|BTreeSet|VecDeque)$/;

/** A type's name where it is used: not where it is declared, imported or already has a path. */
function isUsedBare(node: Node): boolean {
  if (node.kind === 'identifier') return node.parent?.kind === 'scoped_identifier' && node.field === 'path';
  const above = [...node.ancestors()].map(({ kind }) => kind);
  return node.field !== 'name' && !above.includes('use_declaration') && above[0] !== 'scoped_type_identifier';
}

function otherType(from: string, to: string): NeutralEdit {
  return {
    name: `${from} -> ${to}`,
    kinds: ['type_identifier', 'identifier'],
    rewrite: (node) => (node.text === from ? replaced(node, to) : null),
  };
}

/** `let v: T = x.collect()` */
function typeToTurbofish(node: Node): Replacement[] | null {
  const [pattern, type, value] = [node.child('pattern'), node.child('type'), node.child('value')];
  const callee = value?.child('function');
  const collect = callee?.kind === 'field_expression' ? callee.child('field') : undefined;
  if (!pattern || !type || collect?.text !== 'collect') return null;
  return [{ start: pattern.end, end: type.end, text: '' }, ...replaced(collect, `collect::<${type.text}>`)];
}

function turbofishToType(node: Node): Replacement[] | null {
  const [pattern, callee] = [node.child('pattern'), node.child('value')?.child('function')];
  const [called, types] = [callee?.child('function'), callee?.child('type_arguments')];
  if (!pattern || !called || !types || node.child('type') || !called.text.endsWith('.collect')) return null;
  return [
    inserted(pattern.end, `: ${types.text.slice(1, -1)}`),
    { start: called.end, end: types.end, text: '' },
  ];
}

/** Those that change no meaning. */
export const TYPES: readonly NeutralEdit[] = [
  {
    name: 'standard types with their path',
    kinds: ['type_identifier', 'identifier'],
    rewrite: (node) =>
      STANDARD.test(node.text) && isUsedBare(node) ? replaced(node, `std::collections::${node.text}`) : null,
  },
  { name: 'let v: T = x.collect() -> turbofish', kinds: ['let_declaration'], rewrite: typeToTurbofish },
  { name: 'turbofish -> let v: T = x.collect()', kinds: ['let_declaration'], rewrite: turbofishToType },
  {
    name: 'all in a module',
    kinds: ['source_file'],
    rewrite: (file) => [inserted(0, 'mod inner_module { '), inserted(file.tree.text.length, '\n}\n')],
  },
];

/** Those that change types: what is found may rightly differ. */
export const OTHER_TYPES: readonly NeutralEdit[] = [
  otherType('HashMap', 'BTreeMap'),
  otherType('HashMap', 'FxHashMap'),
  otherType('HashMap', 'IndexMap'),
  otherType('HashSet', 'BTreeSet'),
  {
    name: 'structs and enums in an unknown file',
    kinds: ['struct_item', 'enum_item'],
    rewrite: (node) => replaced(node, ''),
  },
];
