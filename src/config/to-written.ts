import type { Config, ItemSettings } from '../model.js';
import { durationOf, percentOf } from './units.js';

/** A configuration as a file would say it: the way back from `toConfig`. */
export function toWritten(config: Config): Record<string, unknown> {
  const { mode, rules, items, hot, cold, generated, ignore, comments, ticks, gate } = config;
  return {
    mode,
    rules,
    items: Object.fromEntries(Object.entries(items).map(([id, settings]) => [id, itemAsWritten(settings)])),
    hot,
    cold,
    generated,
    ignore,
    comments,
    ticks: {
      role: ticks.role,
      teams: ticks.teams,
      author: ticks.authorMayTick,
      'code-owners': ticks.codeOwners,
    },
    gate: {
      floor: percentOf(gate.floor),
      margin: percentOf(gate.margin),
      workflow: gate.workflow,
      wait: durationOf(gate.waitMinutes),
    },
  };
}

function itemAsWritten({ requirement, ask }: ItemSettings): unknown {
  return ask === undefined ? requirement : { requirement, ask };
}
