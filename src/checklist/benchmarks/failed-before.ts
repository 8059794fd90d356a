import type { ChangeSet, FailedMeasurement, SlowerBenchmark, State } from '../../model.js';
import { code } from '../../text/escape.js';
import { count, names, percent, shortSha } from '../../text/words.js';
import { hotFunctions } from '../hot.js';
import type { AssessInput, Judgement } from '../item.js';
import { digestOf } from '../subject.js';
import { acceptanceOf } from './acceptance.js';
import { measuredParts } from './evidence-part.js';
import { regressions } from './regressions.js';

/** Measurements of a pull request that are remembered: they lie in the signed state, and one that is lost asks already. */
const MOST_FAILED = 4;

/** Of each, the worst regressions. */
const MOST_SLOWER = 3;

/** With the commit that was measured. */
type LostRegression = SlowerBenchmark & { headSha: FailedMeasurement['headSha'] | undefined };

/**
 * What failed this very change before, and is not among what is judged now: GitHub drops what a run uploaded when all of its jobs run again,
 * and whoever may write may delete it. Measuring adds; it never replaces.
 */
export function lostRegressions(input: AssessInput): readonly LostRegression[] {
  const change = changeOf(input.changes, input.pull.headSha);
  return input.ticks.state.failedMeasurements
    .filter((failed) => failed.change === change && isLost(failed, input))
    .flatMap(({ slower, headSha }) => slower.map((one) => ({ ...one, headSha })))
    .filter((one) => acceptanceOf(one, input) === undefined);
}

export function asksAboutLost(lost: readonly LostRegression[], input: AssessInput): Judgement {
  const [first] = lost;
  const effect = first!.effect === null ? '' : ` **${percent(first!.effect)}**`;
  const more = lost.length > 1 ? ` and ${count(lost.length - 1, 'more regression')}` : '';
  const hot = hotFunctions(input.rust);
  return {
    kind: 'needs a tick',
    because: lostWords(`${names([first!.benchmark])}${effect}${more}`, first!.headSha, input.pull.headSha),
    parts: [
      ...measuredParts(hot, input),
      {
        name: 'the measurement before',
        content: JSON.stringify(lost.map(({ benchmark, effect, head }) => ({ benchmark, effect, head }))),
      },
    ],
  };
}

/** A rebase leaves numbers behind that nobody removed. */
function lostWords(found: string, measured: string | undefined, headSha: string): string {
  return measured === undefined || measured === headSha
    ? `an earlier measurement of this change found ${found}, and its numbers are gone (running all jobs of a workflow again removes them): somebody has to say which one holds`
    : `the commit before, ${code(shortSha(measured))}, made the same change, and its measurement found ${found}; what there is of this commit does not say so: somebody has to say which one holds`;
}

/** To be remembered: what failed so far. One whose pairs are among those judged now has had its say in them. */
export function failedMeasurements(input: AssessInput): State['failedMeasurements'] {
  const { evidence, ticks, changes, pull } = input;
  const change = changeOf(changes, pull.headSha);
  const kept = ticks.state.failedMeasurements.filter(
    (failed) => failed.change !== change || isLost(failed, input),
  );
  const slower = regressions(input);
  if (slower.length === 0 || evidence.kind !== 'measured' || evidence.artifacts === undefined) return kept;
  const worst = [...slower].sort((a, b) => (b.effect ?? Infinity) - (a.effect ?? Infinity));
  const now = {
    change,
    headSha: pull.headSha,
    artifacts: evidence.artifacts,
    slower: worst.slice(0, MOST_SLOWER).map(({ benchmark, effect, head }) => ({ benchmark, effect, head })),
  };
  return [...kept, now].slice(-MOST_FAILED);
}

function isLost({ artifacts }: FailedMeasurement, { evidence }: AssessInput): boolean {
  const known = new Set(evidence.kind === 'measured' ? evidence.artifacts : []);
  return artifacts.some((artifact) => !known.has(artifact));
}

/** What the pull request does to whatever may reach the binary: another README, a rebase or an empty commit is the same change. */
function changeOf({ files }: ChangeSet, headSha: string): string {
  const parts = files
    .filter(({ inert }) => !inert)
    .map(({ path, digest }) => ({ name: path, content: digest ?? headSha }));
  return digestOf(parts);
}
