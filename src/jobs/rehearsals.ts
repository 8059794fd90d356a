import { createHash } from 'node:crypto';
import { stateKey } from '../markers/state.js';
import type { ProposedRehearsal, RepositoryRef, Settings } from '../model.js';
import { replayOf, tally } from '../report/rehearsal.js';
import { review } from '../review.js';
import { RULE_IDS } from '../rules/rule-ids.js';
import { type MergedPull, mergedPulls } from '../source/github/merged-pulls.js';
import { PastPullSource } from '../source/github/past-pull-source.js';
import { counting } from '../source/github/request-budget.js';
import type { GitHubContext } from '../source/github/source.js';
import { type Source, SourceError } from '../source/port.js';
import { count } from '../text/words.js';
import type { Analysis } from './analysis.js';
import type { Database } from './database.js';
import { type Progress, type Replayed, readProgress, saveProgress } from './rehearsal-store.js';

export interface Bounds {
  /** Merged pull requests that are replayed. */
  wanted: number;
  /** No pull request is begun beyond so many requests. */
  requests: number;
}

/**
 * A few weeks of an ordinary repository, for a 25th of the 5,000 requests that the smallest installation has in an hour: a pull
 * request takes four where its base is known, some fifteen where it is large and new.
 */
const BOUNDS: Bounds = { wanted: 20, requests: 200 };

/** Pull requests that are replayed before whatever else waits has its turn. */
const AT_ONCE = 5;

/**
 * What a proposed configuration would have meant for the pull requests that were merged last. Kept by its text: worked out
 * once, piece by piece, and told on every pull request that proposes the same.
 */
export class Rehearsals {
  constructor(
    private readonly database: Database,
    private readonly analysis: Analysis,
    private readonly bounds = BOUNDS,
  ) {}

  async stateOf(repository: RepositoryRef, settings: Settings): Promise<ProposedRehearsal> {
    const { tried, ended } = await readProgress(this.database, repository, digestOf(settings));
    if (ended === null) return { kind: 'running' };
    const replayed = tried.flatMap((one) => one.replayed ?? []);
    return {
      kind: 'done',
      proposed: tally(replayed.map(({ proposed }) => proposed)),
      present: tally(replayed.map(({ present }) => present)),
      cut: ended === '' ? null : ended,
    };
  }

  /** Replays a few more. True when that was all: what is known now is all that there will be. */
  async proceed(
    context: GitHubContext,
    repository: RepositoryRef,
    branch: string,
    settings: Settings,
  ): Promise<boolean> {
    const digest = digestOf(settings);
    let progress = await readProgress(this.database, repository, digest);
    if (progress.ended !== null) return true;
    const { spent: before } = progress;
    const budget = counting(context.api);
    const pulls = await mergedPulls(budget.api, repository, branch, this.bounds.wanted);
    const done = new Set(progress.tried.map(({ number }) => number));
    for (const pull of pulls.filter(({ number }) => !done.has(number)).slice(0, AT_ONCE)) {
      if (progress.spent >= this.bounds.requests) break;
      const source = new PastPullSource({ ...context, api: budget.api }, repository, pull);
      const replayed = await this.replay(source, pull, settings);
      const tried = [...progress.tried, { number: pull.number, replayed }];
      progress = { tried, spent: before + budget.spent, ended: null };
      await saveProgress(this.database, repository, digest, progress);
    }
    const ended = endOf(progress, pulls, this.bounds);
    await saveProgress(this.database, repository, digest, { ...progress, ended });
    return ended !== null;
  }

  /** Leaves it at what is known: nobody waits for a rehearsal that fails again and again. */
  async giveUp(repository: RepositoryRef, settings: Settings, because: string): Promise<void> {
    const digest = digestOf(settings);
    const progress = await readProgress(this.database, repository, digest);
    await saveProgress(this.database, repository, digest, { ...progress, ended: because });
  }

  /** Null for one that GitHub does not show any more, or not whole. */
  private async replay(
    source: PastPullSource,
    pull: MergedPull,
    settings: Settings,
  ): Promise<Replayed | null> {
    const { number, title, mergedAt, headSha: sha } = pull;
    const under = async (tried: Settings) =>
      replayOf(await this.reviewed(source.under(tried), new Date(mergedAt)), {
        number,
        title,
        mergedAt,
        sha,
      });
    const present: Settings = { ...settings, proposed: null };
    try {
      return {
        proposed: await under({ ...present, config: settings.proposed }),
        present: await under(present),
      };
    } catch (error) {
      if (error instanceof SourceError && !error.temporary) return null;
      throw error;
    }
  }

  private reviewed(source: Source, merged: Date) {
    return review(
      source,
      { kind: 'changed' },
      {
        reviewRust: (changes, index, config) => this.analysis.reviewRust(changes, index, config),
        measure: (files, pull, config) => this.analysis.measure(files, pull, config),
        key: stateKey('rehearsal'),
        now: () => merged,
        mode: 'enforce',
      },
    );
  }
}

/** Why it has ended; empty: all was replayed. Null: it has not. */
function endOf(
  { tried, spent }: Progress,
  pulls: readonly MergedPull[],
  { requests }: Bounds,
): string | null {
  const known = new Set(tried.map(({ number }) => number));
  const left = pulls.filter(({ number }) => !known.has(number)).length;
  const lost = tried.filter(({ replayed }) => replayed === null).length;
  if (left > 0 && spent < requests) return null;
  const words = [
    left > 0 ? `${count(left, 'older pull request')} would have cost too many requests` : '',
    lost > 0 ? `${count(lost, 'pull request')} could not be read` : '',
  ];
  return words.filter((word) => word !== '').join(', and ');
}

/** The same texts mean the same as long as the rules are the same. */
export function digestOf({ config, inherited, proposed }: Settings): string {
  const texts = [proposed, config, inherited].map((one) => one?.unreadable ?? one?.text ?? null);
  return createHash('sha256')
    .update(JSON.stringify([texts, RULE_IDS]))
    .digest('hex');
}
