import { judgedNothing } from '../../gate/judged-nothing.js';
import { leastMargin } from '../../gate/stuck.js';
import { MORE_PAIRS_WOULD_NOT_HELP } from '../../gate/verdict.js';
import { percent as asSet } from '../../gate/words.js';
import type { GateResult } from '../../model.js';
import { renderBenchmarks, type TerminalOptions } from '../../report/views/terminal.js';
import { wrap } from '../../report/views/wrap.js';
import { visible } from '../../text/escape.js';
import { plain } from '../../text/plain.js';
import { names, share } from '../../text/words.js';
import { EXIT, type Surroundings, toRead } from '../surroundings.js';
import type { Thresholds } from './thresholds.js';

export interface VerdictView extends TerminalOptions {
  /** Say how it was judged, too. */
  verbose: boolean;
}

/** The table, the control, and what a person should know besides, each once; how it was judged where somebody asks. */
export function verdictText(result: GateResult, view: VerdictView): string {
  const { verdicts, remarks, method } = withoutRepeats(result);
  const table = renderBenchmarks({ ...result, verdicts }, view);
  const said = [...(view.verbose && method !== '' ? [method] : []), ...remarks];
  const lines = [
    ...(table === '' ? [] : [table]),
    ...said.flatMap((line) => wrap(visible(line), view.width, '  ')),
  ];
  return `${lines.join('\n')}\n`;
}

/** A failure is said beside its benchmark; what holds for all of them, below. */
function withoutRepeats(result: GateResult): GateResult {
  const reasons = result.verdicts.map(({ because }) => because);
  const beside = result.remarks.filter((remark) => reasons.some((reason) => isFailure(remark, reason)));
  const remarks = result.remarks.filter((remark) => !beside.includes(remark));
  const verdicts = result.verdicts.map((verdict) =>
    verdict.kind === 'cannot tell' && remarks.some((remark) => remark.includes(verdict.because))
      ? { ...verdict, because: '' }
      : verdict,
  );
  return { ...result, verdicts, remarks };
}

/** `x on head gave no result: exit code 3.`, where a verdict says `no result on head: exit code 3`, or after how many runs. */
function isFailure(remark: string, reason: string): boolean {
  const found =
    /^(?:no result on (?:base|head)|(?:base|head) gave no result after [\d,]+ runs?): (.+)$/s.exec(reason);
  return found !== null && remark.endsWith(` gave no result: ${found[1]}.`);
}

/** For the help of both commands. */
export const exitCodes = (failed: string) =>
  `Exit codes: 0 nothing beyond the margin, 1 a regression beyond it, 2 ${failed}, every benchmark is "cannot tell", or one that ran on the base gives no result on the head.`;

/** Gives the exit code; what was not measured is no good news, is said, and ends as an error does. */
export function conclude(result: GateResult, { stderr }: Pick<Surroundings, 'stderr'>): number {
  const unmeasured = unmeasuredWords(result);
  if (unmeasured !== null) stderr.write(`${toRead(stderr, `perf-checklist: ${unmeasured}`)}\n`);
  if (result.verdicts.some((v) => v.beyondMargin)) return EXIT.blocks;
  return unmeasured === null ? EXIT.clean : EXIT.failed;
}

/** Why the verdicts are no answer, in a sentence; the reasons stand beside them. Null: they are one. */
function unmeasuredWords(result: GateResult): string | null {
  const { broken, method, verdicts } = result;
  const nothing = judgedNothing(result);
  const measured = method !== '' && verdicts.some(({ interval }) => interval !== null);
  if (nothing && !measured) return 'nothing was measured that could be judged';
  if (broken.length > 0) return `${plain(names(broken))} ran on the base and gave no result on the head`;
  return nothing ? `no benchmark could be told: ${whatWouldHelp(result)}` : null;
}

function whatWouldHelp({ stuck, verdicts }: GateResult): string {
  const undecided = verdicts.filter(({ kind }) => kind === 'cannot tell');
  const more = 'measure more pairs (--pairs, --budget), or on a quieter machine';
  const anew = 'or benchmarks of `cargo bench` that can be linked anew';
  if (stuck === undefined) {
    const hopeless = undecided.every(({ because }) => because.includes(MORE_PAIRS_WOULD_NOT_HELP));
    return hopeless ? plain(`${MORE_PAIRS_WOULD_NOT_HELP}: a wider margin would (--margin), ${anew}`) : more;
  }
  const margin = `${names(stuck.benchmarks)} would need a margin of ${share(stuck.margin)} or more (--margin), ${anew}`;
  return plain(
    undecided.length > stuck.benchmarks.length
      ? `${more}; ${margin}`
      : `${MORE_PAIRS_WOULD_NOT_HELP}: ${margin}`,
  );
}

/** Said before the first pair, since no number of pairs would change it; null where it does not matter. */
export function fixedLayoutNotice({ margin }: Pick<Thresholds, 'margin'>, byCommand: boolean): string | null {
  const least = leastMargin();
  if (margin > least) return null;
  const why = byCommand
    ? 'a command is run with both sides as they were built'
    : 'the linker here cannot put functions in a new order (LLD can)';
  return (
    `${why}, and layout alone may make a time differ: no number of pairs shows one to be within the margin of ${asSet(margin)}, since each interval ` +
    `reaches ${share(least)} or more to either side; a loss well beyond that is still found. A margin of ${MARGIN_THAT_DOES} would do (--margin), or ` +
    'benchmarks of `cargo bench` that are linked anew for each pair. Counts (instructions, allocations) are judged as always.'
  );
}

/** One benchmark needs 8 %, a hundred of them 10 %. */
const MARGIN_THAT_DOES = '8 to 10 %';
