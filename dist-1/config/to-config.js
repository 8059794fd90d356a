import { ITEM_IDS } from '../model.js';
import { ownItemId } from '../text/item-names.js';
import { DEFAULT_CONFIG } from './defaults.js';
import { isGuideItem } from './item-schema.js';
/** The configuration as the stages know it, from one that the schema has filled with defaults. */
export function toConfig(written) {
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
function definedOnly(given) {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
function guideItems(items) {
  const entries = ITEM_IDS.map((id) => {
    const given = items[id];
    const standard = DEFAULT_CONFIG.items[id].requirement;
    if (typeof given === 'string') return [id, { requirement: given }];
    const { title } = given;
    return [id, { ...settings(given, standard), ...(title === undefined ? {} : { title }) }];
  });
  return Object.fromEntries(entries);
}
/** Whoever adds an item means it, unless they say otherwise. */
const OWN_REQUIREMENT = 'required';
function ownItems(items) {
  return Object.entries(items).flatMap(([name, given]) => {
    if (isGuideItem(name)) return [];
    const { title, paths = [], rules = [] } = given;
    return [{ ...settings(given, OWN_REQUIREMENT), id: ownItemId(name), title, paths, rules }];
  });
}
function settings(given, standard) {
  const { requirement = standard, ask, ticks } = given;
  return definedOnly({
    requirement,
    ask,
    byPath: given['by-path']?.map((entry) => definedOnly(entry)),
    ticks: ticks && tickSettings(ticks),
  });
}
function tickSettings(given) {
  return definedOnly({
    role: given.role,
    teams: given.teams,
    authorMayTick: given.author,
    codeOwners: given['code-owners'],
  });
}
