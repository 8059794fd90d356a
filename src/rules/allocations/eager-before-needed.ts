import { argumentsOf, calledPath, diverges, enclosingLoops, methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace, mayChangeWithin } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { isCheapToClone, isCopyType } from '../../rust/types.js';
import { enclosingClosure } from '../../rust/uses.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const ALLOCATING = new Set(
  'to_string to_owned to_vec clone cloned collect to_lowercase to_uppercase into_owned repeat join concat replace to_path_buf sorted to_rlp encode_to_vec'.split(
    ' ',
  ),
);
const ALLOCATING_PATHS =
  /(?:^|::)(?:String::from|Vec::from|Vec::with_capacity|HashMap::with_capacity|HashSet::with_capacity|String::with_capacity|keccak256|sha256|hash_slow|to_vec|to_string|Box::new|from_utf8_lossy)$/;

export const rule: Rule = {
  id: 'eager-before-needed',
  item: 'allocations',
  summary: 'a value made before it is known whether anyone will use it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration'],
  needs:
    /\.(?:to_string|to_owned|to_vec|clone|collect|to_lowercase|to_uppercase|repeat|join|replace|sorted|concat)\b|format!|vec!|::from\(|with_capacity|keccak256/,
  check(node: Node, file: RustFile): Problem | null {
    const value = node.child('value');
    const [binding] = file.functionAt(node)?.scopes.boundBy(node) ?? [];
    if (
      !value ||
      node.child('alternative') ||
      !binding?.whole ||
      binding.uses.length === 0 ||
      !isCostly(value, file)
    )
      return null;
    if (/\?|\.await\b/.test(value.text) && hasEarlyExit(value)) return null;
    const uses = binding.uses;
    if (uses.some((use) => use.hidden === 'opaque')) return null;
    const spared = sparedBy(node, binding);
    if (!spared || !canWait(value, node, uses[0]!.node, file)) return null;
    return {
      at: value,
      message: `\`${binding.name}\` is made on every way through, but ${spared}: on the others the work is thrown away.`,
      help: `make \`${binding.name}\` where it is used`,
    };
  },
};

/** Allocates, or hashes, without doing anything that others could see. */
function isCostly(value: Node, file: RustFile): boolean {
  if (value.kind === 'macro_call')
    return value.macro === 'format' || (value.macro === 'vec' && value.children.length > 0);
  if (value.kind !== 'call_expression') return false;
  const path = calledPath(value);
  if (path) return ALLOCATING_PATHS.test(path) && !/\bnew\(\)/.test(value.text);
  const method = methodOf(value) ?? '';
  if (!ALLOCATING.has(method)) return false;
  if (method !== 'clone' && method !== 'cloned' && method !== 'to_owned') return true;
  const found = file.typeOf(value) ?? file.typeOf(receiverOf(value));
  // What is not known may be a counted handle, and cloning that costs next to nothing.
  return (
    !!found &&
    !isCheapToClone({ ...found, refs: '' }) &&
    isCopyType({ ...found, refs: '' }, (name) => file.declarations.isCopy(name)) === false
  );
}

function hasEarlyExit(value: Node): boolean {
  for (const node of value.descendants())
    if (node.kind === 'try_expression' || node.kind === 'await_expression') return true;
  return false;
}

/** Which ways through the function never look at the value, in words; null when all do. */
function sparedBy(declaration: Node, binding: Binding): string | null {
  const block = declaration.parent;
  if (block?.kind !== 'block') return null;
  const branch = branchOfAll(binding, block);
  if (branch) return `used only in the branch on line ${branch.line}`;
  const exit = exitBefore(declaration, binding, block);
  return exit ? `the \`${exit.word}\` on line ${exit.line} leaves without it` : null;
}

/** The one branch that holds every use. */
function branchOfAll(binding: Binding, block: Node): Node | null {
  const first = binding.uses[0]!.node;
  for (let at = first; at !== block; at = at.parent!) {
    const parent = at.parent!;
    const isBranch =
      (parent.kind === 'if_expression' && at.field === 'consequence') ||
      at.kind === 'else_clause' ||
      (parent.kind === 'match_arm' && at.field === 'value');
    if (!isBranch) continue;
    if (!binding.uses.every((use) => at.contains(use.node))) continue;
    const fork = parent.kind === 'match_arm' ? parent.parent!.parent! : parent;
    if (leavesNothing(fork, at) || isRoomForNothing(binding.declaration, fork.child('condition')))
      return null;
    return enclosingClosure(at) === enclosingClosure(block) && !loopsBetween(at, block) ? at : null;
  }
  return null;
}

/** When every other branch ends in an error, the value is needed in all that matter. */
function leavesNothing(fork: Node, branch: Node): boolean {
  if (fork.kind === 'match_expression') {
    const arms =
      fork.child('body')?.children.filter((arm) => arm.kind === 'match_arm' && !arm.contains(branch)) ?? [];
    return arms.every((arm) => endsInError(arm.child('value')));
  }
  const other =
    branch.kind === 'else_clause' ? fork.child('consequence') : fork.child('alternative')?.children[0];
  return !!other && endsInError(other);
}

function endsInError(branch: Node | undefined): boolean {
  if (!branch) return false;
  const block = branch.kind === 'else_clause' ? branch.children[0]! : branch;
  const last = (block.kind === 'block' ? block.children.at(-1) : block)?.text ?? '';
  return /^(?:return\s+)?(?:Some\()?(?:Poll::Ready\()?Err\b|^(?:return\s+)?None;?$|\.fail\(\);?$|^(?:\w+::)*(?:panic|unreachable|bail|todo|unimplemented)!/.test(
    last,
  );
}

function loopsBetween(node: Node, block: Node): boolean {
  return enclosingLoops(node).some((loop) => block.contains(loop.node));
}

/** An early `return` or `continue`, no error, between the value and its first use. */
function exitBefore(declaration: Node, binding: Binding, block: Node): { word: string; line: number } | null {
  const from = block.children.indexOf(declaration) + 1;
  for (const statement of block.children.slice(from)) {
    if (binding.uses.some((use) => statement.contains(use.node))) return null;
    const branch = statement.children[0];
    if (
      statement.kind !== 'expression_statement' ||
      branch?.kind !== 'if_expression' ||
      branch.child('alternative')
    )
      continue;
    const consequence = branch.child('consequence');
    if (!diverges(consequence) || endsInError(consequence)) continue;
    if (isRoomForNothing(declaration, branch.child('condition'))) continue;
    const last = consequence!.children.at(-1)?.text ?? '';
    const word = /^(?:return|continue|break)\b/.exec(last)?.[0];
    if (word) return { word, line: consequence!.children.at(-1)!.line };
  }
  return null;
}

/** `Vec::with_capacity(n)` where `n == 0` leaves early: room for nothing is not allocated. */
function isRoomForNothing(declaration: Node, condition: Node | undefined): boolean {
  return (
    /with_capacity\(/.test(declaration.text) && /is_empty\(\)|==\s*0\b|<\s*1\b/.test(condition?.text ?? '')
  );
}

/** Would the value be the same if it were made at its first use? */
function canWait(value: Node, declaration: Node, use: Node, file: RustFile): boolean {
  for (const node of value.descendants()) {
    if (node.kind === 'call_expression' && hasEffect(node)) return false;
    if (
      !isPlace(node) ||
      node.field === 'function' ||
      (node.parent && node.parent.field !== 'function' && isPlace(node.parent))
    )
      continue;
    if (node.kind === 'identifier' && !file.bindingOf(node)) continue;
    const binding = file.bindingOf(node);
    if (binding && value.contains(binding.node)) continue;
    if (mayChangeWithin(node, declaration.end, use.start, file)) return false;
  }
  return true;
}

function hasEffect(call: Node): boolean {
  const name = methodOf(call) ?? calledPath(call) ?? '';
  return (
    /(?:^|_|::)(?:insert|push|send|write|next|pop|take|remove|drain|lock|recv|read|now|elapsed|random|rand|borrow_mut|swap|replace_with|fetch_\w+|alloc\w*|start|spawn)$/.test(
      name,
    ) && argumentsOf(call).length >= 0
  );
}
