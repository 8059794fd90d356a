import { asCopy, type Copy, costOf, costOfType, isFreeCopy } from '../../rust/copies.js';
import { calledPath, callOfArgument, methodOf } from '../../rust/flow.js';
import { FORMATTING_MACROS } from '../../rust/macros.js';
import { READING_METHODS } from '../../rust/methods.js';
import { isPlace, mayChangeWithin, rootOf, statementOf } from '../../rust/places.js';
import { onlyReads } from '../../rust/readers.js';
import type { Node } from '../../rust/tree.js';
import { typeFromNode } from '../../rust/types.js';
import type { Fix, Problem, Rule } from '../rule.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { copiedOutOf } from './copied-out-of.js';
import { copiedToMatch } from './copied-to-match.js';

export const rule: Rule = {
  id: 'clone-as-temporary-for-read',
  item: 'allocations',
  summary: 'a copy that is only looked at and then thrown away',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|cloned|to_owned|to_vec|to_string|to_path_buf)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    if (!copy) return null;
    if (isOfConstantText(copy)) return lentToCompare(copy);
    if (isFreeCopy(copy, file) || isOfFewWords(copy, file)) return null;
    if (formats(copy, file) || isNeededForBorrowing(copy, file)) return null;
    return (
      readByMethod(copy, file) ??
      readThroughReference(copy, file) ??
      readInPlace(copy, file) ??
      readByConversion(copy) ??
      lentAsOnlyElement(copy) ??
      copiedOutOf(copy, file) ??
      copiedToMatch(copy, file)
    );
  },
};

/** A struct of the repository of whose fields some are plain and none is known to own anything: nothing is allocated for its copy. */
function isOfFewWords(copy: Copy, file: RustFile): boolean {
  const found = copy.method === 'clone' ? file.typeOf(copy.source) : null;
  const fields = found && found.refs.length <= 1 && file.declarations.fields(found.name);
  if (!fields) return false;
  const costs = fields.map((field) => costOfType(field, file));
  const plain = costs.filter((cost) => cost === 'free').length;
  return !costs.includes('costs') && plain > costs.length - plain;
}

/** `SAVED_FILE.to_owned()`: of a constant that is a text. */
function isOfConstantText(copy: Copy): boolean {
  return copy.method === 'to_owned' && /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(copy.source.text);
}

/** `args.contains(&SAVED_FILE.to_owned())`. */
function lentToCompare(copy: Copy): Problem | null {
  const reference = copy.call.parent?.kind === 'reference_expression' ? copy.call.parent : null;
  const call = reference && callOfArgument(reference);
  if (!call || methodOf(call) !== 'contains') return null;
  return problem(
    copy,
    'to be compared',
    `compare with ${quoted(copy.source)} itself: \`iter().any(|each| each == ${copy.source.text})\``,
  );
}

/** `to_string` of something that is no string makes text, which may well be looked at. */
function formats(copy: Copy, file: RustFile): boolean {
  if (copy.method !== 'to_string') return false;
  const found = file.typeOf(copy.source);
  return !found || !/^(str|String)$/.test(found.name);
}

/** The statement changes what was copied while the copy is being read. */
function isNeededForBorrowing(copy: Copy, file: RustFile): boolean {
  if (!rootOf(copy.source)) return false;
  const statement = statementOf(copy.call);
  return mayChangeWithin(copy.source, statement.start, statement.end, file);
}

/** `x.clone().len()`, `x.clone().unwrap().len()`, `x.clone()?.len()`. */
function readByMethod(copy: Copy, file: RustFile): Problem | null {
  const { value, steps } = unwrapped(copy.call);
  const field = value.parent?.kind === 'field_expression' && value.field === 'value' ? value.parent : null;
  const reader = field && callOf(field);
  if (!field || !reader) return null;
  const method = field.child('field')?.text ?? '';
  const optional = copy.method === 'cloned';
  if (optional && steps === 0 && !/^is_(some|none)/.test(method)) return null;
  if (
    !onlyReads(
      reader,
      file.typeOf(value) ?? (steps === 0 ? file.typeOf(copy.source) : null),
      file.declarations,
    )
  )
    return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied only for \`${method}\` to read it; the copy is allocated and dropped on the spot.`,
    help:
      steps > 0 && !optional
        ? `look at it through \`as_ref()\` and call \`${method}\` on what is there`
        : `call \`${method}\` without the copy`,
    ...(steps === 0 && !lendsResult(method) && { fix: withoutCopy(copy) }),
    ...(isOfForeignType(copy, method, file) && { minor: true }),
  };
}

/** Neither the type nor the method is known here: values of other crates often hold counters and positions, which cost little. */
function isOfForeignType(copy: Copy, method: string, file: RustFile): boolean {
  // What is converted is seldom small, what only shows itself in another form often is.
  return costOf(copy, file) === 'unknown' && !READING_METHODS.has(method) && !method.startsWith('to_');
}

/** What follows a copy through `?`, `unwrap()` and `expect()`. */
function unwrapped(copy: Node): { value: Node; steps: number } {
  let value = copy;
  for (let steps = 0; ; steps++) {
    const parent = value.parent;
    const call = parent?.kind === 'field_expression' && value.field === 'value' ? callOf(parent) : null;
    if (parent?.kind === 'try_expression') value = parent;
    else if (call && /^(unwrap|expect)$/.test(methodOf(call) ?? '')) value = call;
    else return { value, steps };
  }
}

function callOf(field: Node): Node | null {
  const holder = field.parent?.kind === 'generic_function' ? field.parent : field;
  return holder.field === 'function' && holder.parent?.kind === 'call_expression' ? holder.parent : null;
}

/** Results that borrow from what they were called on: without the copy the borrow may last longer. */
function lendsResult(method: string): boolean {
  return !/^(len|is_\w+|contains\w*|starts_with|ends_with|parse|to_\w+|count_ones|capacity|eq|ne|cmp|join|concat|repeat)$/.test(
    method,
  );
}

/** `f(&x.clone())`, `x.clone()[0]`. */
function readThroughReference(copy: Copy, file: RustFile): Problem | null {
  const parent = copy.call.parent;
  if (copy.method === 'cloned') return null;
  if (parent?.kind === 'index_expression' && parent.children[0] === copy.call) {
    return problem(copy, 'to take one part of the copy', `index ${quoted(copy.source)} itself`);
  }
  if (parent?.kind !== 'reference_expression' || parent.has('mutable_specifier')) return null;
  if (!isLookedAtThere(parent)) return null;
  // `to_vec` of a key or a digest makes bytes, which is no copy.
  if (copy.method === 'to_vec' && !file.typeOf(copy.source)) return null;
  if (isSearchedFor(parent))
    return problem(
      copy,
      'to be searched for',
      `compare with ${quoted(copy.source)} itself: \`iter().any(|each| each == ..)\``,
    );
  const refs = file.typeOf(copy.source)?.refs;
  const fix = refs === undefined || !isPlace(copy.source) ? undefined : referenceFix(parent, copy, refs);
  return { ...problem(copy, 'to lend the copy', `lend ${quoted(copy.source)} itself`), ...(fix && { fix }) };
}

/** `kinds.contains(&kind.as_str().to_owned())`: a list of Strings can't be asked for a `str`. */
function isSearchedFor(reference: Node): boolean {
  const call = callOfArgument(reference);
  return !!call && methodOf(call) === 'contains';
}

/** Handed to a function, walked over, matched or compared: over when the statement is. */
function isLookedAtThere(reference: Node): boolean {
  const parent = reference.parent!;
  if (/^(?:arguments|binary_expression)$/.test(parent.kind)) return true;
  return /^(?:for_expression|match_expression)$/.test(parent.kind) && reference.field === 'value';
}

function referenceFix(reference: Node, copy: Copy, refs: string): Fix | undefined {
  if (refs === '') return withoutCopy(copy);
  return refs === '&' ? { start: reference.start, end: reference.end, text: copy.source.text } : undefined;
}

/** `format!("{}", x.clone())`, `x.clone() == y`. */
function readInPlace(copy: Copy, file: RustFile): Problem | null {
  const parent = copy.call.parent;
  const isOperand =
    parent?.kind === 'binary_expression' && /^(==|!=|<|>|<=|>=)$/.test(parent.child('operator')?.text ?? '');
  // Of items that nobody knows, most that are `cloned()` are small.
  if (isOperand && copy.method === 'cloned' && costOf(copy, file) !== 'costs') return null;
  if (isOperand && copy.method !== 'to_string')
    return problem(copy, 'to compare the copy', `compare ${quoted(copy.source)} itself`);
  const named =
    parent?.kind === 'assignment_expression' && parent.child('right') === copy.call ? parent : copy.call;
  const list = named.parent?.kind === 'arguments' ? named.parent : null;
  const macro = list?.parent?.kind === 'macro_call' ? list.parent : null;
  if (
    !macro ||
    !(FORMATTING_MACROS.has(macro.macro) || macro.macro === 'matches') ||
    copy.method === 'to_string'
  )
    return null;
  return {
    ...problem(
      copy,
      `for \`${macro.macro}!\` to ${macro.macro === 'matches' ? 'look at' : 'print'} it`,
      `hand ${quoted(copy.source)} to \`${macro.macro}!\`, which only borrows`,
    ),
    // An array is not equal to a `Vec` on its right.
    ...(!(copy.method === 'to_vec' && /assert/.test(macro.macro)) && { fix: withoutCopy(copy) }),
    // Nothing is copied while the level is off, and little beside what is written while it is on.
    ...(/^(?:trace|debug)$/.test(macro.macro) && { minor: true }),
  };
}

/** A text is moved out of the copy, and the copy of a number costs nothing. */
const DESERIALIZED_AS_WELL = /^(?:String|Value|bool|char|[ui](?:8|16|32|64|128|size)|f32|f64)$/;

/** `serde_json::from_value(x.clone())`: a reference to a `Value` is a deserializer too. */
function readByConversion(copy: Copy): Problem | null {
  const call = copy.call.parent?.kind === 'arguments' ? copy.call.parent.parent : null;
  if (!call || copy.method !== 'clone' || !/^(\w*json::)?from_value$/.test(calledPath(call) ?? ''))
    return null;
  const asked = typeFromNode(call.child('function')?.child('type_arguments')?.children[0]);
  if (DESERIALIZED_AS_WELL.test(asked?.name ?? '')) return null;
  return problem(copy, 'to be deserialized', `deserialize from a reference: \`T::deserialize(&value)\``);
}

/** `f(&[x.clone()])`: one value is a slice of one. */
function lentAsOnlyElement(copy: Copy): Problem | null {
  const array = copy.call.parent;
  const reference = array?.parent;
  if (array?.kind !== 'array_expression' || array.children.length !== 1 || copy.method === 'cloned')
    return null;
  if (reference?.kind !== 'reference_expression' || reference.has('mutable_specifier')) return null;
  if (!isLookedAtThere(reference)) return null;
  const source = copy.source.text.replace(/\s+/g, '');
  return problem(
    copy,
    'to be lent as a list of one',
    `lend it as it is: \`std::slice::from_ref(&${source})\``,
  );
}

function problem(copy: Copy, purpose: string, help: string): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied only ${purpose}; the copy is allocated and dropped on the spot.`,
    help,
  };
}

function withoutCopy(copy: Copy): Fix {
  return { start: copy.source.end, end: copy.call.end, text: '' };
}
