import { asCopy, isFreeCopy } from '../../rust/cost/copies.js';
import { implTrait } from '../../rust/functions/shape.js';
import { givenOn } from '../../rust/order/given-value.js';
import { enclosingFunction } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, isString } from '../../rust/types/types.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'changed-then-copied-back',
  item: 'allocations',
  summary: 'a collection that is lent to be changed and returned as a copy as well',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /^(?=[\s\S]*:\s*&(?:'\w+\s+)?mut\b)[\s\S]*\.(?:clone|to_vec|to_owned|to_string)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    if (copy?.source.kind !== 'identifier' || copy.method === 'cloned' || isFreeCopy(copy, file)) return null;
    const fn = enclosingFunction(node);
    const binding = file.bindingOf(copy.source);
    if (!fn || implTrait(fn) || binding?.kind !== 'parameter' || !binding.whole) return null;
    if (!isReturned(node, fn)) return null;
    const found = file.typeOf(copy.source);
    if (found?.refs !== 'm' || !(isSequence(found) || isMap(found) || isSet(found) || isString(found)))
      return null;
    return {
      at: node,
      message: `\`${binding.name}\` is lent to be changed, and its whole content is copied to be returned as well: whoever calls this has it already.`,
      help: `return nothing, or the reference: the caller can read \`${binding.name}\` itself`,
    };
  },
};

/** The last expression of the function or of a branch of it, or of a `return`. */
function isReturned(node: Node, fn: Node): boolean {
  for (let at: Node = givenOn(node); at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.kind === 'return_expression')
      return ![...parent.ancestors()].some(
        (each) => fn.contains(each) && /^(?:closure_expression|async_block)$/.test(each.kind),
      );
    if (parent.kind === 'block') {
      if (parent.children.at(-1) !== at || /;\s*$/.test(at.text)) return false;
      if (parent.parent === fn) return true;
    } else if (
      !/^(?:if_expression|else_clause|match_arm|match_block|match_expression|expression_statement)$/.test(
        parent.kind,
      )
    )
      return false;
  }
  return false;
}
