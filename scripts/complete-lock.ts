/**
 * Adds to package-lock.json the optional packages of other platforms that it names but does not describe. A registry mirror
 * that lacks them leaves such holes behind, and then `npm ci` of npm 11 refuses the lock. npm skips an entry whose `os`,
 * `cpu` or `libc` is another one, so what is added here is only ever fetched on its own platform, by name and exact version.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const FILE = new URL('../package-lock.json', import.meta.url);

const OS: Readonly<Record<string, string>> = {
  win32: 'win32',
  darwin: 'darwin',
  linux: 'linux',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
};
const CPU: Readonly<Record<string, string>> = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
};

/** A full version: a range does not say which package it is. */
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, Entry> };
const added = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) =>
    add(path, entry, name, version),
  ),
);
const sorted = Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1));
lock.packages = Object.fromEntries(sorted);
if (added.length > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length === 0
    ? 'package-lock.json is complete.'
    : `Added to package-lock.json:\n  ${added.join('\n  ')}`,
);

function add(parent: string, { dev }: Entry, name: string, version: string): string[] {
  const path = `node_modules/${name}`;
  const platform = platformOf(name);
  if (lock.packages[path] || lock.packages[`${parent}/${path}`] || !platform || !EXACT.test(version))
    return [];
  lock.packages[path] = { version, ...platform, ...(dev && { dev }), optional: true };
  return [`${name}@${version}`];
}

/** From names such as `@swc/core-linux-arm64-musl`; null where a name tells no platform. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const os = words.map((word) => OS[word]).find((found) => found !== undefined);
  const cpu = words.map((word) => CPU[word]).find((found) => found !== undefined);
  if (os === undefined || cpu === undefined) return null;
  const libc = os !== 'linux' ? undefined : words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) };
}
