import type { ChangedFunction, Config, Evidence, Instant, Verdict } from '../model.js';
import { prose } from '../text/escape.js';
import { count, names } from '../text/words.js';
import { acceptanceOf, beyondAccepted } from './benchmarks/acceptance.js';
import {
  asksWords,
  brokenWords,
  claimOfSpeed,
  doubtAbout,
  gapsWords,
  MAX_REASON,
} from './benchmarks/doubts.js';
import { evidencePart, measuredParts } from './benchmarks/evidence-part.js';
import { asksAboutLost, lostRegressions } from './benchmarks/failed-before.js';
import { regressions } from './benchmarks/regressions.js';
import { effectWords, measuredWords } from './benchmarks/words.js';
import { suspectsOf } from './commands/remeasure.js';
import { decidedBy } from './decided-by.js';
import { hotFunctions } from './hot.js';
import { type AssessInput, indexIsLate, type Judgement, unknowable } from './item.js';
import { functionParts } from './subject.js';

/**
 * A regression beyond the margin fails. Where hot code changed, evidence that is missing, not to be relied on, or
 * unable to tell asks a person, and so does a benchmark that the change has broken, whatever is hot. Missing or forged evidence
 * never passes for good evidence.
 */
export function judgeBenchmarks(input: AssessInput): Judgement {
  const hot = hotFunctions(input.rust);
  const regressed = regressions(input);
  const accepted = regressed.filter((verdict) => acceptanceOf(verdict, input) !== undefined);
  const open = regressed.filter((verdict) => !accepted.includes(verdict));
  const again = measuringUntil(input);
  if (again !== null && suspectsOf(input.measured).length > 0) return measuringAgain(again, input);
  if (open.length > 0) return fails(open, hot, input);
  const until = waitUntil(input.evidence, input.config);
  if (until !== null && input.now.toISOString() < until) return waits(input.evidence, until);
  const lost = lostRegressions(input);
  if (lost.length > 0) return asksAboutLost(lost, input);
  return accepted.length > 0 ? beyondTheAccepted(accepted, hot, input) : withoutRegression(hot, input);
}

function withoutRegression(hot: readonly ChangedFunction[], input: AssessInput): Judgement {
  const doubt = doubtAbout(input);
  const uncovered = gapsWords(hot, input);
  const parts = [...functionParts(hot), evidencePart(input)];
  const altered = input.rust.changedFunctions.filter(({ onlyMadePublic }) => !onlyMadePublic);
  if (hot.length === 0 && altered.length > 0 && indexIsLate(input)) {
    const what = `whether a benchmark reaches ${names(altered.map(({ name }) => name))}`;
    return { ...unknowable(what), parts: [...functionParts(altered), evidencePart(input)] };
  }
  const broken = brokenWords(input);
  if (hot.length === 0 && broken !== null) {
    const judged = [...functionParts(altered), evidencePart(input)];
    return { kind: 'needs a tick', because: broken, parts: judged, optional: true };
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
    parts: measuredParts(hot, input),
  };
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
  const uncovered = gapsWords(hot, input);
  const asks = doubt === null && uncovered === null ? null : asksWords(hot, doubt, uncovered);
  const open = hot.length === 0 ? brokenWords(input) : asks;
  if (open === null) return all;
  return { kind: 'needs a tick', because: `${all.because}; ${open}`, parts: all.parts, optional: true };
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
    parts: measuredParts(hot, input),
  };
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
