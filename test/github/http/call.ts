import type { Payloads, Webhook } from '../webhooks/payload.js';
import type { Limits } from '../world/limits.js';
import type { AppIdentity, Installation, Permissions, Repository, User } from '../world/model.js';
import type { World } from '../world/world.js';
import { HttpError, notFound, type Reply } from './reply.js';

export type Caller =
  | { readonly kind: 'app'; readonly app: AppIdentity }
  | {
      readonly kind: 'installation';
      readonly app: AppIdentity;
      readonly installation: Installation;
      readonly permissions: Permissions | undefined;
      readonly repositories: ReadonlySet<string> | undefined;
    }
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'anonymous' };

export interface CallContext {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly accept: string;
  readonly path: string;
  readonly payloads: Payloads;
  readonly announce: (webhook: Webhook) => void;
  readonly limits: Limits;
}

/** One request, as its handler sees it. */
export class Call {
  constructor(private readonly context: CallContext) {}

  get world(): World {
    return this.context.world;
  }
  get caller(): Caller {
    return this.context.caller;
  }
  get query(): URLSearchParams {
    return this.context.query;
  }
  get accept(): string {
    return this.context.accept;
  }
  get limits(): Limits {
    return this.context.limits;
  }
  get path(): string {
    return this.context.path;
  }

  /** The contract was checked before: the caller states the shape it relies on. */
  body<T>(): T {
    return (this.context.body ?? {}) as T;
  }

  param(name: string): string {
    return this.context.params[name] ?? '';
  }

  number(name: string): number {
    return Number(this.param(name));
  }

  /** Tells the Apps that listen; nobody waits for their answers. */
  announce(webhook: Webhook): void {
    this.context.announce(webhook);
  }

  get payloads(): Payloads {
    return this.context.payloads;
  }

  /** The repository of the path; 404 when it does not exist for this caller. */
  repository(): Repository {
    const repository = this.world.findRepository(`${this.param('owner')}/${this.param('repo')}`);
    if (!repository || !canSee(this.world, this.caller, repository)) throw notFound();
    return repository;
  }

  /** Who writes: the person, or the App's bot. */
  author(): { user: User; app: AppIdentity | undefined } {
    if (this.caller.kind === 'user') return { user: this.caller.user, app: undefined };
    if (this.caller.kind === 'installation') {
      return { user: this.world.bot(this.caller.app), app: this.caller.app };
    }
    throw new HttpError(401, 'Requires authentication');
  }

  /** `per_page` and `page` as GitHub takes them: 30 unless told, 100 at most. */
  page<T>(items: readonly T[]): { items: T[]; headers: Record<string, string> } {
    const size = Math.min(Math.max(Number(this.query.get('per_page') ?? 30) || 30, 1), 100);
    const page = Math.max(Number(this.query.get('page') ?? 1) || 1, 1);
    const last = Math.max(Math.ceil(items.length / size), 1);
    const links: string[] = [];
    const link = (number: number, rel: string): void => {
      const query = new URLSearchParams(this.query);
      query.set('page', String(number));
      links.push(`<${this.world.url}${this.path}?${query}>; rel="${rel}"`);
    };
    if (page > 1) link(Math.min(page - 1, last), 'prev');
    if (page < last) {
      link(page + 1, 'next');
      link(last, 'last');
    }
    if (page > 1) link(1, 'first');
    const headers: Record<string, string> = links.length > 0 ? { link: links.join(', ') } : {};
    return { items: items.slice((page - 1) * size, page * size), headers };
  }

  /** A page of a list, each item shown by `show`. */
  list<T>(items: readonly T[], show: (item: T) => unknown): Reply {
    const page = this.page(items);
    return { status: 200, json: page.items.map(show), headers: page.headers };
  }

  /** A page of a list that GitHub wraps with its total. */
  counted<T>(key: string, items: readonly T[], show: (item: T) => unknown): Reply {
    const page = this.page(items);
    return {
      status: 200,
      json: { total_count: items.length, [key]: page.items.map(show) },
      headers: page.headers,
    };
  }
}

/** An installation sees its own repositories only; a person all public ones and those they have a role in. */
export function canSee(world: World, caller: Caller, repository: Repository): boolean {
  if (caller.kind === 'installation') {
    return (
      world.installationOf(repository) === caller.installation &&
      (caller.repositories?.has(repository.fullName.toLowerCase()) ?? true)
    );
  }
  if (caller.kind === 'user') return world.roleOf(repository, caller.user).base !== 'none';
  return !repository.private;
}
