import type { Callers } from '../auth/callers.js';
import type { RateLimit } from '../auth/rate-limit.js';
import type { Call } from '../http/call.js';
import { created, HttpError, invalid, notFound, ok, type Reply } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { appView, installationView } from '../view/account.js';
import { repositoryView } from '../view/repository.js';
import type { Deliveries, Delivery } from '../webhooks/deliveries.js';
import type { Installation, Permissions } from '../world/model.js';

export function appRoutes(callers: Callers, rateLimit: RateLimit, deliveries: Deliveries): Route[] {
  return [
    route('GET /app', 'none', (call) => ok(appOf(call)), 'app'),
    route('GET /app/installations', 'none', listInstallations, 'app'),
    route(
      'GET /app/installations/{installation_id}',
      'none',
      (call) => showInstallation(call, byId(call)),
      'app',
    ),
    route(
      'POST /app/installations/{installation_id}/access_tokens',
      'none',
      (call) => newToken(call, callers),
      'app',
    ),
    route('GET /repos/{owner}/{repo}/installation', 'none', repositoryInstallation, 'app'),
    route('GET /orgs/{org}/installation', 'none', (call) => accountInstallation(call, 'org'), 'app'),
    route(
      'GET /users/{username}/installation',
      'none',
      (call) => accountInstallation(call, 'username'),
      'app',
    ),
    route('GET /installation/repositories', 'none', installationRepositories),
    route('GET /app/hook/deliveries', 'none', (call) => listDeliveries(call, deliveries), 'app'),
    route(
      'GET /app/hook/deliveries/{delivery_id}',
      'none',
      (call) => ok(deliveryView(findDelivery(call, deliveries))),
      'app',
    ),
    route(
      'POST /app/hook/deliveries/{delivery_id}/attempts',
      'none',
      (call) => {
        void deliveries.redeliver(findDelivery(call, deliveries));
        return { status: 202, json: {} };
      },
      'app',
    ),
    route('GET /rate_limit', 'none', (call) => ok(rateLimitView(call, rateLimit))),
  ];
}

function appOf(call: Call): unknown {
  return { ...appView(call.world, call.world.app), installations_count: call.world.installations.length };
}

function listInstallations(call: Call): Reply {
  return call.list(call.world.installations, (one) => installationView(call.world, one));
}

function byId(call: Call): Installation | undefined {
  return call.world.installations.find(({ id }) => id === call.number('installation_id'));
}

function showInstallation(call: Call, installation: Installation | undefined): Reply {
  if (!installation) throw notFound();
  return ok(installationView(call.world, installation));
}

function repositoryInstallation(call: Call): Reply {
  const repository = call.world.findRepository(`${call.param('owner')}/${call.param('repo')}`);
  return showInstallation(call, repository && call.world.installationOf(repository));
}

function accountInstallation(call: Call, parameter: string): Reply {
  const login = call.param(parameter).toLowerCase();
  return showInstallation(
    call,
    call.world.installations.find(({ account }) => account.login.toLowerCase() === login),
  );
}

function newToken(call: Call, callers: Callers): Reply {
  const installation = byId(call);
  if (!installation) throw notFound();
  if (installation.suspended) throw new HttpError(403, 'This installation has been suspended');
  const wanted = call.body<{
    repositories?: string[];
    repository_ids?: number[];
    permissions?: Permissions;
  }>();
  const repositories = chosenRepositories(call, installation, wanted);
  const permissions = narrowed(installation.permissions, wanted.permissions);
  const names = repositories && new Set(repositories.map(({ fullName }) => fullName.toLowerCase()));
  const { token, expiresAt } = callers.installationToken(installation, permissions, names);
  return created({
    token,
    expires_at: expiresAt,
    permissions: { metadata: 'read', ...(permissions ?? call.world.app.permissions) },
    repository_selection: installation.repositories === undefined && !repositories ? 'all' : 'selected',
    ...(repositories && { repositories: repositories.map((one) => repositoryView(call.world, one)) }),
  });
}

function chosenRepositories(
  call: Call,
  installation: Installation,
  wanted: { repositories?: string[]; repository_ids?: number[] },
) {
  if (!wanted.repositories && !wanted.repository_ids) return undefined;
  const all = call.world.repositoriesOf(installation);
  const named = (wanted.repositories ?? []).map((name) => all.find((one) => one.name === name));
  const numbered = (wanted.repository_ids ?? []).map((id) => all.find((one) => one.id === id));
  return [...named, ...numbered].map((one) => {
    if (one) return one;
    throw new HttpError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  });
}

function narrowed(given: Permissions | undefined, wanted: Permissions | undefined): Permissions | undefined {
  if (!given || !wanted) return wanted ?? given;
  for (const [name, level] of Object.entries(wanted)) {
    const has = name === 'metadata' ? 'read' : given[name];
    if (has === undefined || (level === 'write' && has === 'read')) {
      throw new HttpError(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return wanted;
}

function installationRepositories(call: Call): Reply {
  const { caller, world } = call;
  if (caller.kind !== 'installation') throw new HttpError(403, 'Resource not accessible by integration');
  const all = world
    .repositoriesOf(caller.installation)
    .filter(({ fullName }) => caller.repositories?.has(fullName.toLowerCase()) ?? true);
  const reply = call.counted('repositories', all, (one) => repositoryView(world, one));
  const selection = caller.installation.repositories === undefined ? 'all' : 'selected';
  return { ...reply, json: { ...(reply.json as object), repository_selection: selection } };
}

/** Newest first, with a cursor in place of page numbers. */
function listDeliveries(call: Call, deliveries: Deliveries): Reply {
  const size = Math.min(Number(call.query.get('per_page') ?? 30), 100);
  const cursor = call.query.get('cursor');
  const before = cursor === null ? Number.POSITIVE_INFINITY : Number(cursor.replace(/^v1_/, ''));
  if (Number.isNaN(before)) throw new HttpError(400, 'Invalid cursor');
  const older = deliveries.all.filter(({ id }) => id < before).sort((a, b) => b.id - a.id);
  const page = older.slice(0, size);
  const last = page.at(-1);
  const query = new URLSearchParams(call.query);
  query.set('cursor', `v1_${last?.id ?? 0}`);
  const link = `<${call.world.url}${call.path}?${query}>; rel="next"`;
  return { status: 200, json: page.map(deliveryItem), headers: older.length > page.length ? { link } : {} };
}

function findDelivery(call: Call, deliveries: Deliveries): Delivery {
  const id = call.number('delivery_id');
  const found = deliveries.all.find((delivery) => delivery.id === id);
  if (!found) throw Number.isInteger(id) ? notFound() : invalid('HookDelivery', 'id', 'must be a number');
  return found;
}

function deliveryItem(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function deliveryView(delivery: Delivery): Record<string, unknown> {
  return {
    ...deliveryItem(delivery),
    url: '',
    request: { headers: delivery.requestHeaders, payload: delivery.payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  };
}

function rateLimitView(call: Call, rateLimit: RateLimit): unknown {
  const now = Math.floor(call.world.options.now().getTime() / 1000);
  const state = (resource: string): unknown => rateLimit.state(call.caller, resource, now);
  return {
    resources: { core: state('core'), search: state('search'), graphql: state('graphql') },
    rate: state('core'),
  };
}
