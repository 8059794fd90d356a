import { isPlace } from '../../rust/ownership/places.js';
import { formatOf, placeholdersOf } from '../../rust/syntax/format-strings.js';
import { LOG_MACROS } from '../../rust/syntax/macros.js';
import type { Node } from '../../rust/syntax/tree.js';
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
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    if (!/^(?:trace|debug|info|warn|error|event)$/.test(node.macro) || !LOG_MACROS.has(node.macro))
      return null;
    if (file.isTestFile || !isTracing(node, file)) return null;
    const format = formatOf(node);
    if (!format) return null;
    const values = valuesIn(format.literal, format.args);
    if (values.length === 0) return null;
    const named = values.slice(0, MAX_NAMED);
    const shown = named.map(({ name }) => `\`${name}\``).join(', ');
    return {
      at: format.literal,
      message: `The text of this \`${node.macro}!\` holds ${shown}: nobody can filter or count by ${values.length === 1 ? 'it' : 'them'}, and each line is another text.`,
      help: `write \`${node.macro}!(${named.map(({ name, sigil }) => sigil + name).join(', ')}, "..")\` with a text that stays the same`,
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

interface Field {
  name: string;
  /** What tracing writes a value with: `?` by `Debug`, `%` by `Display`. */
  sigil: '?' | '%';
}

/** Plain names and fields among the values of a format string, each once; what is calculated has no name for a field. */
function valuesIn(literal: Node, args: readonly Node[]): Field[] {
  const found = new Map<string, Field>();
  for (const { argument, spec } of placeholdersOf(literal.text)) {
    const value = typeof argument === 'string' ? undefined : args[argument];
    const name = typeof argument === 'string' ? argument : value?.text;
    if (!name || (value && (!isPlace(value) || value.kind === 'self')) || found.has(name)) continue;
    found.set(name, { name, sigil: spec.includes('?') ? '?' : '%' });
  }
  return [...found.values()];
}
