import { isAtLeast } from './severity.js';
import { hash } from './syntax.js';
/**
 * Leaves what the change introduces or makes hotter. A problem that the base had in the same item, or anywhere in the
 * changed files when code was moved, is not new. Two equal problems in one function stay two.
 */
export function introduced(heads, bases) {
  const known = new KnownProblems(bases.flatMap((base) => base.sightings));
  const fingerprints = new Map();
  const all = heads.flatMap((head) => head.seen.sightings.map((sighting) => ({ ...head, sighting })));
  const matched = new Map(all.map((each) => [each.sighting, known.takeSame(each.sighting)]));
  const found = [];
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
function isWorse({ problem }, before) {
  return (problem.extent ?? 0) > (before.problem.extent ?? 0);
}
/** No line number, no file name: the rule, the enclosing item, the syntax, and the place among equals. */
function fingerprintOf(sighting, counts) {
  const identity = `${sighting.within}\n${sighting.key}`;
  const place = counts.get(identity) ?? 0;
  counts.set(identity, place + 1);
  return hash(`${identity}\n${place}`);
}
class KnownProblems {
  byPlace = new Map();
  byKey = new Map();
  constructor(sightings) {
    for (const sighting of sightings) {
      append(this.byPlace, `${sighting.within}\n${sighting.key}`, sighting);
      append(this.byKey, sighting.key, sighting);
    }
  }
  takeSame(sighting) {
    const found = this.byPlace.get(`${sighting.within}\n${sighting.key}`)?.shift() ?? null;
    if (found) remove(this.byKey.get(found.key), found);
    return found;
  }
  takeMoved(sighting) {
    return this.byKey.get(sighting.key)?.shift() ?? null;
  }
}
function append(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
function remove(list, value) {
  const at = list?.indexOf(value) ?? -1;
  if (at >= 0) list.splice(at, 1);
}
