import { MAX_CHANGED_FILES } from '../port.js';
import { readBlobs } from './blobs.js';
import { asked } from './errors.js';
import { symbolicLinks } from './links.js';

const PAGE = 100;
const MAX_PAGES = MAX_CHANGED_FILES / PAGE;
/**
 * Every file of the pull request. `count` is what GitHub says there are, so that the pages are read side by side; it may lag
 * behind, so that the list ends where a page is not full.
 */
export async function listChangedFiles(api, address, count) {
  const expected = Math.min(Math.max(1, Math.ceil(count / PAGE)), MAX_PAGES);
  const pages = await Promise.all(
    Array.from({ length: expected }, (_, at) => pageOfFiles(api, address, at + 1)),
  );
  while (pages.length < MAX_PAGES && pages.at(-1).length === PAGE) {
    pages.push(await pageOfFiles(api, address, pages.length + 1));
  }
  return pages.flat();
}
async function pageOfFiles(api, { owner, name, number }, page) {
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
const STATUS = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
  modified: 'modified',
  changed: 'modified',
};
/** Null for a word that says that nothing happened. */
export function statusOf({ status }) {
  return STATUS[status] ?? null;
}
/** Adds the texts of both sides for the paths that `wanted` names. */
export async function withTexts(api, repository, listed, { mergeBase, head }, wanted, cache) {
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
    const sides = [before ? texts.get(before) : undefined, after ? texts.get(after) : undefined];
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
export async function cachedBlobs(api, repository, expressions, cache) {
  const texts = new Map();
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
function expressions(file, status, mergeBase, wanted) {
  if (!wanted(file.filename)) return { before: null, after: null };
  const old = file.previous_filename ?? file.filename;
  return {
    before: status === 'added' ? null : `${mergeBase}:${old}`,
    after: status === 'removed' ? null : file.sha,
  };
}
function fileChange(file, status, [before, after]) {
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
