import type { Config, ItemId, ItemSettings, TickSettings } from '../model.js';
import { isOwnItem } from '../text/item-names.js';

/** Undefined for an item that the configuration does not know (any more). */
export function settingsOf(config: Config, item: ItemId): ItemSettings | undefined {
  return isOwnItem(item) ? config.ownItems.find(({ id }) => id === item) : config.items[item];
}

/** Who may tick this item. */
export function tickSettingsOf(config: Config, item: ItemId): TickSettings {
  return { ...config.ticks, ...settingsOf(config, item)?.ticks };
}
