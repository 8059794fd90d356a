import type { TreeEntry } from '../git/repository.js';
import type { Call } from '../http/call.js';
import { HttpError, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { apiUrl, htmlUrl } from '../view/repository.js';
import type { Repository } from '../world/model.js';
import { base64Lines, raw, tooLarge } from './git.js';
import { findCommit } from './revision.js';

const MEGABYTE = 1024 * 1024;
/** The REST reference: above 1 MB only raw and object media types, above 100 MB nothing; 1,000 files of a directory. */
const INLINE_BYTES = MEGABYTE;
const LARGEST_FILE = 100 * MEGABYTE;
const LISTED_FILES = 1000;

export const contentRoutes: Route[] = [
  route('GET /repos/{owner}/{repo}/contents/{path}', ['contents:read'], showContents),
];

async function showContents(call: Call): Promise<Reply> {
  const repository = call.repository();
  const ref = call.query.get('ref') ?? repository.defaultBranch;
  const commit = await findCommit(repository, ref);
  if (!commit) throw new HttpError(404, `No commit found for the ref ${ref}`);
  const path = call.param('path').replace(/^\/+|\/+$/g, '');
  const entry = await findEntry(repository, commit.tree, path);
  if (!entry) throw notFound();
  const place: Place = { call, repository, ref };
  if (entry.type === 'tree') return showDirectory(place, entry);
  if (entry.type === 'commit') return ok(await submodule(place, entry));
  const object = await repository.git.object(entry.sha);
  if (!object) throw notFound();
  return showFile(place, entry, object.content);
}

interface Place {
  readonly call: Call;
  readonly repository: Repository;
  readonly ref: string;
}

async function findEntry(repository: Repository, tree: string, path: string): Promise<TreeEntry | undefined> {
  let entry: TreeEntry = { path, mode: '040000', type: 'tree', sha: tree };
  for (const name of path.split('/').filter(Boolean)) {
    const next = (await repository.git.tree(entry.sha))?.find((one) => one.path === name);
    if (!next) return undefined;
    entry = { ...next, path };
  }
  return entry;
}

async function showDirectory(place: Place, directory: TreeEntry): Promise<Reply> {
  const { call, repository } = place;
  const entries = ((await repository.git.tree(directory.sha)) ?? []).slice(0, LISTED_FILES);
  const items = await Promise.all(
    entries.map(async (entry) => {
      const path = [directory.path, entry.path].filter(Boolean).join('/');
      const size = entry.type === 'blob' ? ((await repository.git.info(entry.sha))?.size ?? 0) : 0;
      return { type: listedType(entry), ...described(place, { ...entry, path }, size) };
    }),
  );
  if (!wantsObject(call)) return ok(items);
  const whole = { type: 'dir', ...described(place, directory, 0), entries: items };
  return { status: 200, json: whole, mediaType: 'application/vnd.github.object' };
}

/** A submodule inside a directory is called a file, as the REST reference says. */
function listedType(entry: TreeEntry): string {
  if (entry.type === 'tree') return 'dir';
  return entry.mode === '120000' ? 'symlink' : 'file';
}

async function showFile(place: Place, entry: TreeEntry, content: Buffer): Promise<Reply> {
  const { call } = place;
  if (content.length > LARGEST_FILE) throw tooLarge('data');
  if (/application\/vnd\.github\.(v3\.)?raw/.test(call.accept)) return raw(content);
  if (entry.mode === '120000') {
    return ok({
      type: 'symlink',
      target: content.toString('utf8'),
      ...described(place, entry, content.length),
    });
  }
  const inline = content.length <= INLINE_BYTES;
  return ok({
    type: 'file',
    ...described(place, entry, content.length),
    encoding: inline ? 'base64' : 'none',
    content: inline ? base64Lines(content) : '',
  });
}

async function submodule(place: Place, entry: TreeEntry): Promise<unknown> {
  return { type: 'submodule', submodule_git_url: null, ...described(place, entry, 0) };
}

function wantsObject(call: Call): boolean {
  return /application\/vnd\.github\.(v3\.)?object/.test(call.accept);
}

function described(place: Place, entry: TreeEntry, size: number): Record<string, unknown> {
  const { call, repository, ref } = place;
  const api = apiUrl(call.world, repository);
  const escaped = entry.path.split('/').map(encodeURIComponent).join('/');
  const self = `${api}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
  const kind = entry.type === 'tree' ? 'trees' : 'blobs';
  const git = entry.type === 'commit' ? null : `${api}/git/${kind}/${entry.sha}`;
  const html = `${htmlUrl(repository)}/${entry.type === 'tree' ? 'tree' : 'blob'}/${ref}/${escaped}`;
  const download =
    entry.type === 'blob'
      ? `https://raw.githubusercontent.com/${repository.fullName}/${ref}/${escaped}`
      : null;
  return {
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size,
    url: self,
    git_url: git,
    html_url: html,
    download_url: download,
    _links: { self, git, html },
  };
}
