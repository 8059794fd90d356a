/** True when the index did not come in time: what it would have told is for a person to say. */
export function indexIsLate({ indexDue, now }) {
  return indexDue !== null && now.toISOString() >= indexDue;
}
/** A question that only the index could have answered. */
export function unknowable(what) {
  const because = `the index of the repository could not be built, so it is not known ${what}`;
  return { kind: 'needs a tick', because, optional: true };
}
