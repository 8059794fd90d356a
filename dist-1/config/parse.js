import { DEFAULT_CONFIG } from './defaults.js';
import { inherit } from './inherit.js';
import { problemOf, readLayer, says } from './layer.js';
import { mergeTrees } from './merge.js';
import { obeyable } from './obey.js';
import { configSchema } from './schema.js';
import { toConfig } from './to-config.js';

const NOT_IN_FORCE = 'This version counts once it is merged; the review ran with the one of the base branch.';
/**
 * The configuration in force, and everything that is wrong with it and with the version the pull request proposes.
 * A bad value counts as left out, the rest is obeyed; a text that is no YAML counts as left out altogether. `ruleIds`
 * are the rules that exist; without them any name is taken for one.
 */
export function parseConfig(settings, ruleIds) {
  const { config, problems } = effectiveConfig(settings, ruleIds);
  return { config, problems };
}
/** As `parseConfig`, with the files that it was made of. */
export function effectiveConfig(settings, ruleIds) {
  const schema = configSchema(ruleIds);
  const inForce = settings.config === null ? null : readInForce(settings.config, settings.inherited, schema);
  const proposed =
    settings.proposed === null ? null : readInForce(settings.proposed, settings.inherited, schema);
  // What holds without a file that is taken away is no version of it.
  const proposedProblems = (settings.proposed?.removes === true ? [] : (proposed?.problems ?? []))
    .filter((problem) => problem.file === settings.proposed?.file)
    .map((problem) => ({ ...problem, effect: NOT_IN_FORCE, proposed: true }));
  return {
    config: inForce?.config ?? DEFAULT_CONFIG,
    problems: [...(inForce?.problems ?? []), ...proposedProblems],
    layers: inForce?.layers ?? [],
  };
}
function readInForce(written, inherited, schema) {
  const own = readLayer(written, schema);
  const { layer, problems } = inherit(own, inherited, schema);
  const layers = layer === null ? [own] : [own, layer];
  const tree = layers.map((one) => one.tree).reduce((stronger, weaker) => mergeTrees(weaker, stronger));
  const { value, complaints } = obeyable(tree, schema);
  return {
    config: toConfig(value),
    problems: [
      ...layers.flatMap((one) => one.problems),
      ...problems,
      ...complaints.map((complaint) => {
        const place = layers.find((one) => says(one, complaint.path)) ?? own;
        return problemOf(place.file, complaint, place.document);
      }),
    ],
    layers,
  };
}
