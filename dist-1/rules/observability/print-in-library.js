import { NOTE } from '../rule.js';
export const rule = {
  id: 'print-in-library',
  item: 'observability',
  summary: 'a library that writes to the terminal',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['macro_call'],
  needs: /\b(e?print(ln)?|dbg)!/,
  check(node, file) {
    if (!/^(?:e?print(?:ln)?|dbg)$/.test(node.macro) || file.isTestFile || file.isProgram) return null;
    if (node.macro !== 'dbg' && (!file.hasText(LOGGING) || isAskedFor(node) || isExplained(node, file)))
      return null;
    return {
      at: node,
      message: `\`${node.macro}!\` locks the stream and writes to it at once, and whoever runs this library can neither filter nor redirect it.`,
      help: node.macro === 'dbg' ? 'take it out' : 'use an event of `tracing` with fields',
    };
  },
};
/** Where a file logs already, a print is the odd one out; elsewhere printing may be what the code is for. */
const LOGGING = /\b(?:tracing|log|slog)::|\buse (?:tracing|log|slog)\b|\b(?:trace|debug|info|warn|error)!\(/;
/** A leave that clippy was given. */
const PRINT_LINT = /print_std(?:out|err)/;
/** Lines for cargo or a CI runner to read, and prints with a comment or a lint's leave right above. */
function isExplained(node, file) {
  if (/^\(\s*r?#*"(?:cargo:|::)/.test(node.child('arguments')?.text ?? '')) return true;
  const above = node.tree.lineText(node.line - 1).trim();
  return (above.startsWith('//') && !above.startsWith('//~')) || file.hasText(PRINT_LINT);
}
/** Output that the code is for: a function named for printing, or one that only runs when told to be loud. */
function isAskedFor(node) {
  for (const at of node.ancestors()) {
    if (
      at.kind === 'if_expression' &&
      /verbose|debug|trace|print|quiet|log/i.test(at.child('condition')?.text ?? '')
    )
      return true;
    if (at.kind === 'function_item')
      return /print|dump|show|report|trac|detect|write_|display|usage|help|debug|log|warn|cli|panic|crash|main|run_command/i.test(
        at.child('name')?.text ?? '',
      );
    if (at.kind === 'macro_definition') return true;
  }
  return false;
}
