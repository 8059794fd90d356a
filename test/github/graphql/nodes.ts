import { type Call, canSee } from '../http/call.js';
import type { Repository } from '../world/model.js';
import { readNodeId } from '../world/node-id.js';
import { issueCommentNode, reviewCommentNode, reviewNode, threadNode } from './comment-nodes.js';
import { type Context, type Node, TypedError } from './context.js';
import { commitNode, findGitObject } from './git-nodes.js';
import { actorNode, pullNode, repositoryNode } from './pull-nodes.js';

export function newContext(call: Call): Context {
  const context: Context = {
    call,
    actor: (user) => actorNode(context, user),
    repository: (repository) => repositoryNode(context, repository),
    pull: (pull) => pullNode(context, pull),
    issueComment: (comment) => issueCommentNode(context, comment),
    reviewComment: (comment) => reviewCommentNode(context, comment),
    thread: (thread) => threadNode(context, thread),
    review: (review) => reviewNode(context, review),
    commit: (repository, commit) => commitNode(context, repository, commit),
    gitObject: (repository, name) => findGitObject(context, repository, name),
  };
  return context;
}

export function visibleRepository(context: Context, owner: string, name: string): Node {
  const found = context.call.world.findRepository(`${owner}/${name}`);
  if (found && canSee(context.call.world, context.call.caller, found)) return context.repository(found);
  throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
}

/** The node of that global id, when the caller may see it. */
export function findNode(context: Context, id: string): Node {
  const { world, caller } = context.call;
  const key = readNodeId(id);
  const lookup = key && find(context, key.type, key.id);
  const visible = lookup && (lookup.repository === undefined || canSee(world, caller, lookup.repository));
  if (lookup && visible) return lookup.node;
  throw new TypedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

function find(
  context: Context,
  type: string,
  id: number,
): { node: Node; repository: Repository | undefined } | undefined {
  const { world } = context.call;
  switch (type) {
    case 'IssueComment':
      return of(world.issueComments.get(id), context.issueComment, (one) => one.pull.repository);
    case 'PullRequestReviewComment':
      return of(world.reviewComments.get(id), context.reviewComment, (one) => one.pull.repository);
    case 'PullRequestReviewThread':
      return of(world.threads.get(id), context.thread, (one) => one.pull.repository);
    case 'PullRequestReview':
      return of(world.reviews.get(id), context.review, (one) => one.pull.repository);
    case 'PullRequest':
      return of(world.pulls.get(id), context.pull, (one) => one.repository);
    case 'Repository':
      return of(
        [...world.repositories.values()].find((one) => one.id === id),
        context.repository,
        (one) => one,
      );
    case 'User':
    case 'Bot':
    case 'Organization':
      return of(
        [...world.users.values()].find((one) => one.id === id),
        context.actor,
        () => undefined,
      );
    default:
      return undefined;
  }
}

function of<T>(
  found: T | undefined,
  show: (one: T) => Node,
  repositoryOf: (one: T) => Repository | undefined,
): { node: Node; repository: Repository | undefined } | undefined {
  return found === undefined ? undefined : { node: show(found), repository: repositoryOf(found) };
}
