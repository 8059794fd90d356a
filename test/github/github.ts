import { generateKeyPairSync } from 'node:crypto';
import { accountActs } from './acts/accounts.js';
import { checkActs } from './acts/checks.js';
import { commentActs } from './acts/comments.js';
import { pullActs } from './acts/pulls.js';
import { type PullRef, pullOf, type Stage } from './acts/stage.js';
import { Callers } from './auth/callers.js';
import { RateLimit } from './auth/rate-limit.js';
import { Contract } from './contract/contract.js';
import { type Fault, Faults } from './http/faults.js';
import { RequestLog } from './http/request-log.js';
import { Router } from './http/router.js';
import { ApiServer } from './http/server.js';
import { allRoutes } from './routes/all.js';
import { Deliveries, type DeliverOptions, type Delivery } from './webhooks/deliveries.js';
import { Payloads, type Webhook } from './webhooks/payload.js';
import { type Shown, type ShownCheckRun, shownCheckRuns, whatIsShown } from './what.js';
import { GITHUB_LIMITS, type Limits } from './world/limits.js';
import type { Permissions } from './world/model.js';
import { World } from './world/world.js';

export interface GitHubOptions {
  readonly appId: number;
  readonly webhookSecret: string;
  /** Made when not given; see `github.privateKeyPem`. */
  readonly privateKeyPem?: string;
  readonly slug?: string;
  /** Where webhooks go; can be set later. */
  readonly deliverTo?: string;
  /** Holds everything against GitHub's description; false for load runs. */
  readonly validate?: boolean;
  /** What the App asked for: enforced on every route when given. */
  readonly permissions?: Permissions;
  /** What the App listens to; everything when not given. */
  readonly events?: readonly string[];
  /** False: the App's own writes send no webhooks. */
  readonly ownEvents?: boolean;
  /** Requests an hour of each installation; GitHub's least is 5,000. */
  readonly rateLimit?: number;
  readonly limits?: Partial<Limits>;
  /** Milliseconds before every request is worked on. */
  readonly latency?: number;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly now?: () => Date;
}

/** GitHub gives an installation this many requests an hour at least. */
const RATE_LIMIT = 5000;
/** Delivered whether listened to or not. */
const ALWAYS_DELIVERED = ['check_run', 'check_suite', 'installation', 'installation_repositories'];

export type GitHub = Awaited<ReturnType<typeof startGitHub>>;

/** Starts a GitHub on loopback; nothing is shared between two of them. */
export async function startGitHub(options: GitHubOptions) {
  let key = options.privateKeyPem;
  /** Making one takes a moment that few tests need. */
  const privateKey = (): string => {
    key ??= newPrivateKey();
    return key;
  };
  const now = options.now ?? (() => new Date());
  const { appId, slug = 'perf-checklist', permissions, events = [] } = options;
  const world = new World({ appId, slug, permissions, events, now });
  const payloads = new Payloads(world);
  const contract = new Contract(options.validate ?? true);
  const deliveries = new Deliveries(world, options.webhookSecret);
  deliveries.deliverTo = options.deliverTo;
  const requests = new RequestLog();
  const faults = new Faults();
  const rateLimit = new RateLimit(options.rateLimit ?? RATE_LIMIT);
  const callers = new Callers(world, privateKey);
  let latency = options.latency ?? 0;

  async function tell(webhook: Webhook): Promise<Delivery | undefined> {
    contract.webhook(webhook.event, webhook.payload);
    const wanted =
      options.events === undefined || [...options.events, ...ALWAYS_DELIVERED].includes(webhook.event);
    if (!wanted || deliveries.deliverTo === undefined || !('installation' in webhook.payload))
      return undefined;
    return deliveries.deliver(webhook.event, webhook.payload);
  }

  const server = new ApiServer({
    world,
    router: new Router(allRoutes({ callers, rateLimit, deliveries, contract })),
    callers,
    rateLimit,
    contract,
    faults,
    requests,
    limits: { ...GITHUB_LIMITS, ...options.limits },
    payloads,
    announce: (webhook) => {
      if (options.ownEvents !== false) void tell(webhook);
    },
    latency: () => latency,
  });
  world.url = await server.listen(options.port ?? 0);
  const stage: Stage = { world, payloads, tell };

  return {
    ...accountActs(stage),
    ...pullActs(stage),
    ...commentActs(stage),
    ...checkActs(stage),

    url: world.url,
    appId,
    get privateKeyPem(): string {
      return privateKey();
    },
    webhookSecret: options.webhookSecret,
    /** Every breach of GitHub's description so far; tests expect none. */
    violations: contract.violations,
    requests,
    /** For what has no act of its own. */
    world,

    /** Undefined stops all webhooks. */
    deliverTo(url: string | undefined): void {
      deliveries.deliverTo = url;
    },

    /** Sends any payload, signed; also to a repository without installation, or with a wrong signature. */
    deliver(event: string, payload: Record<string, unknown>, how: DeliverOptions = {}): Promise<Delivery> {
      return deliveries.deliver(event, payload, how);
    },

    redeliver(delivery: Delivery): Promise<Delivery> {
      return deliveries.redeliver(delivery);
    },

    /** Oldest first. */
    get deliveries(): readonly Delivery[] {
      return deliveries.all;
    },

    /** When no delivery waits for its answer any more. */
    settled(): Promise<void> {
      return deliveries.settled();
    },

    redeliverUnanswered(): Promise<void> {
      return deliveries.redeliverUnanswered();
    },

    fail(fault: Fault): void {
      faults.add(fault);
    },

    stopFailing(): void {
      faults.clear();
    },

    setLatency(milliseconds: number): void {
      latency = milliseconds;
    },

    /** As the App would get it for the account's installation. */
    installationToken(account: string): string {
      const login = account.toLowerCase();
      const installation = world.installations.find((one) => one.account.login.toLowerCase() === login);
      if (!installation) throw new Error(`The App is not installed at ${account}.`);
      return callers.installationToken(installation, installation.permissions, undefined).token;
    },

    /** A personal access token, to call the API as a person. */
    userToken(login: string): string {
      return callers.userToken(world.user(login));
    },

    /** All installation tokens handed out so far stop working. */
    expireTokens(): void {
      callers.expireTokens();
    },

    what(ref: PullRef): Shown {
      return whatIsShown(pullOf(stage, ref));
    },

    /** Check runs of any commit, oldest first: for merge groups and earlier heads. */
    checkRuns(repository: string, headSha: string): ShownCheckRun[] {
      return shownCheckRuns(world.repository(repository).checkRuns, headSha);
    },

    async close(): Promise<void> {
      deliveries.deliverTo = undefined;
      await server.close();
      await world.close();
    },
  };
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}
