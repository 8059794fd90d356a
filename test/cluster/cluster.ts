import { createServer } from 'node:net';
import { PERMISSIONS } from '../app/permissions.js';
import { type GitHub, type GitHubOptions, startGitHub } from '../github/github.js';
import { newPostgres, type PostgresServer, removePostgres } from '../postgres/server.js';
import { Balancer } from './balancer.js';
import { Instance } from './instance.js';

export interface ClusterOptions {
  instances: number;
  /** `['dist/app.js']`, or the sources: `['--import', 'tsx', 'src/app.ts']`. */
  program: readonly string[];
  github?: Partial<GitHubOptions>;
  /** Of PostgreSQL's command line. */
  postgres?: readonly string[];
  logLevel?: string;
}

const SECRET = 'a webhook secret of more than twenty characters';

/** The topology of docker-compose.yml in processes: a proxy, several Apps, PostgreSQL; and GitHub's stand-in. */
export class Cluster {
  private constructor(
    readonly github: GitHub,
    readonly postgres: PostgresServer,
    readonly instances: readonly Instance[],
    readonly proxy: Balancer,
    readonly webhookUrl: string,
  ) {}

  static async start({ instances: count, program, ...options }: ClusterOptions): Promise<Cluster> {
    const github = await startGitHub({
      appId: 4242,
      webhookSecret: SECRET,
      permissions: PERMISSIONS,
      ...options.github,
    });
    const postgres = await newPostgres(options.postgres);
    const env = {
      APP_ID: String(github.appId),
      PRIVATE_KEY: github.privateKeyPem,
      WEBHOOK_SECRET: SECRET,
      DATABASE_URL: postgres.url,
      GHE_HOST: new URL(github.url).host,
      GHE_PROTOCOL: 'http',
      HOST: '127.0.0.1',
      LOG_LEVEL: options.logLevel ?? 'warn',
    };
    const ports = await freePorts(count);
    const instances = ports.map((port) => new Instance({ port, program, env }));
    const proxy = new Balancer();
    proxy.targets = ports;
    const url = await proxy.listen();
    const webhookUrl = `${url}/api/github/webhooks`;
    const cluster = new Cluster(github, postgres, instances, proxy, webhookUrl);
    for (const instance of instances) instance.start();
    try {
      await Promise.all(instances.map((instance) => instance.ready()));
    } catch (error) {
      await cluster.close();
      throw error;
    }
    github.deliverTo(webhookUrl);
    return cluster;
  }

  async close(): Promise<void> {
    this.github.deliverTo(undefined);
    await Promise.all(this.instances.map((instance) => instance.end('SIGTERM')));
    this.proxy.close();
    await removePostgres(this.postgres);
    await this.github.close();
  }
}

async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, async () => {
      const probe = createServer();
      await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
      return probe;
    }),
  );
  return probes.map((probe) => {
    const address = probe.address();
    probe.close();
    return typeof address === 'object' && address ? address.port : 0;
  });
}
