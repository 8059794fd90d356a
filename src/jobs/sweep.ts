import type { RepositoryRef } from '../model.js';
import type { AppIdentity, GitHubApi } from '../source/github/api.js';
import { RateLimited } from '../source/github/errors.js';
import {
  checklistsEditedSince,
  checkStateOf,
  type OpenPull,
  openPullsSince,
  repositoriesOf,
} from '../source/github/open-pulls.js';
import { SourceError } from '../source/port.js';
import type { Database } from './database.js';
import { EVERY_REPOSITORY, type Place, type SweepJob } from './job.js';
import { inJob } from './job-context.js';
import { type ReviewedPull, reviewedPulls, shownBy } from './outcomes-store.js';
import type { Log } from './parts.js';
import { reviewsUnderWay } from './pull-lease.js';
import { knownOf, remember, type Swept } from './swept-store.js';

/** What nobody touched for so long waits for its next push: an App that is installed does not comment on all of history. */
const TOUCHED_WITHIN_MS = 30 * 86_400_000;

/** A check that is in progress for longer was left so by somebody who died. */
const STUCK_AFTER_MS = 10 * 60_000;

/** What waits for evidence, or could not be reviewed, is looked at this often, in case its event was lost or there is none. */
const WAITING_AGAIN_MS = 30 * 60_000;

/** An edit that GitHub does not show in the list of pull requests is found within this time. */
const COMMENTS_EVERY_MS = 60 * 60_000;

export interface SweepParts {
  api: GitHubApi;
  app: AppIdentity;
  database: Database;
  log: Log;
}

/** Finds open pull requests that lack a review, in one repository or in all of an installation. */
export async function sweep(
  parts: SweepParts,
  { place, thorough }: SweepJob,
  wanted: (place: Place, numbers: readonly number[]) => Promise<void>,
): Promise<void> {
  const repositories = place.name === EVERY_REPOSITORY ? await repositoriesOf(parts.api) : [place];
  for (const repository of repositories) {
    const found: Place = { ...repository, installation: place.installation };
    await inJob({ repository: `${found.owner}/${found.name}` }, () =>
      sweepOne(parts, found, thorough, wanted),
    );
  }
}

async function sweepOne(
  parts: SweepParts,
  place: Place,
  thorough: boolean,
  wanted: (place: Place, numbers: readonly number[]) => Promise<void>,
): Promise<void> {
  try {
    const numbers = await unseen(parts, place, thorough);
    for (const pull of numbers) parts.log.info({ pull }, 'lacks a review');
    await wanted(place, numbers);
  } catch (error) {
    // One repository that GitHub refuses must not hide the others.
    if (!(error instanceof SourceError) || error instanceof RateLimited) throw error;
    parts.log.warn({ because: error.message }, 'a repository could not be swept');
  }
}

/** Numbers of the pull requests to review; what was found out is remembered, so that the next sweep costs less. */
async function unseen(
  { api, app, database }: SweepParts,
  place: Place,
  thorough: boolean,
): Promise<readonly number[]> {
  const started = new Date();
  const swept = await knownOf(database, place);
  const reviewed = await reviewedPulls(database, place);
  const listed = await openPullsSince(api, place, swept.etag);
  const found = new Set<number>();
  const underWay = await reviewsUnderWay(database, place);
  for (const pull of listed?.pulls ?? []) {
    if (await lacksReview(api, app, place, pull, reviewed.get(pull.number), started)) found.add(pull.number);
  }
  for (const [number, { waiting, reviewedAt }] of reviewed) {
    if (waiting && (thorough || started.getTime() - reviewedAt.getTime() > WAITING_AGAIN_MS))
      found.add(number);
  }
  const comments = thorough || listed !== null || commentsAreDue(swept, started) ? started : null;
  if (comments && reviewed.size > 0) {
    for (const number of await tickedMeanwhile(api, app, place, swept, reviewed)) found.add(number);
  }
  await remember(database, place, {
    etag: listed ? listed.etag : swept.etag,
    commentsUntil: comments ?? swept.commentsUntil,
  });
  return [...found].filter((number) => !underWay.has(number));
}

async function lacksReview(
  api: GitHubApi,
  app: AppIdentity,
  place: RepositoryRef,
  pull: OpenPull,
  reviewed: ReviewedPull | undefined,
  now: Date,
): Promise<boolean> {
  if (reviewed) return isOutdated(reviewed, pull);
  if (now.getTime() - pull.updatedAt.getTime() > TOUCHED_WITHIN_MS) return false;
  const check = await checkStateOf(api, place, app, pull);
  if (check === null) return true;
  const since = check.startedAt?.getTime() ?? 0;
  return check.status === 'open' && now.getTime() - since > STUCK_AFTER_MS;
}

/** A draft that is ready, another base or label, and what was opened again may be merged with what was said of the commit before. */
function isOutdated({ headSha, draft, shown, closed }: ReviewedPull, pull: OpenPull): boolean {
  if (closed || headSha !== pull.headSha) return true;
  return (draft !== null && draft !== pull.draft) || (shown !== null && shown !== shownBy(pull));
}

function commentsAreDue({ commentsUntil }: Swept, now: Date): boolean {
  return commentsUntil === null || now.getTime() - commentsUntil.getTime() > COMMENTS_EVERY_MS;
}

/** Checklists that were edited after their last review: boxes that were ticked while nobody listened. */
async function tickedMeanwhile(
  api: GitHubApi,
  app: AppIdentity,
  place: RepositoryRef,
  { commentsUntil }: Swept,
  reviewed: ReadonlyMap<number, ReviewedPull>,
): Promise<readonly number[]> {
  const oldest = Math.min(...[...reviewed.values()].map(({ reviewedAt }) => reviewedAt.getTime()));
  const since = new Date(Math.max(oldest, (commentsUntil?.getTime() ?? 0) - STUCK_AFTER_MS));
  const edited = await checklistsEditedSince(api, place, app, since);
  return [...edited].flatMap(([number, at]) => {
    const pull = reviewed.get(number);
    return pull && at > pull.reviewedAt ? [number] : [];
  });
}
