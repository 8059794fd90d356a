import { isOwnItem } from '../text/item-names.js';
/** Undefined for an item that the configuration does not know (any more). */
export function settingsOf(config, item) {
  return isOwnItem(item) ? config.ownItems.find(({ id }) => id === item) : config.items[item];
}
/** Who may tick this item. */
export function tickSettingsOf(config, item) {
  return { ...config.ticks, ...settingsOf(config, item)?.ticks };
}
