import { createHmac, randomUUID } from 'node:crypto';
import type { Installation, Repository } from '../world/model.js';
import type { World } from '../world/world.js';

export interface Delivery {
  readonly id: number;
  /** The same for a delivery and its redeliveries. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly redelivery: boolean;
  readonly deliveredAt: string;
  /** Seconds. */
  readonly duration: number;
  /** 0 when no answer came. */
  readonly statusCode: number;
  readonly status: string;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

export interface DeliverOptions {
  readonly guid?: string;
  /** In place of the right one. */
  readonly signature?: string;
  readonly redelivery?: boolean;
  readonly installation?: Installation;
  readonly repository?: Repository;
}

/** GitHub counts an answer that takes longer as a failure. */
const ANSWER_WITHIN_MS = 10_000;
const TIMED_OUT = 'timed out';
/** A receiver that is so often too slow does not answer at all. */
const MOST_ROUNDS = 10;
/** The newest are kept, so that a load run's memory stays bounded. */
const KEPT = 20_000;

/** Sends signed webhooks and remembers how each went. GitHub never tries again by itself. */
export class Deliveries {
  deliverTo: string | undefined;
  #all: Delivery[] = [];
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly world: World,
    private readonly secret: string,
  ) {}

  /** Oldest first. */
  get all(): readonly Delivery[] {
    return this.#all;
  }

  /** Signed over the exact bytes that are sent. */
  signature(body: string): string {
    return `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`;
  }

  deliver(event: string, payload: Record<string, unknown>, options: DeliverOptions = {}): Promise<Delivery> {
    const sent = this.#send(event, payload, options);
    this.#underWay.add(sent);
    return sent.finally(() => this.#underWay.delete(sent));
  }

  redeliver(delivery: Delivery): Promise<Delivery> {
    return this.deliver(delivery.event, delivery.payload, { guid: delivery.guid, redelivery: true });
  }

  /** Sends again what got no answer in time, under its id, as an App has GitHub do with what failed. */
  async redeliverUnanswered(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const newest = new Map(this.#all.map((delivery) => [delivery.guid, delivery]));
      const unanswered = [...newest.values()].filter(({ status }) => status === TIMED_OUT);
      if (unanswered.length === 0) return;
      for (const delivery of unanswered) await this.redeliver(delivery);
    }
  }

  /** When nothing that was sent waits for its answer any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  async #send(event: string, payload: Record<string, unknown>, options: DeliverOptions): Promise<Delivery> {
    const body = JSON.stringify(payload);
    const guid = options.guid ?? randomUUID();
    const headers: Record<string, string> = {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-delivery': guid,
      'x-github-event': event,
      'x-github-hook-id': '1',
      'x-github-hook-installation-target-id': String(this.world.app.id),
      'x-github-hook-installation-target-type': 'integration',
      'x-hub-signature-256': options.signature ?? this.signature(body),
    };
    const started = performance.now();
    const deliveredAt = this.world.options.now().toISOString();
    const answer = await this.#post(headers, body);
    const delivery: Delivery = {
      id: this.world.newId(),
      guid,
      event,
      action: typeof payload.action === 'string' ? payload.action : null,
      redelivery: options.redelivery ?? false,
      deliveredAt,
      duration: (performance.now() - started) / 1000,
      ...answer,
      installationId: idOf(payload.installation),
      repositoryId: idOf(payload.repository),
      requestHeaders: headers,
      payload,
    };
    this.#all.push(delivery);
    if (this.#all.length > KEPT * 1.1) this.#all = this.#all.slice(-KEPT);
    return delivery;
  }

  async #post(
    headers: Record<string, string>,
    body: string,
  ): Promise<Pick<Delivery, 'statusCode' | 'status' | 'responseHeaders' | 'responseBody'>> {
    const nothing = { statusCode: 0, responseHeaders: {}, responseBody: '' };
    if (this.deliverTo === undefined) return { ...nothing, status: 'not delivered' };
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const response = await fetch(this.deliverTo, { method: 'POST', headers, body, signal });
      return {
        statusCode: response.status,
        status: response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`,
        responseHeaders: Object.fromEntries(response.headers),
        responseBody: await response.text(),
      };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return { ...nothing, status: timedOut ? TIMED_OUT : 'failed to connect to host' };
    }
  }
}

function idOf(part: unknown): number | null {
  return typeof part === 'object' && part !== null && 'id' in part ? Number(part.id) : null;
}
