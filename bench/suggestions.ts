/**
 * `npm run bench:suggestions [-- CRATE...]`: makes every suggestion that is offered for crates of the corpus and asks cargo whether
 * the library still compiles. Needs cargo, and the crates' dependencies as Debian packages:
 * `apt-get install librust-cargo-dev librust-tera-dev ...`. Nothing is downloaded; a crate that does not build is said and left out.
 */
import { join } from 'node:path';
import { corpusCrates, corpusFolder } from './corpus.js';
import { CrateBuild } from './suggestions/crate-build.js';
import { batches, type Offer, offersOf } from './suggestions/offers.js';
import { type Failure, Trial } from './suggestions/trial.js';

/** Crates of the corpus with suggestions in their libraries, and the features that build most of their code. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  'csv-1.1.6': [],
  'gimli-0.27.0': [],
  'serde_json-1.0.87': [],
  'globset-0.4.9': [],
  'pest-2.5.2': [],
  'aho-corasick-0.7.19': [],
  'quick-xml-0.26.0': [],
  'image-0.24.3': [],
  'ignore-0.4.18': [],
  'rayon-core-1.10.1': [],
  'rayon-1.6.1': [],
  'object-0.30.0': [],
  'zip-0.6.3': [],
  'tokio-1.24.2': ['full'],
  'rustls-0.20.8': [],
  'tera-1.17.1': [],
  'rusqlite-0.28.0': [],
  'tokio-postgres-0.7.7': [],
  'bindgen-0.60.1': [],
  'criterion-0.3.6': [],
  'cargo-0.66.0': [],
};

/** Of the suggestions that were built. */
const AIM = 0.98;

interface Tally {
  offered: number;
  compile: number;
  fail: number;
  /** Tests, other platforms, features that are off: cargo never read the code. */
  notBuilt: number;
}

const asked = process.argv.slice(2);
const tallies = new Map<string, Tally>();

for (const crate of asked.length > 0 ? asked : Object.keys(FEATURES)) {
  if (!corpusCrates().includes(crate)) throw new Error(`${crate} is not in bench/corpus.json`);
  await tryCrate(crate, join(corpusFolder(), crate));
}
print();

async function tryCrate(crate: string, source: string): Promise<void> {
  const build = firstThatBuilds(crate, source);
  if (build === null) return;
  const offers = await offersOf(source);
  const trial = new Trial(build, source);
  const built = trial.built(offers);
  const failures = batches(built).flatMap((batch) => trial.failures(batch));
  count(offers, built, failures);
  console.log(
    `${crate}, ${build.extent}: ${offers.length} offered, ${built.length} built, ${failures.length} fail`,
  );
  for (const { offer, errors } of failures) {
    const { path, finding, suggestion } = offer;
    console.log(`\n  ${finding.rule} ${path}:${suggestion.startLine}\n${indented(suggestion.replacement)}`);
    console.log(indented(errors[0] ?? ''));
  }
}

/** Tests hold many suggestions, but their dependencies are seldom there. */
function firstThatBuilds(crate: string, source: string): CrateBuild | null {
  let why = '';
  for (const extent of ['with its tests', 'without tests'] as const) {
    const build = CrateBuild.of(crate, source, FEATURES[crate] ?? [], extent);
    const { ok, errors } = build.check();
    if (ok) return build;
    why = errors[0] ?? '';
  }
  console.log(`${crate}: left out, it does not build here:\n${indented(why)}`);
  return null;
}

function count(offers: readonly Offer[], built: readonly Offer[], failures: readonly Failure[]): void {
  const failed = new Set(failures.map(({ offer }) => offer));
  for (const offer of offers) {
    const { rule } = offer.finding;
    const tally = tallies.get(rule) ?? { offered: 0, compile: 0, fail: 0, notBuilt: 0 };
    tallies.set(rule, tally);
    tally.offered++;
    if (!built.includes(offer)) tally.notBuilt++;
    else if (failed.has(offer)) tally.fail++;
    else tally.compile++;
  }
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

function print(): void {
  const rows = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = (key: keyof Tally) => rows.reduce((total, [, tally]) => total + tally[key], 0);
  const all = {
    offered: sum('offered'),
    compile: sum('compile'),
    fail: sum('fail'),
    notBuilt: sum('notBuilt'),
  };
  console.log('\noffered  compile  fail  not built  rule');
  for (const [rule, { offered, compile, fail, notBuilt }] of [...rows, ['all', all] as const]) {
    const cells = [String(offered).padStart(7), String(compile).padStart(7), String(fail).padStart(4)];
    console.log(`${cells.join('  ')}  ${String(notBuilt).padStart(9)}  ${rule}`);
  }
  const share = all.compile / Math.max(1, all.compile + all.fail);
  const verdict = share >= AIM ? 'met' : 'MISSED';
  console.log(`\n${(100 * share).toFixed(1)} % of what was built compiles (aim: ${100 * AIM} %, ${verdict})`);
  if (share < AIM) process.exitCode = 1;
}
