import { calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** Runs side by side whatever is put in. */
const SIDE_BY_SIDE = /(?:^|::)(?:FuturesUnordered|FuturesOrdered|JoinSet)(?:::<.*>)?::new$/s;

/** `for id in ids { asked.push(ask(id)); while let Some(answer) = asked.next().await { .. } }`: there is never more than one in it. */
export function drainedEachTurn(loop: Node, file: RustFile): Problem | null {
  const steps = (loop.child('body')?.children ?? []).map(withoutSemicolon);
  for (const [at, step] of steps.entries()) {
    const set =
      step.kind === 'call_expression' && FILLS.test(methodOf(step) ?? '') ? receiverOf(step)! : null;
    const binding = set?.kind === 'identifier' ? file.bindingOf(set) : undefined;
    if (!binding?.value || loop.contains(binding.node)) continue;
    if (!SIDE_BY_SIDE.test(calledPath(binding.value) ?? '')) continue;
    const drain = steps.slice(at + 1).find((later) => drains(later, binding.name));
    if (drain)
      return {
        at: step,
        message: `\`${binding.name}\` is emptied by the \`${drain.kind.replace('_expression', '')}\` on line ${drain.line} before the next turn adds to it: what could run side by side waits for each other.`,
        help: `wait for \`${binding.name}\` behind the loop, or in it only while \`${binding.name}.len()\` is at its limit`,
      };
  }
  return null;
}

const FILLS = /^(?:push|push_back|spawn)$/;

function withoutSemicolon(step: Node): Node {
  return step.kind === 'expression_statement' ? step.children[0]! : step;
}

/** Until nothing is left: whoever asks how many there are leaves some of them running. */
function drains(step: Node, name: string): boolean {
  const next = new RegExp(`\\b${name}\\s*\\.\\s*(?:next|join_next)\\(\\)`);
  if (new RegExp(`\\b${name}\\s*\\.\\s*len\\(\\)`).test(step.text)) return false;
  if (step.kind === 'while_expression') return next.test(step.child('condition')?.text ?? '');
  return (
    step.kind === 'loop_expression' && next.test(step.text) && /\bNone\s*=>\s*\{?\s*break\b/.test(step.text)
  );
}
