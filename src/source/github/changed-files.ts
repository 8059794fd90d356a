import type { FileChange, FileStatus, RepositoryRef, Sha } from '../../model.js';
import { MAX_CHANGED_FILES } from '../port.js';
import type { GitHubApi, PullAddress } from './api.js';
import { type BlobText, readBlobs } from './blobs.js';
import { asked } from './errors.js';
import { symbolicLinks } from './links.js';
import type { TextCache } from './text-cache.js';

/** One entry of GitHub's file lists; a pull request and a comparison of two commits give the same. */
export interface ListedFile {
  filename: string;
  previous_filename?: string;
  status: string;
  /** Blob of the new side; of the old side for a removed file. */
  sha: string | null;
  /** Left out for binary and very large changes. */
  patch?: string;
  /** Ends with the commit that the list is of. */
  contents_url?: string;
}

const PAGE = 100;
const MAX_PAGES = MAX_CHANGED_FILES / PAGE;

/**
 * Every file of the pull request. `count` is what GitHub says there are, so that the pages are read side by side; it may lag
 * behind, so that the list ends where a page is not full.
 */
export async function listChangedFiles(
  api: GitHubApi,
  address: PullAddress,
  count: number,
): Promise<readonly ListedFile[]> {
  const expected = Math.min(Math.max(1, Math.ceil(count / PAGE)), MAX_PAGES);
  const pages = await Promise.all(
    Array.from({ length: expected }, (_, at) => pageOfFiles(api, address, at + 1)),
  );
  while (pages.length < MAX_PAGES && pages.at(-1)!.length === PAGE) {
    pages.push(await pageOfFiles(api, address, pages.length + 1));
  }
  return pages.flat();
}

/** A server of GitHub's that has not heard of a push yet lists what was there before it, or nothing. */
export function isListOf(listed: readonly ListedFile[], head: Sha, count: number): boolean {
  if (listed.length === 0 || listed.length !== Math.min(count, MAX_CHANGED_FILES)) return false;
  return listed.every(({ status, contents_url: url }) => {
    const of = /[?&]ref=([0-9a-f]{40,64})$/.exec(url ?? '')?.[1];
    return of === undefined || of === head || status === 'removed';
  });
}

async function pageOfFiles(
  api: GitHubApi,
  { owner, name, number }: PullAddress,
  page: number,
): Promise<readonly ListedFile[]> {
  const { data } = await asked(
    'listing the changed files',
    api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      owner,
      repo: name,
      pull_number: number,
      per_page: PAGE,
      page,
    }),
  );
  return data;
}

/** GitHub's words for what happened to a file, in the model's four. */
const STATUS: Readonly<Record<string, FileStatus>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
  modified: 'modified',
  changed: 'modified',
};

/** Null for a word that says that nothing happened. */
export function statusOf({ status }: ListedFile): FileStatus | null {
  return STATUS[status] ?? null;
}

/** Adds the texts of both sides for the paths that `wanted` names. */
export async function withTexts(
  api: GitHubApi,
  repository: RepositoryRef,
  listed: readonly ListedFile[],
  { mergeBase, head }: { mergeBase: Sha; head: Sha | null },
  wanted: (path: string) => boolean,
  cache: TextCache,
): Promise<FileChange[]> {
  const changes = listed.flatMap((file) => {
    const status = statusOf(file);
    return status ? [{ file, status, ...expressions(file, status, mergeBase, wanted) }] : [];
  });
  const texts = await cachedBlobs(
    api,
    repository,
    changes.flatMap(({ before, after }) => [before, after].filter((side) => side !== null)),
    cache,
  );
  const files = changes.map(({ file, status, before, after }) => {
    const sides = [before ? texts.get(before) : undefined, after ? texts.get(after) : undefined] as const;
    return fileChange(file, status, sides);
  });
  // Of what was merged long ago nobody has to look at a link.
  if (head === null) return files;
  const links = await symbolicLinks(api, repository, head, files);
  return files.map((file) =>
    links.has(file.path) ? { ...file, after: null, unreadable: 'a symbolic link' } : file,
  );
}

/** A push to a large pull request changes little of it: the rest was read by the review before. */
export async function cachedBlobs(
  api: GitHubApi,
  repository: RepositoryRef,
  expressions: readonly string[],
  cache: TextCache,
): Promise<ReadonlyMap<string, BlobText>> {
  const texts = new Map<string, BlobText>();
  for (const expression of expressions) {
    const known = cache.get(repository, expression);
    if (known) texts.set(expression, known);
  }
  const missing = expressions.filter((expression) => !texts.has(expression));
  for (const [expression, text] of await readBlobs(api, repository, missing)) {
    texts.set(expression, text);
    // A replica of GitHub's may not have it yet: what is not there is asked for again.
    if (text.oid !== null) cache.put(repository, expression, text);
  }
  return texts;
}

function expressions(
  file: ListedFile,
  status: FileStatus,
  mergeBase: Sha,
  wanted: (path: string) => boolean,
): { before: string | null; after: string | null } {
  if (!wanted(file.filename)) return { before: null, after: null };
  const old = file.previous_filename ?? file.filename;
  return {
    before: status === 'added' ? null : `${mergeBase}:${old}`,
    after: status === 'removed' ? null : file.sha,
  };
}

function fileChange(
  file: ListedFile,
  status: FileStatus,
  [before, after]: readonly [BlobText | undefined, BlobText | undefined],
): FileChange {
  const unreadable = after?.unreadable ?? before?.unreadable;
  return {
    path: file.filename,
    previousPath: file.previous_filename ?? file.filename,
    status,
    patch: file.patch ?? null,
    before: before?.text ?? null,
    after: after?.text ?? null,
    ...(unreadable === undefined ? {} : { unreadable }),
  };
}
