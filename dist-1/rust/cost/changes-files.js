import { argumentsOf, enclosingFunction } from '../syntax/call-syntax.js';
import { hasEffects } from './effects.js';

/** What writes, moves or removes files, runs another program, or waits while others may. */
const CHANGES =
  /\bfs::(?:write|rename|remove\w*|create\w*|copy|hard_link|set_\w+)|\bFile::(?:create|options)|\bOpenOptions\b|\bCommand::new|\.(?:write\w*|flush|persist|set_len|sync_\w+|rename|create\w*|delete\w*|save\w*|spawn|status|output|await)\b|\bsleep\(/;
/** May a file of which `question` asks be another one at `to`, as far as the code between them tells? */
export function mayChangeFiles(question, from, to) {
  const { text } = question.tree;
  if (CHANGES.test(text.slice(from, to))) return true;
  const asked = new Set([...question.descendantsOfKind('identifier')].map((name) => name.text));
  for (const call of enclosingFunction(question)?.descendantsOfKind('call_expression') ?? []) {
    if (call.start < from || call.end > to || !hasEffects(call)) continue;
    if (argumentsOf(call).some((each) => /^&?\w+$/.test(each.text) && asked.has(each.text.replace('&', ''))))
      return true;
  }
  return false;
}
