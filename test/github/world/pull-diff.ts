import { anchors, type FileDiff, moveLine } from '../git/patch.js';
import type { Pull, Thread } from './model.js';

/** What the pull request changes: from the merge base to the head, as GitHub's Files tab shows it. */
export async function pullFiles(pull: Pull, head = pull.head.sha): Promise<FileDiff[]> {
  const { git } = pull.repository;
  return git.diff((await git.mergeBase(pull.base.sha, head)) ?? pull.base.sha, head);
}

export async function pullDiffText(pull: Pull): Promise<string> {
  const { git } = pull.repository;
  const from = (await git.mergeBase(pull.base.sha, pull.head.sha)) ?? pull.base.sha;
  return git.diffText(from, pull.head.sha);
}

/** Oldest first. */
export async function pullCommits(pull: Pull): Promise<string[]> {
  return pull.repository.git.log(`${pull.base.sha}..${pull.head.sha}`, ['--topo-order', '--reverse']);
}

/** After a push: moves each comment with its line; one whose line was changed, or left the diff, is outdated. */
export async function moveThreads(pull: Pull, before: string): Promise<void> {
  const standing = pull.threads.filter((thread) => thread.line !== undefined);
  if (standing.length === 0) return;
  const changed = await pull.repository.git.diff(before, pull.head.sha, 0);
  const shown = await pullFiles(pull);
  for (const thread of standing) moveThread(thread, changed, shown);
}

function moveThread(thread: Thread, changed: readonly FileDiff[], shown: readonly FileDiff[]): void {
  const edit = changed.find((file) => file.path === thread.path);
  const moved = (line: number | undefined): number | undefined => {
    if (line === undefined || edit === undefined || thread.side === 'LEFT') return line;
    return edit.status === 'modified' ? moveLine(edit.hunks, line) : undefined;
  };
  const line = moved(thread.line);
  const startLine = moved(thread.startLine);
  const now = shown.find((file) => file.path === thread.path);
  const anchor = line === undefined || !now ? undefined : anchors(now.hunks, thread.side).get(line);
  const whole = thread.startLine === undefined || startLine !== undefined;
  const stands = anchor !== undefined && whole;
  thread.line = stands ? line : undefined;
  thread.startLine = stands ? startLine : undefined;
  thread.position = stands ? anchor.position : undefined;
  thread.outdated = !stands;
}
