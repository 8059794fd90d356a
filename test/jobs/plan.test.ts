import { createRequire } from 'node:module';
import type { Job } from '../../src/jobs/job.js';
import { planJobs } from '../../src/jobs/plan.js';

type Payload = Record<string, unknown>;

const examples = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json') as {
  name: string;
  examples: Payload[];
}[];

const SELF = { id: 4242, slug: 'perf-checklist' };
const BOT = { login: 'perf-checklist[bot]', type: 'Bot' };
const SHA = '0123456789abcdef0123456789abcdef01234567';
const BASE_SHA = 'fedcba9876543210fedcba9876543210fedcba98';
const INSTALLATION = { id: 17 };

/** A real payload of GitHub's (of another action where the examples lack this one) with `change` laid over it. */
function real(event: string, action: string | null, change: Payload = {}): Payload {
  const known = examples.find((one) => one.name === event)?.examples ?? [];
  const found = known.find((one) => one.action === action) ?? known[0];
  if (!found) throw new Error(`no example of ${event}`);
  return merged({ ...found, ...(action === null ? {} : { action }), installation: INSTALLATION }, change);
}

function merged(onto: Payload, change: Payload): Payload {
  const result = { ...onto };
  for (const [key, value] of Object.entries(change)) {
    const old = result[key];
    const nested = isObject(value) && isObject(old);
    result[key] = nested ? merged(old as Payload, value as Payload) : value;
  }
  return result;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Kind, number, wake and delay in one word each. */
function shown(jobs: readonly Job[]): string[] {
  return jobs.map((job): string => {
    switch (job.kind) {
      case 'review':
        return `review #${job.number} ${job.wake.kind} +${job.delay}`;
      case 'commit':
        return `commit ${job.headSha.slice(0, 6)} ${job.head ? `${job.head.owner}:${job.head.branch}` : '?'} ${job.wake.kind}`;
      case 'evidence':
        return `evidence ${job.runId} [${job.numbers}] ${job.head?.owner}:${job.head?.branch} ${job.measures ? 'measures' : 'other'}`;
      case 'merge-group':
        return `merge-group ${job.headSha.slice(0, 6)} on ${job.baseSha.slice(0, 6)} ${job.headRef}`;
      case 'closed':
        return `closed #${job.number} ${job.merged ? 'merged' : 'unmerged'}`;
      case 'reevaluate':
        return `reevaluate ${job.branch}`;
      case 'inherited':
        return `inherited ${job.place.owner}/${job.place.name}`;
      default:
        return job.kind;
    }
  });
}

const ownApp = { app: { id: SELF.id } };
const linked = (number: number, sha: string, repositoryId: number) => ({
  number,
  head: { sha },
  base: { repo: { id: repositoryId } },
});
const example = real('pull_request', 'opened');
const REPOSITORY = example.repository as { id: number; default_branch: string };
const NUMBER = example.number as number;
const ours = { user: BOT, updated_at: '2026-11-22T14:20:00Z' };
const onPull = { issue: { number: 7, pull_request: {} } };
const person = { sender: { login: 'ada', type: 'User' } };
const run = { id: 9, head_sha: SHA, head_branch: 'seek', head_repository: { owner: { login: 'eve' } } };

const TABLE: [string, string, Payload, string[]][] = [
  ['opened', 'pull_request', real('pull_request', 'opened'), [`review #${NUMBER} changed +0`]],
  ['pushed', 'pull_request', real('pull_request', 'synchronize'), [`review #${NUMBER} changed +0`]],
  ['reopened', 'pull_request', real('pull_request', 'reopened'), [`review #${NUMBER} changed +0`]],
  ['ready', 'pull_request', real('pull_request', 'ready_for_review'), [`review #${NUMBER} changed +0`]],
  [
    'draft again',
    'pull_request',
    real('pull_request', 'converted_to_draft'),
    [`review #${NUMBER} changed +2`],
  ],
  ['labelled', 'pull_request', real('pull_request', 'labeled'), [`review #${NUMBER} changed +2`]],
  ['unlabelled', 'pull_request', real('pull_request', 'unlabeled'), [`review #${NUMBER} changed +2`]],
  ['closed', 'pull_request', real('pull_request', 'closed'), [`closed #${NUMBER} unmerged`]],
  [
    'merged',
    'pull_request',
    real('pull_request', 'closed', { pull_request: { merged: true } }),
    [`closed #${NUMBER} merged`],
  ],
  ['assigned', 'pull_request', real('pull_request', 'assigned'), []],
  [
    'a new title',
    'pull_request',
    real('pull_request', 'edited', { changes: { title: { from: 'old' } } }),
    [`review #${NUMBER} changed +2`],
  ],
  [
    'a new description',
    'pull_request',
    { ...real('pull_request', 'edited'), changes: { body: { from: 'old' } } },
    [],
  ],
  ['labelled by the App itself', 'pull_request', real('pull_request', 'labeled', { sender: BOT }), []],

  [
    'our check, re-run',
    'check_run',
    real('check_run', 'rerequested', {
      check_run: { ...ownApp, name: 'perf-checklist', external_id: 'pull:7' },
    }),
    ['review #7 rerun +0'],
  ],
  [
    'a button of our check',
    'check_run',
    real('check_run', 'requested_action', {
      check_run: { ...ownApp, name: 'perf-checklist', external_id: 'pull:7' },
    }),
    ['review #7 rerun +0'],
  ],
  [
    'the button that ticks',
    'check_run',
    real('check_run', 'requested_action', {
      check_run: { ...ownApp, name: 'perf-checklist', external_id: 'pull:7' },
      requested_action: { identifier: 'tick:tests' },
    }),
    ['review #7 pressed +0'],
  ],
  [
    'our check of a merge group, re-run',
    'check_run',
    real('check_run', 'rerequested', {
      check_run: {
        ...ownApp,
        name: 'perf-checklist',
        head_sha: SHA,
        external_id: `group:${BASE_SHA}:refs/heads/gh-readonly-queue/main/pr-7-${BASE_SHA}`,
      },
    }),
    [`merge-group 012345 on fedcba refs/heads/gh-readonly-queue/main/pr-7-${BASE_SHA}`],
  ],
  [
    'our check without an id',
    'check_run',
    real('check_run', 'rerequested', {
      check_run: { ...ownApp, name: 'perf-checklist', external_id: '', head_sha: SHA, pull_requests: [] },
    }),
    ['commit 012345 ? rerun'],
  ],
  [
    "another App's check with our name",
    'check_run',
    real('check_run', 'rerequested', { check_run: { app: { id: 1 }, name: 'perf-checklist' } }),
    [],
  ],
  ['our check was created', 'check_run', real('check_run', 'created', { check_run: ownApp }), []],
  ['our check was completed', 'check_run', real('check_run', 'completed', { check_run: ownApp }), []],

  [
    'our suite, re-run',
    'check_suite',
    real('check_suite', 'rerequested', {
      check_suite: {
        ...ownApp,
        pull_requests: [linked(7, SHA, REPOSITORY.id), linked(8, SHA, 1)],
      },
      repository: REPOSITORY,
    }),
    ['review #7 rerun +0'],
  ],
  [
    'our suite of a fork',
    'check_suite',
    real('check_suite', 'rerequested', { check_suite: { ...ownApp, head_sha: SHA, pull_requests: [] } }),
    ['commit 012345 ? rerun'],
  ],
  [
    "another App's suite",
    'check_suite',
    real('check_suite', 'rerequested', { check_suite: { app: { id: 1 } } }),
    [],
  ],

  [
    'a person edits our comment',
    'issue_comment',
    real('issue_comment', 'edited', {
      ...onPull,
      ...person,
      comment: { ...ours, body: 'after' },
      changes: { body: { from: 'before' } },
    }),
    ['review #7 edited +0'],
  ],
  [
    'we edit our comment',
    'issue_comment',
    real('issue_comment', 'edited', {
      ...onPull,
      sender: BOT,
      comment: { ...ours, body: 'after' },
      changes: { body: { from: 'before' } },
    }),
    [],
  ],
  [
    'a person edits a comment of a person',
    'issue_comment',
    real('issue_comment', 'edited', {
      ...onPull,
      ...person,
      comment: { user: { login: 'ada', type: 'User' } },
      changes: { body: { from: 'before' } },
    }),
    [],
  ],
  [
    'a person whose login is ours',
    'issue_comment',
    real('issue_comment', 'edited', {
      ...onPull,
      ...person,
      comment: { user: { login: 'perf-checklist[bot]', type: 'User' } },
      changes: { body: { from: 'before' } },
    }),
    [],
  ],
  [
    'our comment was deleted',
    'issue_comment',
    real('issue_comment', 'deleted', { ...onPull, ...person, comment: ours }),
    ['review #7 changed +0'],
  ],
  [
    'a command',
    'issue_comment',
    real('issue_comment', 'created', { ...onPull, ...person, comment: { body: 'Fine.\n/perf recheck' } }),
    ['review #7 commented +0'],
  ],
  [
    'a remark',
    'issue_comment',
    real('issue_comment', 'created', {
      ...onPull,
      ...person,
      comment: { body: 'Nice! /perf\n/performance' },
    }),
    [],
  ],
  [
    'a command on an issue',
    'issue_comment',
    real('issue_comment', 'created', {
      ...person,
      issue: { number: 7, pull_request: undefined },
      comment: { body: '/perf check' },
    }),
    [],
  ],
  [
    'an answer with a command',
    'pull_request_review_comment',
    real('pull_request_review_comment', 'created', { ...person, comment: { body: '/perf dismiss no' } }),
    [
      `review #${(real('pull_request_review_comment', 'created').pull_request as { number: number }).number} commented +0`,
    ],
  ],

  [
    'a benchmark workflow starts',
    'workflow_run',
    real('workflow_run', 'requested', { workflow_run: { ...run, name: 'Benchmarks', pull_requests: [] } }),
    ['evidence 9 [] eve:seek measures'],
  ],
  [
    'another workflow starts',
    'workflow_run',
    real('workflow_run', 'requested', {
      workflow_run: { ...run, name: 'CI', path: '.github/workflows/ci.yml', pull_requests: [] },
    }),
    ['evidence 9 [] eve:seek other'],
  ],
  [
    'another workflow ends',
    'workflow_run',
    real('workflow_run', 'completed', {
      repository: REPOSITORY,
      workflow_run: {
        ...run,
        name: 'CI',
        path: '.github/workflows/ci.yml',
        pull_requests: [
          linked(7, SHA, REPOSITORY.id),
          linked(8, BASE_SHA, REPOSITORY.id),
          linked(9, SHA, REPOSITORY.id + 1),
        ],
      },
    }),
    ['evidence 9 [7] eve:seek other'],
  ],

  [
    'a merge group',
    'merge_group',
    {
      action: 'checks_requested',
      installation: INSTALLATION,
      repository: example.repository,
      sender: person.sender,
      merge_group: {
        head_sha: SHA,
        base_sha: BASE_SHA,
        head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-x',
      },
    },
    ['merge-group 012345 on fedcba refs/heads/gh-readonly-queue/main/pr-7-x'],
  ],
  [
    'a merge group is gone',
    'merge_group',
    {
      action: 'destroyed',
      installation: INSTALLATION,
      repository: example.repository,
      sender: person.sender,
      merge_group: {
        head_sha: SHA,
        base_sha: BASE_SHA,
        head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-x',
      },
    },
    [],
  ],

  ['the configuration changes', 'push', pushed('main', ['.github/perf-checklist.yml']), ['reevaluate main']],
  ['the code changes', 'push', pushed('main', ['src/lib.rs']), []],
  [
    'the configuration of another branch',
    'push',
    pushed('release/1', ['.github/perf-checklist.yml']),
    ['reevaluate release/1'],
  ],
  ['the code of another branch', 'push', pushed('topic', ['src/lib.rs']), []],
  ['a tag', 'push', { ...pushed('main', ['.github/perf-checklist.yml']), ref: 'refs/tags/v1' }, []],
  [
    'a branch of the merge queue',
    'push',
    pushed('gh-readonly-queue/main/pr-7-x', ['.github/perf-checklist.yml']),
    [],
  ],
  ['history is rewritten', 'push', { ...pushed('main', []), forced: true }, ['reevaluate main']],
  [
    'history of a branch is rewritten',
    'push',
    { ...pushed('topic', []), forced: true },
    ['reevaluate topic'],
  ],
  [
    'more commits than are listed',
    'push',
    { ...pushed('main', []), commits: Array.from({ length: 2_048 }, () => ({})) },
    ['reevaluate main'],
  ],
  [
    "the organisation's defaults change",
    'push',
    pushed('main', ['perf-checklist.yml'], '.github'),
    ['inherited acme/*'],
  ],
  ['they change on a branch', 'push', pushed('topic', ['perf-checklist.yml'], '.github'), []],
  ['a file of that name elsewhere', 'push', pushed('main', ['perf-checklist.yml']), []],
  ['the branch is deleted', 'push', { ...pushed('main', []), deleted: true, forced: true }, []],

  ['installed', 'installation', real('installation', 'created'), []],
  ['a star', 'star', real('star', 'created'), []],
  [
    'without an installation',
    'pull_request',
    { ...real('pull_request', 'opened'), installation: undefined },
    [],
  ],
];

function pushed(branch: string, modified: string[], name = 'trie'): Payload {
  return real('push', null, {
    ref: `refs/heads/${branch}`,
    forced: false,
    deleted: false,
    commits: [{ added: [], modified, removed: [] }],
    repository: { default_branch: 'main', name, owner: { login: 'acme' } },
  });
}

describe('planJobs', () => {
  test.each(TABLE)('%s', (_, event, payload, expected) => {
    expect(shown(planJobs(event, payload, SELF))).toEqual(expected);
  });

  test('an edit carries who, when, and both texts', () => {
    const [edited] = planJobs(
      'issue_comment',
      real('issue_comment', 'edited', {
        ...onPull,
        ...person,
        comment: { ...ours, body: 'after' },
        changes: { body: { from: 'before' } },
      }),
      SELF,
    );
    expect(edited).toMatchObject({
      place: { installation: 17 },
      wake: {
        kind: 'edited',
        editor: { login: 'ada', bot: false },
        at: '2026-11-22T14:20:00Z',
        before: 'before',
        after: 'after',
      },
    });
  });

  test('no real payload makes it throw, and none of another App wakes it', () => {
    for (const { name, examples: payloads } of examples) {
      for (const payload of payloads) {
        const jobs = planJobs(name, { ...payload, installation: INSTALLATION }, SELF);
        if (name === 'check_run' || name === 'check_suite') expect(jobs).toEqual([]);
      }
    }
  });

  test.each([null, 7, 'text', [], {}, { action: 'opened' }, { installation: 7 }])(
    'nonsense: %j',
    (payload) => {
      expect(planJobs('pull_request', payload, SELF)).toEqual([]);
    },
  );
});

test.each<[string, string, string, Payload]>([
  ['an event of no kind', 'constructor', 'opened', {}],
  ['an action of no kind', 'pull_request', 'toString', {}],
  ['a repository that would leave its address', 'pull_request', 'opened', { repository: { name: '..' } }],
  ['an owner that would', 'pull_request', 'opened', { repository: { owner: { login: 'a/../b' } } }],
  ['a number that is none', 'pull_request', 'opened', { number: 1.5 }],
  [
    'a time that is none',
    'issue_comment',
    'created',
    { comment: { created_at: 'soon', body: '/perf help' } },
  ],
  ['an endless comment', 'issue_comment', 'created', { comment: { body: `/perf ${'x'.repeat(300_000)}` } }],
])('a payload that GitHub would not send asks for nothing: %s', (_, event, action, change) => {
  const kind = event === 'constructor' ? 'pull_request' : event;
  const payload = real(kind, action, change);
  expect(planJobs(event, payload, SELF)).toEqual([]);
});
