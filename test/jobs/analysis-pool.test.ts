import { parseConfig } from '../../src/config/parse.js';
import { CrateIndex } from '../../src/index/crate-index.js';
import { DEFAULT_POOL, pooledAnalysis } from '../../src/jobs/analysis-pool.js';
import type { ChangedFile, ChangeSet, Config } from '../../src/model.js';
import { measure } from '../../src/review.js';
import { bindEvidence, recordedBundle } from '../evidence/bind-evidence.js';
import { PULL } from '../samples.js';

const config: Config = parseConfig({ config: null, proposed: null, attributes: '' }).config;

function file(path: string, after: string): ChangedFile {
  const lines = after.split('\n').length;
  const hunks = [{ oldStart: 0, oldLines: 0, newStart: 1, newLines: lines }];
  const addedLines = new Set(Array.from({ length: lines }, (_, at) => at + 1));
  return { path, previousPath: path, before: null, after, hunks, addedLines };
}

function changes(...rust: ChangedFile[]): ChangeSet {
  const paths = rust.map(({ path }) => path);
  const files = paths.map((path) => ({ path, inert: false, digest: null }));
  return { rust, skipped: [], manifests: [], paths, files, inert: false };
}

describe('with a worker that misbehaves', () => {
  const pool = pooledAnalysis({
    processes: 2,
    timeLimitMs: 6_000,
    worker: new URL('./hostile-worker.ts', import.meta.url),
  });
  afterAll(() => pool.close());

  test('a file that hangs, one that crashes and one that throws are named; the rest is reviewed', async () => {
    const review = await pool.reviewRust(
      changes(
        file('good/a.rs', 'fn a() {}'),
        file('bad/hangs.rs', 'hang'),
        file('good/b.rs', 'fn b() {}'),
        file('bad/crashes.rs', 'crash'),
        file('bad/throws.rs', 'throw'),
      ),
      CrateIndex.empty(),
      config,
    );
    expect(review.unread).toEqual(['bad/hangs.rs', 'bad/crashes.rs', 'bad/throws.rs']);
    expect(review.notices.map(({ path, message }) => `${path}: ${message.slice(0, 27)}`)).toEqual([
      'good/a.rs: read by number',
      'good/b.rs: read by number',
      'bad/hangs.rs: This file could not be read',
      'bad/crashes.rs: This file could not be read',
      'bad/throws.rs: This file could not be read',
    ]);
  }, 120_000);

  test('many files that crash do not hold the pool: what is not told apart soon is not read', async () => {
    const files = Array.from({ length: 40 }, (_, at) => file(`bad/${at}.rs`, 'throw'));
    const review = await pool.reviewRust(
      changes(file('good/a.rs', 'fn a() {}'), ...files),
      CrateIndex.empty(),
      config,
    );
    expect(review.unread?.filter((path) => path.startsWith('bad/'))).toHaveLength(40);
  }, 120_000);

  test('files that only together take longer than the limit are all reviewed', async () => {
    const files = Array.from({ length: 4 }, (_, at) => file(`large/${at}.rs`, 'slow'));
    const review = await pool.reviewRust(changes(...files), CrateIndex.empty(), config);
    expect(review.unread ?? []).toEqual([]);
    expect(review.notices).toHaveLength(4);
  }, 120_000);

  test.each(['crash', 'throw'])(
    'evidence that makes the reader %s is refused',
    async (how) => {
      const origin = { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust: null };
      const files = { kind: 'files' as const, files: new Map([['manifest.json', how]]), origin };
      const { evidence, measured } = await pool.measure(files, PULL, config);
      expect(evidence).toEqual({
        kind: 'refused',
        reason: expect.stringContaining('took too long or crashed'),
      });
      expect(measured.verdicts).toEqual([]);
    },
    120_000,
  );

  test('facts of a file that crashes are null, of the others there', async () => {
    const facts = await pool.factsOfFiles([
      { path: 'a.rs', text: '' },
      { path: 'b.rs', text: 'crash' },
      { path: 'c.rs', text: '' },
    ]);
    expect(facts).toEqual([{ types: [], functions: [] }, null, { types: [], functions: [] }]);
  }, 120_000);
});

test('the real analysis runs in a child process', async () => {
  const pool = pooledAnalysis({ ...DEFAULT_POOL, processes: 1 });
  const text = `fn total(names: &[String]) -> usize {
    let mut sum = 0;
    for name in names {
        let copy = name.clone();
        sum += copy.len();
    }
    sum
}
`;
  const facts = await pool.factsOfFiles([{ path: 'src/lib.rs', text }]);
  expect(facts[0]?.functions.map(({ name }) => name)).toEqual(['total']);
  const index = CrateIndex.of(new Map([['src/other.rs', facts[0]!]]), true);
  const review = await pool.reviewRust(changes(file('src/lib.rs', text)), index, config);
  expect(review.changedFunctions.map(({ name }) => name)).toEqual(['total']);
  expect(review.complete).toBe(true);
  await pool.close();
}, 120_000);

test('the child is sent the facts that it does not hold, and a new one all of them', async () => {
  const text = 'pub fn total() -> usize {\n    1\n}\n';
  const facts = { types: [], functions: [] };
  const asked: string[] = [];
  const files = new Map([
    ['src/a.rs', facts],
    ['src/b.rs', facts],
  ]);
  const get = files.get.bind(files);
  files.get = (path) => {
    asked.push(path);
    return get(path);
  };
  const index = (b: string) => {
    const texts = new Map([
      ['src/a.rs', '1'],
      ['src/b.rs', b],
    ]);
    return CrateIndex.of(files, true, { repository: 'acme/trie', texts });
  };
  const sent = async (pool: ReturnType<typeof pooledAnalysis>, b: string) => {
    asked.length = 0;
    const review = await pool.reviewRust(changes(file('src/lib.rs', text)), index(b), config);
    expect(review).toMatchObject({ complete: true, changedFunctions: [{ name: 'total' }] });
    return [...asked];
  };
  const pool = pooledAnalysis(DEFAULT_POOL);
  expect(await sent(pool, '1')).toEqual(['src/a.rs', 'src/b.rs']);
  expect(await sent(pool, '1')).toEqual([]);
  expect(await sent(pool, '2')).toEqual(['src/b.rs']);
  await pool.close();
  const another = pooledAnalysis(DEFAULT_POOL);
  expect(await sent(another, '2')).toEqual(['src/a.rs', 'src/b.rs']);
  await another.close();
}, 120_000);

test('real evidence is read in a child process, with the verdicts that reading it here gives', async () => {
  const pool = pooledAnalysis({ ...DEFAULT_POOL, processes: 1 });
  const commits = { mergeBase: PULL.mergeBase, headSha: PULL.headSha };
  const origin = { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust: null };
  const files = {
    kind: 'files' as const,
    files: bindEvidence(recordedBundle('trie-cache'), commits),
    origin,
  };
  const there = await pool.measure(files, PULL, config);
  expect(there.measured).toEqual(measure(files, PULL, config).measured);
  expect(there.evidence).toMatchObject({ kind: 'measured', origin, bundle: { runs: [] } });
  await pool.close();
}, 120_000);
