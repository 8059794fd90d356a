import { argumentsOf, calledPath, enclosingLoop, type Loop, methodOf, receiverOf } from '../../rust/flow.js';
import { isOnlyLookedAt } from '../../rust/only-read.js';
import { isPlace, rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'arc-clone-in-loop',
  item: 'redundant-work',
  summary: 'a counted pointer copied at each turn only to be looked through',
  severity: { hot: 'note', warm: 'note', cold: 'off' },
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\b(?:Arc|Rc)\b/,
  check(node: Node, file: RustFile): Problem | null {
    const pointer = pointerCopied(node, file);
    const loop = pointer && enclosingLoop(node);
    if (!pointer || !loop || !isFromOutside(pointer, loop, file) || !isOnlyLent(node, file)) return null;
    return {
      at: node,
      message: `Each turn of \`${loop.word}\` counts ${quoted(pointer)} up and down again, and only looks through it: two atomic writes to a line that other threads use.`,
      help: `lend it: \`&${pointer.text}\``,
    };
  },
};

/** What `Arc::clone(&x)` or `x.clone()` of a known counted pointer copies. */
function pointerCopied(call: Node, file: RustFile): Node | null {
  if (/(?:^|::)(?:Arc|Rc)::clone$/.test(calledPath(call) ?? '')) {
    const [argument] = argumentsOf(call);
    const place = argument?.kind === 'reference_expression' ? argument.child('value') : argument;
    return place && isPlace(place) ? place : null;
  }
  const source = receiverOf(call);
  if (methodOf(call) !== 'clone' || !source || !isPlace(source)) return null;
  return /^(?:Arc|Rc)$/.test(file.typeOf(source)?.name ?? '') ? source : null;
}

function isFromOutside(place: Node, loop: Loop, file: RustFile): boolean {
  const root = rootOf(place);
  if (root?.text === 'self') return true;
  const binding = root && file.bindingOf(root);
  return !!binding && !loop.node.contains(binding.node);
}

/** `f(&x.clone())`, `x.clone().len()`, or a name that is only looked at. */
function isOnlyLent(copy: Node, file: RustFile): boolean {
  const parent = copy.parent!;
  if (parent.kind === 'reference_expression') return parent.parent?.kind === 'arguments';
  if (parent.kind === 'let_declaration') {
    const [binding] = file.localsOf(parent);
    return !!binding?.whole && isOnlyLookedAt(binding, file);
  }
  return false;
}
