import { spawn } from 'node:child_process';
import pg from 'pg';
import { CRATE, UNSAFE } from '../test/app/code.js';
import { Cluster } from '../test/cluster/cluster.js';
import { SampleRepository } from '../test/github/sample.js';
import { numbers } from './load/arguments.js';
import { cpuSeconds, machine, spread } from './load/figures.js';
import { type Sent, send, type Webhook } from './load/traffic.js';

/**
 * `npm run bench:load [-- --rate 200 --seconds 60 --repositories 1000 --reviews 200 --instances 2]`: what the App takes,
 * whether it loses anything, and how many reviews it makes in a minute. The machine runs the stand-in for GitHub, the
 * sender, PostgreSQL and the App at once.
 */
const options = numbers({ rate: 200, seconds: 60, repositories: 1_000, reviews: 200, floor: 1 });
const AIM_MS = 250;

/** Installations that the repositories belong to. */
const OWNERS = 100;

/** Of a hundred webhooks so many ask for a review; the others are what an App is told besides. */
const WAKING = 10;

interface Pull {
  ref: string;
  payload: Record<string, unknown>;
}

async function pulls(cluster: Cluster, git: SampleRepository, count: number): Promise<Pull[]> {
  const { github } = cluster;
  github.deliverTo(undefined);
  const all: Pull[] = [];
  for (let at = 0; at < count; at++) {
    const name = `owner-${at % OWNERS}/crate-${at}`;
    github.repository(name, { gitDir: git.dir });
    github.collaborator(name, 'ada', 'write');
    const { subject, payload } = await github.openPullRequest(name, { head: 'topic', author: 'ada' });
    all.push({ ref: `${name}#${subject.number}`, payload: withInstallation(cluster, name, payload) });
  }
  return all;
}

function withInstallation(cluster: Cluster, name: string, payload: Record<string, unknown>) {
  const repository = cluster.github.world.repository(name);
  const installation = cluster.github.world.installationOf(repository);
  return { ...payload, installation: { id: installation?.id ?? 0 } };
}

/** The mix: pushes to pull requests, and labels, comments, checks and pushes of others, of which nothing follows. */
function mix(all: readonly Pull[]): (at: number) => Webhook {
  const ready = all.map(({ payload }) => ({
    waking: { event: 'pull_request', body: body({ ...payload, action: 'synchronize' }) },
    idle: [
      { event: 'pull_request', body: body({ ...payload, action: 'assigned' }) },
      { event: 'check_run', body: body({ ...payload, action: 'created' }) },
      { event: 'issue_comment', body: body({ ...payload, action: 'created' }) },
      { event: 'push', body: body({ ...payload, ref: 'refs/heads/main', commits: [] }) },
    ],
  }));
  return (at) => {
    const one = ready[(at * 7_919) % ready.length]!;
    return at % 100 < WAKING ? one.waking : one.idle[at % one.idle.length]!;
  };
}

function body(payload: object): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

async function count(url: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(sql);
  await client.end();
  return rows[0]?.n ?? 0;
}

const WAITING = `SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'review' AND state < 'completed'`;

async function accepted(cluster: Cluster, all: readonly Pull[]): Promise<void> {
  const memory: number[][] = [];
  const looking = setInterval(() => {
    memory.push(cluster.instances.map((instance) => Math.round(instance.memory())));
  }, 5_000);
  const cpu = () => cluster.instances.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  const [before, at] = [cpu(), machine()];
  const sent = await send(
    cluster.webhookUrl,
    cluster.github.webhookSecret,
    options.rate,
    options.seconds,
    mix(all),
  );
  clearInterval(looking);
  tell(`App, ${cluster.instances.length} instances behind a proxy, PostgreSQL`, sent);
  const guids = new Set(sent.filter(({ status }) => status === 202).map(({ guid }) => guid));
  const stored = await count(cluster.postgres.url, 'SELECT count(*)::int AS n FROM delivery');
  console.log(
    `  stored ${stored} of ${guids.size} that were accepted: ${stored >= guids.size ? 'none lost' : 'LOST'}`,
  );
  console.log(
    `  processor time of the instances ${(cpu() - before).toFixed(1)} s; at the start: ${at}; at the end: ${machine()}`,
  );
  const shown = memory.filter((_, index) => index % Math.ceil(memory.length / 12) === 0);
  console.log(`  memory in MiB over the time: ${shown.map((row) => row.join('+')).join(' ')}`);
  console.log(`  reviews waiting at the end: ${await count(cluster.postgres.url, WAITING)}`);
}

function tell(name: string, sent: readonly Sent[]): void {
  const times = sent.map(({ ms }) => ms);
  const refused = sent.filter(({ status }) => status < 200 || status >= 300);
  const p99 = [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0;
  console.log(
    `${name}\n  ${sent.length} webhooks, ${options.rate} a second: ${spread(times)}; ${refused.length} not taken`,
  );
  for (const why of new Set(refused.map(({ status, failure }) => failure || `status ${status}`)))
    console.log(`    not taken: ${why}`);
  console.log(`  p99 under ${AIM_MS} ms: ${p99 < AIM_MS ? 'met' : 'MISSED'}`);
}

/** The floor of the same minute: Probot alone, whose handler does nothing. */
async function floor(cluster: Cluster, all: readonly Pull[]): Promise<void> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const { webhookSecret, privateKeyPem } = cluster.github;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'bench/load/plain-probot.ts', String(port), webhookSecret, privateKeyPem],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const url = `http://127.0.0.1:${port}/api/github/webhooks`;
  while (!(await fetch(url).catch(() => null))) await new Promise((next) => setTimeout(next, 100));
  const sent = await send(url, webhookSecret, options.rate, options.seconds, mix(all));
  child.kill('SIGKILL');
  tell('Plain Probot with an empty handler, one process, no database', sent);
}

/** Reviews that are made in a minute when many wait. */
async function throughput(cluster: Cluster, all: readonly Pull[]): Promise<void> {
  const { github } = cluster;
  const ready = all.slice(0, options.reviews);
  const cpu = () => cluster.instances.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  const [started, before, requests] = [performance.now(), cpu(), github.requests.count()];
  for (const { payload } of ready) void github.deliver('pull_request', payload);
  const open = () =>
    ready.filter(({ ref }) => github.what(ref).checkRuns.at(-1)?.status !== 'completed').length;
  while (open() > 0) await new Promise((next) => setTimeout(next, 200));
  const seconds = (performance.now() - started) / 1_000;
  const each = (value: number) => (value / ready.length).toFixed(2);
  console.log(
    `${cluster.instances.length} instance(s): ${ready.length} reviews in ${seconds.toFixed(0)} s: ${Math.round((ready.length / seconds) * 60)} a minute; ` +
      `${each(cpu() - before)} s of processor time and ${each(github.requests.count() - requests)} requests each; ${machine()}`,
  );
}

async function withCluster(
  instances: number,
  work: (cluster: Cluster, git: SampleRepository) => Promise<void>,
) {
  const git = await SampleRepository.make();
  await git.commit('main', CRATE);
  await git.commit('topic', { 'src/bytes.rs': UNSAFE });
  const cluster = await Cluster.start({
    instances,
    program: ['dist/app.js'],
    github: { validate: false, ownEvents: false },
  });
  try {
    await work(cluster, git);
  } finally {
    await cluster.close();
    git.remove();
  }
}

for (const instances of [1, 2]) {
  await withCluster(instances, async (cluster, git) => {
    const all = await pulls(
      cluster,
      git,
      Math.max(options.reviews, instances === 2 ? options.repositories : 0),
    );
    cluster.github.deliverTo(cluster.webhookUrl);
    if (options.reviews > 0) await throughput(cluster, all);
    if (instances === 1) return;
    if (options.floor > 0) await floor(cluster, all);
    await accepted(cluster, all);
  });
}
