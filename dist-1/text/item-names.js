import { ITEM_IDS } from '../model.js';

const PREFIX = 'own:';
/** Longer names fill the table that they stand in. */
export const MAX_ITEM_NAME = 40;
/** What a project may call an item of its own: words in small letters, `-` between them. */
export const ITEM_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** The id of the project's own item of this name. */
export function ownItemId(name) {
  return `${PREFIX}${name}`;
}
export function isOwnItem(id) {
  return id.startsWith(PREFIX);
}
/** An item as people write it: in the configuration, in commands. */
export function itemName(id) {
  return isOwnItem(id) ? id.slice(PREFIX.length) : id;
}
/** The id that a text spells, or null for a text that can be none. */
export function readItemId(text) {
  const guide = ITEM_IDS.find((id) => id === text);
  if (guide !== undefined) return guide;
  const name = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  return name.length <= MAX_ITEM_NAME && ITEM_NAME.test(name) ? ownItemId(name) : null;
}
