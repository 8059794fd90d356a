import { visible } from '../../../text/escape.js';

const ENTITIES = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text for a page: benchmark names and reasons come from code under test, with marks that turn or hide text. */
export function html(text) {
  return visible(text).replace(/[&<>"']/g, (c) => ENTITIES[c]);
}
