import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Only names a folder: the first test that needs PostgreSQL starts it (test/postgres/shared.ts). */
export default function setUp() {
  process.env.TEST_POSTGRES_FOLDER = mkdtempSync(join(tmpdir(), 'perf-checklist-tests-'));
}
