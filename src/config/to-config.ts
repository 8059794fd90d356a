import { type Config, ITEM_IDS, type ItemId, type ItemSettings } from '../model.js';
import { DEFAULT_CONFIG } from './defaults.js';
import type { WrittenConfig } from './schema.js';

/** The configuration as the stages know it, from one that the schema has filled with defaults. */
export function toConfig(written: WrittenConfig): Config {
  const { ticks, gate } = written;
  return {
    mode: written.mode,
    rules: definedOnly(written.rules),
    items: itemSettings(written.items),
    hot: written.hot,
    cold: written.cold,
    generated: written.generated,
    ignore: written.ignore,
    comments: written.comments,
    ticks: {
      role: ticks.role,
      teams: ticks.teams,
      authorMayTick: ticks.author,
      codeOwners: ticks['code-owners'],
    },
    gate: { floor: gate.floor, margin: gate.margin, workflow: gate.workflow, waitMinutes: gate.wait },
  };
}

function definedOnly(rules: WrittenConfig['rules']): Config['rules'] {
  const entries = Object.entries(rules).flatMap(([id, severity]) =>
    severity === undefined ? [] : [[id, severity] as const],
  );
  return Object.fromEntries(entries);
}

function itemSettings(items: WrittenConfig['items']): Record<ItemId, ItemSettings> {
  const entries = ITEM_IDS.map((id) => {
    const given = items[id];
    const { requirement, ask } = typeof given === 'string' ? { requirement: given, ask: undefined } : given;
    const settings: ItemSettings = { requirement: requirement ?? DEFAULT_CONFIG.items[id].requirement };
    return [id, ask === undefined ? settings : { ...settings, ask }] as const;
  });
  return Object.fromEntries(entries) as Record<ItemId, ItemSettings>;
}
