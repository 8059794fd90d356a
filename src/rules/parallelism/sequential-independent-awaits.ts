import { runsOnExecutor } from '../../rust/async-context.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/flow.js';
import { rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { withoutAdapters } from './gathered-answer.js';
import { asksSomebody, isRemote } from './requests.js';

export const rule: Rule = {
  id: 'sequential-independent-awaits',
  item: 'parallelism',
  summary: 'two requests in a row of which the second does not need the first',
  // Of four that were read, two were wrong: whether two requests may overtake each other is seldom written down.
  severity: NOTE,
  blocksWhenHot: false,
  on: ['let_declaration'],
  needs: /\.await\b/,
  check(node: Node, file: RustFile): Problem | null {
    const first = requestIn(node, file);
    const siblings = node.parent?.kind === 'block' ? node.parent.children : [];
    const next = siblings[siblings.indexOf(node) + 1];
    const second = first && next ? requestIn(next, file) : null;
    if (!first || !second || !runsOnExecutor(node) || isNeededBy(node, next!, file)) return null;
    return {
      at: second,
      message: `${quoted(second)} is asked only when ${quoted(first)} has answered, though it needs nothing of that answer: the waiting times add up.`,
      help: 'wait for both at once with `try_join!` (or `join!`)',
    };
  },
};

/** `let user = client.get_user(id).await?;` of something far away that is only lent. */
function requestIn(statement: Node, file: RustFile): Node | null {
  if (statement.kind !== 'let_declaration' || statement.child('alternative')) return null;
  let value = statement.child('value');
  while (
    value &&
    (value.kind === 'try_expression' ||
      /^(?:map_err|context|with_context|unwrap|expect|ok_or|ok_or_else|unwrap_or|unwrap_or_default|unwrap_or_else)$/.test(
        methodOf(value) ?? '',
      ))
  )
    value = value.kind === 'try_expression' ? value.children[0] : receiverOf(value);
  const call = value?.kind === 'await_expression' ? withoutAdapters(value.children[0]!) : undefined;
  if (call?.kind !== 'call_expression' || !(reaches(call) || asksRemote(call, file))) return null;
  const writes = argumentsOf(call).some(
    (each) => each.kind === 'reference_expression' && each.has('mutable_specifier'),
  );
  return writes ? null : value!;
}

/** `ObjectStore::connect(&url)`, `fetch_manifest(&url)`: goes out by itself. */
const REACHES = /(?:^|::)(?:connect|dial|fetch|download|open|load)(?:_\w+)?$/;

function reaches(call: Node): boolean {
  const path = calledPath(call) ?? '';
  return (
    REACHES.test(path) && !/^(?:\w+::)*(?:File|OpenOptions)::/.test(path) && argumentsOf(call).length > 0
  );
}

function asksRemote(call: Node, file: RustFile): boolean {
  const receiver = receiverOf(call);
  return !!receiver && asksSomebody(call) && isRemote(receiver) && !mayBeChanged(receiver, file);
}

function mayBeChanged(receiver: Node, file: RustFile): boolean {
  const root = rootOf(receiver);
  const binding = root && file.bindingOf(root);
  if (!binding) return true;
  if (binding.kind === 'self') return /\bmut\b/.test(binding.declaration.text);
  return binding.mutable || file.typeOf(root)?.refs.startsWith('m') === true;
}

/** Does the second statement mention anything that the first binds? */
function isNeededBy(first: Node, second: Node, file: RustFile): boolean {
  const bound = new Set(file.localsOf(first));
  for (const node of second.descendants()) {
    const binding = node.kind === 'identifier' ? file.bindingOf(node) : undefined;
    if (binding && bound.has(binding)) return true;
    if (node.kind === 'macro_call' || node.kind === 'macro_invocation') return true;
  }
  return false;
}
