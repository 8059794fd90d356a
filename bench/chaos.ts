import pg from 'pg';
import { CRATE, ENFORCE_WITHOUT_TESTS, SAFE, UNSAFE } from '../test/app/code.js';
import { page } from '../test/app/shown.js';
import { Cluster } from '../test/cluster/cluster.js';
import type { Fault } from '../test/github/http/faults.js';
import { SampleRepository } from '../test/github/sample.js';
import { startPostgres, stopPostgres } from '../test/postgres/server.js';
import { numbers } from './load/arguments.js';
import { machine } from './load/figures.js';

/**
 * `npm run bench:chaos [-- --pulls 500 --kills 100 --stops 3 --seed 1]`: two instances are killed at random moments while
 * pull requests are opened and pushed to, PostgreSQL is stopped, GitHub fails in every way it knows, webhooks come twice and
 * in disorder. At the end every pull request shows exactly what an undisturbed run shows; where the second head overtook the
 * first, what is in force.
 */
const options = numbers({ pulls: 500, kills: 100, stops: 3, seed: 1, minutes: 60 });

/** A tenth of an hour's requests of each are enough: the limits of one installation are not what is tried here. */
const PULLS_OF_AN_OWNER = 10;

/** One request in so many meets each of the faults. */
const FAULT_EVERY = 100;

const FAULTS: readonly Omit<Fault, 'match'>[] = [
  { with: '5xx', status: 502 },
  { with: '5xx', status: 503 },
  { with: 'secondary-rate-limit', retryAfter: 2 },
  { with: 'secondary-rate-limit', status: 429, retryAfter: 1 },
  { with: 'drop' },
  { with: 'drop-after' },
  { with: 'slow', delay: 1_500 },
];

/** The same seed gives the same moments; what then happens depends on the machine. */
function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

/** Kinds of pull requests: the first head, and the one that is pushed over it. */
const KINDS = [
  { name: 'stays-wrong', first: UNSAFE, second: UNSAFE.replace('get_unchecked(0)', 'get_unchecked(1)') },
  { name: 'is-mended', first: UNSAFE, second: SAFE },
  { name: 'becomes-wrong', first: SAFE, second: UNSAFE },
  { name: 'is-right', first: SAFE, second: SAFE.replace('at least one byte', 'one byte or more') },
] as const;

async function sample(): Promise<SampleRepository> {
  const git = await SampleRepository.make();
  await git.commit('main', { ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  for (const { name, first } of KINDS) {
    await git.git('checkout', '--quiet', 'main');
    await git.commit(name, { 'src/bytes.rs': first });
  }
  return git;
}

interface Opened {
  ref: string;
  kind: string;
  /** Its second head is pushed without waiting for the review of the first. */
  overtakes: boolean;
}

async function open(cluster: Cluster, git: SampleRepository, at: number): Promise<Opened> {
  const { github } = cluster;
  const name = `owner-${Math.floor(at / PULLS_OF_AN_OWNER)}/crate-${at}`;
  github.repository(name, { gitDir: git.dir });
  github.collaborator(name, 'ada', 'write');
  const kind = KINDS[at % KINDS.length]!.name;
  const { subject } = await github.openPullRequest(name, { head: kind, author: 'ada' });
  return { ref: `${name}#${subject.number}`, kind, overtakes: Math.floor(at / KINDS.length) % 2 === 1 };
}

async function pushAll(git: SampleRepository): Promise<void> {
  for (const { name, second } of KINDS) await git.commit(name, { 'src/bytes.rs': second });
}

async function start(): Promise<Cluster> {
  return Cluster.start({
    instances: 2,
    program: ['dist/app.js'],
    github: { validate: false, ownEvents: false, rateLimit: 1_000_000 },
  });
}

/** Everything that a visitor sees, to the last hidden comment. */
function whole(cluster: Cluster, ref: string): string {
  return JSON.stringify(page(cluster.github, ref));
}

/**
 * What is in force where the second head overtook the first: how much was said of the first is a matter of chance, so a
 * comment on it is hidden by now, or was never made.
 */
function inForce(cluster: Cluster, ref: string): string {
  const { inline, ...rest } = page(cluster.github, ref);
  return JSON.stringify({ ...rest, inline: inline.filter((one) => !one.endsWith('(hidden)')) });
}

/** What a kind looks like in the end when nothing goes wrong. */
interface Expected {
  /** Each head was reviewed in its turn. */
  inTurn: string;
  /** The second head overtook the first: as if that had been reviewed, or never. */
  overtaken: ReadonlySet<string>;
}

async function undisturbed(): Promise<Map<string, Expected>> {
  const [git, cluster] = [await sample(), await start()];
  const both: Opened[] = [];
  const second: Opened[] = [];
  for (let at = 0; at < KINDS.length; at++) both.push(await open(cluster, git, at));
  await quiet(cluster, both);
  await pushAll(git);
  for (const { ref } of both) await cluster.github.push(ref);
  for (let at = 0; at < KINDS.length; at++) second.push(await open(cluster, git, KINDS.length + at));
  await quiet(cluster, [...both, ...second]);
  const expected = new Map<string, Expected>();
  for (const [at, { ref, kind }] of both.entries()) {
    const overtaken = new Set([inForce(cluster, ref), inForce(cluster, second[at]!.ref)]);
    expected.set(kind, { inTurn: whole(cluster, ref), overtaken });
  }
  await cluster.close();
  git.remove();
  return expected;
}

/** Nothing waits, and no check is missing or in progress; false when that takes too long. */
async function quiet(cluster: Cluster, all: readonly Opened[], minutes = options.minutes): Promise<boolean> {
  for (const until = Date.now() + minutes * 60_000; Date.now() < until; await pause(500)) {
    const open = all.filter(({ ref }) => cluster.github.what(ref).checkRuns.at(-1)?.status !== 'completed');
    if (open.length === 0 && (await waiting(cluster)) === 0) return true;
  }
  return false;
}

async function waiting(cluster: Cluster): Promise<number> {
  const client = new pg.Client({ connectionString: cluster.postgres.url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pgboss.job WHERE state < 'completed'`,
    );
    return rows[0]?.n ?? 0;
  } catch {
    return Number.NaN;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Kills and restarts one instance or the other. */
async function kill(cluster: Cluster, chance: () => number): Promise<void> {
  for (let kills = 0; kills < options.kills; kills++) {
    await pause(500 + chance() * 3_000);
    const victim = cluster.instances[Math.floor(chance() * cluster.instances.length)]!;
    await victim.end('SIGKILL');
    await pause(chance() * 1_000);
    victim.start();
  }
}

async function stopDatabase(cluster: Cluster, chance: () => number): Promise<void> {
  for (let stop = 0; stop < options.stops; stop++) {
    await pause(20_000 + chance() * 20_000);
    await stopPostgres(cluster.postgres, stop % 2 === 0 ? 'SIGINT' : 'SIGQUIT');
    await pause(2_000 + chance() * 3_000);
    await startPostgres(cluster.postgres);
  }
}

async function disturbed(
  chance: () => number,
): Promise<{ all: Opened[]; cluster: Cluster; git: SampleRepository }> {
  const [git, cluster] = [await sample(), await start()];
  for (const fault of FAULTS) cluster.github.fail({ ...fault, match: () => chance() < 1 / FAULT_EVERY });
  const all: Opened[] = [];
  const killing = kill(cluster, chance);
  const stopping = stopDatabase(cluster, chance);
  for (let at = 0; at < options.pulls; at++) {
    all.push(await open(cluster, git, at));
    await pause(chance() * 400);
  }
  await pushAll(git);
  const push = async (some: readonly Opened[]) => {
    for (const { ref } of [...some].sort(() => chance() - 0.5)) {
      await cluster.github.push(ref);
      // An old webhook comes once more, out of its order.
      const known = cluster.github.deliveries;
      if (chance() < 0.2) void cluster.github.redeliver(known[Math.floor(chance() * known.length)]!);
    }
  };
  await push(all.filter(({ overtakes }) => overtakes));
  const inTurn = all.filter(({ overtakes }) => !overtakes);
  await quiet(cluster, inTurn);
  await push(inTurn);
  await Promise.all([stopping, killing]);
  cluster.github.stopFailing();
  return { all, cluster, git };
}

const started = Date.now();
console.log(`Undisturbed first; ${machine()}`);
const expected = await undisturbed();
for (const [kind, { inTurn, overtaken }] of expected) {
  console.log(`  ${kind}: ${inTurn}`);
  for (const shown of overtaken) console.log(`    overtaken: ${shown}`);
}
const { all, cluster, git } = await disturbed(random(options.seed));
console.log(
  `${options.kills} kills, ${options.stops} stops of PostgreSQL, ${all.length} pull requests; now it is left alone`,
);
await Promise.all(cluster.instances.map((instance) => instance.ready()));
const ended = await quiet(cluster, all);
const wrong = all.filter(({ ref, kind, overtakes }) => {
  const { inTurn, overtaken } = expected.get(kind)!;
  return overtakes ? !overtaken.has(inForce(cluster, ref)) : whole(cluster, ref) !== inTurn;
});
for (const { ref, kind, overtakes } of wrong.slice(0, 20)) {
  console.log(`  ${ref} (${kind}${overtakes ? ', overtaken' : ''}): ${whole(cluster, ref)}`);
}
const minutes = ((Date.now() - started) / 60_000).toFixed(0);
const answers = Object.entries(cluster.github.requests.byRoute());
const failed = answers
  .filter(([key]) => / (0|403|429|502|503)$/.test(key))
  .reduce((sum, [, count]) => sum + count, 0);
console.log(
  `${all.length - wrong.length} of ${all.length} pull requests show what the undisturbed run shows; ` +
    `${failed} requests failed on purpose; ${ended ? 'nothing is left waiting' : 'SOMETHING STILL WAITS'}; ${minutes} min; ${machine()}`,
);
if (wrong.length > 0 || !ended) process.exitCode = 1;
await cluster.close();
git.remove();
