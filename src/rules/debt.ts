import type { CrateIndex } from '../index/crate-index.js';
import { factsOfFile } from '../index/crate-index.js';
import type { Config, Heat, HeatLevel } from '../model.js';
import { Comments, isDay, type WrittenAllow } from './comments.js';
import { findProblems, type Sighting } from './find.js';
import { HeatMap } from './heat.js';
import { Layers } from './layers.js';
import { RULE_IDS } from './rule-ids.js';
import { RustFile } from './rust-file.js';

/** An `allow` comment, and what would speak without it. */
export interface Allowance {
  path: string;
  line: number;
  rule: string;
  /** Empty: it gives none, and does not hold. */
  reason: string;
  /** As it is written, perhaps no day at all. */
  until: string | null;
  /** `unheld`: no reason, no real day, or a rule that does not exist. */
  state: 'holds' | 'expired' | 'unheld';
  /** Findings that it covers. */
  covers: number;
  /** Of the hottest code that it covers; null where it covers nothing. */
  heat: Heat | null;
  /** Path of the item around that code, `Type::function`; empty at file level. */
  within: string;
}

/** Every `allow` of a file, in its order. `today` is `YYYY-MM-DD`. */
export function allowancesIn(
  path: string,
  text: string,
  index: CrateIndex,
  config: Config,
  today: string,
): Allowance[] {
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

const HEAT: Readonly<Record<HeatLevel, number>> = { hot: 0, warm: 1, cold: 2 };

function byHeat(a: Sighting, b: Sighting): number {
  return HEAT[a.heat.level] - HEAT[b.heat.level];
}

/** An allowance that is over had a real day; whatever else does not hold was never in force. */
function stateOf({ rule, reason, until, holds }: WrittenAllow, today: string): Allowance['state'] {
  if (!RULE_IDS.includes(rule)) return 'unheld';
  if (holds) return 'holds';
  return reason !== '' && until !== null && isDay(until) && until < today ? 'expired' : 'unheld';
}
