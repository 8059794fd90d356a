import { CONFIG_PATH } from '../../source/git/config-path.js';
/** Where the configuration is looked for and found by people, but not by the review. */
export function misplacedWords(places) {
  return places.length === 0
    ? null
    : `there is ${places.join(' and ')}, which nothing reads: rename it to ${CONFIG_PATH}`;
}
