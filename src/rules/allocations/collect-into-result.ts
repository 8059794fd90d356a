import { knownLength } from '../../rust/cost/containers.js';
import { valueOfClosure } from '../../rust/order/given-value.js';
import { resultsOf } from '../../rust/order/ways.js';
import { valueOfSingleUse } from '../../rust/ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'collect-into-result',
  item: 'allocations',
  summary: 'a list of known length collected into a `Result`, which forgets the length',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  trifleBesideIo: true,
  on: ['call_expression'],
  needs: /collect::<\s*(?:\w+::)*(?:\w*Result|Option)|Result<|Option<|collect\(\)\?/,
  check(node: Node, file: RustFile): Problem | null {
    if (
      !/^(?:try_)?collect$/.test(methodOf(node) ?? '') ||
      argumentsOf(node).length > 0 ||
      !isFallible(node, file)
    )
      return null;
    const receiver = receiverOf(node)!;
    const map = valueOfSingleUse(receiver, file) ?? receiver;
    if (methodOf(map) !== 'map' && methodOf(map) !== 'zip') return null;
    const target = targetOf(node, file);
    const grown = target ? GROWN[target] : 'collection';
    if (!grown || (/^(?:list|collection)$/.test(grown) && isFilledInPlace(map, file))) return null;
    const length = knownLength(receiverOf(map), file);
    if (!length) return null;
    const of = length.text ? ` (\`${length.text.replace(/\s+/g, '')}\`)` : '';
    return {
      at:
        node.child('function')?.child('function')?.child('field') ??
        node.child('function')?.child('field') ??
        node,
      message: `Collecting into a \`Result\` may stop at any item, so the length that is known beforehand${of} gets lost and the ${grown} grows step by step.`,
      help: `make the ${grown === 'list' ? '`Vec`' : grown} with that capacity and \`${grown === 'list' ? 'push' : 'insert'}\` each item with \`?\``,
      ...(((grown === 'collection' && makesPairs(map)) ||
        stopsWhereNothingIs(node, file) ||
        !isItemCopied(map)) && { minor: true }),
    };
  },
};

/** `Ok((key, value))`: of pairs a tree is made as often as anything that could have had room for them. */
function makesPairs(map: Node): boolean {
  const closure = argumentsOf(map)[0];
  const body = valueOfClosure(closure);
  return (
    !!body &&
    resultsOf(body).some(
      (end) => calledPath(end) === 'Ok' && argumentsOf(end)[0]?.kind === 'tuple_expression',
    )
  );
}

/** What is made with a capacity, by the words for it. Trees and texts have none that the number of items would tell. */
const GROWN: Readonly<Record<string, string>> = {
  Vec: 'list',
  VecDeque: 'list',
  Box: 'list',
  _: 'collection',
  HashMap: 'map',
  IndexMap: 'map',
  FxHashMap: 'map',
  HashSet: 'set',
  IndexSet: 'set',
  FxHashSet: 'set',
};

/** `list.into_iter().map(..)` back into a `Vec` reuses the buffer of the list, `Result` or not. */
function isFilledInPlace(map: Node, file: RustFile): boolean {
  if (isItemBorrowed(map)) return false;
  let at: Node | undefined = map;
  while (at && methodOf(at) && methodOf(at) !== 'into_iter') at = receiverOf(at);
  const list = at && methodOf(at) ? receiverOf(at) : undefined;
  if (!list || /^(?:parenthesized|range)_expression$/.test(list.kind)) return false;
  const found = file.typeOf(list);
  return !found || (found.refs === '' && /^(?:Vec|Box|BinaryHeap)$/.test(found.name));
}

/** `|&item|`: what is lent is not given. */
function isItemBorrowed(map: Node): boolean {
  const closure = argumentsOf(map)[0];
  return closure?.kind === 'closure_expression' && /^\|\s*&/.test(closure.child('parameters')?.text ?? '');
}

/** Of numbers and ids there may be many, and growing is what a turn costs most; larger items are looked up or made, which costs more. */
function isItemCopied(map: Node): boolean {
  return isItemBorrowed(map) || /\.(?:copied|cloned)\(\)$/.test(receiverOf(map)?.text ?? '');
}

/** Crates name their own `Result` after themselves: `PolarsResult<Vec<_>>`. */
function isFallible(collect: Node, file: RustFile): boolean {
  return (
    methodOf(collect) === 'try_collect' ||
    /^(?:\w*Result|Option)$/.test(collectedType(collect, file)?.name ?? '')
  );
}

/** An error is the exception, but that one of the items is missing may well be the usual answer: room for all would be made for nothing. */
function stopsWhereNothingIs(collect: Node, file: RustFile): boolean {
  return collectedType(collect, file)?.name === 'Option';
}

/** Name of the collection inside the `Result`; null where it is not known, `_` where it is left open. */
function targetOf(collect: Node, file: RustFile): string | null {
  if (methodOf(collect) === 'try_collect') return triedInto(collect)?.name ?? null;
  const named = collectedType(collect, file)?.args[0]?.name ?? null;
  return named === '_' ? (declaredBehindTry(collect)?.name ?? named) : named;
}

/** itertools' `try_collect` is asked for the collection itself. */
function triedInto(collect: Node): Type | null {
  const called = collect.child('function');
  if (called?.kind === 'generic_function') return typeFromNode(called.child('type_arguments')?.children[0]);
  return declaredBehindTry(collect);
}

/** `let all: BTreeSet<_> = ...collect()?`: what the `let` says. */
function declaredBehindTry(collect: Node): Type | null {
  const opened = collect.parent?.kind === 'try_expression' ? collect.parent : collect;
  return opened.parent?.kind === 'let_declaration' ? typeFromNode(opened.parent.child('type')) : null;
}

function collectedType(collect: Node, file: RustFile): Type | null {
  const called = collect.child('function');
  const turbofish =
    called?.kind === 'generic_function' ? typeFromNode(called.child('type_arguments')?.children[0]) : null;
  return turbofish ?? file.typeOf(collect);
}
