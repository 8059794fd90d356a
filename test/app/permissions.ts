import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What `app.yml` asks for: the stand-in enforces it, so a missing permission fails a test. */
export const PERMISSIONS: Readonly<Record<string, 'read' | 'write'>> = parse(
  readFileSync(new URL('../../app.yml', import.meta.url), 'utf8'),
).default_permissions;
