/** Writes the files of a new rule; its tests fail until the rule, its page and its fixture are written. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { newRule } from './new-rule/files.js';

const root = new URL('../', import.meta.url);
const [item, id, ...surplus] = process.argv.slice(2);

try {
  if (item === undefined || id === undefined || surplus.length > 0) {
    throw new Error(
      'Usage: npm run new-rule -- <item> <rule-id>, for example: npm run new-rule -- allocations vec-where-array-fits',
    );
  }
  const written = newRule(item, id, root);
  const generated = spawnSync('npm', ['run', '--silent', 'generate'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  });
  if (generated.status !== 0)
    throw new Error('The files are written, but `npm run generate` failed: see above.');
  console.log(
    [
      'Written, in the order in which they are best filled in:',
      ...written.map((path) => `  ${path}`),
      '',
      'The registry, the schema and the rule index know the rule now. See it fail:',
      `  npm test -- test/rules/fixtures -t ${id}`,
    ].join('\n'),
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
