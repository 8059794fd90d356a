import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENT, readEnvironment } from '../../src/app/env.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  stop_grace_period: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
});
const compose = z
  .object({ services: z.record(z.string(), service) })
  .parse(parse(read('docker-compose.yml'), { merge: true }));
const apps = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);
const dockerfile = read('Dockerfile');

/** The variables of the `.env` that the head of the file asks for. */
const GIVEN: Readonly<Record<string, string>> = {
  APP_ID: '1',
  PRIVATE_KEY: Buffer.from('-----BEGIN RSA PRIVATE KEY-----\nx\n-----END RSA PRIVATE KEY-----\n').toString(
    'base64',
  ),
  WEBHOOK_SECRET: 'a secret of more than twenty letters',
  POSTGRES_PASSWORD: 'letters1',
  PUBLIC_HOST: 'checks.example.org',
};

function filledIn(value: string): string {
  return value.replace(/\$\{(\w+)(?::\?[^}]*)?\}/g, (_, name: string) => {
    const given = GIVEN[name];
    if (given === undefined) throw new Error(`${name} is not among what .env holds`);
    return given;
  });
}

test('two instances of the App stand behind the proxy', () => {
  const names = apps.map(([name]) => name);
  expect(names).toEqual(['app-1', 'app-2']);
  for (const name of names) expect(read('Caddyfile')).toContain(`${name}:3000`);
});

test.each(apps)('%s starts with what .env holds', (_, { environment }) => {
  const known = new Set<string>(ENVIRONMENT.map(([name]) => name));
  expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  const env = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]));
  const { credentials, server } = readEnvironment({ ...env, PORT: '3000' });
  expect(credentials?.appId).toBe(1);
  expect(server.databaseUrl).toBe('postgres://perf_checklist:letters1@postgres:5432/perf_checklist');
});

test.each(apps)('%s can write nowhere but in memory, and has no rights of its own', (_, app) => {
  expect(app).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  });
});

test.each(apps)('%s is given the ten seconds that the App takes to end', (_, { stop_grace_period }) => {
  expect(Number.parseInt(stop_grace_period!, 10)).toBeGreaterThan(10);
});

test('strangers reach the proxy, and nothing else', () => {
  const open = Object.entries(compose.services).filter(([, { ports }]) => ports.length > 0);
  expect(open.map(([name]) => name)).toEqual(['proxy']);
  expect(read('Caddyfile')).toMatch(/@inside path \/metrics\s+respond @inside 404/);
});

test('all that is asked whether the App is well asks for a page that it serves', () => {
  const served = read('src/app/http/server.ts');
  const asked = [...`${read('docker-compose.yml')}${read('Caddyfile')}${dockerfile}`.matchAll(/\/(\w+z)\b/g)];
  expect(asked.length).toBeGreaterThanOrEqual(3);
  for (const [page] of asked) expect(served).toContain(`case '${page}':`);
});

test('what the image takes from the repository is there', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
    paths!.split(' '),
  );
  expect(copied).toContain('package-lock.json');
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the image runs the App that the build makes', () => {
  const [, program] = /^CMD \["node", "dist\/(.+)\.js"\]$/m.exec(dockerfile) ?? [];
  expect(existsSync(join(root, `src/${program}.ts`))).toBe(true);
  expect(dockerfile).toMatch(/^USER 1000:1000$/m);
});
