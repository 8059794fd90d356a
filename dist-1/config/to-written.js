import { itemName } from '../text/item-names.js';
import { durationOf, percentOf } from './units.js';
/** A configuration as a file would say it: the way back from `toConfig`. */
export function toWritten(config) {
  const { mode, rules, items, ownItems, hot, cold, layers, generated, ignore, comments, ticks, gate } =
    config;
  return {
    mode,
    rules,
    items: Object.fromEntries([
      ...Object.entries(items).map(([id, settings]) => [id, guideItem(settings)]),
      ...ownItems.map((item) => [itemName(item.id), ownItem(item)]),
    ]),
    hot,
    cold,
    layers,
    generated,
    ignore,
    comments: { budget: comments.budget, precision: percentOf(comments.precision) },
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
      remeasure: gate.remeasure,
    },
  };
}
function guideItem(settings) {
  const { requirement, ...rest } = settings;
  return Object.keys(rest).length === 0 ? requirement : asWritten(settings);
}
function ownItem({ id: _id, title, paths, rules, ...settings }) {
  return {
    title,
    ...asWritten(settings),
    ...(paths.length > 0 ? { paths } : {}),
    ...(rules.length > 0 ? { rules } : {}),
  };
}
function asWritten({ byPath, ticks, ...same }) {
  return {
    ...same,
    ...(byPath === undefined ? {} : { 'by-path': byPath }),
    ...(ticks === undefined ? {} : { ticks: ticksAsWritten(ticks) }),
  };
}
function ticksAsWritten({ authorMayTick, codeOwners, ...same }) {
  return {
    ...same,
    ...(authorMayTick === undefined ? {} : { author: authorMayTick }),
    ...(codeOwners === undefined ? {} : { 'code-owners': codeOwners }),
  };
}
