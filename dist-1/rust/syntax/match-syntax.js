/** Arms of a `match`; none of anything else. */
export function armsOf(match) {
  return match.child('body')?.children.filter((arm) => arm.kind === 'match_arm') ?? [];
}
