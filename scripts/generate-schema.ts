/** Writes config.schema.json, the editors' view of the configuration file; `--check` only says whether it is current. */
import { readFile, writeFile } from 'node:fs/promises';
import { schemaText } from '../src/config/json-schema.js';
import { RULE_IDS } from '../src/rules/rule-ids.js';

const FILE = new URL('../config.schema.json', import.meta.url);

const wanted = schemaText(RULE_IDS);
if (process.argv.includes('--check')) {
  const present = await readFile(FILE, 'utf8').catch(() => '');
  if (present !== wanted) {
    console.error('config.schema.json is out of date: run `npm run generate`');
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, wanted);
}
