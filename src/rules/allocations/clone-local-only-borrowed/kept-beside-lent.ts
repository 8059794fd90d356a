import { asCopy, type Copy, isFreeCopy } from '../../../rust/cost/copies.js';
import { parameterOf } from '../../../rust/functions/callees.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { enclosingImpl } from '../../../rust/functions/shape.js';
import { itemsNamed } from '../../../rust/names/items-by-name.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { isGetterName } from '../../../rust/ownership/only-read.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { argumentsOf, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, typeFromNode, typeOfLiteral } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let mut pass = Pass::new(module, lines.clone());` of a `Pass<'a>` that borrows its module, and does no more with its lines than to look at them. */
export function keptBesideLent(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const [binding] = value ? file.localsOf(declaration) : [];
  if (!value || !binding?.whole || !staysHere(binding, file)) return null;
  for (const { copy, struct, field } of copiesKept(value, file)) {
    if (!isPlace(copy.source) || copy.method === 'to_string' || isFreeCopy(copy, file)) continue;
    if (!isDear(copy, file) || !couldLend(struct, field, file)) continue;
    if (!staysWhileUsed(lender(copy.source), declaration.end, binding, file)) continue;
    const name = struct.child('name')!.text;
    return {
      at: copy.call,
      message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} for a \`${name}\` that borrows what else it is given, and only looks at its \`${field}\`.`,
      help: `let \`${field}\` be a reference as well, and leave the copy out`,
    };
  }
  return null;
}

/** Never given away as a whole. */
function staysHere(binding: Binding, file: RustFile): boolean {
  return file
    .usesOf(binding)
    .every(({ use, place, effect }) => !use.hidden && (effect !== 'move' || place !== use.node));
}

interface Kept {
  copy: Copy;
  struct: Node;
  field: string;
}

/** The copies that become fields of a struct of this file, by a literal or by a function that does nothing else. */
function copiesKept(value: Node, file: RustFile): Kept[] {
  if (value.kind === 'struct_expression') {
    const struct = structOf(value);
    return (struct ? fieldsOf(value) : []).flatMap(({ field, given }) => {
      const copy = asCopy(given);
      return copy ? [{ copy, struct: struct!, field }] : [];
    });
  }
  const callee = value.kind === 'call_expression' ? calleeOutsideTraits(value, file) : null;
  const ways = callee ? resultsOf(callee.child('body')!) : [];
  const made = ways.length === 1 && ways[0]!.kind === 'struct_expression' ? ways[0]! : null;
  const struct = made && structOf(made);
  if (!made || !struct) return [];
  return argumentsOf(value).flatMap((argument) => {
    const copy = asCopy(argument);
    const parameter = copy && parameterOf(argument, value, file);
    const [name] = parameter ? file.localsOf(parameter) : [];
    const kept = fieldsOf(made).find(({ given }) => given === name?.uses[0]?.node);
    return copy && kept && name!.uses.length === 1 ? [{ copy, struct, field: kept.field }] : [];
  });
}

function structOf(literal: Node): Node | undefined {
  const found = typeOfLiteral(literal.child('name'));
  const fn = enclosingFunction(literal);
  const own =
    found?.name === 'Self' ? typeFromNode(fn ? enclosingImpl(fn)?.child('type') : undefined) : found;
  const [struct, other] = own ? itemsNamed(literal.tree, 'struct_item', own.name) : [];
  return other ? undefined : struct;
}

function fieldsOf(literal: Node): { field: string; given: Node }[] {
  return (literal.child('body')?.children ?? []).flatMap((each) => {
    if (each.kind === 'shorthand_field_initializer')
      return [{ field: each.text, given: each.children[0] ?? each }];
    const field = (each.child('field') ?? each.child('name'))?.text;
    const given = each.child('value');
    return field && given ? [{ field, given }] : [];
  });
}

/** Of a type that is known to own something, or of a struct that is lent under its name. */
function isDear(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  return !!found && /^[A-Z]\w+$/.test(methodTarget(found).name);
}

/** Does the struct lend other things already, and is the field nobody's but this file's, where no more than looks are taken at it? */
function couldLend(struct: Node, field: string, file: RustFile): boolean {
  const fields = struct.child('body')?.children.filter((each) => each.kind === 'field_declaration') ?? [];
  const kept = fields.find((each) => each.child('name')?.text === field);
  if (!kept || kept.has('visibility_modifier') || kept.child('type')!.kind === 'reference_type') return false;
  if (!fields.some((each) => /^&'(?!static)\w+/.test(each.child('type')?.text ?? ''))) return false;
  const name = struct.child('name')!.text;
  let looks = 0;
  for (const part of struct.tree.root.descendantsOfKind('field_expression')) {
    if (part.child('field')?.text !== field || isMethodName(part)) continue;
    const owner = ownerOfPart(part, file);
    // Whoever it belongs to: a look changes nothing.
    if ((owner === null || owner === name) && !isLook(part, file)) return false;
    if (owner === name) looks++;
  }
  return looks > 0 && !isTakenApart(struct, field);
}

function isMethodName(part: Node): boolean {
  return part.field === 'function';
}

function ownerOfPart(part: Node, file: RustFile): string | null {
  const holder = part.child('value')!;
  const fn = enclosingFunction(part);
  if (holder.kind === 'self') return (fn && typeFromNode(enclosingImpl(fn)?.child('type'))?.name) ?? null;
  const found = file.typeOf(holder);
  return found && methodTarget(found).name;
}

/** A reference would do: nothing is changed, moved or lent for change, as far as the names of methods say. */
function isLook(part: Node, file: RustFile): boolean {
  const fn = file.functionAt(part);
  const place = placeOf(part);
  if (!fn || place !== part) return !!fn && fn.uses.effectOn(place).effect === 'read';
  const { effect, guessed, method } = fn.uses.effectOn(part);
  return effect === 'borrow' || (effect === 'read' && (!guessed || !method || isGetterName(method)));
}

/** `let Self { lines, .. } = self;` */
function isTakenApart(struct: Node, field: string): boolean {
  for (const pattern of struct.tree.root.descendantsOfKind('field_pattern'))
    if ((pattern.child('name')?.text ?? pattern.text) === field) return true;
  return false;
}
