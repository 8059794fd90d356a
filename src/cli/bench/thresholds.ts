import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_CONFIG } from '../../config/defaults.js';
import { parseConfig } from '../../config/parse.js';
import { MOST_PERCENT } from '../../config/units.js';
import type { Config, Sha } from '../../model.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import type { Git } from '../../source/git/git.js';
import { readTexts } from '../../source/git/objects.js';
import { share, shortSha } from '../../text/words.js';
import { type Surroundings, toRead, UsageError } from '../surroundings.js';

export type Thresholds = Config['gate'];

/** As typed; what is left out is the configuration's. */
export interface ThresholdOptions {
  floor?: number;
  margin?: number;
}

const floorOption = () =>
  new Option(
    '--floor <percent>',
    "changes below it are of no interest (default: the base's `gate.floor`, or 1)",
  ).argParser(percentage);
const marginOption = () =>
  new Option(
    '--margin <percent>',
    "a regression beyond it fails (default: the base's `gate.margin`, or 5)",
  ).argParser(percentage);
export const thresholdOptions = () => [floorOption(), marginOption()];

function percentage(text: string): number {
  const value = Number(text.replace(/%$/, ''));
  if (!(value >= 0 && value <= MOST_PERCENT))
    throw new InvalidArgumentError(`It takes a number from 0 to ${MOST_PERCENT}, in per cent.`);
  return value / 100;
}

/**
 * The base's configuration judges, as it does in a review: pairs that stop at a wider margin would tell the review nothing, and a change cannot
 * widen its own. Null: no repository here holds the base.
 */
export async function thresholdsAt(
  base: { git: Git; commit: Sha } | null,
  options: ThresholdOptions,
  { stderr }: Pick<Surroundings, 'stderr'>,
): Promise<Thresholds> {
  const configured = base === null ? DEFAULT_CONFIG.gate : await configuredAt(base.git, base.commit);
  const differs = (['floor', 'margin'] as const).filter(
    (name) => options[name] === undefined && configured[name] !== DEFAULT_CONFIG.gate[name],
  );
  if (base !== null && differs.length > 0) {
    const values = differs
      .map((name) => `${name} ${Number((configured[name] * 100).toFixed(2))} %`)
      .join(', ');
    stderr.write(`${toRead(stderr, `${CONFIG_PATH} at ${shortSha(base.commit)}: ${values}`)}\n`);
  }
  const [floor, margin] = [options.floor ?? configured.floor, options.margin ?? configured.margin];
  if (floor > margin)
    throw new UsageError(
      `the floor (${share(floor)}) is above the margin (${share(margin)}): name a lower --floor or a higher --margin`,
    );
  return { ...configured, floor, margin };
}

async function configuredAt(git: Git, commit: Sha): Promise<Thresholds> {
  const name = `${commit}:${CONFIG_PATH}`;
  const found = (await readTexts(git, [name])).get(name);
  if (found === undefined || 'unreadable' in found) return DEFAULT_CONFIG.gate;
  const config = { file: CONFIG_PATH, text: found.text };
  return parseConfig({ config, proposed: null, attributes: '' }).config.gate;
}
