import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from '../scratch.js';
import { GIT_ENV, TestRepository } from '../source/git/repository.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = ['--import', `${ROOT}node_modules/tsx/dist/esm/index.mjs`, `${ROOT}src/cli/main.ts`];
const UNSAFE = 'fn first(bytes: &[u8]) -> u8 {\n    unsafe { *bytes.as_ptr() }\n}\n';

/** The real program in a process of its own. */
function program(
  cwd: string,
  args: string,
  pipe = '',
): { code: number | null; stdout: string; stderr: string } {
  const command = `"${process.execPath}" ${MAIN.map((part) => `"${part}"`).join(' ')} ${args}${pipe}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
    cwd,
    env: { ...GIT_ENV, XDG_CACHE_HOME: scratchFolder() },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

test('the program reviews a repository and exits with its verdict', () => {
  const config = 'rules:\n  unsafe-without-safety-comment: error\n';
  const repository = TestRepository.create({ '.github/perf-checklist.yml': config, 'src/lib.rs': '' });
  repository.branch('work');
  repository.commit({ 'src/lib.rs': UNSAFE });
  const { code, stdout, stderr } = program(repository.folder, 'review');
  expect(stdout).toContain('error unsafe-without-safety-comment');
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

describe('scan in several threads', () => {
  // A crate above the size that one task takes, a small one, and a file on its own.
  const files = new TestRepository(scratchFolder());
  const body = `${UNSAFE.repeat(20)}// ${'long '.repeat(2500)}\n`;
  files.write({
    'large/Cargo.toml': '',
    ...Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`large/src/m${at}.rs`, body])),
    'small/Cargo.toml': '',
    'small/src/lib.rs': UNSAFE,
    'alone.rs': UNSAFE,
  });

  test('finds what one thread finds, in the same order', () => {
    const one = program(files.folder, 'scan --format json --notes --threads 1');
    const two = program(files.folder, 'scan --format json --notes --threads 2');
    expect(one.code).toBe(0);
    expect(one.stdout.split('\n').length).toBeGreaterThan(90 * 20);
    expect(two).toEqual(one);
  });

  test('ends quietly when the reader of the pipe goes away', () => {
    const { code, stdout, stderr } = program(
      files.folder,
      'scan --format json --notes --threads 2',
      ' | head -1',
    );
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

// Only Linux has a disk that is always full.
(existsSync('/dev/full') ? test : test.skip)('an answer that could not be written is no success', () => {
  const { code, stderr } = program('/', 'explain', ' > /dev/full');
  expect(stderr).toBe('perf-checklist: the output could not be written: no space is left on the disk\n');
  expect(code).toBe(2);
  expect(program('/', 'scan /nowhere', ' 2> /dev/full').code).toBe(2);
});

test('--version prints the version of the package', () => {
  expect(program('/', '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
