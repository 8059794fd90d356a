import { Agent, request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the instances: each request goes to the next one, and to another when that one is away. */
export class Balancer {
  private next = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private readonly server: Server;
  /** Ports of the instances. */
  targets: readonly number[] = [];

  constructor() {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const order = this.targets.map((_, at) => this.targets[(this.next + at) % this.targets.length]!);
      this.next += 1;
      for (const port of order) {
        const answer = await this.forward(
          port,
          request.method ?? 'GET',
          request.url ?? '/',
          request.headers,
          body,
        );
        if (answer === null || answer.status === 503) continue;
        response.writeHead(answer.status).end(answer.text);
        return;
      }
      response.writeHead(502).end('nobody is there\n');
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
    this.agent.destroy();
  }

  /** Null when no answer came: a delivery is known by its id, so that sending it twice does no harm. */
  private forward(
    port: number,
    method: string,
    path: string,
    headers: object,
    body: Buffer,
  ): Promise<{ status: number; text: string } | null> {
    return new Promise((answered) => {
      const sent = ask(
        { host: '127.0.0.1', port, method, path, headers: { ...headers }, agent: this.agent },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('end', () => answered({ status: answer.statusCode ?? 502, text }));
          answer.on('error', () => answered(null));
        },
      );
      sent.on('error', () => answered(null));
      sent.end(body);
    });
  }
}
