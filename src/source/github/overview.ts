import { withoutOwn } from '../../config/removal.js';
import type { ConfigText, PullRequest, Settings } from '../../model.js';
import { SourceError } from '../port.js';
import type { GitHubApi, GraphqlActor, PullAddress } from './api.js';
import { isGraphqlFailure, NotThere, sourceError } from './errors.js';
import { POSTED_FRAGMENT, type PostedPage } from './posted.js';

/** Everything that one GraphQL request tells about a pull request. */
export interface Overview {
  /** `mergeBase` and `othersCanWrite` come from REST. */
  pull: Omit<PullRequest, 'mergeBase' | 'othersCanWrite'>;
  settings: Settings;
  changedFiles: number;
  posted: PostedPage;
}

export const CONFIG_PATH = '.github/perf-checklist.yml';
/** What people call it, too: nothing reads it, and whoever wrote it is told. */
const MISPLACED_PATH = '.github/perf-checklist.yaml';
/** In the organisation's `.github` repository the file stands at the top. */
export const ORGANISATION_CONFIG_PATH = 'perf-checklist.yml';

/** GitHub takes the first of these that is there. */
const CODE_OWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

interface File {
  object: { text?: string | null; isBinary?: boolean | null; isTruncated?: boolean; oid?: string } | null;
}

interface BaseFiles {
  config?: File | null;
  misplaced?: File | null;
  attributes?: File | null;
  /** In the order of `CODE_OWNERS_PATHS`. */
  owners0?: File | null;
  owners1?: File | null;
  owners2?: File | null;
}

interface Answer {
  repository: {
    databaseId?: number | null;
    pullRequest: PostedPage & {
      number: number;
      title: string;
      state: 'OPEN' | 'CLOSED' | 'MERGED';
      isDraft: boolean;
      locked?: boolean;
      isCrossRepository: boolean;
      updatedAt?: string;
      author: GraphqlActor | null;
      baseRefName: string;
      baseRefOid: string;
      headRefName: string;
      headRefOid: string;
      changedFiles: number;
      labels: { nodes: ({ name: string } | null)[] | null } | null;
      baseRef: { target: ({ oid?: string } & BaseFiles) | null } | null;
      commits: { nodes: ({ commit: { oid: string; config: File | null } } | null)[] | null };
    };
  };
  organisation: { object: File['object'] } | null;
}

export const OVERVIEW_QUERY = `query Overview($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequest(number: $number) {
      number title state isDraft locked isCrossRepository updatedAt author { login __typename }
      baseRefName baseRefOid headRefName changedFiles
      labels(first: 100) { nodes { name } }
      baseRef { target { ... on Commit { oid
        config: file(path: "${CONFIG_PATH}") { ...Text }
        misplaced: file(path: "${MISPLACED_PATH}") { ...Text }
        attributes: file(path: ".gitattributes") { ...Text }
        ${CODE_OWNERS_PATHS.map((path, at) => `owners${at}: file(path: "${path}") { ...Text }`).join('\n        ')} } } }
      commits(last: 1) { nodes { commit { oid config: file(path: "${CONFIG_PATH}") { ...Text } } } }
      ...Posted
    }
  }
  organisation: repository(owner: $owner, name: ".github") {
    object(expression: "HEAD:${ORGANISATION_CONFIG_PATH}") { ... on Blob { oid isBinary text } }
  }
}
fragment Text on TreeEntry { object { ... on Blob { oid isBinary isTruncated text } } }
${POSTED_FRAGMENT}`;

export async function readOverview(api: GitHubApi, address: PullAddress): Promise<Overview> {
  const doing = `reading pull request ${address.owner}/${address.name}#${address.number}`;
  const { owner, name, number } = address;
  let answer: Answer;
  try {
    answer = await api.graphql<Answer>(OVERVIEW_QUERY, { owner, name, number });
  } catch (error) {
    answer = withoutOrganisation(error) ?? raise(sourceError(doing, error));
  }
  return overview(address, answer);
}

/** GraphQL's words for what is not there, or not for us; anything else may be over with the next question. */
const NOT_THERE = new Set(['NOT_FOUND', 'FORBIDDEN']);

/** An organisation without a `.github` repository, or one outside the installation, is an answer, not a failure. */
function withoutOrganisation(error: unknown): Answer | null {
  if (!isGraphqlFailure(error)) return null;
  const onlyThat = error.errors.every(
    ({ path, type }) => path?.[0] === 'organisation' && NOT_THERE.has(type ?? ''),
  );
  const data = error.data as Answer | null;
  return onlyThat && data?.repository?.pullRequest ? { ...data, organisation: null } : null;
}

function raise(error: Error): never {
  throw error;
}

function overview(address: PullAddress, { repository, organisation }: Answer): Overview {
  const found = repository.pullRequest;
  if (!found) {
    const name = `${address.owner}/${address.name}#${address.number}`;
    throw new SourceError(`GitHub knows no pull request ${name}.`, false);
  }
  const base = found.baseRef?.target;
  // Without it there is no configuration: what a branch of a moment ago enforces would be green.
  if (!base && found.state === 'OPEN') throw new NotThere(`reading the base branch ${found.baseRefName}`);
  const [last] = found.commits.nodes ?? [];
  const head = last?.commit.oid === found.headRefOid ? last.commit : null;
  return {
    pull: {
      repository: { owner: address.owner, name: address.name },
      number: found.number,
      ...(repository.databaseId ? { repositoryId: repository.databaseId } : {}),
      title: found.title,
      author: { login: found.author?.login ?? 'ghost', bot: found.author?.__typename === 'Bot' },
      labels: (found.labels?.nodes ?? []).flatMap((label) => (label ? [label.name] : [])),
      state: found.state === 'OPEN' ? 'open' : 'closed',
      draft: found.isDraft,
      ...(found.locked ? { locked: true as const } : {}),
      fromFork: found.isCrossRepository,
      ...(found.updatedAt === undefined ? {} : { updatedAt: found.updatedAt }),
      baseRef: found.baseRefName,
      headRef: found.headRefName,
      // The branch may be ahead of what the pull request remembers, and it may be deleted.
      baseSha: base?.oid ?? found.baseRefOid,
      headSha: found.headRefOid,
    },
    settings: settings(address, base ?? null, head, organisation),
    changedFiles: found.changedFiles,
    posted: found,
  };
}

function settings(
  address: PullAddress,
  base: BaseFiles | null,
  head: { config: File | null } | null,
  organisation: Answer['organisation'],
): Settings {
  const own = text(CONFIG_PATH, base?.config?.object);
  const proposed = text(CONFIG_PATH, head?.config?.object);
  const changed = proposed !== null && head?.config?.object?.oid !== base?.config?.object?.oid;
  const owners = [base?.owners0, base?.owners1, base?.owners2].find((file) => file?.object);
  const inherited = text(`${address.owner}/.github: ${ORGANISATION_CONFIG_PATH}`, organisation?.object);
  const removed = own !== null && head !== null && !head.config?.object;
  return {
    config: own ?? inherited ?? misplaced(base?.misplaced?.object),
    inherited,
    proposed: changed ? proposed : removed ? withoutOwn(inherited) : null,
    attributes: base?.attributes?.object?.text ?? '',
    // Of the lines that fit the last one counts: half a file would give code to others.
    codeOwners: owners?.object?.isTruncated ? '' : (owners?.object?.text ?? ''),
  };
}

function misplaced(object: File['object'] | undefined): ConfigText | null {
  const found = text(MISPLACED_PATH, object);
  return found && { ...found, belongsAt: CONFIG_PATH };
}

function text(file: string, object: File['object'] | undefined): ConfigText | null {
  if (!object) return null;
  if (typeof object.text === 'string') return { file, text: object.text };
  // Of a folder GitHub tells nothing, of a file at least whether it is binary.
  const isFile = object.oid !== undefined;
  return { file, text: '', unreadable: isFile ? 'no text in UTF-8' : 'no file but a folder' };
}
