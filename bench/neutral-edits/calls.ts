import { argumentsOf, calledPath, methodOf, receiverOf } from '../../src/rust/syntax/call-syntax.js';
import type { Node } from '../../src/rust/syntax/tree.js';
import { inserted, type NeutralEdit, replaced } from './edit.js';
import { callOf, evaluatedIn, isPlace, statementOf } from './shapes.js';

function onCall(name: string, rewrite: NeutralEdit['rewrite']): NeutralEdit {
  return { name, kinds: ['call_expression'], rewrite };
}

function otherConstructor(from: string, to: string): NeutralEdit {
  return onCall(`${from}() -> ${to}`, (node) =>
    calledPath(node) === from && argumentsOf(node).length === 0 ? replaced(node, to) : null,
  );
}

function otherText(to: string, written: (literal: string) => string): NeutralEdit {
  return onCall(`"..".to_string() -> ${to}`, (node) => {
    const receiver = receiverOf(node);
    const makesText = /^to_(?:string|owned)$/.test(methodOf(node) ?? '');
    return makesText && receiver?.kind === 'string_literal' ? replaced(node, written(receiver.text)) : null;
  });
}

/** What stands from the method's name on. */
function otherEnd(from: string, to: string): NeutralEdit {
  return onCall(`.${from}() -> .${to}`, (node) => {
    const call = callOf(node, from);
    return call && argumentsOf(node).length === 0
      ? [{ start: call.name.start, end: node.end, text: to }]
      : null;
  });
}

/** `|x| x.method()` as the only argument of `map`. */
function mappedBy(node: Node, method: string): Node | null {
  const [closure, second] = argumentsOf(node);
  if (methodOf(node) !== 'map' || closure?.kind !== 'closure_expression' || second) return null;
  const parameter = closure.child('parameters')?.text.slice(1, -1);
  return closure.child('body')?.text === `${parameter}.${method}()` ? closure : null;
}

/** A name that no program has, another at each place. */
const freshName = (at: Node) => `extracted_${at.start}`;

const argumentToLocal: NeutralEdit = {
  name: 'argument -> local',
  kinds: ['call_expression', 'macro_call'],
  rewrite(node) {
    const calls = node.parent?.children.filter(({ kind }) => /^(?:call_expression|macro_call)$/.test(kind));
    const statement = node.parent?.kind === 'arguments' && calls?.[0] === node ? statementOf(node) : null;
    if (!statement) return null;
    const name = freshName(node);
    return [inserted(statement.start, `let ${name} = ${node.text}; `), ...replaced(node, name)];
  },
};

const receiverToLocal = onCall('receiver -> local', (node) => {
  const receiver = methodOf(node) ? receiverOf(node) : undefined;
  const statement = receiver?.kind === 'call_expression' ? statementOf(node) : null;
  if (!receiver || !statement) return null;
  const name = freshName(receiver);
  return [inserted(statement.start, `let ${name} = ${receiver.text}; `), ...replaced(receiver, name)];
});

const localToInline: NeutralEdit = {
  name: 'local -> inline',
  kinds: ['let_declaration'],
  rewrite(node) {
    const [pattern, value] = [node.child('pattern'), node.child('value')];
    const isCall = /^(?:call_expression|macro_call)$/.test(value?.kind ?? '');
    if (pattern?.kind !== 'identifier' || !value || !isCall || node.child('type')) return null;
    const use = onlyUse(node, pattern.text);
    const siblings = node.parent!.children;
    const next = siblings[siblings.indexOf(node) + 1];
    return use && evaluatedIn(use) === next ? [...replaced(node, ''), ...replaced(use, value.text)] : null;
  },
};

function onlyUse(declared: Node, name: string): Node | null {
  if (declared.has('mutable_specifier') || declared.parent?.text.includes(`{${name}`)) return null;
  const uses = [...declared.parent!.descendantsOfKind('identifier')].filter(
    (use) => use.text === name && use.start >= declared.end,
  );
  return uses.length === 1 ? uses[0]! : null;
}

export const CALLS: readonly NeutralEdit[] = [
  argumentToLocal,
  receiverToLocal,
  localToInline,
  otherEnd('clone', 'to_owned()'),
  onCall('x.f.clone() -> Clone::clone(&x.f)', (node) => {
    const call = callOf(node, 'clone');
    return call?.receiver.kind === 'field_expression' && isPlace(call.receiver)
      ? replaced(node, `Clone::clone(&${call.receiver.text})`)
      : null;
  }),
  otherEnd('cloned', 'map(|each| each.clone())'),
  onCall('.map(|x| x.clone()) -> .cloned()', (node) =>
    mappedBy(node, 'clone')
      ? [{ start: callOf(node, 'map')!.name.start, end: node.end, text: 'cloned()' }]
      : null,
  ),
  onCall('.map(|x| x.to_string()) -> .map(ToString::to_string)', (node) => {
    const closure = mappedBy(node, 'to_string');
    return closure && replaced(closure, 'ToString::to_string');
  }),
  otherEnd('unwrap', 'expect("is there")'),
  onCall('.unwrap() -> ?', (node) => {
    const call = callOf(node, 'unwrap');
    return call && [{ start: call.receiver.end, end: node.end, text: '?' }];
  }),
  {
    name: '? -> .unwrap()',
    kinds: ['try_expression'],
    rewrite: (node) => [{ start: node.end - 1, end: node.end, text: '.unwrap()' }],
  },
  otherText('String::from', (literal) => `String::from(${literal})`),
  otherText('to_owned', (literal) => `${literal}.to_owned()`),
  otherText('to_string', (literal) => `${literal}.to_string()`),
  otherText('into', (literal) => `${literal}.into()`),
  otherConstructor('Vec::new', 'vec![]'),
  otherConstructor('Vec::new', 'Vec::default()'),
  otherConstructor('String::new', 'String::default()'),
  otherConstructor('HashMap::new', 'HashMap::default()'),
  {
    name: 'format!("{}", x) -> format!("{x}")',
    kinds: ['macro_call'],
    rewrite(node) {
      const parts = /^format!\("([^"{}]*)\{\}([^"{}]*)",\s*(\w+)\)$/.exec(node.text);
      return parts && replaced(node, `format!("${parts[1]}{${parts[3]}}${parts[2]}")`);
    },
  },
  {
    name: '!x.is_empty() -> x.len() > 0',
    kinds: ['unary_expression'],
    rewrite(node) {
      const call =
        node.text.startsWith('!') && node.children[0] ? callOf(node.children[0], 'is_empty') : null;
      return call && replaced(node, `${call.receiver.text}.len() > 0`);
    },
  },
];
