/** Pull requests of ten files each, made of real ones, and the time that their analysis takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust } from '../../src/diff/changed-rust.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { ChangeSet } from '../../src/model.js';
import { reviewRust } from '../../src/rules/review-rust.js';
import { tuneV8 } from '../../src/rules/tune-v8.js';
import { randomFrom } from '../../test/gate/noise.js';

/** A crate of 3 MB with benchmarks, async code and locks. */
const CRATE = 'tokio-1.24.2';
const FILES = 10;
/** Enough for a 99th percentile. */
const PULL_REQUESTS = 100;
/** "After start": the rules are compiled, as in a server that has reviewed before. */
const WARM_UP = 20;
/** Share of the functions that get a line more. */
const CHANGED_FUNCTIONS = 0.25;

const ADDED = [
  'let names: Vec<String> = items.iter().map(|item| item.to_string()).collect();',
  'for item in items { out.push(item.clone()); }',
  'if let Some(found) = map.get(&key) { total += found.len(); }',
];

interface Times {
  /** Milliseconds, sorted. */
  wall: number[];
  cpu: number[];
  findings: number;
}

export function timePullRequests(corpus: string): Times {
  tuneV8();
  const root = join(corpus, CRATE);
  const paths = (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.rs'))
    .sort();
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const facts = new Map([...texts].map(([path, text]) => [path, factsOfFile(path, text)]));
  const index = CrateIndex.of(facts, true);
  void index.reach;
  const times: Times = { wall: [], cpu: [], findings: 0 };
  for (let number = -WARM_UP; number < PULL_REQUESTS; number++) {
    const changes = pullRequest(texts, number);
    const [wall, cpu] = [performance.now(), process.cpuUsage()];
    const { findings } = reviewRust(changes, index, DEFAULT_CONFIG);
    const { user, system } = process.cpuUsage(cpu);
    if (number < 0) continue;
    times.wall.push(performance.now() - wall);
    times.cpu.push((user + system) / 1000);
    times.findings += findings.length;
  }
  times.wall.sort((a, b) => a - b);
  times.cpu.sort((a, b) => a - b);
  return times;
}

/** Ten files, each with lines added; no text is like one before, so nothing is remembered of it. */
function pullRequest(texts: ReadonlyMap<string, string>, number: number): ChangeSet {
  const random = randomFrom(number + WARM_UP + 1);
  const paths = [...texts.keys()];
  const chosen = new Set<string>();
  while (chosen.size < FILES) chosen.add(paths[Math.floor(random() * paths.length)]!);
  const changed = [...chosen].map((path) => {
    const before = `// ${number}\n${texts.get(path)!}`;
    const after = before
      .split('\n')
      .flatMap((line) => {
        const opens = /^\s+.*\bfn .*\{$/.test(line) && random() < CHANGED_FUNCTIONS;
        return opens ? [line, ADDED[Math.floor(random() * ADDED.length)]!] : [line];
      })
      .join('\n');
    return { path, previousPath: path, status: 'modified', patch: null, before, after } as const;
  });
  return changedRust(changed, '', DEFAULT_CONFIG);
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
