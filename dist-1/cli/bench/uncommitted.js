import { uncommittedRust } from '../../source/git/uncommitted.js';
import { count } from '../../text/words.js';
import { toRead } from '../surroundings.js';
/** Commits are measured; who has just changed a file may believe that it was. */
export async function noteUncommitted(git, { headSha }, { stderr }) {
  const checkedOut = await git.text(['rev-parse', 'HEAD']);
  const files = checkedOut === headSha ? await uncommittedRust(git) : 0;
  if (files === 0) return;
  const words = `${count(files, 'Rust file has', 'Rust files have')} uncommitted changes, which are not measured: commit them first`;
  stderr.write(`${toRead(stderr, words)}\n`);
}
