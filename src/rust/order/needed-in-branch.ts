import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { isLook } from '../ownership/only-read.js';
import type { UseFacts } from '../ownership/uses.js';
import { callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** An empty list costs nothing to copy: who asks only that spares nothing by asking first. */
const ASKS_FOR_NOTHING = /^(?:is_empty|len|is_some|is_none)$/;

/**
 * The first use that needs the value for itself, where only one branch has such uses and whether it is taken is decided by a
 * look at the value: `if wanted.contains(&x.id) { all.push(x) }`, `if x.old { continue; } all.push(x);`. Null otherwise.
 */
export function neededInOneBranch(binding: Binding, known: Known): Node | null {
  const uses = known.usesOf(binding);
  const looks = uses.filter((use) => isLook(use, known));
  const others = uses.filter((use) => !looks.includes(use));
  const [first] = others;
  if (!first || looks.length === 0 || others.some((use) => use.effect === 'hidden' || isReplaced(use)))
    return null;
  if (others.length === 1 && looks.some((use) => decidesWith(use.use.node, first.use.node)))
    return first.use.node;
  const branch = branchAround(first.use.node, binding);
  if (branch && others.every((use) => branch.contains(use.use.node)))
    return looks.some((use) => decides(use, branch.parent!) && !branch.contains(use.use.node))
      ? first.use.node
      : null;
  return looks.some((use) => isDecidedBefore(use, first.use.node, binding)) ? first.use.node : null;
}

/** `target = loaded;`: nobody needs what was there. */
export function isReplaced({ use, place }: UseFacts): boolean {
  return place === use.node && place.field === 'left' && place.parent?.kind === 'assignment_expression';
}

/** `(row.width > least).then_some(row)` */
function decidesWith(look: Node, needed: Node): boolean {
  const call = callOfArgument(needed);
  return !!call && methodOf(call) === 'then_some' && receiverOf(call)!.contains(look);
}

/** The branch of the outermost `if` in the scope of the name that holds the node. */
function branchAround(node: Node, binding: Binding): Node | null {
  let branch: Node | null = null;
  for (let at: Node = node; at.parent && !at.contains(binding.node); at = at.parent) {
    if (/^(?:closure_expression|async_block|(?:for|while|loop)_expression)$/.test(at.kind)) return null;
    if (at.parent.kind !== 'if_expression' || at.field === 'condition' || bindsIt(at.parent, binding))
      continue;
    if (!endsInFailure(at.field === 'alternative' ? 'consequence' : 'alternative', at.parent)) branch = at;
    else return null;
  }
  return branch;
}

/** The way that gives up runs seldom: what it would be spared hardly counts. */
function endsInFailure(field: string, statement: Node): boolean {
  return /\b(?:return\s+Err\b|bail!|panic!|Err\()/.test(statement.child(field)?.text ?? '');
}

function decides(use: UseFacts, statement: Node): boolean {
  if (use.method && ASKS_FOR_NOTHING.test(use.method)) return false;
  return !!statement.child('condition')?.contains(use.use.node);
}

/** `if x.old { continue; }` in the block where the name is bound, or that the loop binds it for, before the value is needed. */
function isDecidedBefore(use: UseFacts, needed: Node, binding: Binding): boolean {
  for (const at of use.use.node.ancestors()) {
    if (at.contains(binding.node)) return false;
    if (at.kind !== 'if_expression') continue;
    const block = at.parent?.kind === 'expression_statement' ? at.parent.parent : null;
    return (
      !!block &&
      (block.contains(binding.node) || isScopeOf(block, binding)) &&
      at.end < needed.start &&
      !at.child('alternative') &&
      decides(use, at) &&
      skipsTheRest(at.child('consequence')) &&
      block.contains(needed)
    );
  }
  return false;
}

/** `if let Some(row) = ..` */
function bindsIt(statement: Node, binding: Binding): boolean {
  return statement.child('condition')?.contains(binding.node) === true;
}

/** The body of a loop, or the branch of an `if let`, that the name is bound for. */
function isScopeOf(block: Node, { declaration }: Binding): boolean {
  return declaration.child('body') === block || declaration.parent?.child('consequence') === block;
}

function skipsTheRest(body: Node | undefined): boolean {
  const last = body?.children.at(-1);
  const way = last?.kind === 'expression_statement' ? last.children[0] : last;
  return way?.kind === 'continue_expression' || /^return(?:\s+None)?$/.test(way?.text ?? '');
}

/** Copy, or methods of numbers and Options: a value with any other method or field is mostly a struct. */
const OF_NUMBERS =
  /^(?:abs|pow|min|max|cmp|partial_cmp|eq|ne|lt|le|gt|ge|is_zero|is_some\w*|is_none\w*|is_nan|is_positive|is_negative|checked_\w+|saturating_\w+|wrapping_\w+|to_string|to_owned|clone|into|try_into|as_\w+|get|index|bits|is_power_of_two|trailing_zeros|leading_zeros|count_ones|0)$/;

/** Is a field or a method of the value named that numbers and handles have not? */
export function hasPartsOfStruct(binding: Binding): boolean {
  return binding.uses.some(({ node, hidden }) => {
    const field = node.field === 'value' && node.parent?.kind === 'field_expression' ? node.parent : null;
    if (!field || hidden) return false;
    const name = field.child('field')?.text ?? '';
    const call = field.parent;
    if (OF_NUMBERS.test(name) || /^\d/.test(name)) return false;
    return !(
      call?.kind === 'call_expression' &&
      methodOf(call) === name &&
      /^is_\w+_(?:id|number)$/.test(name)
    );
  });
}
