import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Delivery } from '../jobs/deliveries.js';

/** GitHub's own cap on a payload. */
export const MAX_PAYLOAD_BYTES = 25 * 1_048_576;

export interface WebhookParts {
  /** Checks `sha256=…` against the exact body, in constant time. */
  verify(body: string, signature: string): Promise<boolean>;
  /** Resolves when the delivery is stored: only then is GitHub told so. False: it was known. */
  accept(delivery: Delivery, payload: unknown): Promise<boolean>;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
}

/** Answers a webhook: 202 when it is stored, 4xx when it is none, 500 when it could not be stored. */
export async function receiveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  parts: WebhookParts,
): Promise<void> {
  const name = header(request, 'x-github-event');
  const guid = header(request, 'x-github-delivery');
  const signature = header(request, 'x-hub-signature-256');
  if (!name || !guid)
    return answer(response, 400, 'This is no webhook of GitHub: X-GitHub-Event or -Delivery is missing.');
  if (!signature) return answer(response, 401, 'The webhook is not signed.');
  const body = await readBody(request);
  if (body === null) return answer(response, 413, 'The payload is larger than 25 MB.');
  if (!(await parts.verify(body, signature).catch(() => false))) {
    parts.log.warn(
      { delivery: guid, event: name },
      'webhook with a wrong signature; does WEBHOOK_SECRET match?',
    );
    return answer(response, 401, 'The signature does not match.');
  }
  const payload = parse(body);
  if (payload === undefined) return answer(response, 400, 'The payload is not JSON.');
  try {
    const fresh = await parts.accept(delivery(guid, name, payload), payload);
    answer(response, 202, fresh ? 'accepted' : 'known');
  } catch (error) {
    parts.log.error({ delivery: guid, event: name, err: error }, 'a delivery could not be stored');
    answer(response, 500, 'The delivery could not be stored.');
  }
}

const described = z
  .object({
    action: z.string().nullable().catch(null).default(null),
    installation: z.object({ id: z.number() }).nullable().catch(null).default(null),
    repository: z.object({ full_name: z.string() }).nullable().catch(null).default(null),
  })
  .catch({ action: null, installation: null, repository: null });

function delivery(guid: string, event: string, payload: unknown): Delivery {
  const { action, installation, repository } = described.parse(payload);
  return {
    guid,
    event,
    action,
    installation: installation?.id ?? null,
    repository: repository?.full_name ?? null,
  };
}

/** Longer headers than GitHub's are nobody's. */
const MAX_HEADER = 200;

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value.length <= MAX_HEADER ? value : null;
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > MAX_PAYLOAD_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
