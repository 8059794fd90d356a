import { requirePermission } from '../auth/callers.js';
import type { RateLimit } from '../auth/rate-limit.js';
import { canSee } from '../http/call.js';
import type { Need } from '../http/router.js';
import type { Classifier, Comment, Repository, Thread } from '../world/model.js';
import { readNodeId } from '../world/node-id.js';
import { type Args, type Context, type Node, TypedError } from './context.js';
import { findNode, visibleRepository } from './nodes.js';

/** The fields of `Query` that are made. */
export function queryRoot(context: Context, rateLimit: RateLimit): Node {
  const { call } = context;
  return {
    repository: ({ owner, name }: Args) => visibleRepository(context, String(owner), String(name)),
    node: ({ id }: Args) => findNode(context, String(id)),
    nodes: ({ ids }: Args) => (ids as string[]).map((id) => findNode(context, id)),
    viewer: () => context.actor(call.author().user),
    rateLimit: () => {
      const now = Math.floor(call.world.options.now().getTime() / 1000);
      const { limit, remaining, used, reset } = rateLimit.state(call.caller, 'graphql', now);
      const resetAt = new Date(reset * 1000).toISOString();
      return { __typename: 'RateLimit', limit, remaining, used, resetAt, cost: 1, nodeCount: 1 };
    },
  };
}

/** The fields of `Mutation` that are made. */
export function mutationRoot(context: Context): Node {
  const { call } = context;
  const inputOf = (args: Args): Args => args.input as Args;
  const answer = (input: Args, fields: Node): Node => ({
    clientMutationId: input.clientMutationId ?? null,
    ...fields,
  });

  function minimize(args: Args, make: (input: Args) => Classifier | null, key: string): Node {
    const input = inputOf(args);
    const comment = commentOf(context, String(input.subjectId));
    comment.minimized = make(input);
    return answer(input, { [key]: findNode(context, String(input.subjectId)) });
  }

  function resolve(args: Args, resolved: boolean): Node {
    const input = inputOf(args);
    const thread = threadOf(context, String(input.threadId));
    thread.resolvedBy = resolved ? call.author().user : null;
    return answer(input, { thread: context.thread(thread) });
  }

  return {
    minimizeComment: (args: Args) =>
      minimize(args, (input) => input.classifier as Classifier, 'minimizedComment'),
    unminimizeComment: (args: Args) => minimize(args, () => null, 'unminimizedComment'),
    resolveReviewThread: (args: Args) => resolve(args, true),
    unresolveReviewThread: (args: Args) => resolve(args, false),
  };
}

function commentOf(context: Context, id: string): Comment {
  const key = readNodeId(id);
  const { issueComments, reviewComments } = context.call.world;
  const found = key && (key.type === 'IssueComment' ? issueComments.get(key.id) : reviewComments.get(key.id));
  const typed = key?.type === 'IssueComment' || key?.type === 'PullRequestReviewComment';
  if (!found || !typed) throw notFound(id);
  requireMayWrite(context, found.pull.repository, ['pull_requests:write', 'issues:write'], id);
  return found;
}

function threadOf(context: Context, id: string): Thread {
  const key = readNodeId(id);
  const found = key?.type === 'PullRequestReviewThread' ? context.call.world.threads.get(key.id) : undefined;
  if (!found) throw notFound(id);
  // Seen on GitHub, not documented: an App needs contents:write for this.
  requireMayWrite(context, found.pull.repository, ['contents:write'], id);
  return found;
}

function requireMayWrite(context: Context, repository: Repository, need: Need, id: string): void {
  if (!canSee(context.call.world, context.call.caller, repository)) throw notFound(id);
  requirePermission(context.call.caller, need);
}

function notFound(id: string): TypedError {
  return new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
}
