import { installations } from '../source/github/hook-deliveries.js';
import { EVERY_REPOSITORY } from './job.js';
import { redeliverFailed } from './redeliver.js';

const REDELIVER_SECONDS = 300;
const SWEEP_SECONDS = 600;
/** How often it is looked whether something is due. */
const LOOK_MS = 15_000;
/** What another instance did this lately need not be done again at a start. */
const JUST_DONE_SECONDS = 30;
/** After a failure; GitHub is away more often than not. */
const AGAIN_SECONDS = 60;
/** Looks after what webhooks alone would miss. */
export class Chores {
  parts;
  timer;
  working = Promise.resolve();
  closed = false;
  constructor(parts) {
    this.parts = parts;
  }
  /** Does everything once; resolves when it is done, and goes on by itself. */
  start() {
    this.timer = setInterval(() => void this.look('due'), LOOK_MS);
    this.timer.unref();
    return this.look('starting');
  }
  /** One look after the other. */
  look(when) {
    this.working = this.working.then(async () => {
      for (const chore of this.chores()) if (!this.closed) await this.doWhenDue(chore, when);
    });
    return this.working;
  }
  /** What is under way goes on until its next question to a closed database; it is begun anew when it is due. */
  close() {
    clearInterval(this.timer);
    this.closed = true;
  }
  chores() {
    const { database, log, appApi, second } = this.parts;
    return [
      {
        name: 'redeliver',
        everySeconds: REDELIVER_SECONDS,
        work: async (since) => redeliverFailed({ api: await appApi(), database, log }, since, second),
      },
      { name: 'sweep', everySeconds: SWEEP_SECONDS, work: (_, when) => this.sweepAll(when !== 'due') },
    ];
  }
  async sweepAll(thorough) {
    for (const { installation, owner } of await installations(await this.parts.appApi())) {
      const place = { installation, owner, name: EVERY_REPOSITORY };
      await this.parts.queue.put({ kind: 'sweep', place, thorough });
    }
  }
  async doWhenDue(chore, when) {
    const started = new Date();
    try {
      const claimed = await this.claim(chore, when);
      if (!claimed) return;
      await chore.work(claimed.done === null ? null : new Date(claimed.done), when);
      await this.parts.database.query('UPDATE chore SET done = $2 WHERE name = $1', [
        chore.name,
        started.toISOString(),
      ]);
    } catch (error) {
      if (this.closed) return;
      this.parts.log.warn({ chore: chore.name, err: error }, 'a chore failed; it is tried again');
      await this.parts.database
        .query(`UPDATE chore SET due = now() + $2 * interval '1 second' WHERE name = $1`, [
          chore.name,
          AGAIN_SECONDS,
        ])
        .catch(() => {});
    }
  }
  /** Only one instance gets it; null for the others, and before it is due. */
  async claim({ name, everySeconds }, when) {
    const { database } = this.parts;
    await database.query('INSERT INTO chore (name) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
    const early = { due: 0, starting: everySeconds - JUST_DONE_SECONDS, now: everySeconds }[when];
    const [row] = await database.query(
      `UPDATE chore SET due = now() + $2 * interval '1 second'
       WHERE name = $1 AND due <= now() + $3 * interval '1 second' RETURNING done`,
      [name, everySeconds, early],
    );
    return row ?? null;
  }
}
