import { CannotStart, execute } from '../../src/bench/process.js';
import { endWords, lastWords } from '../../src/bench/workload.js';
import { scratchFolder } from '../scratch.js';

test.each<[string, string, string, string]>([
  ['nothing', '', ' \n', 'it printed nothing'],
  ['the last line of the messages', 'result: 5\n', 'warming up\nno such file\n', 'no such file'],
  ['without messages, of the output', 'running 1 test\nno such file\n', '', 'no such file'],
  [
    'an error among other lines',
    '',
    'error[E0432]: unresolved import\n --> src/lib.rs:1:5\n',
    'error[E0432]: unresolved import (src/lib.rs:1:5)',
  ],
  [
    'the place is that of the same error',
    '',
    'error: linking failed\nerror[E0432]: unresolved import\n --> src/lib.rs:1:5\n',
    'error: linking failed',
  ],
  [
    'what a build script says',
    '',
    'error: failed to run custom build command for `x v0.1.0`\n\nCaused by:\n  process failed (exit status: 101)\n' +
      "  --- stderr\n\n  thread 'main' (30028) panicked at build.rs:1:12:\n  no protoc\n",
    "error: failed to run custom build command for `x v0.1.0`: thread 'main' (30028) panicked at build.rs:1:12: no protoc",
  ],
  ['what libtest prints before it runs says nothing', 'running 1 test\n', '', 'it printed nothing'],
  ['what `main` returns', '', 'Error: Os { code: 2 }\nnote: see above\n', 'Error: Os { code: 2 }'],
  [
    'a panic in the output comes before other messages',
    "test x ... FAILED\nthread 'x' panicked at benches/x.rs:3:5: boom\n",
    'Compiling x\n',
    "thread 'x' panicked at benches/x.rs:3:5: boom",
  ],
  [
    'what a panic says stands on the next line',
    '',
    "thread 'main' (7) panicked at src/lib.rs:2:28:\nindex out of bounds\nnote: run with",
    "thread 'main' (7) panicked at src/lib.rs:2:28: index out of bounds",
  ],
])('last words: %s', (_what, stdout, stderr, words) => {
  expect(lastWords({ stdout, stderr })).toBe(words);
});

test('how a program ended', async () => {
  const at = { cwd: scratchFolder() };
  expect(endWords(await execute('sh', ['-c', 'echo no; exit 3'], at))).toBe('exit code 3: no');
  expect(endWords(await execute('sh', ['-c', 'kill -9 $$'], at))).toBe(
    'ended by SIGKILL: it printed nothing',
  );
  await expect(execute('no-such-program', [], at)).rejects.toEqual(
    new CannotStart('no-such-program', Object.assign(new Error(), { code: 'ENOENT' })),
  );
  await expect(execute('/', [], at)).rejects.toThrow('`/` cannot be started: it is no program');
});
