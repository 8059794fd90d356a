/** Writes evidence.schema.json, the form of an evidence bundle; `--check` only says whether it is current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { evidenceSchemaText } from '../src/evidence/json-schema.js';

const FILE = new URL('../evidence.schema.json', import.meta.url);
const wanted = evidenceSchemaText();

if (!process.argv.includes('--check')) writeFileSync(FILE, wanted);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== wanted) {
  console.error('evidence.schema.json is out of date: run `npm run generate`');
  process.exitCode = 1;
}
