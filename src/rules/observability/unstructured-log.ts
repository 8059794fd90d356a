import { formatOf, placeholdersOf } from '../../rust/format-strings.js';
import { LOG_MACROS } from '../../rust/macros.js';
import { isPlace } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'unstructured-log',
  item: 'observability',
  summary: 'values written into the text of a log where fields would fit',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['macro_call'],
  needs: /\btracing\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (!/^(?:trace|debug|info|warn|error|event)$/.test(node.macro) || !LOG_MACROS.has(node.macro))
      return null;
    if (file.isTestFile || !isTracing(node, file)) return null;
    const format = formatOf(node);
    if (!format) return null;
    const values = valuesIn(format.literal, format.args);
    if (values.length === 0) return null;
    const shown = values
      .slice(0, MAX_NAMED)
      .map((name) => `\`${name}\``)
      .join(', ');
    return {
      at: format.literal,
      message: `The text of this \`${node.macro}!\` holds ${shown}: nobody can filter or count by ${values.length === 1 ? 'it' : 'them'}, and each line is another text.`,
      help: `write \`${node.macro}!(${values
        .slice(0, MAX_NAMED)
        .map((name) => `%${name}`)
        .join(', ')}, "..")\` with a text that stays the same`,
    };
  },
};

/** Names in one sentence; more are not read. */
const MAX_NAMED = 3;

/** `log` has macros of the same names, and takes no fields in the same way. */
function isTracing(macro: Node, file: RustFile): boolean {
  const path = macro.child('function')?.text ?? '';
  return file.imports.resolve(path.includes('::') ? path : macro.macro).startsWith('tracing::');
}

/** Plain names and fields among the values of a format string; what is calculated has no name for a field. */
function valuesIn(literal: Node, args: readonly Node[]): string[] {
  return placeholdersOf(literal.text).flatMap(({ argument }) => {
    if (typeof argument === 'string') return [argument];
    const value = args[argument];
    return value && isPlace(value) && value.kind !== 'self' ? [value.text] : [];
  });
}
