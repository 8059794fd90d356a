import { isHeldBack } from '../../markers/held-back.js';
import { isGroup, pullNumber } from './check-id.js';
import { asked } from './errors.js';
import { readRuns } from './read-check.js';
/**
 * The check of one pull request, or merge group, on a commit. GitHub knows commits only: it shows and counts the App's newest
 * run there, whichever pull request that was made for, so others of the same head matter too.
 */
export class CommitCheck {
  api;
  repository;
  app;
  id;
  headSha;
  isDraft;
  runs;
  written = null;
  /** The own check as the first look found it; undefined: nobody looked. */
  before;
  constructor(
    api,
    repository,
    app,
    /** As in the run's `external_id`. */
    id,
    headSha,
    /** A draft can't be merged: it need not be what GitHub shows, and keeps nobody from merging. */
    isDraft = false,
  ) {
    this.api = api;
    this.repository = repository;
    this.app = app;
    this.id = id;
    this.headSha = headSha;
    this.isDraft = isDraft;
  }
  /** As it is by now; where others share the commit, what they say is read anew each time. */
  async look() {
    let runs = await this.read();
    if (this.before !== undefined && othersOf(runs, this.id).length > 0) {
      this.runs = undefined;
      runs = await this.read();
    }
    const check = this.own(runs);
    if (this.before === undefined) this.before = check;
    return { check, others: await this.stillThere(othersOf(runs, this.id)) };
  }
  /** The App's own answer is newer than any list. */
  wrote(check) {
    this.written = check;
  }
  /** Numbers of those whose verdict may depend on what was written; empty where it says by itself what it said before. */
  async toTell() {
    if (this.written === null || saysTheSame(this.before ?? null, this.written)) return [];
    const { others } = await this.look();
    const passes = verdictOf(this.written).conclusion === 'success';
    return others.flatMap(({ number, conclusion, shown }) =>
      isBad(conclusion) || (passes && shown === 'success') ? [] : (number ?? []),
    );
  }
  read() {
    this.runs ??= readRuns(this.api, this.repository, this.app, this.headSha);
    return this.runs;
  }
  own(runs) {
    const listed = runs.find(({ id }) => id === this.id)?.check ?? null;
    const own = this.written !== null && this.written.id >= (listed?.id ?? 0) ? this.written : listed;
    const newest = runs[0]?.check;
    if (this.isDraft || own === null || newest === undefined || newest.id <= own.id) return own;
    return { ...own, behind: { conclusion: newest.conclusion } };
  }
  /** A closed pull request, a draft, and one that moved on claim nothing; a group is known by its run only. */
  async stillThere(runs) {
    const numbers = runs.flatMap(({ id }) => pullNumber(id) ?? []);
    const open = numbers.length === 0 ? new Set() : await this.openWithHead(numbers);
    return runs.flatMap(({ id, check }) => {
      const number = pullNumber(id);
      return number === null || open.has(number)
        ? [{ number, ...verdictOf(check), shown: check.conclusion }]
        : [];
    });
  }
  async openWithHead(numbers) {
    const { owner, name } = this.repository;
    const { repository } = await asked(
      'looking at other pull requests of the same commit',
      this.api.graphql(headsQuery(numbers), { owner, name }),
    );
    const here = numbers.filter((number) => {
      const pull = repository[`p${number}`];
      return pull?.state === 'OPEN' && !pull.isDraft && pull.headRefOid === this.headSha;
    });
    return new Set(here);
  }
}
export function headsQuery(numbers) {
  const pulls = numbers.map(
    (number) => `p${number}: pullRequest(number: ${number}) { state isDraft headRefOid }`,
  );
  return `query Heads($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${pulls.join(' ')} } }`;
}
/** The newest run of each other one. */
function othersOf(runs, own) {
  const seen = new Set([own]);
  return runs.filter(({ id }) => {
    const first = !seen.has(id);
    seen.add(id);
    return first && (pullNumber(id) !== null || isGroup(id));
  });
}
/** A new run is what GitHub shows from then on, whatever it says. */
function saysTheSame(before, written) {
  return before?.id === written.id && verdictOf(before).conclusion === verdictOf(written).conclusion;
}
/** What does not pass by itself depends on nobody. */
function isBad(conclusion) {
  return conclusion === 'failure' || conclusion === 'action_required';
}
/** What a review says by itself: held back is only what passes. */
function verdictOf({ conclusion, title, text }) {
  return isHeldBack(text) ? { conclusion: 'success', title: '' } : { conclusion, title };
}
