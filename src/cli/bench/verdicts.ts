import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_CONFIG } from '../../config/defaults.js';
import { judgedNothing } from '../../gate/judged-nothing.js';
import type { Config, GateResult } from '../../model.js';
import { renderBenchmarks, type TerminalOptions } from '../../report/views/terminal.js';
import { wrap } from '../../report/views/wrap.js';
import { visible } from '../../text/escape.js';
import { plain } from '../../text/plain.js';
import { names } from '../../text/words.js';
import { EXIT, type Surroundings, toRead } from '../surroundings.js';

export type Thresholds = Config['gate'];

export interface ThresholdOptions {
  floor: number;
  margin: number;
}

export const floorOption = () =>
  new Option('--floor <percent>', 'changes below it are of no interest')
    .argParser(percentage)
    .default(DEFAULT_CONFIG.gate.floor, '1');
export const marginOption = () =>
  new Option('--margin <percent>', 'a regression beyond it fails')
    .argParser(percentage)
    .default(DEFAULT_CONFIG.gate.margin, '5');

/** Thresholds above half would call a doubled time harmless. */
const MOST_PERCENT = 50;

function percentage(text: string): number {
  const value = Number(text.replace(/%$/, ''));
  if (!(value >= 0 && value <= MOST_PERCENT))
    throw new InvalidArgumentError(`It takes a number from 0 to ${MOST_PERCENT}, in per cent.`);
  return value / 100;
}

export const thresholdsOf = ({ floor, margin }: ThresholdOptions): Thresholds => ({
  ...DEFAULT_CONFIG.gate,
  floor,
  margin,
});

/** The table, the control, the method and what a person should know besides. */
export function verdictText(result: GateResult, view: TerminalOptions): string {
  const table = renderBenchmarks(result, view);
  const said = [...(result.method ? [result.method] : []), ...result.remarks];
  const lines = [
    ...(table === '' ? [] : [table]),
    ...said.flatMap((line) => wrap(visible(line), view.width, '  ')),
  ];
  return `${lines.join('\n')}\n`;
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
  return nothing
    ? 'no benchmark could be told: measure more pairs (--pairs, --budget), or on a quieter machine'
    : null;
}
