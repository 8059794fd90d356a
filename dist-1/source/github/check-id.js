/** Tells which pull request a check is about: for forks the webhook does not say. */
export function externalId(number) {
  return `pull:${number}`;
}
/** Tells that a check is about a commit of a merge queue. */
export function isGroup(id) {
  return id.startsWith('group:');
}
/** The number in an `external_id` of the App's own check, or null. */
export function pullNumber(id) {
  const number = /^pull:(\d{1,9})$/.exec(id)?.[1];
  return number === undefined ? null : Number(number);
}
