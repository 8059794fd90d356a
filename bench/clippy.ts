/**
 * `npm run bench:clippy [-- CRATE...]`: clippy's `perf` group and its other lints about cost, against this reviewer (errors and
 * warnings of the default configuration), on the libraries of crates from Debian's packages. Needs cargo with clippy, and the crates
 * with their dependencies: `apt-get install librust-cargo-dev librust-tera-dev ...`. Nothing is downloaded.
 * `-- --draw [CRATE...]` draws the findings to be read by hand; `-- --sample` prints what reading them gave.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINTS } from './clippy/lints.js';
import { type Comparison, compare, type Ours } from './clippy/matching.js';
import { type Spoken, spokenIn } from './clippy/messages.js';
import { type Judged, sampleOf, verdictsOf } from './clippy/sample.js';
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
const SEED = 3;
/** Issue 3: right or arguable, and wrong. */
const AIM = { wrongAtMost: 0.05, fineAtLeast: 0.85 };

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const crates = asked.length > 0 ? asked : CRATES;
if (process.argv.includes('--sample')) printJudged();
else if (process.argv.includes('--draw')) await draw();
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

async function draw(): Promise<void> {
  const findings: OwnFinding[] = [];
  for (const crate of crates) findings.push(...(await oursOn(crate)));
  for (const { path, startLine, rule, message } of sampleOf(findings, SAMPLE_SIZE, SEED)) {
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

function printJudged(): void {
  const file = new URL('./clippy/judged-sample.json', import.meta.url);
  const { judged } = JSON.parse(readFileSync(file, 'utf8')) as { judged: Judged[] };
  const { all, byRule } = verdictsOf(judged);
  console.log('right  arguable  wrong  rule');
  for (const [rule, { right, arguable, wrong }] of [...byRule, ['all', all] as const]) {
    console.log(
      `${String(right).padStart(5)}  ${String(arguable).padStart(8)}  ${String(wrong).padStart(5)}  ${rule}`,
    );
  }
  for (const { crate, path, line, rule, why } of judged.filter(({ verdict }) => verdict === 'wrong')) {
    console.log(`  wrong: ${crate} ${path}:${line} ${rule}: ${why}`);
  }
  const fine = (all.right + all.arguable) / judged.length;
  const wrong = all.wrong / judged.length;
  const met = fine >= AIM.fineAtLeast && wrong <= AIM.wrongAtMost;
  console.log(
    `${judged.length} read: ${percent(fine)} right or arguable (aim: at least ${percent(AIM.fineAtLeast)}), ` +
      `${percent(wrong)} wrong (aim: at most ${percent(AIM.wrongAtMost)}): ${met ? 'met' : 'MISSED'}`,
  );
  if (!met) process.exitCode = 1;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
