import type { GitObject } from '../git/batch.js';
import type { Commit, Signature, TreeEntry } from '../git/repository.js';
import { findCommit } from '../routes/revision.js';
import { accountOf } from '../view/commit.js';
import { htmlUrl } from '../view/repository.js';
import type { Repository } from '../world/model.js';
import { gitNodeId } from '../world/node-id.js';
import { connection } from './connection.js';
import type { Args, Context, Node } from './context.js';

/** Seen on GitHub: the text of a larger blob comes cut off, with `isTruncated`. */
const LONGEST_TEXT = 512_000;
/** git's own rule: a NUL among the first bytes makes a file binary. */
const LOOKED_AT = 8000;

/** `expression` as in `HEAD:src/lib.rs`, `main`, or a SHA. */
export async function findGitObject(
  context: Context,
  repository: Repository,
  name: string,
): Promise<Node | null> {
  const colon = name.indexOf(':');
  const commit = await findCommit(repository, colon < 0 ? name : name.slice(0, colon));
  if (colon < 0 && commit) return context.commit(repository, commit);
  if (colon >= 0 && !commit) return null;
  const object = await repository.git.object(commit ? `${commit.sha}:${name.slice(colon + 1)}` : name);
  if (!object) return null;
  if (object.type === 'blob') return blobNode(context, repository, object);
  return object.type === 'tree'
    ? treeNode(context, repository, object.sha, colon < 0 ? '' : name.slice(colon + 1))
    : null;
}

function blobNode(context: Context, repository: Repository, blob: GitObject): Node {
  const isBinary = blob.content.subarray(0, LOOKED_AT).includes(0);
  return {
    __typename: 'Blob',
    ...named(context, repository, blob.sha, 'B'),
    byteSize: blob.size,
    isBinary,
    isTruncated: blob.size > LONGEST_TEXT,
    text: isBinary ? null : blob.content.subarray(0, LONGEST_TEXT).toString('utf8'),
  };
}

function named(context: Context, repository: Repository, sha: string, prefix: 'B' | 'C' | 'T'): Node {
  return {
    id: gitNodeId(prefix, repository.id, sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    commitUrl: `${htmlUrl(repository)}/commit/${sha}`,
    repository: () => context.repository(repository),
  };
}

function treeNode(context: Context, repository: Repository, sha: string, path: string): Node {
  return {
    __typename: 'Tree',
    ...named(context, repository, sha, 'T'),
    entries: async () =>
      ((await repository.git.tree(sha)) ?? []).map((one) => entryNode(context, repository, one, path)),
  };
}

function entryNode(context: Context, repository: Repository, entry: TreeEntry, parent: string): Node {
  const path = parent === '' ? entry.path : `${parent}/${entry.path}`;
  const size = async (): Promise<number> =>
    entry.type === 'blob' ? ((await repository.git.info(entry.sha))?.size ?? 0) : 0;
  const object = async (): Promise<Node | null> => {
    if (entry.type === 'tree') return treeNode(context, repository, entry.sha, path);
    const found = entry.type === 'blob' ? await repository.git.object(entry.sha) : undefined;
    return found ? blobNode(context, repository, found) : null;
  };
  const extension = /\.[^.]+$/.exec(entry.path)?.[0] ?? '';
  return {
    __typename: 'TreeEntry',
    name: entry.path,
    path,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.sha,
    extension,
    size,
    object,
  };
}

export function commitNode(context: Context, repository: Repository, commit: Commit): Node {
  const [messageHeadline = '', ...rest] = commit.message.split('\n');
  const { git } = repository;
  const shown = async (sha: string): Promise<Node | null> => {
    const found = await git.commit(sha);
    return found ? context.commit(repository, found) : null;
  };
  return {
    __typename: 'Commit',
    ...named(context, repository, commit.sha, 'C'),
    message: commit.message,
    messageHeadline,
    messageBody: rest.join('\n').trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: () => gitActor(context, commit.author),
    committer: () => gitActor(context, commit.committer),
    url: `${htmlUrl(repository)}/commit/${commit.sha}`,
    tree: () => treeNode(context, repository, commit.tree, ''),
    parents: (args: Args) => connection('CommitConnection', 'parents', commit.parents, args, shown),
    history: async (args: Args) => {
      const paths = typeof args.path === 'string' ? [args.path] : [];
      const since = args.since == null ? [] : [`--since=${String(args.since)}`];
      const until = args.until == null ? [] : [`--until=${String(args.until)}`];
      const shas = await git.log(commit.sha, [...since, ...until], paths);
      return connection('CommitHistoryConnection', 'history', shas, args, shown);
    },
    file: async (args: Args) => {
      const path = String(args.path);
      const parent = path.split('/').slice(0, -1).join('/');
      const entries = (await git.tree(`${commit.sha}:${parent}`)) ?? [];
      const found = entries.find((entry) => entry.path === path.split('/').at(-1));
      return found ? entryNode(context, repository, found, parent) : null;
    },
  };
}

function gitActor(context: Context, signature: Signature): Node {
  const account = accountOf(context.call.world, signature);
  return {
    __typename: 'GitActor',
    name: signature.name,
    email: signature.email,
    date: signature.date,
    user: () => (account ? context.actor(account) : null),
  };
}
