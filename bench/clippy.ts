/**
 * `npm run bench:clippy [-- CRATE...]`: clippy's `perf` group and its other lints about cost, against this reviewer (errors and
 * warnings of the default configuration), on the libraries of crates from Debian's packages. Needs cargo with clippy, and the crates
 * with their dependencies: `apt-get install librust-cargo-dev librust-tera-dev ...`. Nothing is downloaded.
 * `-- --draw [--seed N] [CRATE...]` draws the findings to be read by hand; what reading them gave: `npm run bench:judged`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LINTS } from './clippy/lints.js';
import { type Comparison, compare, type Ours } from './clippy/matching.js';
import { type Spoken, spokenIn } from './clippy/messages.js';
import { sampleOf } from './clippy/sample.js';
import { scanCrate } from './scan-crates.js';
import { CrateBuild, REGISTRY } from './suggestions/crate-build.js';

const CRATES: readonly string[] = [
  'globset-0.4.9',
  'ignore-0.4.18',
  'textwrap-0.16.0',
  'pest_meta-2.5.2',
  'tera-1.17.1',
  'petgraph-0.6.2',
  'regex-syntax-0.6.27',
  'gimli-0.27.0',
  'tiff-0.7.3',
  'clap-3.2.23',
  'rustls-0.20.8',
  'cargo-0.66.0',
];

/** Of the library: what clippy reads. */
const LIBRARY = 'src/';
const SAMPLE_SIZE = 100;

const { values, positionals } = parseArgs({
  options: { draw: { type: 'boolean', default: false }, seed: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const crates = positionals.length > 0 ? positionals : CRATES;
if (values.draw) await draw(Number(values.seed));
else await againstClippy();

async function againstClippy(): Promise<void> {
  const clippy: Spoken[] = [];
  const ours: Ours[] = [];
  for (const crate of crates) {
    const spoken = clippyOn(crate);
    if (!spoken) continue;
    const findings = await oursOn(crate);
    console.log(`${crate}: clippy speaks ${spoken.length} times, we ${findings.length} times`);
    clippy.push(...spoken);
    ours.push(...findings);
  }
  print(compare(clippy, ours));
}

function clippyOn(crate: string): Spoken[] | null {
  const build = CrateBuild.of(crate, join(REGISTRY, crate), [], 'as a member');
  const { ok, errors, messages } = build.clippy(LINTS);
  if (!ok) {
    console.log(`${crate}: left out, it does not build here: ${errors[0] ?? ''}`);
    return null;
  }
  const spoken = messages.flatMap((line) => spokenIn(line, 'crate/'));
  return spoken
    .filter(({ path, lint }) => path.startsWith(LIBRARY) && LINTS.includes(lint))
    .map((place) => ({ ...place, path: `${crate}/${place.path}` }));
}

interface OwnFinding extends Ours {
  crate: string;
  message: string;
}

async function oursOn(crate: string): Promise<OwnFinding[]> {
  const result: OwnFinding[] = [];
  for await (const { path, findings } of scanCrate(join(REGISTRY, crate))) {
    if (!path.startsWith(LIBRARY)) continue;
    for (const { rule, severity, startLine, message } of findings) {
      if (severity === 'note') continue;
      result.push({ crate, rule, path: `${crate}/${path}`, startLine, message });
    }
  }
  return result;
}

async function draw(seed: number): Promise<void> {
  const findings: OwnFinding[] = [];
  for (const crate of crates) findings.push(...(await oursOn(crate)));
  for (const { path, startLine, rule, message } of sampleOf(findings, SAMPLE_SIZE, seed)) {
    console.log(`${path}:${startLine} ${rule}: ${message}`);
  }
}

function print({ byLint, byRule }: Comparison): void {
  console.log('\nclippy  we too  only clippy  lint (our rules there)');
  for (const { lint, spoken, both, rules } of byLint) console.log(row(spoken, both, lint, rules));
  console.log('\nwe  clippy too  only we  rule (clippy there)');
  for (const { rule, spoken, both, lints } of byRule) console.log(row(spoken, both, rule, lints));
}

function row(spoken: number, both: number, name: string, others: readonly string[]): string {
  const cells = [spoken, both, spoken - both].map((count) => String(count).padStart(6)).join('  ');
  return `${cells}  ${name}${others.length > 0 ? ` (${others.join(', ')})` : ''}`;
}
