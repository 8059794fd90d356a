import type { TreeEntry } from '../git/repository.js';
import type { Call } from '../http/call.js';
import { HttpError, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { gitCommitView } from '../view/commit.js';
import { apiUrl } from '../view/repository.js';
import type { Repository } from '../world/model.js';
import { gitNodeId } from '../world/node-id.js';
import { commitOr404, findCommit, pullOfRef } from './revision.js';

/** The REST reference: blobs up to 100 MB. */
const LARGEST_BLOB = 100 * 1024 * 1024;

export const gitRoutes: Route[] = [
  route('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', ['contents:read'], showTree),
  route('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', ['contents:read'], showBlob),
  route('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', ['contents:read'], showGitCommit),
  route('GET /repos/{owner}/{repo}/git/ref/{ref}', ['contents:read'], showRef),
  route('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', ['contents:read'], matchingRefs),
  route('GET /repos/{owner}/{repo}/tarball/{ref}', ['contents:read'], (call) => archiveLink(call, 'tar.gz')),
  route('GET /repos/{owner}/{repo}/zipball/{ref}', ['contents:read'], (call) => archiveLink(call, 'zip')),
  route('GET /_codeload/{owner}/{repo}/{format}/{sha}', 'none', download),
];

async function showTree(call: Call): Promise<Reply> {
  const repository = call.repository();
  const name = call.param('tree_sha');
  const sha = (await findCommit(repository, name))?.tree ?? name;
  const info = /^[0-9a-f]{40}$/.test(sha) ? await repository.git.info(`${sha}^{tree}`) : undefined;
  if (!info) throw notFound();
  const entries = call.query.has('recursive')
    ? await repository.git.recursiveTree(info.sha)
    : await sized(repository, (await repository.git.tree(info.sha)) ?? []);
  const shown = entries.slice(0, call.limits.treeEntries);
  return ok({
    sha: info.sha,
    url: `${apiUrl(call.world, repository)}/git/trees/${info.sha}`,
    tree: shown.map((entry) => treeEntryView(call, repository, entry)),
    truncated: shown.length < entries.length,
  });
}

async function sized(repository: Repository, entries: readonly TreeEntry[]): Promise<TreeEntry[]> {
  return Promise.all(
    entries.map(async (entry) => {
      if (entry.type !== 'blob') return entry;
      const info = await repository.git.info(entry.sha);
      return { ...entry, size: info?.size ?? 0 };
    }),
  );
}

function treeEntryView(call: Call, repository: Repository, entry: TreeEntry): unknown {
  const { path, mode, type, sha, size } = entry;
  const kind = type === 'tree' ? 'trees' : 'blobs';
  return {
    path,
    mode,
    type,
    sha,
    ...(size !== undefined && { size }),
    ...(type !== 'commit' && { url: `${apiUrl(call.world, repository)}/git/${kind}/${sha}` }),
  };
}

async function showBlob(call: Call): Promise<Reply> {
  const repository = call.repository();
  const sha = call.param('file_sha');
  const blob = /^[0-9a-f]{40}$/.test(sha) ? await repository.git.object(sha) : undefined;
  if (blob?.type !== 'blob') throw notFound();
  if (blob.size > LARGEST_BLOB) throw tooLarge('blob');
  if (/application\/vnd\.github\.(v3\.)?raw/.test(call.accept)) return raw(blob.content);
  return ok({
    sha: blob.sha,
    node_id: gitNodeId('B', repository.id, blob.sha),
    size: blob.size,
    url: `${apiUrl(call.world, repository)}/git/blobs/${blob.sha}`,
    content: base64Lines(blob.content),
    encoding: 'base64',
  });
}

export function raw(content: Buffer): Reply {
  return {
    status: 200,
    data: content,
    headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
  };
}

export function tooLarge(field: string): HttpError {
  return new HttpError(
    403,
    `This API returns blobs up to 100 MB in size. The requested blob is too large to fetch.`,
    {
      errors: [{ resource: 'Blob', field, code: 'too_large' }],
    },
  );
}

/** GitHub breaks base64 into lines of 60. */
export function base64Lines(content: Buffer): string {
  return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}

async function showGitCommit(call: Call): Promise<Reply> {
  const repository = call.repository();
  const sha = call.param('commit_sha');
  const commit = /^[0-9a-f]{40}$/.test(sha) ? await repository.git.commit(sha) : undefined;
  if (!commit) throw notFound();
  return ok(gitCommitView(call.world, repository, commit));
}

async function showRef(call: Call): Promise<Reply> {
  const repository = call.repository();
  const ref = `refs/${call.param('ref').replace(/^refs\//, '')}`;
  const pull = pullOfRef(repository, ref);
  const object = pull ? await repository.git.info(pull.head.sha) : await repository.git.info(ref);
  if (!object) throw notFound();
  return ok(refView(call, repository, ref, object.sha, object.type));
}

function refView(call: Call, repository: Repository, ref: string, sha: string, type: string): unknown {
  const api = apiUrl(call.world, repository);
  const object = { sha, type, url: `${api}/git/${type}s/${sha}` };
  return { ref, node_id: gitNodeId('REF', repository.id, ref), url: `${api}/git/${ref}`, object };
}

async function matchingRefs(call: Call): Promise<Reply> {
  const repository = call.repository();
  const prefix = `refs/${call.param('ref')}`;
  const all = (await repository.git.branches()).map(({ name, sha }) => ({ ref: `refs/heads/${name}`, sha }));
  const found = all.filter(({ ref }) => ref.startsWith(prefix));
  return ok(found.map(({ ref, sha }) => refView(call, repository, ref, sha, 'commit')));
}

/** The API only points to the place where the archive is made. */
async function archiveLink(call: Call, format: 'tar.gz' | 'zip'): Promise<Reply> {
  const repository = call.repository();
  const { sha } = await commitOr404(repository, call.param('ref') || 'HEAD');
  const location = `${call.world.url}/_codeload/${repository.fullName}/${format}/${sha}`;
  return { status: 302, headers: { location } };
}

async function download(call: Call): Promise<Reply> {
  const repository = call.world.findRepository(`${call.param('owner')}/${call.param('repo')}`);
  const sha = call.param('sha');
  if (!repository || !(await repository.git.commit(sha))) throw notFound();
  const format = call.param('format') === 'zip' ? 'zip' : 'tar.gz';
  const prefix = `${repository.owner.login}-${repository.name}-${sha.slice(0, 7)}`;
  const type = format === 'zip' ? 'application/zip' : 'application/x-gzip';
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename=${prefix}.${format}`,
  };
  return { status: 200, headers, stream: repository.git.archive(sha, format, prefix).stdout };
}
