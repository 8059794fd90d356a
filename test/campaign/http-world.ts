import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { readBoxes } from '../../src/markers/boxes.js';
import { firstState, stateKey, writeState } from '../../src/markers/state.js';
import type { ItemId } from '../../src/model.js';
import type { AppScene, Sample } from '../app/app-scene.js';
import { CRATE, ENFORCE } from '../app/code.js';
import type { Told } from '../github/acts/stage.js';
import { type Code, PEOPLE, START, type Stake } from './situation.js';
import { boxDeeds, type Deed, Specification } from './specification.js';

/** What waits to be delivered: a webhook as GitHub made it, and what it says in the specification's words. */
interface Pending {
  event: string;
  payload: Record<string, unknown>;
  deeds: readonly Deed[];
  /** Makes a check of its own. */
  rerun: boolean;
}

/** What the same stake is called where the real rules speak. */
const ITEM: Readonly<Record<Stake, ItemId>> = {
  tests: 'tests',
  'error-paths': 'documentation',
  benchmarks: 'benchmarks',
};
const STAKES = ['tests', 'error-paths'] as const;
const RULE = 'unsafe-without-safety-comment';

/** GitHub's clock and the App's, so that no two acts fall into one second and none has to be waited for. */
export class Clock {
  private at = Date.parse('2026-11-22T06:00:00Z');

  tick(): void {
    this.at += 1_000;
  }

  get now(): Date {
    return new Date(this.at);
  }

  dayPasses(): void {
    this.at += 24 * 3_600_000;
  }
}

/** The real App, its queue and its database, against the stand-in over HTTP: one pull request of its own repository. */
export class HttpWorld {
  readonly specification = new Specification();
  pending: Pending[] = [];
  readonly delivered: Pending[] = [];
  private code: Code = START;
  private pushes = 0;
  private headSince: string | null = null;
  private readonly subjects = new Map<string, ReadonlyMap<Stake, string> | null>();
  private readonly bodies: string[] = [];

  private constructor(
    private readonly scene: AppScene,
    private readonly clock: Clock,
    private readonly sample: Sample,
    private readonly ref: string,
  ) {}

  static async start(scene: AppScene, clock: Clock): Promise<HttpWorld> {
    const { github } = scene;
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    for (const [login, role] of Object.entries(PEOPLE))
      github.collaborator(sample.fullName, login, role as 'write');
    github.deliverTo(undefined);
    await sample.git.commit('topic', { 'src/bytes.rs': textOf(START) });
    const told = await github.openPullRequest(sample.fullName, { head: 'topic', author: 'ada' });
    const world = new HttpWorld(scene, clock, sample, `${sample.fullName}#${told.subject.number}`);
    world.keep(told, []);
    return world;
  }

  private keep(told: Told<unknown>, deeds: readonly Deed[], rerun = false): void {
    this.pending.push({ event: told.event, payload: told.payload, deeds, rerun });
  }

  private get now(): string {
    return this.clock.now.toISOString();
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  get codeNow(): Code {
    return this.code;
  }

  private get checklist() {
    return this.scene.github
      .what(this.ref)
      .comments.find(
        ({ author, body }) => author.endsWith('[bot]') && !body.includes('perf-checklist:replies'),
      );
  }

  // ------------------------------------------------------------ what people do

  async push(change: Partial<Code>): Promise<void> {
    this.clock.tick();
    this.code = { ...this.code, ...change };
    this.pushes += 1;
    this.headSince = null;
    await this.sample.git.commit('topic', {
      'src/bytes.rs': textOf(this.code),
      'README.md': `# ${this.pushes}\n`,
    });
    this.keep(await this.scene.github.push(this.ref), []);
  }

  async turnBox(by: string, item: Stake): Promise<void> {
    const body = this.checklist?.body ?? '';
    const now = readBoxes(body).get(ITEM[item]);
    if (now === undefined) return;
    const line = new RegExp(`^- \\[[ x]\\](.*<!-- item:${ITEM[item]} -->)$`, 'm');
    await this.edit(by, body.replace(line, `- [${now ? ' ' : 'x'}]$1`));
  }

  async turnBoxUnheard(by: string, item: Stake): Promise<void> {
    const before = this.pending.length;
    await this.turnBox(by, item);
    const [unheard] = this.pending.splice(before);
    if (unheard) await this.review({ ...this.delivered[0]!, deeds: unheard.deeds });
  }

  wipe(by: string): Promise<void> {
    return this.edit(by, 'nothing to see');
  }

  async playBack(by: string, which: number): Promise<void> {
    const body = this.bodies[which % Math.max(1, this.bodies.length)];
    if (body !== undefined) await this.edit(by, body);
  }

  copyFromElsewhere(by: string): Promise<void> {
    const foreign = `<!-- perf-checklist -->\n- [x] tests <!-- item:tests -->\n${writeState(
      { ...firstState('acme/other#1'), version: 99 },
      stateKey('webhook secret'),
    )}`;
    this.subjects.set(foreign, null);
    return this.edit(by, foreign);
  }

  private async edit(by: string, after: string): Promise<void> {
    const { checklist } = this;
    this.clock.tick();
    if (!checklist || checklist.body === after) return;
    const shown = this.subjects.get(checklist.body) ?? null;
    if (!this.subjects.has(after)) this.subjects.set(after, shown);
    // Among words that are not the App's, a box says nothing.
    const seen = this.subjects.get(after) === null ? null : shown;
    const told = await this.scene.github.editComment(checklist.id, by, after);
    this.keep(told, boxDeeds(boxesOf(checklist.body), boxesOf(after), { by, at: this.now, shown: seen }));
  }

  async deleteComment(): Promise<void> {
    this.clock.tick();
    if (this.checklist) this.keep(await this.scene.github.deleteComment(this.checklist.id, 'bo'), []);
  }

  async command(
    by: string,
    body: string,
    deed: (of: { at: string; by: string; id: number }) => Deed,
  ): Promise<void> {
    this.clock.tick();
    const told = await this.scene.github.addComment(
      this.ref,
      by,
      body.replace('error-paths', ITEM['error-paths']).replace('eager-error-value', RULE),
    );
    this.keep(told, [deed({ at: this.now, by, id: told.subject.id })]);
  }

  async rerun(): Promise<void> {
    this.clock.tick();
    const check = this.scene.github.what(this.ref).checkRuns.at(-1);
    if (check) this.keep(await this.scene.github.rerequestCheck(check.id, 'bo'), [], true);
  }

  dayPasses(): void {
    this.clock.dayPasses();
  }

  // ------------------------------------------------------------ what the App does

  async deliver(which: number, again: boolean): Promise<void> {
    if (this.pending.length === 0) return;
    const at = which % this.pending.length;
    const next = this.pending[at]!;
    if (!again) this.pending.splice(at, 1);
    this.delivered.push(next);
    await this.review(next);
  }

  async redeliver(which: number): Promise<void> {
    const known = this.delivered.filter(({ rerun }) => !rerun);
    const next = known[which % Math.max(1, known.length)];
    if (next) await this.review(next);
  }

  private async review({ event, payload, deeds, rerun }: Pending): Promise<void> {
    const { github, app } = this.scene;
    this.clock.tick();
    for (const deed of deeds) {
      const headSeen = this.headSince !== null && this.headSince <= deed.at;
      this.specification.hear(deed, { code: this.code, push: this.pushes, headSeen, now: this.now });
    }
    github.deliverTo(app.webhookUrl);
    const { guid } = await github.deliver(event, payload);
    await this.scene.done();
    strictEqual(github.deliveries.findLast((one) => one.guid === guid)?.statusCode, 202);
    github.deliverTo(undefined);
    this.specification.show(this.code, this.now);
    if (rerun || this.headSince === null) this.headSince = this.now;
    const body = this.checklist?.body;
    if (body === undefined) return;
    this.subjects.set(body, this.specification.shown.subjects);
    if (!this.bodies.includes(body)) this.bodies.push(body);
  }

  /** Everything is told, then told again: the check equals the specification, and the second time changes nothing. */
  async end(): Promise<void> {
    while (this.pending.length > 0) await this.deliver(7, false);
    await this.review(this.delivered[0]!);
    const { boxes, conclusion } = this.specification.expected(this.code, this.pushes, this.now);
    const shown = this.scene.github.what(this.ref);
    deepStrictEqual(
      { boxes: boxesOf(this.checklist?.body ?? ''), conclusion: shown.checkRuns.at(-1)?.conclusion },
      { boxes, conclusion },
    );
    for (let at = this.delivered.length - 1; at >= 0; at--) await this.redeliver(at);
    deepStrictEqual(this.scene.github.what(this.ref), shown);
    deepStrictEqual(this.scene.github.violations, []);
  }
}

function boxesOf(body: string): Record<string, boolean> {
  const boxes = readBoxes(body);
  return Object.fromEntries(
    STAKES.flatMap((stake) => (boxes.has(ITEM[stake]) ? [[stake, boxes.get(ITEM[stake])!] as const] : [])),
  );
}

/** The pieces of code that the specification speaks of, as Rust. */
function textOf({ prune, unsafe }: Code): string {
  const first = `fn first_${unsafe}(bytes: &[u8]) -> u8 {\n    unsafe { *bytes.get_unchecked(0) }\n}\n`;
  return `//! Reads bytes.\n\n/// How wide.\npub fn width() -> usize {\n    ${prune + 100}\n}\n${unsafe === null ? '' : `\n${first}`}`;
}
