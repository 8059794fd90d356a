import {
  type Config,
  type GuideItemId,
  ITEM_IDS,
  type ItemSettings,
  type OwnItem,
  type PathSettings,
  type TickSettings,
} from '../model.js';
import { ownItemId } from '../text/item-names.js';
import { DEFAULT_CONFIG } from './defaults.js';
import { isGuideItem } from './item-schema.js';
import type { WrittenConfig } from './schema.js';

/** The configuration as the stages know it, from one that the schema has filled with defaults. */
export function toConfig(written: WrittenConfig): Config {
  const { ticks, gate } = written;
  return {
    mode: written.mode,
    rules: definedOnly(written.rules),
    items: guideItems(written.items),
    ownItems: ownItems(written.items),
    hot: written.hot,
    cold: written.cold,
    layers: written.layers,
    generated: written.generated,
    ignore: written.ignore,
    comments: { budget: written.comments.budget, precision: written.comments.precision },
    ticks: {
      role: ticks.role,
      teams: ticks.teams,
      authorMayTick: ticks.author,
      codeOwners: ticks['code-owners'],
    },
    gate: {
      floor: gate.floor,
      margin: gate.margin,
      workflow: gate.workflow,
      waitMinutes: gate.wait,
      remeasure: gate.remeasure,
    },
  };
}

/** Optional keys that were not given are not there at all. */
type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function definedOnly<T extends object>(given: T): Given<T> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}

type WrittenItems = WrittenConfig['items'];
type WrittenOwnItem = WrittenItems[string];
type WrittenSettings = Exclude<WrittenItems[GuideItemId], string>;

function guideItems(items: WrittenItems): Record<GuideItemId, ItemSettings> {
  const entries = ITEM_IDS.map((id) => {
    const given: WrittenSettings | string = items[id];
    const standard = DEFAULT_CONFIG.items[id].requirement;
    if (typeof given === 'string') return [id, { requirement: given }] as const;
    const { title } = given;
    return [id, { ...settings(given, standard), ...(title === undefined ? {} : { title }) }] as const;
  });
  return Object.fromEntries(entries) as Record<GuideItemId, ItemSettings>;
}

/** Whoever adds an item means it, unless they say otherwise. */
const OWN_REQUIREMENT = 'required';

function ownItems(items: WrittenItems): OwnItem[] {
  return Object.entries(items).flatMap(([name, given]) => {
    if (isGuideItem(name)) return [];
    const { title, paths = [], rules = [] } = given as WrittenOwnItem;
    return [
      { ...settings(given as WrittenOwnItem, OWN_REQUIREMENT), id: ownItemId(name), title, paths, rules },
    ];
  });
}

function settings(
  given: Pick<WrittenOwnItem, 'requirement' | 'ask' | 'by-path' | 'ticks'>,
  standard: ItemSettings['requirement'],
): ItemSettings {
  const { requirement = standard, ask, ticks } = given;
  return definedOnly({
    requirement,
    ask,
    byPath: given['by-path']?.map((entry) => definedOnly(entry) satisfies PathSettings),
    ticks: ticks && tickSettings(ticks),
  }) as ItemSettings;
}

function tickSettings(given: NonNullable<WrittenOwnItem['ticks']>): Partial<TickSettings> {
  return definedOnly({
    role: given.role,
    teams: given.teams,
    authorMayTick: given.author,
    codeOwners: given['code-owners'],
  });
}
