import { z } from 'zod';
import { inJob } from '../jobs/job-context.js';
import { answer, refuse } from './http/answer.js';
import { isSignedWith, looksSigned } from './http/signature.js';
/** Answers a webhook: 202 when it is stored, 4xx when it is none, 5xx when it could not be taken. */
export async function receiveWebhook(request, response, parts) {
  const head = readHead(request);
  if ('refused' in head) {
    parts.metrics.delivery('', 'refused');
    return refuse(response, head.status, head.refused);
  }
  const { event, guid, signature } = head;
  await inJob({ delivery: guid }, async () => {
    const body = await parts.bodies.read(request);
    if ('refused' in body) {
      parts.metrics.delivery(event, 'refused');
      if (body.refused === 'too large') return refuse(response, 413, 'The payload is larger than 25 MB.');
      return refuse(response, 503, 'Too many large payloads at once: send it again.', {
        'retry-after': '10',
      });
    }
    if (!isSignedWith(parts.secret, body.bytes, signature)) {
      parts.metrics.delivery(event, 'refused');
      parts.wrongSignature();
      return answer(response, 401, 'The signature does not match.');
    }
    await take(body.bytes, event, guid, response, parts);
  });
}
async function take(body, event, guid, response, parts) {
  const payload = parse(body.toString('utf8'));
  if (payload === undefined) return answer(response, 400, 'The payload is not JSON.');
  try {
    const fresh = await parts.accept(delivery(guid, event, payload), payload);
    parts.metrics.delivery(event, fresh ? 'accepted' : 'known');
    answer(response, 202, fresh ? 'accepted' : 'known');
  } catch (error) {
    parts.metrics.delivery(event, 'failed');
    parts.metrics.error('delivery');
    parts.log.error({ event, err: error }, 'a delivery could not be stored');
    answer(response, 500, 'The delivery could not be stored.');
  }
}
/** What can be refused before the body is read, so that a flood of unsigned requests costs their headers only. */
function readHead(request) {
  const event = header(request, 'x-github-event', NAME);
  const guid = header(request, 'x-github-delivery', GUID);
  const signature = header(request, 'x-hub-signature-256', /^/);
  if (!event || !guid) {
    return { status: 400, refused: 'This is no webhook of GitHub: X-GitHub-Event or -Delivery is missing.' };
  }
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' || request.headers['content-encoding'] !== undefined) {
    return { status: 415, refused: 'Webhooks come as application/json: set this content type in the App.' };
  }
  if (!looksSigned(signature)) return { status: 401, refused: 'The webhook is not signed.' };
  return { event, guid, signature };
}
const described = z
  .object({
    action: z.string().nullable().catch(null).default(null),
    installation: z.object({ id: z.number() }).nullable().catch(null).default(null),
    repository: z.object({ full_name: z.string() }).nullable().catch(null).default(null),
  })
  .catch({ action: null, installation: null, repository: null });
function delivery(guid, event, payload) {
  const { action, installation, repository } = described.parse(payload);
  return {
    guid,
    event,
    action,
    installation: installation?.id ?? null,
    repository: repository?.full_name ?? null,
  };
}
const NAME = /^[a-z_]{1,60}$/;
const GUID = /^[A-Za-z0-9-]{1,100}$/;
function header(request, name, shape) {
  const value = request.headers[name];
  return typeof value === 'string' && shape.test(value) ? value : null;
}
function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
