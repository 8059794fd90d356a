import { z } from 'zod';
import { configSchema } from './schema.js';
/** The configuration file as a JSON schema, for completion and hovers in editors. */
export function schemaText(ruleIds) {
  const schema = z.toJSONSchema(configSchema(ruleIds.toSorted()), { io: 'input' });
  const titled = {
    ...schema,
    title: 'perf-checklist',
    description: 'Configuration of perf-checklist, in .github/perf-checklist.yml',
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
