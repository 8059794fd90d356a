import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_CONFIG } from '../../config/defaults.js';
import type { Config, GateResult } from '../../model.js';
import { renderBenchmarks, type TerminalOptions } from '../../report/views/terminal.js';
import { wrap } from '../../report/views/wrap.js';
import { EXIT } from '../surroundings.js';

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
    throw new InvalidArgumentError(`must be a number from 0 to ${MOST_PERCENT}, in per cent`);
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
  const lines = [...(table === '' ? [] : [table]), ...said.flatMap((line) => wrap(line, view.width, '  '))];
  return `${lines.join('\n')}\n`;
}

export function exitCodeOf(result: GateResult): number {
  return result.verdicts.some((v) => v.beyondMargin) ? EXIT.blocks : EXIT.clean;
}
