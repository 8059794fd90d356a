import { inProcessAnalysis } from '../../src/jobs/analysis.js';
import { AppScene } from './app-scene.js';
import { CRATE, UNSAFE } from './code.js';
import { leaksIn } from './log-canary.js';

const CANARY = 'canary_in_the_source_of_somebody';
const SOURCE = UNSAFE.replaceAll('first', CANARY);

let scene: AppScene;
let breaks = 0;

beforeAll(async () => {
  const analysis = inProcessAnalysis();
  scene = await AppScene.start({
    logLevel: 'trace',
    analysis: {
      ...analysis,
      reviewRust: (changes, index, config) => {
        // As a library would fail: with what it worked on in its hands.
        if (breaks-- > 0)
          throw Object.assign(new Error(`broken\n${SOURCE}`), { input: changes.rust, body: SOURCE });
        return analysis.reviewRust(changes, index, config);
      },
    },
  });
  scene.canary.forbid(CANARY);
}, 120_000);
afterAll(() => scene.close());

test('a review, commands, and failures of every kind leave neither secrets nor source in the log', async () => {
  const config = {
    '.github/perf-checklist.yml': `items:\n  tests: { title: "${CANARY}?" }\nhot: [${CANARY}, "[${CANARY}"]\n`,
  };
  const sample = await scene.repository({ ...CRATE, ...config, 'src/other.rs': SOURCE });
  const ref = await scene.open(sample, { 'src/bytes.rs': SOURCE });
  await scene.github.addComment(ref, 'grace', `/perf waive unsafe-without-safety-comment ${CANARY}`);
  await scene.done();
  breaks = 1;
  scene.github.fail({ with: '5xx', times: 3 });
  await scene.push(ref, sample, { 'src/bytes.rs': `${SOURCE}// ${CANARY}\n` });
  scene.github.fail({ with: 'secondary-rate-limit', times: 1 });
  scene.github.fail({ with: 'drop', times: 1 });
  await scene.push(ref, sample, { 'src/bytes.rs': `${SOURCE}// ${CANARY} again\n` });
  scene.github.stopFailing();
  await fetch(scene.app.webhookUrl, {
    method: 'POST',
    body: CANARY,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': 'guid',
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    },
  });
  expect(scene.canary.leaks).toEqual([]);
}, 300_000);

test('every line of a job names its delivery, repository, pull request and job', () => {
  const lines = scene.canary.lines.filter(({ job }) => job !== undefined);
  expect(lines.filter(({ msg }) => msg === 'reviewed').length).toBeGreaterThan(1);
  expect(lines.some(({ msg }) => String(msg).startsWith('GitHub request'))).toBe(true);
  for (const line of lines) {
    expect(line).toMatchObject({
      job: expect.stringMatching(/^[0-9a-f-]{36}$/),
      installation: expect.any(Number),
      repository: expect.stringMatching(/^acme\/trie-/),
      pull: expect.any(Number),
      delivery: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  }
});

test('the metrics count, and name no repository, person or file', async () => {
  const text = await (await fetch(scene.app.metricsUrl!)).text();
  expect(text).toMatch(/perf_checklist_deliveries_total\{event="pull_request",result="accepted"\} [1-9]/);
  expect(text).toMatch(
    /perf_checklist_findings_total\{rule="unsafe-without-safety-comment",severity="error"\} [1-9]/,
  );
  expect(text).toMatch(/perf_checklist_review_stage_seconds_count\{stage="changedFiles"\} [1-9]/);
  expect(text).toMatch(/perf_checklist_github_budget_installations\{resource="core",left="[^"]+"\} 1/);
  expect(text).toMatch(/perf_checklist_errors_total\{where="review"\} [1-9]/);
  expect(text).toMatch(/perf_checklist_queue_entries/);
  expect(text).not.toMatch(/acme|trie-\d|grace|\bada\b|\.rs\b|canary_in/);
});

test('the search itself finds what it looks for', () => {
  expect(leaksIn('{"msg":"ok"}\n{"msg":"let \\"a\\" = canary();"}', ['let "a" = canary();'])).toHaveLength(1);
  expect(leaksIn('{"msg":"ghs_abcdefghijk"}', [])).toHaveLength(1);
});
