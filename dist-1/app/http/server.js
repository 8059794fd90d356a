import { createServer } from 'node:http';
import { receiveWebhook } from '../webhooks.js';
import { answer, SAFE_HEADERS } from './answer.js';
import { guardedMetrics, serveMetrics } from './metrics-page.js';
import { statusPage } from './status-page.js';

/** GitHub sends a payload within its ten seconds; who takes longer to send is not GitHub. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** Far above what a burst of webhooks opens, far below what the process has file descriptors for. */
const MAX_CONNECTIONS = 2_000;
/** Everything the App answers to the outside. */
export function publicServer(parts) {
  return bounded((request, response) => respond(request, response, parts), parts.failed);
}
/** The metrics alone, for a port that strangers do not reach. */
export function metricsServer(metrics, failed) {
  return bounded(async (request, response) => {
    if (pathOf(request) !== '/metrics') return nothing(response);
    return serveMetrics(response, metrics);
  }, failed);
}
function bounded(respond, failed) {
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: HEADERS_MS },
    (request, response) => {
      respond(request, response).catch((error) => {
        // A connection that the other side broke is no failure of ours.
        if (request.destroyed && !request.complete) return;
        failed(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}
async function respond(request, response, { webhookPath, webhooks, metrics, metricsToken, ready }) {
  const path = pathOf(request);
  if (path === webhookPath) {
    if (request.method === 'POST') return receiveWebhook(request, response, webhooks);
    return answer(response, 405, 'Webhooks are sent by POST.', { allow: 'POST' });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return nothing(response);
  switch (path) {
    case '/': {
      const type = { 'content-type': 'text/html; charset=utf-8' };
      response.writeHead(200, { ...SAFE_HEADERS, ...type }).end(statusPage(await ready()));
      return;
    }
    case '/healthz':
      return answer(response, 200, 'ok');
    case '/readyz':
      return (await ready()) ? answer(response, 200, 'ok') : answer(response, 503, 'not ready');
    case '/metrics':
      return guardedMetrics(request, response, metrics, metricsToken);
    default:
      return nothing(response);
  }
}
function nothing(response) {
  answer(response, 404, 'perf-checklist: nothing here', { connection: 'close' });
}
function pathOf(request) {
  return (request.url ?? '/').split('?')[0];
}
/** Resolves with `http://host:port`; rejects with a sentence where the port is taken. */
export function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = `The port ${port} is taken: set PORT to another one.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(`http://${name}:${address.port}`);
    });
  });
}
/** Takes no more connections, and resolves when those under way are done. */
export function stopListening(server) {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeIdleConnections();
  });
}
