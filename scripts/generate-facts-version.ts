/** Writes src/index/facts-version.ts from the facts of the pinned texts; `--check` only says whether it is current. */
import { readFile, writeFile } from 'node:fs/promises';
import { pinnedFacts, versionOf } from '../test/index/pinned/facts.js';

const FILE = new URL('../src/index/facts-version.ts', import.meta.url);

const wanted = `// Made by \`npm run generate\` from what is read of test/index/pinned. Do not edit.

/** Another as soon as the same text gives other facts: cached facts of another version are not read. */
export const FACTS_VERSION = ${versionOf(pinnedFacts())};
`;
if (process.argv.includes('--check')) {
  const present = await readFile(FILE, 'utf8').catch(() => '');
  if (present !== wanted) {
    console.error(
      'src/index/facts-version.ts is out of date, by which cached facts would stay as they were: run `npm run generate`',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, wanted);
}
