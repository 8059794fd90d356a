import type { CheckConclusion, Instant } from '../../src/model.js';
import { type Code, EFFECTS, headOf, ITEMS_AT_STAKE, MARGIN, PEOPLE, type Stake } from './situation.js';

/** What people do that may count, when they did it, and whom it is from. */
export type Deed = { at: Instant; by: string } & (
  | { kind: 'box'; item: Stake; ticked: boolean; subject: string }
  | { kind: 'command'; id: number; verb: 'tick' | 'untick'; item: Stake }
  | { kind: 'command'; id: number; verb: 'waive'; of: 'unsafe' | 'clone'; until: string | null }
  | { kind: 'command'; id: number; verb: 'accept' | 'override' }
  | { kind: 'command'; id: number; verb: 'nonsense' | 'help' }
);

/** What was there when a deed is told. */
export interface Moment {
  code: Code;
  push: number;
  /** The head of now had a check already when the deed was done. */
  headSeen: boolean;
  now: Instant;
}

/** Later than every instant: nobody has seen anything yet. */
const NEVER = '~';

const RIGHTS = new Set(['bo', 'cy']);

/**
 * What the issue asks for, said a second time and as plainly as possible: the last word of somebody with the right counts,
 * for the code that they saw. It knows nothing of comments, markers, versions or webhooks.
 */
export class Specification {
  private readonly ticks = new Map<
    Stake,
    { subject: string; at: Instant } | { subject: null; at: Instant }
  >();
  private readonly withdrawn = new Map<Stake, Instant>();
  private readonly waived = new Map<string, { at: Instant; until: string | null }>();
  private accepted: { effect: number; at: Instant } | null = null;
  private overridden: { head: string; at: Instant } | null = null;
  private readonly heard = new Set<number>();
  /** What a visitor saw, and since when. */
  shown: { at: Instant; subjects: ReadonlyMap<Stake, string> } = { at: NEVER, subjects: new Map() };

  hear(deed: Deed, { code, push, headSeen, now }: Moment): void {
    if (deed.kind === 'box') return this.box(deed);
    if (this.heard.has(deed.id)) return;
    this.heard.add(deed.id);
    if (deed.verb === 'override') {
      const older = this.overridden !== null && this.overridden.at > deed.at;
      if (PEOPLE[deed.by] === 'admin' && headSeen && !older)
        this.overridden = { head: headOf(push), at: deed.at };
      return;
    }
    if (RIGHTS.has(deed.by)) this.decide(deed, code, headSeen, now);
  }

  private box({ by, item, ticked, subject, at }: Deed & { kind: 'box' }): void {
    if (!RIGHTS.has(by) || (this.ticks.get(item)?.at ?? '') > at) return;
    this.ticks.set(item, { subject: ticked ? subject : null, at } as { subject: string; at: Instant });
  }

  private decide(deed: Deed & { kind: 'command' }, code: Code, headSeen: boolean, now: Instant): void {
    const { at } = deed;
    const seen = at >= this.shown.at;
    const late = (item: Stake) => (this.withdrawn.get(item) ?? '') > at;
    if (deed.verb === 'tick') {
      const subject = this.shown.subjects.get(deed.item);
      if (subject === undefined || !seen || (this.ticks.get(deed.item)?.at ?? '') > at) return;
      this.ticks.set(deed.item, { subject, at });
    } else if (deed.verb === 'untick') this.withdraw(deed.item, at);
    else if (deed.verb === 'waive') {
      const version = code[deed.of];
      if (version === null || !seen || !headSeen) return;
      // An item with nothing at stake (`allocations`) can't be unticked here.
      if (deed.of === 'unsafe' && late('error-paths')) return;
      const key = `${deed.of}${version}`;
      if (deed.until !== null && deed.until < now.slice(0, 10)) return;
      if ((this.waived.get(key)?.at ?? '') <= at) this.waived.set(key, { at, until: deed.until });
    } else if (deed.verb === 'accept' && code.slower !== null && seen && headSeen && !late('benchmarks')) {
      if (this.accepted === null || this.accepted.at <= at)
        this.accepted = { effect: EFFECTS[code.slower], at };
    }
  }

  private withdraw(item: Stake, at: Instant): void {
    if ((this.ticks.get(item)?.at ?? '') <= at) this.ticks.set(item, { subject: null, at });
    if ((this.withdrawn.get(item) ?? '') <= at) this.withdrawn.set(item, at);
    if (item === 'benchmarks' && this.accepted !== null && this.accepted.at <= at) this.accepted = null;
    if (item !== 'error-paths') return;
    for (const [key, { at: since }] of this.waived) {
      if (key.startsWith('unsafe') && since <= at) this.waived.delete(key);
    }
  }

  /** What each item at stake judges now, where it is not fine by itself. */
  private open(code: Code, now: Instant): Map<Stake, string> {
    const open = new Map<Stake, string>([['tests', `p${code.prune}`]]);
    const waiver = this.waived.get(`unsafe${code.unsafe}`);
    const waived = waiver !== undefined && (waiver.until ?? '9') >= now.slice(0, 10);
    if (code.unsafe !== null && !waived) open.set('error-paths', `u${code.unsafe}`);
    if (code.slower === null) return open;
    if (this.accepted === null || EFFECTS[code.slower] > this.accepted.effect + MARGIN)
      open.set('benchmarks', `p${code.prune} s${code.slower}`);
    return open;
  }

  /** The App has looked at the code, and shows it. */
  show(code: Code, at: Instant): void {
    const subjects = this.open(code, at);
    const same =
      subjects.size === this.shown.subjects.size &&
      [...subjects].every(([item, subject]) => this.shown.subjects.get(item) === subject);
    if (!same || this.shown.at === NEVER) this.shown = { at, subjects };
  }

  /** Boxes with their marks, and the conclusion of the check. */
  expected(
    code: Code,
    push: number,
    now: Instant,
  ): { boxes: Record<string, boolean>; conclusion: CheckConclusion } {
    const open = this.open(code, now);
    const ticked = (item: Stake) =>
      open.get(item) !== undefined && this.ticks.get(item)?.subject === open.get(item);
    const boxes = Object.fromEntries(
      ITEMS_AT_STAKE.filter((item) => open.has(item)).map((item) => [item, ticked(item)]),
    );
    const failed = (['error-paths', 'benchmarks'] as const).some((item) => boxes[item] === false);
    const conclusion = failed ? 'failure' : boxes.tests === false ? 'action_required' : 'success';
    return { boxes, conclusion: this.overridden?.head === headOf(push) ? 'success' : conclusion };
  }
}

/** A box that stands differently afterwards was turned by whoever edited; `shown`: what the text before judged. */
export function boxDeeds(
  before: Readonly<Record<string, boolean>>,
  after: Readonly<Record<string, boolean>>,
  { by, at, shown }: { by: string; at: Instant; shown: ReadonlyMap<Stake, string> | null },
): Deed[] {
  return ITEMS_AT_STAKE.flatMap((item): Deed[] => {
    const ticked = after[item];
    const subject = shown?.get(item);
    if (ticked === undefined || before[item] === undefined || before[item] === ticked) return [];
    // A box in a text without signature judges nothing that is known; taking a tick back needs none.
    if (ticked && subject === undefined) return [];
    return [{ kind: 'box', item, ticked, subject: subject ?? '', by, at }];
  });
}
