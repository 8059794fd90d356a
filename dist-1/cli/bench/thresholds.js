import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_CONFIG } from '../../config/defaults.js';
import { parseConfig } from '../../config/parse.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';
import { readTexts } from '../../source/git/objects.js';
import { share, shortSha } from '../../text/words.js';
import { toRead, UsageError } from '../surroundings.js';

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
/** Thresholds above half would call a doubled time harmless. */
const MOST_PERCENT = 50;
function percentage(text) {
  const value = Number(text.replace(/%$/, ''));
  if (!(value >= 0 && value <= MOST_PERCENT))
    throw new InvalidArgumentError(`It takes a number from 0 to ${MOST_PERCENT}, in per cent.`);
  return value / 100;
}
/**
 * The base's configuration judges, as it does in a review: pairs that stop at a wider margin would tell the review nothing, and a change cannot
 * widen its own. Null: no repository here holds the base.
 */
export async function thresholdsAt(base, options, { stderr }) {
  const configured = base === null ? DEFAULT_CONFIG.gate : await configuredAt(base.git, base.commit);
  const differs = ['floor', 'margin'].filter(
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
async function configuredAt(git, commit) {
  const name = `${commit}:${CONFIG_PATH}`;
  const found = (await readTexts(git, [name])).get(name);
  if (found === undefined || 'unreadable' in found) return DEFAULT_CONFIG.gate;
  const config = { file: CONFIG_PATH, text: found.text };
  return parseConfig({ config, proposed: null, attributes: '' }).config.gate;
}
