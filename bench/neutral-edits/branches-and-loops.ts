import { methodOf } from '../../src/rust/syntax/call-syntax.js';
import type { Node } from '../../src/rust/syntax/tree.js';
import { type NeutralEdit, replaced } from './edit.js';
import { callOf, isPlace, plainElse } from './shapes.js';

const asBlock = (node: Node) => (node.kind === 'block' ? node.text : `{ ${node.text} }`);

function onIf(name: string, rewrite: NeutralEdit['rewrite']): NeutralEdit {
  const rewritten: NeutralEdit['rewrite'] = (node) =>
    node.parent?.kind === 'else_clause' ? null : rewrite(node);
  return { name, kinds: ['if_expression'], rewrite: rewritten };
}

const ifLetToMatch = onIf('if let -> match', (node) => {
  const [condition, other] = [node.child('condition'), plainElse(node)];
  if (condition?.kind !== 'let_condition' || other === null) return null;
  const [pattern, value] = [condition.child('pattern')!.text, condition.child('value')!.text];
  const body = node.child('consequence')!.text;
  return replaced(node, `match ${value} { ${pattern} => ${body} _ => ${other?.text ?? '{}'} }`);
});

const matchToIfLet: NeutralEdit = {
  name: 'match -> if let',
  kinds: ['match_expression'],
  rewrite(node) {
    const arms = node.child('body')?.children.filter(({ kind }) => kind === 'match_arm') ?? [];
    const [first, last] = arms;
    if (arms.length !== 2 || !first || !last || first.child('pattern')?.child('condition')) return null;
    if (!/^(?:_|None)$/.test(last.child('pattern')?.text ?? '')) return null;
    const [yes, no] = [asBlock(first.child('value')!), asBlock(last.child('value')!)];
    const asked = node.child('value')!.text;
    return replaced(node, `if let ${first.child('pattern')!.text} = ${asked} ${yes} else ${no}`);
  },
};

const negatedToSwapped = onIf('if !x {a} else {b} -> if x {b} else {a}', (node) => {
  const [condition, other] = [node.child('condition'), plainElse(node)];
  const body = node.child('consequence')!.text;
  const isNegated = condition?.kind === 'unary_expression' && condition.text.startsWith('!');
  return isNegated && other !== null
    ? replaced(node, `if ${condition.text.slice(1)} ${other?.text ?? '{}'} else ${body}`)
    : null;
});

const swappedToNegated = onIf('if x {a} else {b} -> if !x {b} else {a}', (node) => {
  const [condition, other] = [node.child('condition'), plainElse(node)];
  const body = node.child('consequence')!.text;
  return condition?.kind === 'call_expression' && other
    ? replaced(node, `if !${condition.text} ${other.text} else ${body}`)
    : null;
});

/** `let Some(x) = v else { .. };` */
function letElse(
  name: string,
  written: (value: string, pattern: string, inner: string, other: string) => string,
) {
  const edit: NeutralEdit = {
    name,
    kinds: ['let_declaration'],
    rewrite(node) {
      const [pattern, value, other] = ['pattern', 'value', 'alternative'].map((field) => node.child(field));
      const parts = /^(Some|Ok)\((mut )?(\w+)\)$/.exec(pattern?.text ?? '');
      if (!value || !other || !parts) return null;
      const [, variant, mut = '', inner] = parts as unknown as [string, string, string | undefined, string];
      const otherwise = other.text.replace(/^else\s*/, '');
      const chosen = written(value.text, `${variant}(${inner})`, inner, otherwise);
      return replaced(node, `let ${mut}${inner} = ${chosen};`);
    },
  };
  return edit;
}

function onFor(name: string, rewrite: (node: Node, value: Node, body: Node) => string | null): NeutralEdit {
  return {
    name,
    kinds: ['for_expression'],
    rewrite(node) {
      const [value, body] = [node.child('value'), node.child('body')];
      const text = value && body && !node.text.startsWith("'") ? rewrite(node, value, body) : null;
      return text === null ? null : replaced(node, text);
    },
  };
}

const iterated = (value: Node) =>
  isPlace(value) || value.kind === 'call_expression'
    ? `${value.text}.into_iter()`
    : `(${value.text}).into_iter()`;

const withValue = (node: Node, value: Node, text: string) =>
  node.text.slice(0, value.start - node.start) + text + node.text.slice(value.end - node.start);

export const BRANCHES_AND_LOOPS: readonly NeutralEdit[] = [
  ifLetToMatch,
  matchToIfLet,
  negatedToSwapped,
  swappedToNegated,
  letElse(
    'let else -> match',
    (value, pattern, inner, other) => `match ${value} { ${pattern} => ${inner}, _ => ${other} }`,
  ),
  letElse(
    'let else -> if let',
    (value, pattern, inner, other) => `if let ${pattern} = ${value} { ${inner} } else ${other}`,
  ),
  {
    name: 'match arm -> block',
    kinds: ['match_arm'],
    rewrite(node) {
      const value = node.child('value');
      return value && value.kind !== 'block' ? replaced(value, `{ ${value.text} }`) : null;
    },
  },
  onFor('for in &x -> for in x.iter()', (node, value) => {
    const place = value.kind === 'reference_expression' ? value.child('value') : undefined;
    return place && isPlace(place) && !value.has('mutable_specifier')
      ? withValue(node, value, `${place.text}.iter()`)
      : null;
  }),
  onFor('for in x.f.iter() -> for in &x.f', (node, value) => {
    const place = callOf(value, 'iter')?.receiver;
    return place?.kind === 'field_expression' && isPlace(place)
      ? withValue(node, value, `&${place.text}`)
      : null;
  }),
  onFor('for in x -> for in x.into_iter()', (node, value) =>
    isPlace(value) ? withValue(node, value, `${value.text}.into_iter()`) : null,
  ),
  onFor('for in x.into_iter() -> for in x', (node, value) =>
    methodOf(value) === 'into_iter'
      ? withValue(node, value, callOf(value, 'into_iter')!.receiver.text)
      : null,
  ),
  onFor('for -> for_each', (node, value, body) =>
    /\b(?:break|continue|return|await)\b|\?/.test(body.text)
      ? null
      : `${iterated(value)}.for_each(|${node.child('pattern')!.text}| ${body.text});`,
  ),
  onFor('for -> while let', (node, value, body) => {
    const start = value.kind === 'call_expression' ? value.text : iterated(value);
    const pattern = node.child('pattern')!.text;
    return `{ let mut walked = ${start}; while let Some(${pattern}) = walked.next() ${body.text} }`;
  }),
];
