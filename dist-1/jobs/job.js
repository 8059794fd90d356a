/** In place of a repository's name: all that the installation sees. */
export const EVERY_REPOSITORY = '*';
/** `owner/name#number`: reviews of one pull request never run side by side. */
export function pullKey(place, number) {
  return `${place.owner}/${place.name}#${number}`.toLowerCase();
}
