import { ZipFile } from 'yazl';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { readEvidence } from '../../src/evidence/read.js';
import { gate } from '../../src/gate/gate.js';
import type { EvidenceFiles } from '../../src/model.js';
import { RefusedZip, readZip } from '../../src/source/bundle-zip.js';
import { bindEvidence, recordedBundle } from '../../test/evidence/bind-evidence.js';
import { reportOf } from '../../test/report/road.js';
import { changedFunction, config, PULL, rust } from '../../test/samples.js';
import { below, damaged, mangled, mutated, NASTY, pick, type Random } from './random.js';

const COMMITS = { mergeBase: PULL.mergeBase, headSha: PULL.headSha };
const RECORDED = ['trie-cache', 'seek-cache', 'seek-cache-mended'].map((name) =>
  bindEvidence(recordedBundle(name), COMMITS),
);

async function zipped(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of files) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** One line of JSON in ten is another. */
function jsonMutated(content: string, random: Random): string {
  return content
    .split('\n')
    .map((line) => {
      if (random() > 0.1 || line === '') return line;
      try {
        return JSON.stringify(mutated(JSON.parse(line), random));
      } catch {
        return mangled(line, random);
      }
    })
    .join('\n');
}

function changed(files: ReadonlyMap<string, string>, random: Random): Map<string, string> {
  const kept = [...files].filter(() => random() > 0.01);
  return new Map(
    kept.map(([path, content]) => {
      const act = random();
      if (act < 0.3) return [path, jsonMutated(content, random)];
      if (act < 0.4) return [path, mangled(content, random)];
      // A run whose raw numbers are another tool's.
      if (act < 0.45)
        return [
          path,
          content.replaceAll(
            '"criterion"',
            JSON.stringify(pick(['divan', 'gungraun', 'perf-stat', 'constructor'], random)),
          ),
        ];
      return [path, content];
    }),
  );
}

/** However a bundle is broken: benchmarks pass only by numbers that were read, all of them well, and trusted. */
export async function artifact(random: Random): Promise<number> {
  const files = pick(RECORDED, random);
  const zip = random() < 0.3 ? damaged(await zipped(files), random) : null;
  const distrust = random() < 0.3 ? 'it was measured by a fork' : null;
  const origin = { workflowRunId: 1, headSha: PULL.headSha, url: 'https://github.com/acme/trie', distrust };
  const read =
    zip === null ? changed(files, random) : await readZip(zip).catch((error) => refusedOrThrow(error));
  const evidence = readEvidence(
    {
      ...(read instanceof Map ? { kind: 'files', files: read } : { kind: 'refused', reason: String(read) }),
      origin,
    } as EvidenceFiles,
    PULL,
  );
  const measured = gate(evidence, DEFAULT_CONFIG);
  const heat = { level: 'hot', source: 'declared', because: 'declared' } as const;
  const hot = rust({
    changedFunctions: [changedFunction({ heat, reachedByBenchmark: 'trie/seek' as never })],
  });
  const report = reportOf({ evidence, measured, rust: hot, config: config({ mode: 'enforce' }) });
  const answer = report.answers.find(({ item }) => item === 'benchmarks');
  const good = evidence.kind === 'measured' && distrust === null && measured.verdicts.length > 0;
  const clean = measured.verdicts.every(
    ({ kind, beyondMargin }) => kind === 'improved' || kind === 'unchanged' || !beyondMargin,
  );
  if (answer?.kind === 'passed' && !(good && clean))
    throw new Error(`passed by ${JSON.stringify(evidence).slice(0, 300)}`);
  return (
    zip?.length ??
    [...(read as ReadonlyMap<string, string>).values()].reduce((sum, { length }) => sum + length, 0)
  );
}

function refusedOrThrow(error: unknown): string {
  if (error instanceof RefusedZip) return error.message;
  throw error;
}

/** Archives that other programs make: odd names, folders, entries twice. */
export async function archive(random: Random): Promise<number> {
  const zip = new ZipFile();
  for (let entries = below(20, random); entries > 0; entries--) {
    const name = pick(['manifest.json', 'runs.jsonl', 'a/b.json', `x${pick(NASTY, random)}`], random);
    try {
      zip.addBuffer(Buffer.from(pick(NASTY, random).repeat(below(2_000, random))), name, {
        mode: pick([0o100644, 0o120777, 0o100755], random),
        compress: random() < 0.8,
      });
    } catch {
      // yazl refuses some names itself.
    }
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  // Names are put in afterwards: of the same length, where the archive's own library would refuse them.
  const evil =
    random() < 0.5
      ? Buffer.from(bytes.toString('latin1').replaceAll('a/b.json', '../..bcd'), 'latin1')
      : bytes;
  const read = await readZip(random() < 0.3 ? damaged(evil, random) : evil).catch((error) =>
    refusedOrThrow(error),
  );
  if (typeof read === 'string') return bytes.length;
  for (const name of read.keys())
    if (name.startsWith('/') || name.split(/[/\\]/).includes('..')) throw new Error(`took the name ${name}`);
  readEvidence(
    {
      kind: 'files',
      files: read,
      origin: { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust: null },
    },
    PULL,
  );
  return bytes.length;
}
