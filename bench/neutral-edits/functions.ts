import type { Node } from '../../src/rust/syntax/tree.js';
import { inserted, type NeutralEdit, type Replacement, replaced } from './edit.js';
import { tailOf } from './shapes.js';

function onTail(name: string, rewrite: (tail: Node) => Replacement[] | null): NeutralEdit {
  return {
    name,
    kinds: ['function_item'],
    rewrite(fn) {
      const tail = fn.child('return_type') ? tailOf(fn.child('body')) : null;
      return tail && rewrite(tail);
    },
  };
}

function onClosure(name: string, rewrite: (body: Node) => string | null): NeutralEdit {
  return {
    name,
    kinds: ['closure_expression'],
    rewrite(closure) {
      const body = closure.child('body');
      const text = body && body.kind !== 'block' ? rewrite(body) : null;
      return text === null || !body ? null : replaced(body, text);
    },
  };
}

const returnToTail: NeutralEdit = {
  name: 'return -> tail',
  kinds: ['function_item'],
  rewrite(fn) {
    const last = fn.child('body')?.children.at(-1);
    const value = last?.ofKind('return_expression')?.children[0];
    return last?.kind === 'expression_statement' && value ? replaced(last, value.text) : null;
  },
};

/** Where the names of its parameters and locals stand for nothing else. */
function renamed(fn: Node): Replacement[] | null {
  const names = new Set<string>();
  for (const each of fn.descendantsOfKind('let_declaration', 'parameter', 'for_expression')) {
    const pattern = each.child('pattern');
    if (pattern?.kind === 'identifier') names.add(pattern.text);
  }
  for (const { text } of fn.descendantsOfKind(...NAMES_ARE_MEANT))
    for (const name of names) if (text.includes(name)) names.delete(name);
  const uses = [...fn.descendantsOfKind('identifier')].filter(({ text }) => names.has(text));
  return uses.length === 0 ? null : uses.flatMap((use) => replaced(use, `${use.text}_0`));
}

/** A field may be named by them, or a text hold them. */
const NAMES_ARE_MEANT = [
  'shorthand_field_initializer',
  'field_pattern',
  'string_literal',
  'macro_invocation',
] as const;

/** `let items = &self.items;` at the beginning. */
function withAliases(fn: Node): Replacement[] | null {
  const body = fn.child('body');
  if (!body || !/^\(\s*&self\b/.test(fn.child('parameters')?.text ?? '')) return null;
  const fields = [...body.descendantsOfKind('field_expression')].filter(
    (field) =>
      field.child('value')?.kind === 'self' &&
      field.field !== 'function' &&
      field.parent?.kind !== 'reference_expression',
  );
  if (fields.length === 0) return null;
  const named = new Set(fields.map((field) => field.child('field')!.text));
  const aliases = [...named].map((name) => ` let aliased_${name} = &self.${name};`).join('');
  const uses = fields.flatMap((field) => replaced(field, `aliased_${field.child('field')!.text}`));
  return [inserted(body.start + 1, aliases), ...uses];
}

function reboundParameters(fn: Node): Replacement[] | null {
  const body = fn.child('body');
  const changed = (fn.child('parameters')?.children ?? []).filter(
    (each) => each.has('mutable_specifier') && each.child('pattern')?.kind === 'identifier',
  );
  if (!body || changed.length === 0) return null;
  const names = changed.map((each) => each.child('pattern')!);
  return [
    ...changed.map(({ start }, i) => ({ start, end: names[i]!.start, text: '' })),
    inserted(body.start + 1, names.map(({ text }) => ` let mut ${text} = ${text};`).join('')),
  ];
}

/** What stands behind is never run, and a block without a semicolon may be what the function gives. */
const LEAVES = /^(?:return|break|continue)\b/;

export const FUNCTIONS: readonly NeutralEdit[] = [
  onTail('tail -> return', (tail) => [inserted(tail.start, 'return '), inserted(tail.end, ';')]),
  onTail('tail -> local', (tail) =>
    /^(?:if_expression|match_expression|identifier)$/.test(tail.kind)
      ? null
      : [inserted(tail.start, 'let tail_value = '), inserted(tail.end, '; tail_value')],
  ),
  returnToTail,
  onClosure('closure -> block', (body) => `{ ${body.text} }`),
  onClosure('closure -> local in block', (body) =>
    body.kind === 'call_expression' ? `{ let given = ${body.text}; given }` : null,
  ),
  { name: 'other names of locals', kinds: ['function_item'], rewrite: renamed },
  { name: 'alias of self.field', kinds: ['function_item'], rewrite: withAliases },
  { name: 'mut parameter -> let mut', kinds: ['function_item'], rewrite: reboundParameters },
  {
    name: 'statement -> block',
    kinds: ['expression_statement'],
    rewrite: (node) =>
      node.parent?.kind === 'block' && node.text.endsWith(';') ? replaced(node, `{ ${node.text} }`) : null,
  },
  {
    name: 'an unrelated statement between',
    kinds: ['let_declaration', 'expression_statement'],
    rewrite: (node) =>
      node.parent?.kind === 'block' && node.text.endsWith(';') && !LEAVES.test(node.text)
        ? [inserted(node.end, ' let unrelated = 1;')]
        : null,
  },
];
