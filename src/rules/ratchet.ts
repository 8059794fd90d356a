import type { Severity } from '../model.js';
import type { FileSightings, Sighting } from './find.js';
import { isAtLeast } from './severity.js';
import { hash } from './syntax.js';

export interface Introduced {
  sighting: Sighting;
  seen: FileSightings;
  severity: Severity;
  fingerprint: string;
}

/**
 * Leaves what the change introduces or makes hotter. A problem that the base had in the same item, or anywhere in the
 * changed files when code was moved, is not new. Two equal problems in one function stay two.
 */
export function introduced(
  heads: readonly {
    seen: FileSightings;
    touched(sighting: Sighting): boolean;
  }[],
  bases: readonly FileSightings[],
): Introduced[] {
  const known = new KnownProblems(bases.flatMap((base) => base.sightings));
  const fingerprints = new Map<string, number>();
  const all = heads.flatMap((head) => head.seen.sightings.map((sighting) => ({ ...head, sighting })));
  const matched = new Map(all.map((each) => [each.sighting, known.takeSame(each.sighting)]));
  const found: Introduced[] = [];
  for (const { seen, sighting, touched } of all) {
    const fingerprint = fingerprintOf(sighting, fingerprints);
    const { severity } = sighting;
    if (severity === 'off' || !touched(sighting)) continue;
    const before = matched.get(sighting) ?? known.takeMoved(sighting);
    if (before && isAtLeast(before.severity, severity) && !isWorse(sighting, before)) continue;
    found.push({ sighting, seen, severity, fingerprint });
  }
  return found;
}

function isWorse({ problem }: Sighting, before: Sighting): boolean {
  return (problem.extent ?? 0) > (before.problem.extent ?? 0);
}

/** No line number, no file name: the rule, the enclosing item, the syntax, and the place among equals. */
function fingerprintOf(sighting: Sighting, counts: Map<string, number>): string {
  const identity = `${sighting.within}\n${sighting.key}`;
  const place = counts.get(identity) ?? 0;
  counts.set(identity, place + 1);
  return hash(`${identity}\n${place}`);
}

class KnownProblems {
  private readonly byPlace = new Map<string, Sighting[]>();
  private readonly byKey = new Map<string, Sighting[]>();

  constructor(sightings: readonly Sighting[]) {
    for (const sighting of sightings) {
      append(this.byPlace, `${sighting.within}\n${sighting.key}`, sighting);
      append(this.byKey, sighting.key, sighting);
    }
  }

  takeSame(sighting: Sighting): Sighting | null {
    const found = this.byPlace.get(`${sighting.within}\n${sighting.key}`)?.shift() ?? null;
    if (found) remove(this.byKey.get(found.key), found);
    return found;
  }

  takeMoved(sighting: Sighting): Sighting | null {
    return this.byKey.get(sighting.key)?.shift() ?? null;
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function remove<T>(list: T[] | undefined, value: T): void {
  const at = list?.indexOf(value) ?? -1;
  if (at >= 0) list!.splice(at, 1);
}
