import { AppScene, type Sample } from '../test/app/app-scene.js';

/**
 * How many GitHub requests one review costs, counted by the stand-in: reads and writes, everything but the token, which
 * is asked for once an hour and installation. Run with `npm run bench:api`. The repository has 1,200 Rust files; "warm" means that a pull request was reviewed before.
 */
const RUST_FILES = 1_200;
const SIZES = [1, 30, 300];
const AIMS: Readonly<Record<number, number>> = { 1: 15, 30: 20, 300: 40 };
const AIM_OF_SECOND_PUSH = 15;

interface Row {
  files: number;
  index: 'warm' | 'cold';
  what: 'first review' | 'push of one file';
  requests: number;
  bytes: number;
  aim: number | null;
  routes: Record<string, number>;
}

/** Every changed file has one finding: ten become comments, the others annotations. */
function text(at: number, value: number): string {
  const unsafe = value === 0 ? '0' : `unsafe { *names.as_ptr().add(${value}) }`;
  return `//! Part ${at}.

fn part_${at}(names: &[u8]) -> u8 {
    ${unsafe}
}
`;
}

function files(count: number, value: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`src/part_${String(at).padStart(4, '0')}.rs`, text(at, value)]),
  );
}

async function repository(scene: AppScene): Promise<Sample> {
  return scene.repository({
    'Cargo.toml': '[package]\nname = "big"\nversion = "0.1.0"\n',
    ...files(RUST_FILES, 0),
  });
}

async function counted(
  scene: AppScene,
  work: () => Promise<unknown>,
): Promise<Pick<Row, 'requests' | 'bytes' | 'routes'>> {
  scene.github.requests.clear();
  await work();
  return {
    requests: scene.github.requests.count(),
    bytes: scene.github.requests.all.reduce((sum, entry) => sum + entry.bytes, 0),
    routes: scene.github.requests.byRoute(),
  };
}

/** The first review and a second push, in a repository that is warm or has never been seen. */
async function rows(scene: AppScene, sample: Sample, size: number, index: Row['index']): Promise<Row[]> {
  let ref = '';
  const branch = `change-${size}-${index}`;
  await sample.git.git('checkout', '--quiet', 'main');
  const first = await counted(scene, async () => {
    ref = await scene.open(sample, files(size, 1), branch);
  });
  const second = await counted(scene, () => scene.push(ref, sample, files(1, 2), { branch }));
  const warm = index === 'warm';
  return [
    { files: size, index, what: 'first review', ...first, aim: warm ? (AIMS[size] ?? null) : null },
    { files: size, index, what: 'push of one file', ...second, aim: warm ? AIM_OF_SECOND_PUSH : null },
  ];
}

async function measure(): Promise<Row[]> {
  const scene = await AppScene.start({ github: { ownEvents: true } });
  try {
    const warmed = await repository(scene);
    await scene.open(warmed, files(2, 9), 'warm-up');
    const all: Row[] = [];
    for (const size of SIZES) all.push(...(await rows(scene, warmed, size, 'warm')));
    for (const size of SIZES) all.push(...(await rows(scene, await repository(scene), size, 'cold')));
    if (scene.github.violations.length > 0) throw new Error(JSON.stringify(scene.github.violations));
    return all;
  } finally {
    await scene.close();
  }
}

function print(all: readonly Row[]): void {
  console.log(`GitHub requests of one review, repository of ${RUST_FILES.toLocaleString('en')} Rust files\n`);
  console.log('changed files  index  what              requests   aim        bytes');
  for (const { files, index, what, requests, bytes, aim } of all) {
    const verdict = aim === null ? '' : `< ${aim} ${requests < aim ? 'met' : 'MISSED'}`;
    console.log(
      `${String(files).padStart(13)}  ${index.padEnd(5)}  ${what.padEnd(16)}  ${String(requests).padStart(8)}   ${verdict.padEnd(12)}${String(bytes).padStart(9)}`,
    );
  }
  console.log('\nWhat the first review of one file asks (warm):');
  for (const [route, count] of Object.entries(all[0]?.routes ?? {}))
    console.log(`${String(count).padStart(4)}  ${route}`);
}

const all = await measure();
print(all);
if (all.some(({ aim, requests }) => aim !== null && requests >= aim)) process.exitCode = 1;
