import { z } from 'zod';
import { manifestSchema, resultRunSchema, toolRunSchema } from './manifest.js';
/** The bundle's two files as a JSON schema: `manifest.json` is the root, a line of `runs.jsonl` is `$defs/run`. */
export function evidenceSchemaText() {
  const { $schema, ...manifest } = z.toJSONSchema(manifestSchema, { io: 'input' });
  const { $schema: _, ...run } = z.toJSONSchema(z.union([toolRunSchema, resultRunSchema]), {
    io: 'input',
    // Samples say themselves what they are.
    unrepresentable: 'any',
  });
  const schema = {
    $schema,
    title: 'perf-checklist evidence',
    description:
      'manifest.json of an evidence bundle; a line of runs.jsonl is $defs/run. See docs/evidence.md.',
    ...manifest,
    $defs: { run },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
