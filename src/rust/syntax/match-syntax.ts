import type { Node } from './tree.js';

/** Arms of a `match`; none of anything else. */
export function armsOf(match: Node): Node[] {
  return match.child('body')?.children.filter((arm) => arm.kind === 'match_arm') ?? [];
}
