import { z } from 'zod';

/** What is read of GitHub's webhooks, and no more: a payload of another shape is none. */
/** Names go into addresses: what GitHub never gives is taken from nobody. */
const login = z.string().regex(/^[A-Za-z0-9_-]{1,100}(\[bot\])?$/);
const repositoryName = z.string().regex(/^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/);
const id = z.int().positive();
const ref = z.string().max(1_000);
const instant = z.iso.datetime({ offset: true });
/** GitHub ends a comment at 65,536 characters, and counts others than this program. */
const body = z.string().max(262_144);
export const account = z.object({ login, type: z.string().optional() });
const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const repository = z.object({
  id,
  name: repositoryName,
  owner: z.object({ login }),
  default_branch: ref,
});
export const event = z.object({
  action: z.string().optional(),
  installation: z.object({ id }),
  repository,
  sender: account,
});
export function placeOf({ installation, repository: { name, owner } }) {
  return { installation: installation.id, owner: owner.login, name };
}
/** What an event says about pull requests of the same head; of forks it says nothing. */
const linkedPulls = z.array(
  z.object({
    number: id,
    head: z.object({ sha: z.string() }),
    base: z.object({ repo: z.object({ id }) }),
  }),
);
export const pullRequestPayload = z.object({
  number: id,
  pull_request: z.object({
    head: z.object({ sha }),
    merged: z.boolean().nullish(),
    closed_at: instant.nullish(),
    updated_at: instant.nullish(),
  }),
  changes: z.object({ title: z.unknown().optional(), base: z.unknown().optional() }).optional(),
});
export const checkRunPayload = z.object({
  check_run: z.object({
    name: z.string(),
    head_sha: sha,
    external_id: z.string().nullish(),
    app: z.object({ id }).nullish(),
    completed_at: z.string().nullish(),
    pull_requests: linkedPulls,
    output: z.object({ text: z.string().nullish() }).optional(),
  }),
  requested_action: z.object({ identifier: z.string() }).optional(),
});
export const checkSuitePayload = z.object({
  check_suite: z.object({
    head_sha: sha,
    app: z.object({ id }).nullish(),
    pull_requests: linkedPulls,
  }),
});
export const issueCommentPayload = z.object({
  issue: z.object({ number: id, pull_request: z.unknown().optional() }),
  comment: z.object({
    id,
    body: body.nullable(),
    created_at: instant,
    updated_at: instant,
    user: account.nullable(),
  }),
  changes: z.object({ body: z.object({ from: body }).optional() }).optional(),
});
export const reviewCommentPayload = z.object({
  pull_request: z.object({ number: id }),
  comment: z.object({
    id,
    in_reply_to_id: id.optional(),
    body: body.nullable(),
    created_at: instant,
  }),
});
export const workflowRunPayload = z.object({
  workflow_run: z.object({
    id,
    name: z.string().nullish(),
    path: z.string().default(''),
    display_title: z.string().default(''),
    event: z.string().default(''),
    head_sha: sha,
    head_branch: ref.nullish(),
    head_repository: z.object({ owner: z.object({ login }) }).nullish(),
    pull_requests: linkedPulls,
  }),
});
export const mergeGroupPayload = z.object({
  merge_group: z.object({ head_sha: sha, head_ref: ref, base_sha: sha }),
});
const paths = z.array(z.string()).default([]);
export const pushPayload = z.object({
  ref: z.string(),
  forced: z.boolean().default(false),
  deleted: z.boolean().default(false),
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })).default([]),
});
