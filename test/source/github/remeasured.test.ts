import { ZipFile } from 'yazl';
import type { EvidenceFiles, PullRequest } from '../../../src/model.js';
import {
  type AskedMeasurement,
  type RemeasureParts,
  withRemeasurements,
} from '../../../src/source/github/remeasure.js';

const HEAD = 'a'.repeat(40);
const pull = { repository: { owner: 'acme', name: 'trie' }, number: 7, headSha: HEAD } as PullRequest;
const origin = { workflowRunId: 1, headSha: HEAD, url: '', distrust: null };
const first = new Map([['manifest.json', '1']]);
const evidence: EvidenceFiles = { kind: 'files', artifact: 50, files: first, origin };

const asked = (at: number, refused: string | null): AskedMeasurement => ({
  request: `r${at}`,
  nonce: `n${at}`,
  headSha: HEAD,
  branch: 'main',
  askedAt: `2026-11-27T0${at}:00:00Z`,
  runId: refused === null ? at : null,
  refused,
});

async function zip(text: string): Promise<Buffer> {
  const file = new ZipFile();
  file.addBuffer(Buffer.from(text), 'manifest.json');
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Run `at` has uploaded artifact `100 + at`. */
async function added(...rows: AskedMeasurement[]) {
  const bytes = await zip('again');
  const request = async (route: string, { run_id: run }: { run_id: number }) => {
    if (route.includes('{artifact_id}')) return { data: new Response(new Uint8Array(bytes)).body };
    if (route.includes('/artifacts')) return { data: { artifacts: [{ id: 100 + run, size_in_bytes: 100 }] } };
    return { data: { status: 'completed', html_url: 'u' } };
  };
  const remeasurements = { of: async () => rows };
  const parts = { api: { request }, app: { id: 1, slug: 'x' }, pace: {}, pull, remeasurements };
  return withRemeasurements(parts as unknown as RemeasureParts, evidence);
}

test('what was measured stays, however often GitHub refuses to measure once more', async () => {
  const given = await added(asked(1, null), asked(2, 'no'), asked(3, 'no'), asked(4, 'no'));
  expect(given).toMatchObject({
    artifact: 50,
    later: [{ artifact: 101 }],
    problems: ['no'],
    again: { asked: 1, running: null },
  });
});

test('the first that were asked for count, as far as there is error left to spend', async () => {
  const given = await added(...[1, 2, 3, 4, 5].map((at) => asked(at, null)));
  expect(given).toMatchObject({ later: [{ artifact: 101 }, { artifact: 102 }, { artifact: 103 }] });
});

test('a refusal that was followed by a measurement is not told any more', async () => {
  expect(await added(asked(1, 'no'), asked(2, null))).not.toHaveProperty('problems');
});
