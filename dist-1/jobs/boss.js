import PgBoss from 'pg-boss';
import { mayBeRepeated } from './database.js';

const PAUSE_MS = 500;
/**
 * pg-boss on this App's database. It answers a lost connection with a rejection nobody hears, and the process ends: here
 * it waits instead until the database is back.
 */
export class Boss {
  database;
  boss;
  underWay = new Set();
  closed = false;
  constructor(database, onError) {
    this.database = database;
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => this.execute(text, values) },
      schedule: false,
      maintenanceIntervalSeconds: 30,
      archiveCompletedAfterSeconds: 3_600,
      deleteAfterDays: 7,
    });
    this.boss.on('error', onError);
  }
  /** What pg-boss wrote last is written; from now on it is answered as by its own closed connection: with nothing. */
  async close(withinMs) {
    const late = new Promise((given) => setTimeout(given, withinMs).unref());
    await Promise.race([this.settled(), late]);
    this.closed = true;
    await this.boss.stop({ graceful: false });
  }
  /** pg-boss does not wait for its own last writes. */
  async settled() {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
  }
  async execute(text, values) {
    const work = this.untilAnswered(text, values);
    this.underWay.add(work);
    return work.finally(() => this.underWay.delete(work));
  }
  async untilAnswered(text, values) {
    while (!this.closed) {
      try {
        return await (values && values.length > 0 ? execute(this.database)(text, values) : this.plain(text));
      } catch (error) {
        if (!mayBeRepeated(error)) throw error;
        await new Promise((next) => setTimeout(next, PAUSE_MS));
      }
    }
    return undefined;
  }
  /** Without parameters pg-boss may send a script; its transactions bring their own BEGIN. */
  async plain(text) {
    if (!/^\s*BEGIN\b/.test(text)) return { rows: await this.database.query(text) };
    await this.database.script(text);
    return { rows: [] };
  }
}
/** Lets pg-boss write inside a transaction of ours. */
export function execute(sql) {
  return async (text, values = []) => ({ rows: await sql.query(text, values) });
}
