import { following } from '../../rust/order/branches.js';
import { enclosingLoops, isIteratorChain } from '../../rust/order/loops.js';
import { rootOf } from '../../rust/ownership/places.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calleeName, methodOf, nextMethod, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'sequential-independent-loop',
  item: 'parallelism',
  summary: 'heavy work on each item in turn where the file uses rayon already',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression', 'let_declaration'],
  needs: /\brayon\b|\bpar_(?:iter|bridge|chunks)|\binto_par_iter\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return heavyInARow(node, file);
    const method = methodOf(node) ?? '';
    if (!/^(?:map|filter_map|try_for_each|for_each)$/.test(method) || isParallel(node)) return null;
    const chain = receiverOf(node)!;
    const closure = argumentsOf(node)[0];
    if (closure?.kind !== 'closure_expression' || !isSplittable(chain) || !isFinished(node, method))
      return null;
    const heavy = heavyWorkIn(closure);
    if (!heavy || writesOutside(closure, file) || enclosingLoops(node).length > 0) return null;
    return {
      at: node,
      message: `${quoted(heavy)} is done for one item after the other, though none needs the result of another and the file splits work with rayon elsewhere.`,
      help: 'iterate with `par_iter()` or `into_par_iter()` where there are enough items',
    };
  },
};

/** Signatures, hashes of whole objects, compression, proofs: tens of microseconds and more for each item. */
const HEAVY =
  /^(?:(?:try_|into_)?(?:recover|ecrecover)(?:_\w+)?|verify_(?:signature|proof)\w*|hash_slow|seal_slow|compress|decompress|prove|prove_\w+|hash_tree_root|tree_hash_root|(?:compute|calculate)_\w*(?:root|proof|commitment)\w*|merkleize|\w+_to_proof|blob_to_kzg\w*|compile)$/;

/** `let a = left.compute_root(); let b = right.compute_root();`: neither needs the other. */
function heavyInARow(node: Node, file: RustFile): Problem | null {
  const next = following(node)[0];
  const [one, other] = [node, next].map((each) =>
    each?.kind === 'let_declaration' ? heavyValue(each) : null,
  );
  if (!one || !other || isParallel(one) || enclosingLoops(node).length > 0) return null;
  const bound = new Set(file.localsOf(node));
  for (const each of next!.descendantsOfKind('identifier', 'self')) {
    const binding = file.bindingOf(each);
    if (
      binding &&
      (bound.has(binding) || (binding.kind === 'self' && /\bmut\b/.test(binding.declaration.text)))
    )
      return null;
  }
  if ([one, other].some((call) => argumentsOf(call).some(isMutableBorrow))) return null;
  return {
    at: one,
    until: one,
    message: `${quoted(one)} and ${quoted(other)} are worked out one after the other, though neither needs the other and the file splits work with rayon.`,
    help: 'let `rayon::join` do both at once where each takes long enough',
  };
}

function heavyValue(declaration: Node): Node | null {
  let value = declaration.child('value');
  while (value?.kind === 'try_expression') value = value.children[0];
  if (value?.kind !== 'call_expression') return null;
  const name = calleeName(value);
  return HEAVY.test(name) ? value : null;
}

function heavyWorkIn(closure: Node): Node | null {
  for (const call of closure.child('body')?.descendants() ?? []) {
    if (call.kind === 'await_expression') return null;
    if (call.kind !== 'call_expression') continue;
    const name = calleeName(call);
    if (HEAVY.test(name)) return call;
  }
  return null;
}

/** A chain over a collection with nothing before that must run in order. */
function isSplittable(chain: Node): boolean {
  let at: Node | undefined = chain;
  while (at && /^(?:enumerate|zip|map|copied|cloned|rev|filter)$/.test(methodOf(at) ?? ''))
    at = receiverOf(at);
  return (
    !!at && /^(?:iter|iter_mut|into_iter|chunks|values|keys)$/.test(methodOf(at) ?? '') && isIteratorChain(at)
  );
}

/** `for_each` runs on the spot; a `map` must be collected in the same breath. */
function isFinished(node: Node, method: string): boolean {
  if (/for_each$/.test(method)) return true;
  return /^(?:collect|sum|unzip|min|max|all|any)$/.test(nextMethod(node));
}

function isParallel(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = receiverOf(at))
    if (/par_/.test(methodOf(at) ?? '')) return true;
  for (const at of node.ancestors())
    if (
      at.kind === 'call_expression' &&
      /\bpar_\w+\(|\b(?:rayon::)?(?:join|scope|spawn)\w*\(/.test(at.text.slice(0, node.start - at.start))
    )
      return true;
  return false;
}

/** Does the closure change what lies outside of it? */
function writesOutside(closure: Node, file: RustFile): boolean {
  for (const node of closure.descendants()) {
    const target =
      node.kind === 'assignment_expression' || node.kind === 'compound_assignment_expr'
        ? node.child('left')
        : isMutableBorrow(node)
          ? node.child('value')
          : undefined;
    const root = target && rootOf(target);
    const binding = root && file.bindingOf(root);
    if (target && !(binding && closure.contains(binding.node))) return true;
    const used = node.kind === 'identifier' ? file.bindingOf(node) : undefined;
    if (used?.mutable && !closure.contains(used.node)) return true;
  }
  return false;
}
