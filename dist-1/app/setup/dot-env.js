import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const OURS = /^\s*(?:export\s+)?(?:APP_ID|PRIVATE_KEY|PRIVATE_KEY_PATH|WEBHOOK_SECRET)\s*=/m;
/** True for a text of `.env` that holds credentials already: they are never written over. */
export function holdsCredentials(text) {
  return OURS.test(text);
}
/** The text with the credentials at its end. */
export function withCredentials(text, { appId, privateKey, webhookSecret }) {
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const key = privateKey.trimEnd().replaceAll('\n', '\\n');
  return `${start}APP_ID=${appId}\nPRIVATE_KEY="${key}"\nWEBHOOK_SECRET=${webhookSecret}\n`;
}
export function readDotEnv(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}
/** Whole or not at all, and for the owner's eyes only. */
export function saveDotEnv(path, text) {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}
