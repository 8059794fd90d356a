import { holdsComplaints } from '../../rust/cost/complaints.js';
import { spelledClosure } from '../../rust/order/given-value.js';
import { isIteratorChain } from '../../rust/order/loops.js';
import { isPlace } from '../../rust/ownership/places.js';
import { receiverBehind } from '../../rust/ownership/single-use.js';
import { argumentsOf, calledTarget, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { itemOrNull } from '../../rust/types/call-types.js';
import { isTypeParameter } from '../../rust/types/type-parameters.js';
import { INTEGERS, isMap, isSequence, methodTarget, printType, type Type } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_WHEN_HOT } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const SORTS = /^(?:par_)?sort(?:_by|_by_key)?$/;
/** The same of an iterator, by itertools: collects into a list and sorts that. */
const SORTED = /^sorted(?:_by|_by_key)?$/;
/** Values of these that compare equal are the same in every way. */
const INDISTINCT = new Set([
  ...INTEGERS,
  'bool',
  'f32',
  'f64',
  'char',
  'str',
  'String',
  'B256',
  'B64',
  'Address',
  'H256',
  'H160',
  'U256',
  'FixedBytes',
  'TxHash',
  'BlockHash',
  'Duration',
  'Instant',
  'PathBuf',
  'Nibbles',
]);

export const rule: Rule = {
  id: 'stable-sort',
  item: 'redundant-work',
  summary: 'a stable sort of values of which equal ones can not be told apart',
  severity: WARN_WHEN_HOT,
  blocksWhenHot: false,
  trifleBesideIo: true,
  on: ['call_expression'],
  needs: /\.(?:par_)?sort(?:ed)?(?:_by|_by_key)?\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    const isSorted = SORTED.test(method);
    if (!isSorted && !SORTS.test(method)) return null;
    const list = receiverOf(node)!;
    if (isSorted && !isIteratorChain(list)) return null;
    const why = reasonFor(node, method, list, file);
    if (!why) return null;
    const name = calledTarget(node)!.child('field')!;
    const unstable = method.replace(/sort(?:ed)?/, '$&_unstable');
    return {
      at: node,
      message: `\`${method}\` keeps the order of equal elements, for which a long list needs room for half of it again; ${why}.`,
      help: `use \`${unstable}\``,
      fix: { start: name.start, end: name.end, text: unstable },
      ...(isForComplaints(list, node, file) && { minor: true }),
    };
  },
};

/** `unknown.sort(); if !unknown.is_empty() { bail!(..) }`: on a good day there is nothing in it. */
function isForComplaints(list: Node, sort: Node, file: RustFile): boolean {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!binding) return false;
  if (holdsComplaints(binding.name)) return true;
  const later = file.usesOf(binding).filter((use) => use.use.node.start > sort.end);
  const told = later.filter((use) => use.method !== 'is_empty');
  return later.length > told.length && told.every((use) => file.isCold(use.use.node));
}

/** Why no tie can show, or null. */
function reasonFor(call: Node, method: string, list: Node, file: RustFile): string | null {
  // So few are sorted where they are.
  if (file.typeOf(list)?.name === '[;]' || isWrittenOut(list, call, file)) return null;
  const element = elementOf(list, file);
  if (element && isWholeCompared(call, method, element))
    return `equal values of \`${printType(element)}\` can not be told apart`;
  if (method.endsWith('sort')) return sortedByItself(call, list, element, file);
  if (method === 'sorted') return wholeItems(element, file);
  const key = uniqueKey(call, method, file);
  if (key) return `two elements with the same \`${key}\` are not to be expected`;
  if (comparesKeysOfMap(call, list, file)) return 'the keys of a map differ';
  return element && comparesFirst(call) && element.name === '()' && HASHES.has(element.args[0]?.name ?? '')
    ? `two elements with the same \`${printType(element.args[0]!)}\` are not to be expected`
    : null;
}

/** So many at most are sorted by insertion, without any room beside them. */
const SORTED_IN_PLACE = 20;

/** `let mut pair = vec![left, right]; pair.sort();` */
function isWrittenOut(list: Node, sort: Node, file: RustFile): boolean {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const made = binding?.whole && binding.kind === 'let' ? binding.value : undefined;
  if (made?.kind !== 'macro_call' || made.macro !== 'vec' || made.children.length > SORTED_IN_PLACE)
    return false;
  if (made.children.length === 0 || /;\s*[^;]*[\])]$/.test(made.text)) return false;
  return file
    .usesOf(binding!)
    .every(({ use, effect }) => use.node === list || use.node.start > sort.end || effect === 'read');
}

/** `list.sort();` compares whole values: what is equal in every part is the same, unless an order of its own says otherwise. */
function sortedByItself(call: Node, list: Node, element: Type | null, file: RustFile): string | null {
  if (argumentsOf(call).length > 0 || call.parent?.kind !== 'expression_statement' || !isPlace(list))
    return null;
  const found = file.typeOf(list);
  if (found && !isSequence(methodTarget(found))) return null;
  if (!isNamed(element) && !found && !isMadeOfItems(list, file)) return null;
  // Whoever chooses the type chooses its order, too.
  if (isTypeParameter(element, call)) return null;
  return wholeItems(element, file);
}

function isNamed(element: Type | null): element is Type {
  return !!element && !/\b_\b/.test(printType(element));
}

function wholeItems(element: Type | null, file: RustFile): string | null {
  if (!isNamed(element)) return 'its elements are compared as a whole';
  const ordered = new RegExp(`\\b(?:Partial)?Ord\\s+for\\s+(?:\\w+::)*${element.name}\\b`);
  return file.hasText(ordered) ? null : `equal values of \`${printType(element)}\` are equal in every part`;
}

/** The list was collected or made here, whatever its items are. */
function isMadeOfItems(list: Node, file: RustFile): boolean {
  const value = list.kind === 'identifier' ? file.bindingOf(list)?.value : undefined;
  const made = value?.kind === 'try_expression' ? value.children[0] : value;
  return !!made && (methodOf(made) === 'collect' || /^(?:Vec::(?:new|with_capacity)|vec!)/.test(made.text));
}

/** With what they are of in front, as in `block_number`. */
const UNIQUE =
  /^(?:(\w+)_)?(?:id|ids|ukey|ident|identifier|primary_key|hash|address|digest|uuid|guid|idx|index|number|height|slot|nonce|offset|path|ordinal|seq|sequence|sequence_number|block_number|lsn)$/;

/** The field or getter that is compared, where its name says that no two have the same. */
function uniqueKey(call: Node, method: string, file: RustFile): string | null {
  const closure = argumentsOf(call)[0];
  if (closure?.kind !== 'closure_expression') return null;
  const text = spelledClosure(closure);
  const by = method.endsWith('_by_key')
    ? /^\|&?(\w+)\|(?:(?:\w+::)*Reverse\()?[*&]?\1((?:\.\w+(?:\(\))?)+)\)?$/.exec(text)?.[2]
    : /^\|(\w+),(\w+)\|(?:\1(\.[\w.()]+?)\.cmp\(&?\2\3\)|\2(\.[\w.()]+?)\.cmp\(&?\1\4\))$/
        .exec(text)
        ?.slice(3)
        .find(Boolean);
  const last =
    by
      ?.replace(/\.(?:clone|as_ref|as_str|as_bytes|as_slice|as_deref)\(\)$|\(\)$/g, '')
      .split('.')
      .at(-1) ?? '';
  const unique = UNIQUE.exec(last);
  if (!unique || (unique[1] && !isOwnKey(unique[1], call, file))) return null;
  return last;
}

/** A `block_number` of blocks is their own; many files have one `owner_id`, and many windows one `z_index`. */
function isOwnKey(whose: string, call: Node, file: RustFile): boolean {
  const list = receiverOf(call)!;
  const said = `${list.text} ${elementOf(list, file)?.name ?? ''}`.toLowerCase();
  return whose.split('_').some((word) => word.length > 1 && said.includes(word));
}

/** Spread so evenly, or handed out so carefully, that no two are alike unless they stand for the same. */
const HASHES: ReadonlySet<string> = new Set([
  'B256',
  'Address',
  'H256',
  'H160',
  'TxHash',
  'BlockHash',
  'Hash256',
  'Nibbles',
]);

/** The first of a pair is compared, and nothing else. */
function comparesFirst(call: Node): boolean {
  const text = spelledClosure(argumentsOf(call)[0]);
  return (
    /^\|(\w+),(\w+)\|(?:\1\.0\.cmp\(&?\2\.0\)|\2\.0\.cmp\(&?\1\.0\))$|^\|&?\((\w+),_\),&?\((\w+),_\)\|\3\.cmp\(&?\4\)$/.test(
      text,
    ) || /^\|&?(\w+)\|\*?\1\.0(?:\.clone\(\))?$|^\|&?\(&?(\w+),_\)\|\*?\2(?:\.clone\(\))?$/.test(text)
  );
}

/** `let mut pairs: Vec<_> = map.into_iter().collect(); pairs.sort_by(|a, b| a.0.cmp(&b.0));` */
function comparesKeysOfMap(call: Node, list: Node, file: RustFile): boolean {
  if (!comparesFirst(call)) return false;
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  const collect = binding?.value;
  const collected = collect && methodOf(collect) === 'collect' ? receiverBehind(collect, file) : undefined;
  const iter = SORTED.test(methodOf(call)!) ? list : collected;
  if (!iter || !/^(?:into_iter|iter|drain)$/.test(methodOf(iter) ?? '')) return false;
  const source = file.typeOf(receiverOf(iter));
  return !!source && isMap(methodTarget(source));
}

function elementOf(list: Node, file: RustFile): Type | null {
  const found = file.typeOf(list);
  if (found?.name === 'Iterator') return itemOrNull(found);
  const target = found && methodTarget(found);
  return target && isSequence(target) && target.name !== 'VecDeque' ? (target.args[0] ?? null) : null;
}

function isIndistinct(element: Type): boolean {
  if (
    element.name === '()' ||
    element.name === '[;]' ||
    element.name === 'Option' ||
    element.name === 'Reverse'
  ) {
    return element.args.length > 0 && element.args.every(isIndistinct);
  }
  return INDISTINCT.has(element.name);
}

/** Is the whole element what is compared, so that a tie means sameness? */
function isWholeCompared(call: Node, method: string, element: Type): boolean {
  if (!isIndistinct(element)) return false;
  if (/sort$/.test(method)) return argumentsOf(call).length === 0;
  const closure = argumentsOf(call)[0];
  if (closure?.kind !== 'closure_expression') return false;
  const text = spelledClosure(closure);
  if (method.endsWith('_by'))
    return /^\|(\w+),(\w+)\|(?:\1\.(?:partial_|total_)?cmp\(&?\2\)|\2\.(?:partial_|total_)?cmp\(&?\1\))(?:\.(?:unwrap|expect|unwrap_or)\([^|]*\))?$/.test(
      text,
    );
  return /^\|&?(\w+)\|(?:\*?\1|(?:\w+::)*Reverse\(\*?\1\))$/.test(text);
}
