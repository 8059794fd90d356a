import type { Config, TickSettings } from '../model.js';

/** Who may tick anything at all: a source has to find out about them before it is known which item is ticked. */
export function mayTickAnything({
  ticks,
  items,
  ownItems,
}: Config): Pick<TickSettings, 'teams' | 'codeOwners'> & { roles: readonly TickSettings['role'][] } {
  const overrides = [...Object.values(items), ...ownItems].flatMap((item) => item.ticks ?? []);
  const all = [ticks, ...overrides];
  return {
    teams: [...new Set(all.flatMap(({ teams = [] }) => teams))],
    codeOwners: all.some(({ codeOwners }) => codeOwners === true),
    roles: all.flatMap(({ role = [] }) => role),
  };
}
