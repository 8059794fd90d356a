import { attributesOf } from '../../../rust/functions/shape.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { printType, typeFromNode } from '../../../rust/types/types.js';

/** Closures, futures and chains of iterators have no name that a field could be declared with. */
const UNNAMEABLE =
  /^(?:Fn|FnMut|FnOnce|Future|Iterator|DoubleEndedIterator|ExactSizeIterator|Stream|Any|Error)$/;
/** `out: Box<dyn Write>` in a private field that is only ever made of `Box::new(stdout())`. */
export function boxedForOneType(field, file) {
  const struct = field.parent?.parent;
  const written = typeFromNode(field.child('type'));
  const trait =
    written?.refs === '' && written.name === 'Box' && written.args[0]?.name === 'dyn'
      ? written.args[0].args[0]
      : null;
  const name = field.child('name')?.text;
  if (!trait || !name || UNNAMEABLE.test(trait.name) || struct?.kind !== 'struct_item') return null;
  // Beside type parameters, `dyn` may be what keeps one more of them away.
  if (field.has('visibility_modifier') || struct.has('type_parameters') || file.isTestFile) return null;
  if (/\bcfg\b|typed.?builder|derive_builder|derive_new|\bnew\b|Builder/i.test(attributesOf(struct)))
    return null;
  const owner = struct.child('name').text;
  const values = valuesOf(owner, name, file);
  const made = values?.map((value) => typeMade(value, file));
  const [first] = made ?? [];
  if (!first || !made.every((each) => each && printType(each) === printType(first))) return null;
  return {
    at: field.child('type'),
    message: `\`${name}\` only ever holds a \`${printType(first)}\`, yet it is allocated, and each of its methods is called through a pointer.`,
    help: `keep \`${printType(first)}\` itself in the field`,
  };
}
/** All that the field is filled with in this file, or null where that can't be told. */
function valuesOf(owner, field, file) {
  const values = [];
  for (const node of file.tree.root.descendantsOfKind(
    'macro_invocation',
    'struct_expression',
    'assignment_expression',
    'macro_definition',
  )) {
    if (/^macro_/.test(node.kind)) {
      if (new RegExp(`\\b(?:${owner}|${field})\\b`).test(node.text)) return null;
    } else if (node.kind === 'assignment_expression') {
      const left = node.child('left');
      if (left?.kind === 'field_expression' && left.child('field')?.text === field)
        values.push(node.child('right'));
    } else if (isOf(node, owner)) {
      const initializer = node.child('body')?.children.find((each) => nameOf(each) === field);
      if (initializer?.kind !== 'field_initializer') return null;
      values.push(initializer.child('value'));
    }
  }
  return values.length > 0 ? values : null;
}
function nameOf(initializer) {
  return (initializer.child('field') ?? initializer.child('name') ?? initializer).text;
}
function isOf(literal, owner) {
  const name = typeFromNode(literal.child('name'))?.name;
  if (name !== 'Self') return name === owner;
  const impl = [...literal.ancestors()].find((at) => at.kind === 'impl_item');
  return typeFromNode(impl?.child('type'))?.name === owner;
}
/** The type of `x` in `Box::new(x)`, where its name says all and nothing around it is generic. */
function typeMade(value, file) {
  const boxed = value.kind === 'type_cast_expression' ? value.child('value') : value;
  if (boxed.kind !== 'call_expression' || calledPath(boxed) !== 'Box::new') return null;
  const [given] = argumentsOf(boxed);
  const found = given && (file.typeOf(given) ?? streamOf(given, file) ?? madeByOwnConstructor(given));
  if (found?.refs !== '' || !/^[A-Z]\w+$/.test(found.name) || found.name === 'Box') return null;
  if (found.args.some((arg) => !/^(?:[A-Z]\w+|[a-z]\d+)$/.test(arg.name))) return null;
  for (const at of boxed.ancestors())
    if (/^(?:function|impl)_item$/.test(at.kind) && at.has('type_parameters')) return null;
  return found;
}
/** `Stdout` of `io::stdout()`. */
function streamOf(given, file) {
  const stream = /^std::io::(std(?:in|out|err))$/.exec(file.imports.resolve(calledPath(given) ?? ''))?.[1];
  return stream ? { name: `${stream[0].toUpperCase()}${stream.slice(1)}`, args: [], refs: '' } : null;
}
/** `Stdout` of `Stdout::new(..)`. */
function madeByOwnConstructor(given) {
  const owner = /^(?:\w+::)*([A-Z]\w*)::(?:new|default|from_\w+)$/.exec(calledPath(given) ?? '')?.[1];
  return owner && owner !== 'Self' ? { name: owner, args: [], refs: '' } : null;
}
