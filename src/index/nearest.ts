import type { NearestBenchmark } from '../model.js';

/** A function that a benchmark reaches, or, without a name, the benchmark itself. */
export interface Measured {
  owner: string;
  name: string | null;
  path: string;
  /** The benchmark's path. */
  file: string;
}

/** What is measured nearest to a place: of the same type, else in the same file, else the most folders shared. */
export class Nearest {
  private readonly measured: readonly Measured[];
  private readonly found = new Map<string, NearestBenchmark | null>();

  /** Of those that are equally near to any place the first one counts. */
  constructor(measured: readonly Measured[]) {
    const apart = new Map<string, Measured>();
    for (const one of measured) {
      const place = JSON.stringify([one.owner, one.path, one.name === null]);
      if (!apart.has(place)) apart.set(place, one);
    }
    this.measured = [...apart.values()];
  }

  /** Functions of one type in one file share the answer: a large change asks for thousands. */
  to(place: Place): NearestBenchmark | null {
    const key = `${place.owner}\n${place.path}`;
    let found = this.found.get(key);
    if (found === undefined) {
      found = this.search(place);
      this.found.set(key, found);
    }
    return found;
  }

  private search(place: Place): NearestBenchmark | null {
    let best: Measured | null = null;
    let closest = -1;
    for (const one of this.measured) {
      const closeness = closenessOf(place, one);
      if (closeness > closest) [best, closest] = [one, closeness];
    }
    return best && { file: best.file, reaches: best.name };
  }
}

interface Place {
  owner: string;
  path: string;
}

/** Deeper than any path's folders, so that kinship comes before neighbourhood. */
const SAME_TYPE = 2_000;
const SAME_FILE = 1_000;

function closenessOf(place: Place, { owner, name, path }: Measured): number {
  const kin = place.owner !== '' && owner === place.owner ? SAME_TYPE : 0;
  const near = path === place.path ? SAME_FILE : 0;
  // Between a benchmark that reaches something and one that reaches nothing here, the first says more.
  return kin + near + 2 * sharedFolders(path, place.path) + (name === null ? 0 : 1);
}

function sharedFolders(one: string, other: string): number {
  let shared = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at++) if (one[at] === '/') shared += 1;
  return shared;
}
