import type { Sha } from '../../model.js';
import type { Git } from './git.js';

/** A text beyond this is not read: no person wrote it, and the review leaves files out far below it. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

export type ObjectText = { text: string } | { unreadable: string };

export const NOT_UTF8 = 'not UTF-8';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a file as it lies on disk or in git; a byte order mark is dropped. */
export function decode(bytes: Uint8Array): ObjectText {
  if (bytes.byteLength > MAX_TEXT_BYTES) return { unreadable: tooLarge(bytes.byteLength) };
  try {
    return { text: UTF8.decode(bytes) };
  } catch {
    return { unreadable: NOT_UTF8 };
  }
}

/**
 * Contents of blobs, all in one process. A name is whatever git resolves (an object id, `REV:path`); what does not
 * exist is absent from the answer.
 */
export async function readTexts(git: Git, names: readonly string[]): Promise<Map<string, ObjectText>> {
  const texts = new Map<string, ObjectText>();
  for (const [name, object] of await readObjects(git, names)) {
    if (object.kind === 'blob') texts.set(name, decode(object.bytes));
  }
  return texts;
}

/** The commit that each name stands for; what is unknown or ambiguous is absent from the answer. */
export async function resolveCommits(git: Git, names: readonly string[]): Promise<Map<string, Sha>> {
  const commits = new Map<string, Sha>();
  const asked = [...new Set(names)].filter((name) => name !== '' && !name.includes('\n'));
  const input = asked.map((name) => `${name}^{commit}\n`).join('');
  const lines = (await git.text(['cat-file', '--batch-check'], { input })).split('\n');
  asked.forEach((name, at) => {
    const found = /^([0-9a-f]{40,64}) commit \d+$/.exec(lines[at] ?? '');
    if (found) commits.set(name, found[1] as Sha);
  });
  return commits;
}

interface GitObject {
  kind: string;
  bytes: Buffer;
}

const NEWLINE = 0x0a;

/** Reads `git cat-file --batch`: `<oid> <type> <size>\n<bytes>\n`, or `<name> missing\n`, in the order asked. */
async function readObjects(git: Git, names: readonly string[]): Promise<Map<string, GitObject>> {
  const objects = new Map<string, GitObject>();
  const asked = [...new Set(names)].filter((name) => !name.includes('\n'));
  if (asked.length === 0) return objects;
  const { stdout } = await git.run(['cat-file', '--batch'], { input: `${asked.join('\n')}\n` });
  let at = 0;
  for (const name of asked) {
    const end = stdout.indexOf(NEWLINE, at);
    if (end < 0) break;
    const header = /^[0-9a-f]{40,64} (\w+) (\d+)$/.exec(stdout.toString('utf8', at, end));
    at = end + 1;
    if (!header) continue;
    const size = Number(header[2]);
    objects.set(name, { kind: header[1] as string, bytes: stdout.subarray(at, at + size) });
    at += size + 1;
  }
  return objects;
}

function tooLarge(bytes: number): string {
  return `larger than ${MAX_TEXT_BYTES / 1024 / 1024} MB (${Math.round(bytes / 1024 / 1024)} MB)`;
}
