import { realpath } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { Git } from '../../source/git/git.js';
import { PACKAGE_ROOT } from '../version.js';

/** Stands where nobody said what to install: no login on GitHub may have such brackets, so it never leads anywhere. */
export const NO_SOURCE = 'git+https://github.com/<owner>/perf-checklist#<commit>';

/** A workflow in which nobody has said yet what to install. */
export function lacksSource(workflow: string | null): boolean {
  return workflow?.includes(NO_SOURCE) === true;
}

/** Only what can't change under the project's feet: a commit written out, or a version in a registry. */
const PINNED = [
  /^git\+https:\/\/[\w.-]+(:\d+)?(\/[\w.~-]+)+#[0-9a-f]{40}$/,
  /^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*@\d+\.\d+\.\d+(-[\w.-]+)?$/,
];

/** What a workflow installs, where somebody has pinned it; null: nobody has. */
export function sourceIn(workflow: string | null): string | null {
  const written = /^\s*PERF_CHECKLIST: "([^"]*)"/m.exec(workflow ?? '')?.[1] ?? '';
  return PINNED.some((pattern) => pattern.test(written)) ? written : null;
}

/** @throws InvalidArgumentError, which commander prints with the option's name. */
export function installSource(text: string): string {
  if (PINNED.some((pattern) => pattern.test(text))) return text;
  throw new InvalidArgumentError(
    'It takes git+https://HOST/OWNER/perf-checklist#COMMIT with the commit written out, or a package of npm with its version.',
  );
}

/** The commit that runs here, where its repository has it too; null where that can't be told. */
export async function ownSource(env: NodeJS.ProcessEnv, root = PACKAGE_ROOT): Promise<string | null> {
  const git = new Git(root, env);
  try {
    // Installed by npm, the package may lie in somebody else's repository.
    if ((await git.text(['rev-parse', '--show-toplevel'])) !== (await realpath(root))) return null;
    const commit = await git.text(['rev-parse', 'HEAD']);
    const url = overHttps(await git.text(['remote', 'get-url', 'origin']));
    const known = await git.text(['branch', '--remotes', '--contains', commit]);
    return url === null || known === '' ? null : installSource(`git+${url}#${commit}`);
  } catch {
    return null;
  }
}

/** `https://host/owner/name` of what `git clone` was given; null for a folder. */
function overHttps(remote: string): string | null {
  const found = /^(?:https:\/\/|ssh:\/\/git@|git@)([\w.-]+)[:/](.+?)(?:\.git)?\/?$/.exec(remote);
  return found === null ? null : `https://${found[1]}/${found[2]}`;
}
