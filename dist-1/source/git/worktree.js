import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../port.js';
import { decode } from './objects.js';

/** What helps where files on disk are needed. */
const IN_A_CLONE = 'run this in a clone of it';
/** The folder that holds the checked-out files. @throws SourceError for a bare repository; `mend` says what to do then. */
export async function worktreeRoot(git, mend = IN_A_CLONE) {
  if ((await git.text(['rev-parse', '--is-bare-repository'])) === 'true') {
    throw new SourceError(`${git.directory} is a bare repository and has no working tree: ${mend}`, false);
  }
  return git.text(['rev-parse', '--show-toplevel']);
}
/** New files that are neither stored in git nor ignored, as the additions they will become. */
export async function untrackedFiles(git) {
  const { stdout } = await git.run(['ls-files', '--others', '--exclude-standard', '-z']);
  const paths = stdout.toString('utf8').split('\0').filter(Boolean);
  return paths.map((path) => ({
    path,
    previousPath: path,
    status: 'added',
    before: null,
    after: { oid: '', mode: '100644' },
    patch: null,
  }));
}
/** Null: the file has gone, or is not a regular file. */
export async function readWorktreeText(root, path) {
  try {
    return decode(await readFile(join(root, path)));
  } catch (error) {
    const code = error.code;
    if (code === 'ENOENT' || code === 'EISDIR') return null;
    return { unreadable: `could not be read (${code ?? String(error)})` };
  }
}
/** The patch of a file that is wholly new, as git would print it. */
export function additionPatch(text) {
  if (text === '') return '';
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n');
  const body = lines.map((line) => `+${line}\n`).join('');
  return `@@ -0,0 +1,${lines.length} @@\n${body}${ended ? '' : '\\ No newline at end of file\n'}`;
}
