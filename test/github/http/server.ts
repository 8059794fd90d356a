import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { type Callers, requirePermission } from '../auth/callers.js';
import { nameOf, type RateLimit } from '../auth/rate-limit.js';
import type { Contract } from '../contract/contract.js';
import type { Payloads } from '../webhooks/payload.js';
import type { Limits } from '../world/limits.js';
import type { World } from '../world/world.js';
import { Call, type CallContext, type Caller } from './call.js';
import { type Fault, type Faults, faultReply } from './faults.js';
import { HttpError, type Reply } from './reply.js';
import type { RequestLog } from './request-log.js';
import type { Route, Router } from './router.js';

export interface Parts {
  readonly world: World;
  readonly router: Router;
  readonly callers: Callers;
  readonly rateLimit: RateLimit;
  readonly contract: Contract;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly limits: Limits;
  readonly payloads: Payloads;
  readonly announce: CallContext['announce'];
  /** Milliseconds before each request is worked on. */
  readonly latency: () => number;
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
  readonly found: { route: Route; params: Record<string, string> } | undefined;
}

/** GitHub takes far less; this only keeps a runaway client from filling the memory. */
const LARGEST_BODY = 32 * 1024 * 1024;

const JSON_TYPE = 'application/json; charset=utf-8';

/** One request's way: log, fault, sign-in, limit, contract, handler, contract, ETag. */
export class ApiServer {
  readonly #server: Server;
  #requestNumber = 0;

  constructor(private readonly parts: Parts) {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  /** The address it listens on, without a slash at the end. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const at = Date.now();
    let caller: Caller = { kind: 'anonymous' };
    let incoming: Incoming | undefined;
    let reply: Reply | 'drop';
    try {
      incoming = await this.#read(request);
      const worked = await this.#work(incoming, (who) => {
        caller = who;
      });
      reply = worked;
    } catch (error) {
      reply = this.#replyToError(error);
    }
    const bytes = await this.#send(response, reply);
    this.parts.requests.add({
      method: request.method ?? 'GET',
      path: incoming?.path ?? request.url ?? '',
      route: incoming?.found?.route.template ?? 'unknown',
      status: reply === 'drop' ? 0 : reply.status,
      bytes,
      milliseconds: performance.now() - started,
      caller: nameOf(caller),
      at,
    });
  }

  async #read(request: IncomingMessage): Promise<Incoming> {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const path =
      url.pathname.replace(/^\/api\/v3(?=\/|$)/, '').replace(/^\/api\/graphql$/, '/graphql') || '/';
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST_BODY) throw new HttpError(413, 'Payload Too Large');
      chunks.push(chunk);
    }
    const method = request.method ?? 'GET';
    const found = this.parts.router.find(method === 'HEAD' ? 'GET' : method, path);
    return {
      method,
      path,
      query: url.searchParams,
      body: readJson(Buffer.concat(chunks).toString('utf8')),
      headers: request.headers,
      found,
    };
  }

  async #work(incoming: Incoming, identified: (caller: Caller) => void): Promise<Reply | 'drop'> {
    const latency = this.parts.latency();
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    const { method, path, body, found } = incoming;
    const fault = this.parts.faults.take({ method, path, route: found?.route.template ?? 'unknown', body });
    if (fault?.with === 'drop') return 'drop';
    const failed = fault && (await faultReply(fault, this.#seconds()));
    if (failed) return failed;
    const caller = this.parts.callers.identify(incoming.headers.authorization);
    identified(caller);
    return this.#answer(incoming, caller, fault);
  }

  async #answer(incoming: Incoming, caller: Caller, fault: Fault | undefined): Promise<Reply | 'drop'> {
    const { method, path, found } = incoming;
    if (!found) {
      const operation = `${method} ${path}`;
      this.parts.contract.record({
        of: 'request',
        operation,
        problem: `the stand-in has no route for ${operation}`,
      });
      throw new HttpError(404, 'Not Found');
    }
    const { route } = found;
    const resource = route.template === '/graphql' ? 'graphql' : 'core';
    const counted = route.template !== '/rate_limit' && !route.template.startsWith('/_');
    if (counted) this.parts.rateLimit.use(caller, resource, this.#seconds());
    const reply = await this.#handle(incoming, route, found.params, caller);
    if (fault?.with === 'drop-after') return 'drop';
    const tagged = withETag(reply, method, incoming.headers['if-none-match']);
    if (tagged.status === 304) this.parts.rateLimit.giveBack(caller, resource, this.#seconds());
    const limits = this.parts.rateLimit.headers(caller, resource, this.#seconds());
    return { ...tagged, headers: { ...limits, ...tagged.headers } };
  }

  async #handle(
    incoming: Incoming,
    route: Route,
    params: Record<string, string>,
    caller: Caller,
  ): Promise<Reply> {
    if (route.audience === 'app' && caller.kind !== 'app') {
      throw new HttpError(401, 'A JSON web token could not be decoded');
    }
    const { world, limits, payloads, announce, contract } = this.parts;
    const { query, body, path, method } = incoming;
    const accept = incoming.headers.accept ?? '';
    const call = new Call({ world, caller, params, query, body, accept, path, payloads, announce, limits });
    try {
      if (route.template.startsWith('/repos/{owner}/{repo}') && route.audience === 'token') call.repository();
      requirePermission(caller, route.need);
      this.#checkRequest(incoming, route, params);
      const reply = await route.handle(call);
      contract.answer(method, route.template, reply.status, reply.json, reply.mediaType);
      return reply;
    } catch (error) {
      return this.#replyToError(error);
    }
  }

  #checkRequest(incoming: Incoming, route: Route, params: Record<string, string>): void {
    if (route.template.startsWith('/_') || route.template === '/graphql') return;
    const { method, query, body } = incoming;
    const wrong = this.parts.contract.request({ method, template: route.template, params, query, body });
    if (wrong?.limit) throw new HttpError(422, `Invalid request.\n\n${wrong.problem}`);
    if (wrong) throw new HttpError(500, `The request breaks GitHub's contract: ${wrong.problem}`);
  }

  #replyToError(error: unknown): Reply {
    if (error instanceof HttpError) return error.reply();
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.parts.contract.record({ of: 'answer', operation: 'the stand-in itself', problem });
    return new HttpError(500, `The stand-in failed: ${problem}`).reply();
  }

  /** The number of bytes of the body. */
  async #send(response: ServerResponse, reply: Reply | 'drop'): Promise<number> {
    if (reply === 'drop') {
      response.destroy();
      return 0;
    }
    const id = (++this.#requestNumber).toString(16).toUpperCase().padStart(8, '0');
    const headers: Record<string, string> = {
      'x-github-request-id': `STND:${id}`,
      'x-github-media-type': 'github.v3; format=json',
      date: this.parts.world.options.now().toUTCString(),
      ...reply.headers,
    };
    if (reply.stream) return sendStream(response, reply, headers);
    const body = bodyOf(reply);
    if (reply.json !== undefined) headers['content-type'] = JSON_TYPE;
    if (body.length > 0) headers['content-length'] = String(body.length);
    response.writeHead(reply.status, headers);
    await new Promise<void>((resolve) => {
      response.once('close', resolve);
      response.end(body, () => resolve());
    });
    return body.length;
  }

  #seconds(): number {
    return Math.floor(this.parts.world.options.now().getTime() / 1000);
  }
}

function readJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'Problems parsing JSON');
  }
}

function bodyOf(reply: Reply): Buffer {
  if (reply.json !== undefined) return Buffer.from(JSON.stringify(reply.json));
  return Buffer.from(reply.data ?? '');
}

async function sendStream(
  response: ServerResponse,
  reply: Reply,
  headers: Record<string, string>,
): Promise<number> {
  if (!reply.stream) return 0;
  let bytes = 0;
  reply.stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  response.writeHead(reply.status, headers);
  try {
    await pipeline(reply.stream, response);
  } catch {
    // The client went away: the log says how far it came.
  }
  return bytes;
}

/** GitHub tags its JSON answers; the same tag sent back makes a 304, which costs nothing. */
function withETag(reply: Reply, method: string, ifNoneMatch: string | undefined): Reply {
  if (reply.status !== 200 || reply.json === undefined || method !== 'GET') return reply;
  const data = JSON.stringify(reply.json);
  const etag = `W/"${createHash('sha256').update(data).digest('hex')}"`;
  const headers = {
    ...reply.headers,
    'content-type': JSON_TYPE,
    etag,
    'cache-control': 'private, max-age=60, s-maxage=60',
  };
  const same = ifNoneMatch?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''));
  return same ? { status: 304, headers } : { status: 200, data, headers };
}
