import type { AcceptedRegression, ChangedFunction, Config, Evidence, Instant, Verdict } from '../model.js';
import { code, prose } from '../text/escape.js';
import { count, names, percent, share, signed } from '../text/words.js';
import { suspectsOf } from './commands/remeasure.js';
import { decidedBy } from './decided-by.js';
import { hotFunctions, isKnownHot } from './hot.js';
import { type AssessInput, indexIsLate, type Judgement, unknowable } from './item.js';
import { functionParts, type SubjectPart } from './subject.js';

/** Longest reason that is repeated from the evidence or the gate. */
const MAX_REASON = 300;

/**
 * A regression beyond the margin fails. Where hot code changed, evidence that is missing, not to be relied on, or
 * unable to tell asks a person, and so does a benchmark that the change has broken, whatever is hot. Missing or forged evidence
 * never passes for good evidence.
 */
export function judgeBenchmarks(input: AssessInput): Judgement {
  const hot = hotFunctions(input.rust);
  const regressed = input.measured.verdicts.filter(
    ({ kind, beyondMargin }) => kind === 'regressed' && beyondMargin,
  );
  const accepted = regressed.filter((verdict) => acceptanceOf(verdict, input) !== undefined);
  const open = regressed.filter((verdict) => !accepted.includes(verdict));
  const again = measuringUntil(input);
  if (again !== null && suspectsOf(input.measured).length > 0) return measuringAgain(again, input);
  if (open.length > 0) return fails(open, hot, input);
  if (accepted.length > 0) return beyondTheAccepted(accepted, hot, input);

  const until = waitUntil(input.evidence, input.config);
  if (until !== null && input.now.toISOString() < until) return waits(input.evidence, until);

  const doubt = doubtAbout(input);
  const uncovered = uncoveredWords(hot);
  const parts = [...functionParts(hot), evidencePart(input)];
  const altered = input.rust.changedFunctions.filter(({ onlyMadePublic }) => !onlyMadePublic);
  if (hot.length === 0 && !input.rust.complete && altered.length > 0 && indexIsLate(input)) {
    const what = `whether a benchmark reaches ${names(altered.map(({ name }) => name))}`;
    return { ...unknowable(what), parts: [...functionParts(altered), evidencePart(input)] };
  }
  const { broken } = input.measured;
  if (hot.length === 0 && broken.length > 0) {
    const because = `${names(broken)} ran on the base and gave no result on the head`;
    const judged = [...functionParts(altered), evidencePart(input)];
    return { kind: 'needs a tick', because, parts: judged, optional: true };
  }
  if (hot.length === 0 && doubt !== null) {
    const claim = claimOfSpeed(input.pull);
    const sped = claim === null ? [] : altered.filter(({ heat }) => heat.level !== 'cold');
    if (sped.length === 0)
      return {
        kind: 'passed',
        because: `no function changed that is declared hot or that a benchmark reaches; ${doubt}`,
        parts,
      };
    const judged = [...functionParts(sped), evidencePart(input)];
    return {
      kind: 'needs a tick',
      because: `${claim} promises speed, and ${doubt}`,
      parts: judged,
      optional: true,
    };
  }
  if (doubt === null && uncovered === null)
    return { kind: 'passed', because: measuredWords(input.measured.verdicts), parts };
  return { kind: 'needs a tick', because: asksWords(hot, doubt, uncovered), parts, optional: true };
}

const SPEED = /\b(?:perf|performance|optimi[sz]\w*|faster|speed ?ups?|speeds? up)\b/i;

/** What says that the change is made for speed: its title, or a label. Null where neither does. */
function claimOfSpeed({ title, labels }: AssessInput['pull']): string | null {
  if (SPEED.test(title) && !/^revert\b/i.test(title)) return 'the title';
  const label = labels.find((each) => SPEED.test(each));
  return label === undefined ? null : `the label ${code(label)}`;
}

function asksWords(hot: readonly ChangedFunction[], ...doubts: (string | null)[]): string {
  const which = names(hot.map((changed) => changed.name));
  const why = hot.slice(0, 1).map((first) => ` (${whyHot(first)})`);
  return `hot ${which} changed${why.join('')}, and ${doubts.filter((doubt) => doubt !== null).join('; ')}`;
}

function whyHot({ heat, reachedByBenchmark }: ChangedFunction): string {
  if (isKnownHot(heat) || reachedByBenchmark === null) return prose(heat.because, MAX_REASON);
  return `${code(reachedByBenchmark)} may reach it`;
}

/** Good numbers of other code say nothing about a hot function that no benchmark reaches. Null: one may reach each. */
function uncoveredWords(hot: readonly ChangedFunction[]): string | null {
  const uncovered = hot.filter(({ nearestBenchmark }) => nearestBenchmark !== undefined);
  const [first] = uncovered;
  if (first === undefined) return null;
  const which =
    uncovered.length < hot.length || hot.length > 1 ? names(uncovered.map(({ name }) => name)) : 'it';
  const near = first.nearestBenchmark ?? null;
  if (near === null) return `no benchmark may reach ${which}: there is none here`;
  const reaches = near.reaches === null ? '' : `, which may reach ${code(near.reaches)}`;
  return `no benchmark may reach ${which}; the nearest is ${code(near.file)}${reaches}`;
}

function fails(
  regressed: readonly Verdict[],
  hot: readonly ChangedFunction[],
  input: AssessInput,
): Judgement {
  const worst = [...regressed].sort((a, b) => (b.effect ?? 0) - (a.effect ?? 0))[0]!;
  const more = regressed.length > 1 ? `; ${count(regressed.length - 1, 'more regression')}` : '';
  return {
    kind: 'failed',
    because: `${effectWords(worst)}${more}${beyondAccepted(worst, input)}`,
    parts: [...functionParts(hot.length > 0 ? hot : input.rust.changedFunctions), evidencePart(input)],
  };
}

/** An acceptance is of a size: what is worse by a further margin was not accepted. */
function acceptanceOf(
  { benchmark, effect }: Verdict,
  { decisions, config }: AssessInput,
): AcceptedRegression | undefined {
  return decisions.acceptances.find(
    (accepted) => accepted.benchmark === benchmark && (effect ?? 0) <= accepted.effect + config.gate.margin,
  );
}

function beyondAccepted({ benchmark }: Verdict, { decisions }: AssessInput): string {
  const accepted = decisions.acceptances.find((one) => one.benchmark === benchmark);
  return accepted === undefined
    ? ''
    : `; more than the ${percent(accepted.effect)} that ${code(accepted.by)} accepted`;
}

/** Whoever accepted a regression has not answered for the other benchmarks. */
function beyondTheAccepted(
  accepted: readonly Verdict[],
  hot: readonly ChangedFunction[],
  input: AssessInput,
): Judgement {
  const all = acceptedAll(accepted, hot, input);
  const rest = input.measured.verdicts.filter((verdict) => !accepted.includes(verdict));
  const doubt =
    rest.length === 0 ? null : doubtAbout({ ...input, measured: { ...input.measured, verdicts: rest } });
  const uncovered = uncoveredWords(hot);
  if (hot.length === 0 || (doubt === null && uncovered === null)) return all;
  const because = `${all.because}; ${asksWords(hot, doubt, uncovered)}`;
  return { kind: 'needs a tick', because, parts: all.parts, optional: true };
}

function acceptedAll(
  accepted: readonly Verdict[],
  hot: readonly ChangedFunction[],
  input: AssessInput,
): Judgement {
  const [first] = accepted;
  const by = acceptanceOf(first!, input)!;
  const more = accepted.length > 1 ? `; ${count(accepted.length - 1, 'more regression')} accepted` : '';
  return {
    kind: 'accepted',
    because: `${effectWords(first!)}; ${decidedBy('accepted', by)}${more}`,
    parts: [...functionParts(hot.length > 0 ? hot : input.rust.changedFunctions), evidencePart(input)],
  };
}

/** `` `trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 % ``. */
function effectWords(verdict: Verdict): string {
  const { effect, interval, smallestVisible } = verdict;
  const change = effect === null ? '' : ` **${percent(effect)}**`;
  const range = interval === null ? '' : ` [${signed(interval[0])}, ${signed(interval[1])}]`;
  const sight = smallestVisible === null ? '' : `; smallest visible change ${share(smallestVisible)}`;
  return `${names([verdict.benchmark])}${change}${range} over ${count(verdict.pairs, 'pair')}${sight}`;
}

function waitUntil(evidence: Evidence, config: Config): Instant | null {
  if (evidence.kind !== 'missing' || evidence.expected !== 'running') return null;
  return waitEnds(evidence.since, config);
}

/** Until when a measurement that was asked for again is waited for; null: none is, or it is late. */
function measuringUntil({ evidence, config, now }: AssessInput): Instant | null {
  const since = evidence.kind === 'measured' ? (evidence.again?.running ?? null) : null;
  const until = since === null ? null : waitEnds(since, config);
  return until !== null && now.toISOString() < until ? until : null;
}

function measuringAgain(until: Instant, { measured }: AssessInput): Judgement {
  const which = names(suspectsOf(measured).map(({ benchmark }) => benchmark));
  return { kind: 'waiting', because: `${which} measured again`, until, parts: [] };
}

function waitEnds(since: Instant, config: Config): Instant {
  return new Date(Date.parse(since) + config.gate.waitMinutes * 60_000).toISOString();
}

function waits(evidence: Evidence, until: Instant): Judgement {
  const reason = evidence.kind === 'missing' ? prose(evidence.reason, MAX_REASON) : '';
  return {
    kind: 'waiting',
    because: reason === '' ? 'the benchmarks are running' : reason,
    until,
    parts: [],
  };
}

/** Why the evidence does not answer the item by itself, or null. */
function doubtAbout({ evidence, measured }: AssessInput): string | null {
  if (evidence.kind === 'missing')
    return `there is no benchmark evidence: ${prose(evidence.reason, MAX_REASON)}`;
  if (evidence.kind === 'refused')
    return `the benchmark evidence was refused: ${prose(evidence.reason, MAX_REASON)}`;
  if (measured.verdicts.length === 0) return nothingCompared(measured.remarks);
  const unclear = measured.verdicts.filter(
    (verdict) => verdict.kind === 'cannot tell' && !verdict.withinMargin,
  );
  const first = unclear[0];
  if (first !== undefined) {
    const which = names(unclear.map((verdict) => verdict.benchmark));
    return `${which} cannot tell: ${prose(first.because, MAX_REASON)}`;
  }
  const { distrust } = evidence.origin;
  return distrust === null
    ? null
    : `the evidence needs a person to rely on it: ${prose(distrust, MAX_REASON)}`;
}

function nothingCompared(remarks: readonly string[]): string {
  return `the evidence compares no benchmark${remarks[0] === undefined ? '' : `: ${prose(remarks[0], MAX_REASON)}`}`;
}

/** What a verdict says of a benchmark that does not fail the item. */
const WORDS: Readonly<Record<Verdict['kind'], string>> = {
  regressed: 'slower within the margin',
  improved: 'improved',
  unchanged: 'unchanged',
  'cannot tell': 'not slower beyond the margin',
};

function measuredWords(verdicts: readonly Verdict[]): string {
  const kinds = (['regressed', 'improved', 'unchanged', 'cannot tell'] as const).flatMap((kind) => {
    const number = verdicts.filter((verdict) => verdict.kind === kind).length;
    const words = WORDS[kind];
    return number === 0 ? [] : [`${number} ${words}`];
  });
  return `${count(verdicts.length, 'benchmark')}: ${kinds.join(', ')}`;
}

/**
 * Evidence as a tick sees it. The numbers of a new run of the same code differ a little, so a judged regression counts in
 * steps of the margin and an unclear one by its name. Evidence that a person vouched for counts run by run.
 */
function evidencePart({ evidence, measured, config }: AssessInput): SubjectPart {
  const name = 'the benchmark evidence';
  if (evidence.kind !== 'measured') return { name, content: evidence.kind };
  const verdicts = measured.verdicts.map((verdict) => [
    verdict.benchmark,
    verdict.kind,
    step(verdict, config.gate.margin),
  ]);
  const run = evidence.origin.distrust === null ? null : evidence.origin.workflowRunId;
  return { name, content: JSON.stringify([run, verdicts.sort()]) };
}

function step(verdict: Verdict, margin: number): number {
  if (!verdict.beyondMargin || verdict.effect === null || margin <= 0) return 0;
  return Math.floor(verdict.effect / margin);
}
