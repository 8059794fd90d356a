import type { Known } from '../known.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { functionName, ownerOf } from './shape.js';

/**
 * Is the function named without a call: in an attribute (`value_parser = parse`, `serialize_with = "as_hex"`), or where a value is wanted
 * (`map(trim)`, `let read = parse;`)? What is given it there may want the signature that it has.
 */
export function isNamedAsValue(fn: Node, known: Known): boolean {
  return isNamedByAttribute(fn) || valuesNamed(fn, known);
}

/** The same by attributes alone, which take what others would take otherwise written. */
export function isNamedByAttribute(fn: Node): boolean {
  const written = attributesIn(fn.tree);
  if (written === '') return false;
  const name = functionName(fn);
  // `value_parser = parse`, `with = "hex::encode"`, `custom(check)` inside of another pair of parentheses.
  const given = new RegExp(
    `(?:=\\s*"?|\\(\\s*[^()\\n]*\\b\\w+\\(\\s*)(?:\\w+::)*${name}(?:::<[^"\\n]*>)?"?\\s*[,)\\]]`,
  );
  if (given.test(written)) return true;
  const module = moduleOf(fn);
  // `with = "as_hex"` names the module that both ways stand in.
  return !!module && new RegExp(`\\bwith\\s*=\\s*"(?:\\w+::)*${module}"`).test(written);
}

const ATTRIBUTES = new TreeMemo<string>();

function attributesIn(tree: SyntaxTree): string {
  return ATTRIBUTES.of(tree, () =>
    [...tree.root.descendantsOfKind('attribute_item')].map(({ text }) => text).join('\n'),
  );
}

function moduleOf(fn: Node): string | null {
  for (const at of fn.ancestors()) if (at.kind === 'mod_item') return at.child('name')?.text ?? null;
  return null;
}

/** Hold values; of a `let`, an arm or a field the name on the left is none. */
const HOLDS_VALUES =
  /^(?:arguments|match_arm|let_declaration|field_initializer|array_expression|tuple_expression|static_item|const_item|reference_expression|type_cast_expression|assignment_expression)$/;
const ON_THE_LEFT = /^(?:pattern|left|name|field|type)$/;

function valuesNamed(fn: Node, known: Known): boolean {
  const name = functionName(fn);
  const owner = ownerOf(fn);
  return valuesOf(fn.tree).some((value) =>
    value.text === name
      ? owner === '' && !known.bindingOf(value)
      : value.kind === 'scoped_identifier' && value.child('name')?.text === name && isOfOwner(value, owner),
  );
}

function isOfOwner(value: Node, owner: string): boolean {
  const [last = ''] = (value.child('path')?.text ?? '').replace(/<.*>/, '').split('::').reverse();
  return owner === '' ? !/^[A-Z]/.test(last) : last === owner || last === 'Self';
}

const VALUES = new TreeMemo<readonly Node[]>();

/** Names, with or without a path, that stand where a value is wanted. */
function valuesOf(tree: SyntaxTree): readonly Node[] {
  return VALUES.of(tree, () =>
    [...tree.root.descendantsOfKind('identifier', 'scoped_identifier')].filter(
      ({ parent, field }) => HOLDS_VALUES.test(parent?.kind ?? '') && !ON_THE_LEFT.test(field ?? ''),
    ),
  );
}
