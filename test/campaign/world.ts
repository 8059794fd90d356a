import { CHECKLIST_MARK, readBoxes } from '../../src/markers/boxes.js';
import { firstState, stateKey, writeState } from '../../src/markers/state.js';
import type {
  Change,
  CommentEdit,
  CommentRef,
  Instant,
  Posted,
  PostedCheck,
  Reaction,
  Wake,
} from '../../src/model.js';
import { opening, reconcile } from '../../src/report/reconcile.js';
import { apply } from '../report/posted-model.js';
import { KEY, reportOf } from '../report/road.js';
import { NOTHING_POSTED } from '../samples.js';
import { type Code, headOf, ITEMS_AT_STAKE, PEOPLE, START, type Stake, situationOf } from './situation.js';
import { boxDeeds, type Deed, Specification } from './specification.js';

/** A webhook on its way, and what it says in the specification's words. */
interface Told {
  wake: Wake;
  deeds: readonly Deed[];
}

const BOT = { login: 'perf-checklist', bot: true };
const FOREIGN = [
  CHECKLIST_MARK,
  '- [x] tests <!-- item:tests -->',
  writeState({ ...firstState('acme/other#1'), version: 99 }, stateKey('secret')),
].join('\n');

/** GitHub as far as one pull request goes, the App's road in front of it, and the specification beside it. */
export class World {
  readonly specification = new Specification();
  private clock = Date.parse('2026-11-22T06:00:00Z');
  private posted: Posted = NOTHING_POSTED;
  private history: CommentEdit[] = [];
  private lastCheck: PostedCheck | null = null;
  /** What each text of the comment shows, by the specification. */
  private readonly subjects = new Map<string, ReadonlyMap<Stake, string> | null>();
  /** What each text of the check shows. */
  private readonly checks = new Map<string, ReadonlyMap<Stake, string>>();
  private readonly bodies: string[] = [];
  private comments = 0;
  private code: Code = START;
  private pushes = 0;
  readonly reactions = new Map<string, Set<Reaction>>();
  pending: Told[] = [{ wake: { kind: 'changed' }, deeds: [] }];
  readonly delivered: Told[] = [];

  private tick(): Instant {
    this.clock += 1_000;
    return new Date(this.clock).toISOString();
  }

  get now(): Instant {
    return new Date(this.clock).toISOString();
  }

  dayPasses(): void {
    this.clock += 24 * 3_600_000;
  }

  // ------------------------------------------------------------ what people do

  push(change: Partial<Code>): void {
    this.code = { ...this.code, ...change };
    this.pushes += 1;
    this.tick();
    this.posted = { ...this.posted, check: null };
    this.pending.push({ wake: { kind: 'changed' }, deeds: [] });
  }

  get codeNow(): Code {
    return this.code;
  }

  turnBox(by: string, item: Stake): void {
    const body = this.posted.comment?.body ?? '';
    const now = readBoxes(body).get(item);
    if (now === undefined) return;
    const line = new RegExp(`^- \\[[ x]\\](.*<!-- item:${item} -->)$`, 'm');
    this.edit(by, body.replace(line, `- [${now ? ' ' : 'x'}]$1`));
  }

  /** Clicks a button of the check as it stands now. */
  press(by: string, item: Stake): void {
    const { check } = this.posted;
    const at = this.tick();
    const subject = check?.status === 'completed' ? this.checks.get(check.text)?.get(item) : undefined;
    if (check === null || subject === undefined) return;
    const who = { login: by, bot: false };
    const wake: Wake = { kind: 'pressed', item, by: who, role: PEOPLE[by]!, at, text: check.text };
    this.pending.push({ wake, deeds: [{ kind: 'box', item, ticked: true, subject, by, at }] });
  }

  /** Nobody tells the App, but the next review looks. */
  turnBoxUnheard(by: string, item: Stake): void {
    const before = this.pending.length;
    this.turnBox(by, item);
    const told = this.pending.splice(before);
    if (told.length > 0) this.review({ wake: { kind: 'changed' }, deeds: told[0]!.deeds });
  }

  wipe(by: string): void {
    this.edit(by, 'nothing to see');
  }

  /** An earlier text of the App's comment, signed as it was. */
  playBack(by: string, which: number): void {
    const body = this.bodies[which % Math.max(1, this.bodies.length)];
    if (body !== undefined) this.edit(by, body);
  }

  copyFromElsewhere(by: string): void {
    this.subjects.set(FOREIGN, null);
    this.edit(by, FOREIGN);
  }

  private edit(by: string, after: string): void {
    const { comment } = this.posted;
    const at = this.tick();
    if (comment === null || comment.body === after) return;
    const before = comment.body;
    const editor = { login: by, bot: false };
    const role = PEOPLE[by]!;
    const shown = this.subjects.get(before) ?? null;
    if (!this.subjects.has(after)) this.subjects.set(after, shown);
    // Among words that are not the App's, a box says nothing.
    const seen = this.subjects.get(after) === null ? null : shown;
    this.posted = { ...this.posted, comment: { ...comment, body: after } };
    this.history.push({ editor, role, at, body: after });
    const wake: Wake = { kind: 'edited', editor, role, at, before, after };
    this.pending.push({ wake, deeds: boxDeeds(boxesOf(before), boxesOf(after), { by, at, shown: seen }) });
  }

  deleteComment(): void {
    this.tick();
    if (this.posted.comment === null) return;
    this.posted = { ...this.posted, comment: null };
    this.history = [];
    this.pending.push({ wake: { kind: 'changed' }, deeds: [] });
  }

  command(
    by: string,
    body: string,
    deed: (of: { at: Instant; by: string; id: number; today: string }) => Deed,
  ): void {
    const at = this.tick();
    this.comments += 1;
    const comment: CommentRef = { kind: 'issue', id: this.comments };
    const wake: Wake = {
      kind: 'commented',
      comment,
      author: { login: by, bot: false },
      role: PEOPLE[by]!,
      at,
      body,
    };
    this.pending.push({ wake, deeds: [deed({ at, by, id: comment.id, today: at.slice(0, 10) })] });
  }

  rerun(): void {
    this.tick();
    this.pending.push({ wake: { kind: 'rerun' }, deeds: [] });
  }

  // ------------------------------------------------------------ what the App does

  /** Delivers one of the events that wait, and keeps it for a second time if `again`. */
  deliver(which: number, again: boolean, meanwhile: () => void = () => {}): void {
    if (this.pending.length === 0) return;
    const at = which % this.pending.length;
    const told = this.pending[at]!;
    if (!again) this.pending.splice(at, 1);
    this.delivered.push(told);
    this.review(told, meanwhile);
  }

  redeliver(which: number): readonly Change[] {
    const known = this.delivered.filter(({ wake }) => wake.kind !== 'rerun');
    const told = known[which % Math.max(1, known.length)];
    return told === undefined ? [] : this.review(told);
  }

  private review({ wake, deeds }: Told, meanwhile: () => void = () => {}): readonly Change[] {
    this.tick();
    const situation = situationOf(this.code, this.pushes);
    const first = this.read();
    const opened = opening(first, situation.pull!, wake);
    this.write(opened);
    for (const deed of deeds) {
      const headSeen =
        first.check?.headSha === headOf(this.pushes) && (first.check.startedAt ?? '~') <= deed.at;
      this.specification.hear(deed, { code: this.code, push: this.pushes, headSeen, now: this.now });
    }
    meanwhile();
    const report = reportOf({ ...situation, posted: first, wake, now: new Date(this.clock) });
    const changes = reconcile(this.read(), report, KEY);
    this.write(changes);
    this.specification.show(this.code, this.now);
    this.note();
    return [...opened, ...changes];
  }

  private read(): Posted {
    const { comment } = this.posted;
    const byHand = this.history.at(-1)?.editor.bot === false;
    return {
      ...this.posted,
      check: this.posted.check ?? this.lastCheck,
      comment: comment && { ...comment, edits: byHand ? this.history : [] },
    };
  }

  private write(changes: readonly Change[]): void {
    for (const change of changes) {
      this.posted = apply(this.posted, [change]);
      if (change.kind === 'create-check')
        this.posted = { ...this.posted, check: { ...this.posted.check!, startedAt: this.now } };
      if (change.kind === 'update-check')
        this.posted = {
          ...this.posted,
          check: { ...this.posted.check!, startedAt: this.lastCheck!.startedAt! },
        };
      if (change.kind === 'create-comment') this.history = [];
      if (change.kind === 'create-comment' || change.kind === 'edit-comment') {
        this.history.push({ editor: BOT, role: 'none', at: this.now, body: change.body });
      }
      if (change.kind === 'react') {
        const known = this.reactions.get(String(change.comment.id)) ?? new Set();
        this.reactions.set(String(change.comment.id), known.add(change.reaction));
      }
      this.lastCheck = this.posted.check ?? this.lastCheck;
    }
  }

  private note(): void {
    const check = this.posted.check?.text;
    if (check !== undefined && !this.checks.has(check))
      this.checks.set(check, this.specification.shown.subjects);
    const body = this.posted.comment?.body;
    if (body === undefined) return;
    this.subjects.set(body, this.specification.shown.subjects);
    if (!this.bodies.includes(body)) this.bodies.push(body);
  }

  // ------------------------------------------------------------ what a visitor sees

  get shown(): { boxes: Record<string, boolean>; conclusion: string | null } {
    const boxes = [...readBoxes(this.posted.comment?.body ?? '')];
    const ordered = ITEMS_AT_STAKE.flatMap((item) => boxes.filter(([name]) => name === item));
    return { boxes: Object.fromEntries(ordered), conclusion: this.posted.check?.conclusion ?? null };
  }

  get wanted(): { boxes: Record<string, boolean>; conclusion: string | null } {
    return this.specification.expected(this.code, this.pushes, this.now);
  }

  /** What was reached, in a word each. */
  get ends(): string[] {
    const { comment, check, replies } = this.posted;
    const said = [
      [/no longer holds/, 'a tick that was dropped'],
      [/was undone/, 'a tick that was undone'],
      [/was overridden/, 'an override'],
      [/held for that commit only/, 'an override that ended'],
      [/\[x\]/, 'a ticked box'],
      [/more than the/, 'an acceptance that was exceeded'],
      [/accepted by/, 'an acceptance'],
      [/its waiver ended/, 'a waiver that expired'],
      [/waived by/, 'a waiver'],
    ] as const;
    return [
      `check: ${check?.conclusion}`,
      ...said.flatMap(([words, name]) => (words.test(`${comment?.body}${check?.text}`) ? [name] : [])),
      ...(replies.length > 0 ? ['a reply'] : []),
    ];
  }

  get everything(): Posted {
    return this.posted;
  }
}

function boxesOf(body: string): Record<string, boolean> {
  return Object.fromEntries(readBoxes(body));
}
