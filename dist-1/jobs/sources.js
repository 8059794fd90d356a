import { MergeGroupSource } from '../source/github/merge-group.js';
import { Recent } from '../source/github/recent.js';
import { GitHubSource } from '../source/github/source.js';
import { TextCache } from '../source/github/text-cache.js';
import { factsStore } from './facts-store.js';
import { lastReviewedHead } from './outcomes-store.js';
import { remeasurementsOf } from './remeasurements-store.js';

/** Who may push changes seldom; whether the author is alone matters to ticks only. */
const WRITERS_MS = 300_000;
/** Makes the GitHub side of each review, and keeps what several of them read. */
export class Sources {
  parts;
  store;
  texts = new TextCache();
  writers = new Recent(WRITERS_MS);
  pushers = new Recent(WRITERS_MS);
  constructor(parts) {
    this.parts = parts;
    this.store = factsStore(parts.database);
  }
  /** With `held`, every write is preceded by the question whether the pull request is still this instance's. */
  async pull(place, number, held) {
    const { owner, name } = place;
    return new GitHubSource(await this.context(place, number, held), { owner, name, number });
  }
  async group(task, number) {
    const { owner, name } = task.place;
    return new MergeGroupSource(await this.context(task.place, number), { owner, name, number }, task);
  }
  async context(place, number, held) {
    const { analysis, app, budgets, database, queue, log } = this.parts;
    return {
      api: await this.parts.octokit(place.installation),
      app,
      pace: {
        turn: async (kind) => {
          await budgets.write(place.installation, kind);
          await held?.stillHeld();
        },
      },
      texts: this.texts,
      writers: this.writers,
      pushers: this.pushers,
      store: this.store,
      factsOfFiles: analysis.factsOfFiles,
      remeasurements: remeasurementsOf(database, place, number),
      now: () => this.parts.now?.() ?? new Date(),
      lastHead: () => lastReviewedHead(database, place, number),
      cold: (commit) => queue.put({ kind: 'index', place, commit, number }),
      warn: (message) => log.warn({}, message),
    };
  }
}
