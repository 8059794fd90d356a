import { collectTarget, isCollect, isPlainList } from '../../rust/collects.js';
import { argumentsOf, calledTarget, methodOf, receiverOf } from '../../rust/flow.js';
import { isOwned } from '../../rust/owned.js';
import { comesFromGuard, rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import type { Fix, Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Longer lists are no longer written out as an array. */
const MAX_ARRAY = 8;

/** A list that is made for every item, only for `flat_map` or `flatten` to take it apart. */
export function listAsItems(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call)!;
  const mapped = method === 'flatten' ? receiverOf(call) : call;
  if (!mapped || !/^(?:flat_map|flat_map_iter|map)$/.test(methodOf(mapped) ?? '')) return null;
  const closure = argumentsOf(mapped)[0];
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  const made = body?.kind === 'block' ? tailOf(body) : body;
  if (!closure || !made) return null;
  return (
    writtenOut(made, method) ??
    copiedList(made, method, call, file) ??
    collectedList(made, method, closure, call, file)
  );
}

function tailOf(block: Node): Node | undefined {
  const last = block.children.at(-1);
  if (last?.kind !== 'expression_statement') return last;
  return last.text.endsWith(';') ? undefined : last.children[0];
}

function isParallel(call: Node): boolean {
  return /\b(?:into_)?par_(?:iter|bridge|chunks)\w*\(/.test(receiverOf(call)!.text);
}

function problem(at: Node, method: string, what: string, help: string, fix?: Fix): Problem {
  return {
    at,
    message: `${what} for every item, only for \`${method}\` to take it apart.`,
    help,
    ...(fix && { fix }),
  };
}

/** `flat_map(|x| vec![a, b])` */
function writtenOut(made: Node, method: string): Problem | null {
  if (made.kind !== 'macro_call' || made.macro !== 'vec' || made.child('length')) return null;
  const { length } = made.children;
  if (length === 0 || length > MAX_ARRAY) return null;
  const fix = { start: made.start, end: made.end, text: made.text.replace(/^vec!\s*/, '') };
  return problem(
    made,
    method,
    `A \`Vec\` of ${length} is allocated`,
    'yield an array: it lives on the stack',
    fix,
  );
}

/** `flat_map(|word| word.to_le_bytes().to_vec())` */
function copiedList(made: Node, method: string, call: Node, file: RustFile): Problem | null {
  if (methodOf(made) !== 'to_vec' || argumentsOf(made).length > 0 || isParallel(call)) return null;
  const isArray = file.typeOf(receiverOf(made))?.name === '[;]';
  return problem(
    made,
    method,
    `\`${receiverOf(made)!.text}\` is copied to a \`Vec\``,
    isArray
      ? 'yield the array itself: leave out `to_vec()`'
      : 'yield `.iter().copied()` or `.iter().cloned()` of it',
  );
}

/** `flat_map(|node| node.tokens().collect::<Vec<_>>())`; what the closure owns can't be lent by it. */
function collectedList(
  made: Node,
  method: string,
  closure: Node,
  call: Node,
  file: RustFile,
): Problem | null {
  if (!isCollect(made) || !isPlainList(collectTarget(made)) || isParallel(call)) return null;
  if (/\b(?:lock|read|write|borrow)\(\)|\bpar_|\bawait\b/.test(made.text)) return null;
  const root = rootOf(receiverOf(made));
  if (closure.child('body') !== made && root && isBoundIn(root.text, closure.child('body')!)) return null;
  if (isLentByItem(made, closure, file)) return null;
  return problem(
    calledTarget(made)!.child('field')!,
    method,
    'A list is collected',
    'yield the iterator itself: leave out `collect` (an inner closure may have to be `move`)',
  );
}

/** `into_iter().flat_map(|row| row.cells.iter().collect::<Vec<_>>())`: an item, or a guard of one, that the closure owns ends with it. */
function isLentByItem(made: Node, closure: Node, file: RustFile): boolean {
  const root = rootOf(made);
  const item = root && file.bindingOf(root);
  if (!item || !closure.child('parameters')?.contains(item.node)) return false;
  let start = made;
  for (let at: Node | undefined = made; at && methodOf(at); at = receiverOf(at)) start = at;
  return (
    comesFromGuard(receiverOf(made), file) ||
    (isOwned(item, file) === true && !/^into_/.test(methodOf(start) ?? ''))
  );
}

function isBoundIn(name: string, body: Node): boolean {
  for (const declaration of body.descendantsOfKind('let_declaration'))
    if (new RegExp(`\\b${name}\\b`).test(declaration.child('pattern')?.text ?? '')) return true;
  return false;
}
