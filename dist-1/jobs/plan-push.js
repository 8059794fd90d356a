import { CONFIG_PATH, ORGANISATION_CONFIG_PATH } from '../source/github/overview.js';
import { EVERY_REPOSITORY } from './job.js';
import { placeOf, pushPayload } from './payloads.js';

/** Where the owner's defaults lie, which hold where a repository says nothing or builds on them. */
const ORGANISATION_REPOSITORY = '.github';
/** GitHub lists no more commits of a push: what the others touched is not told. */
const MAX_LISTED_COMMITS = 2_048;
/** Merge queues make and take away their branches; nobody opens a pull request into one. */
const QUEUE_BRANCHES = 'gh-readonly-queue/';
/** A push matters as far as it changes the configuration under which open pull requests are reviewed. */
export function planPush(of, payload) {
  const read = pushPayload.safeParse(payload);
  const branch = /^refs\/heads\/(.+)$/.exec(read.data?.ref ?? '')?.[1];
  if (!read.success || read.data.deleted || branch === undefined || branch.startsWith(QUEUE_BRANCHES)) {
    return [];
  }
  const place = placeOf(of);
  const touches = (path) => touched(read.data, path);
  const inherited =
    place.name.toLowerCase() === ORGANISATION_REPOSITORY &&
    branch === of.repository.default_branch &&
    touches(ORGANISATION_CONFIG_PATH);
  return [
    ...(inherited ? [{ kind: 'inherited', place: { ...place, name: EVERY_REPOSITORY } }] : []),
    ...(touches(CONFIG_PATH) ? [{ kind: 'reevaluate', place, branch }] : []),
  ];
}
/** A forced push does not tell what it took away. */
function touched({ forced, commits }, path) {
  if (forced || commits.length >= MAX_LISTED_COMMITS) return true;
  return commits.some(({ added, modified, removed }) =>
    [added, modified, removed].some((paths) => paths.includes(path)),
  );
}
