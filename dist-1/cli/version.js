import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
/** Top folder of the package, seen from `src/cli` and from `dist/cli` alike. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));
export function version() {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(text).version;
}
