import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isIteratorChain } from '../../../rust/order/loops.js';

import { isPlace, rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** What splits a collection instead of walking it. */
const PARALLEL: Readonly<Record<string, string>> = {
  iter: 'par_iter',
  iter_mut: 'par_iter_mut',
  into_iter: 'into_par_iter',
  chunks: 'par_chunks',
  chunks_mut: 'par_chunks_mut',
  chunks_exact: 'par_chunks_exact',
  chunks_exact_mut: 'par_chunks_exact_mut',
  windows: 'par_windows',
};
/** Adapters that a parallel iterator over a slice has too, and that leave it splittable. */
const INDEXED = /^(?:enumerate|zip|zip_eq|rev|map|copied|cloned|skip|take|step_by|chain)$/;

/** `xs.iter().zip(ys.chunks(n)).par_bridge()`: items go one by one through a lock, though the collections could be split. */
export function bridged(node: Node, file: RustFile): Problem | null {
  const source = withoutParentheses(receiverOf(node)!);
  const start = splittable(source, file);
  if (!start) return null;
  const parallel = start.kind === 'range_expression' ? 'into_par_iter' : PARALLEL[methodOf(start)!]!;
  const walked = start.kind === 'range_expression' ? start : receiverOf(start)!;
  return {
    at: start === source ? source : calledTarget(node)!.child('field')!,
    until: node,
    message: `\`par_bridge\` hands out the items of ${quoted(walked)} one by one under a lock, and in no order; a collection can be split instead.`,
    help: `start from \`${parallel}\`, which splits it`,
  };
}

/** The call that makes the iterator of a collection, behind adapters that need no order; null for what arrives item by item. */
function splittable(chain: Node | undefined, file: RustFile): Node | null {
  let at = chain && withoutParentheses(chain);
  while (at && INDEXED.test(methodOf(at) ?? '')) {
    // Only what can be split in step with the rest.
    if (/^(?:zip|zip_eq|chain)$/.test(methodOf(at)!) && !isSplittableArgument(argumentsOf(at)[0], file))
      return null;
    at = withoutParentheses(receiverOf(at)!);
  }
  if (at?.kind === 'range_expression') return at.children.length === 2 ? at : null;
  const method = at ? methodOf(at) : null;
  if (!at || !method || !Object.hasOwn(PARALLEL, method)) return null;
  const isPlain = argumentsOf(at).length === (/chunks|windows/.test(method) ? 1 : 0);
  return isPlain && !isStream(receiverOf(at)!, file) ? at : null;
}

function isSplittableArgument(argument: Node | undefined, file: RustFile): boolean {
  if (!argument) return false;
  const place = withoutBorrow(argument);
  if (!isPlace(place)) return splittable(argument, file) !== null;
  const made = place.kind === 'identifier' ? file.bindingOf(place)?.value : undefined;
  return made && isIteratorChain(made) ? splittable(made, file) !== null : !isStream(place, file);
}

/** Rayon can split these; whatever else a repository declares has the parallel walk that somebody wrote for it, mostly none. */
const SPLIT =
  /^(?:Vec|\[\]|\[;\]|VecDeque|SmallVec|ArrayVec|Range(?:Inclusive)?|Option|(?:Fx|A)?Hash(?:Map|Set)|Index(?:Map|Set))$/;

/** Items that arrive one by one: the receiving end of a channel, a walk over a folder, an iterator that is computed. */
function isStream(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  if (found) {
    const { name } = methodTarget(found);
    if (file.declarations.declares(name)) return !SPLIT.test(name);
    return /Receiver|Stream|Walk|Iter(?:ator)?$|ReadDir|Lines|^impl$|^dyn$|^(?:BTree|Linked)/.test(name);
  }
  if (source.kind === 'call_expression' && (isIteratorChain(source) || methodOf(source) === 'into_inner'))
    return true;
  return saysStream(source.text) || madeBy(source, file).some(saysStream);
}

function saysStream(text: string): boolean {
  return /(?:^|_|\b)(?:rx|recv|receiver|walk|walker|read_dir|lines|iter|it|stream|reader)(?:_|$|\()/i.test(
    text,
  );
}

/** Names are followed this far back, through `match` and `if let`. */
const MAX_NAMES = 3;

/** `read_dir(&folder)` of the `entries` in `match read_dir(&folder) { Ok(entries) => .. }`: the calls that a name stands for. */
function madeBy(source: Node, file: RustFile): string[] {
  const made: string[] = [];
  for (let at: Node | undefined = source; at && made.length < MAX_NAMES; ) {
    const root: Node | null = at.kind === 'identifier' ? at : rootOf(at);
    const binding: Binding | undefined = root ? file.bindingOf(root) : undefined;
    at = binding ? boundTo(binding) : undefined;
    const call = at && (calledPath(at) ?? methodOf(at));
    if (at) made.push(`${call ?? at.text}(`);
  }
  return made;
}
