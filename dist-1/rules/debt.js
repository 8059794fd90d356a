import { factsOfFile } from '../index/crate-index.js';
import { Comments, isDay } from './comments.js';
import { findProblems } from './find.js';
import { HeatMap } from './heat.js';
import { Layers } from './layers.js';
import { RULE_IDS } from './registry.js';
import { RustFile } from './rust-file.js';
/** Every `allow` of a file, in its order. `today` is `YYYY-MM-DD`. */
export function allowancesIn(path, text, index, config, today) {
  const around = index.files.has(path) ? index : index.with(new Map([[path, factsOfFile(path, text)]]));
  const file = new RustFile(path, text, around, new Layers(config.layers));
  const { comments, sightings } = findProblems(
    file,
    config,
    new HeatMap(config),
    new Comments(file.tree, path, today),
  );
  return comments.written.map((allow) => {
    const covered = sightings.filter(
      ({ rule, problem, severity }) =>
        rule.id === allow.rule && severity !== 'off' && allow.covers(problem.at),
    );
    const hottest = [...covered].sort(byHeat)[0];
    const { line, rule, reason, until } = allow;
    return {
      path,
      line,
      rule,
      reason,
      until,
      state: stateOf(allow, today),
      covers: covered.length,
      heat: hottest?.heat ?? null,
      within: hottest?.within ?? '',
    };
  });
}
const HEAT = { hot: 0, warm: 1, cold: 2 };
function byHeat(a, b) {
  return HEAT[a.heat.level] - HEAT[b.heat.level];
}
/** An allowance that is over had a real day; whatever else does not hold was never in force. */
function stateOf({ rule, reason, until, holds }, today) {
  if (!RULE_IDS.includes(rule)) return 'unheld';
  if (holds) return 'holds';
  return reason !== '' && until !== null && isDay(until) && until < today ? 'expired' : 'unheld';
}
