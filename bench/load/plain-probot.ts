import { Probot, Server } from 'probot';

/** Probot with an empty handler: what a webhook costs before anything is done with it. */
const [port = '0', secret = '', privateKey = ''] = process.argv.slice(2);
const server = new Server({
  Probot: Probot.defaults({ appId: 4242, privateKey, secret, logLevel: 'fatal' }),
  port: Number(port),
  host: '127.0.0.1',
  webhookPath: '/api/github/webhooks',
});
await server.load((app) => {
  app.onAny(() => {});
});
await server.start();
