import { scratchFolder } from '../scratch.js';
import { TestRepository } from '../source/git/repository.js';
import { perfChecklist } from './collected.js';

const UNSAFE = 'fn first(bytes: &[u8]) -> u8 {\n    unsafe { *bytes.as_ptr() }\n}\n';
const RULE = ['--rule', 'unsafe-without-safety-comment', '--notes'];

function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = new TestRepository(scratchFolder());
  folder.write(files);
  return folder.folder;
}

interface Line {
  file: string;
  startLine: number;
}

async function scanned(folder: string, ...args: string[]): Promise<Line[]> {
  const { stdout, code } = await perfChecklist(folder, ['scan', '--format', 'json', ...RULE, ...args]);
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

const filesOf = (lines: readonly Line[]) => lines.map(({ file }) => file);

test('a finding is one line of JSON with the lines of the problem itself', async () => {
  const folder = folderWith({ 'a.rs': UNSAFE });
  expect(await scanned(folder, 'a.rs')).toEqual([
    {
      file: 'a.rs',
      startLine: 2,
      endLine: 2,
      rule: 'unsafe-without-safety-comment',
      severity: expect.stringMatching(/^(error|warning|note)$/),
      message: expect.any(String),
      heat: expect.stringMatching(/^(hot|warm|cold)$/),
    },
  ]);
});

test('files are named as the paths were given', async () => {
  const folder = folderWith({ 'src/a.rs': UNSAFE, 'src/b/c.rs': UNSAFE });
  expect(filesOf(await scanned(folder))).toEqual(['src/a.rs', 'src/b/c.rs']);
  expect(filesOf(await scanned(folder, './src/b'))).toEqual(['src/b/c.rs']);
  expect(filesOf(await scanned('/', `${folder}/src`))).toEqual([
    `${folder}/src/a.rs`,
    `${folder}/src/b/c.rs`,
  ]);
  expect(filesOf(await scanned(folder, 'src/a.rs', 'src'))).toEqual(['src/a.rs', 'src/b/c.rs']);
});

test("cargo's output and git's store are skipped, a module called target is not", async () => {
  const folder = folderWith({
    'Cargo.toml': '',
    'target/debug/build/out.rs': UNSAFE,
    '.git/hook.rs': UNSAFE,
    'src/target/mod.rs': UNSAFE,
    'notes.txt': UNSAFE,
  });
  expect(filesOf(await scanned(folder))).toEqual(['src/target/mod.rs']);
});

test('where the folder lies does not make its files tests', async () => {
  const files = { 'lib.rs': UNSAFE };
  const inTests = folderWith({ 'tests/case/lib.rs': UNSAFE });
  const heatOf = async (folder: string, path: string) =>
    (await scanned(folder, path)).map((line) => (line as unknown as { heat: string }).heat);
  expect(await heatOf(inTests, `${inTests}/tests/case`)).toEqual(await heatOf(folderWith(files), '.'));
});

test('terminal: findings, then a summary', async () => {
  const folder = folderWith({ 'a.rs': UNSAFE, 'b.rs': 'fn b() {}\n' });
  const { stdout } = await perfChecklist(folder, ['scan', ...RULE]);
  expect(stdout).toContain('unsafe-without-safety-comment');
  expect(stdout).toMatch(/\d errors?, \d warnings?.* in 1 of 2 files · \d\.\d s\n$/);
});

test('terminal: a rule speaks once in a file, for the finding that matters most, and names its other lines', async () => {
  const blocks = (count: number) =>
    Array.from({ length: count }, (_, at) => `fn f${at}(p: *const u8) -> u8 {\n    unsafe { *p }\n}\n`).join(
      '',
    );
  const folder = folderWith({ 'a.rs': `// The C side frees it.\n${blocks(30)}`, 'b.rs': blocks(1) });
  const { stdout } = await perfChecklist(folder, ['scan']);
  expect(stdout.match(/^error unsafe-without-safety-comment/gm)).toHaveLength(2);
  expect(stdout).toContain('  a.rs:3\n');
  expect(stdout.replace(/\s+/g, ' ')).toContain('also on lines 6, 9, 12, 15, 18, ');
  expect(stdout).toMatch(/and 9\s+more\n/);
  expect(stdout).toMatch(/^31 errors, .* in 2 of 2 files/m);
  expect(stdout).toContain('\nunsafe-without-safety-comment 31\n');
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'Shown are 2 of them, one a file for each rule and severity: --verbose lists all, --rule ID those of a rule. ',
  );
  for (const all of [['--verbose'], RULE]) {
    const listed = await perfChecklist(folder, ['scan', ...all]);
    expect(listed.stdout.match(/^error unsafe-without-safety-comment/gm)).toHaveLength(31);
    expect(listed.stdout).not.toContain('also on');
    expect(listed.stdout).not.toContain('Shown are');
  }
  const json = await perfChecklist(folder, ['scan', '--format', 'json']);
  expect(json.stdout.trim().split('\n')).toHaveLength(31);
});

test('what an allow with a reason names is left out', async () => {
  const allowed = `// perf-checklist: allow(unsafe-without-safety-comment, reason = "reviewed by hand")\n`;
  const folder = folderWith({ 'a.rs': UNSAFE.replace('    unsafe', `    ${allowed}    unsafe`) });
  expect(await scanned(folder)).toEqual([]);
});

test('an allow that does not hold is said on stderr, and not in the lines of JSON', async () => {
  const folder = folderWith({
    'a.rs': UNSAFE.replace(
      '    unsafe',
      '    // perf-checklist: allow(unsafe-without-safty-comment, reason = "x")\n    unsafe',
    ),
    'b.rs': UNSAFE.replace('    unsafe', '    // perf-checklist: allow(clone-in-loop)\n    unsafe'),
  });
  const { code, stdout, stderr } = await perfChecklist(folder, ['scan', '--format', 'json', ...RULE]);
  expect(stderr).toBe(
    'a.rs:2: `allow` of the unknown rule `unsafe-without-safty-comment`: did you mean `unsafe-without-safety-comment`?\n' +
      'b.rs:2: `allow(clone-in-loop)` has no reason and does not hold; write `allow(clone-in-loop, reason = "why it is fine here")`\n',
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  expect(filesOf(lines)).toEqual(['a.rs', 'b.rs']);
  expect(code).toBe(0);
});

test('a file that cannot be read is said on stderr; the others are scanned', async () => {
  const folder = folderWith({ 'a.rs': new Uint8Array([0xff, 0xfe]), 'b.rs': UNSAFE });
  const { code, stdout, stderr } = await perfChecklist(folder, ['scan', '--format', 'json', ...RULE]);
  expect(stderr).toBe('a.rs: left out: not UTF-8\n');
  expect(stdout).toContain('"file":"b.rs"');
  expect(code).toBe(0);
});

test.each([
  ['that is no text', new Uint8Array([0xff, 0xfe]), 'left out: not UTF-8'],
  ['with too much in it', 'x;'.repeat(150_000), 'not reviewed: it has '],
  ['that breaks off at its start', 'fn x( {\n', 'not reviewed: not one item of Rust'],
  ['in another language', '[package]\nname = "t"\n', 'not reviewed: not one item of Rust'],
])('where the only file is one %s, nothing was scanned', async (_, content, said) => {
  const { code, stderr } = await perfChecklist(folderWith({ 'a.rs': content }), ['scan', 'a.rs']);
  expect(stderr).toContain(`a.rs: ${said}`);
  expect(code).toBe(2);
});

test('a file that is left out on purpose is no fault', async () => {
  const folder = folderWith({ 'a.rs': '// @generated\nfn f() {}\n' });
  expect((await perfChecklist(folder, ['scan', 'a.rs'])).code).toBe(0);
});

test('what lies in a folder of other people’s code is left out', async () => {
  const folder = folderWith({ 'Cargo.toml': '', 'vendor/text/src/lib.rs': UNSAFE, 'src/lib.rs': UNSAFE });
  const { stdout, stderr } = await perfChecklist(folder, ['scan', '--format', 'json', ...RULE]);
  expect(stderr).toBe(
    "vendor/text/src/lib.rs: left out: lies in vendor/, where other people's code is kept\n",
  );
  expect(stdout).toContain('"file":"src/lib.rs"');
  expect(stdout).not.toContain('vendor');
});

test('what says that it is generated is left out', async () => {
  const folder = folderWith({
    'a.rs': `// This file is @generated by a build script.\n${UNSAFE}`,
    'b.rs': UNSAFE,
  });
  const { stdout, stderr } = await perfChecklist(folder, ['scan', '--format', 'json', ...RULE]);
  expect(stderr).toBe('a.rs: left out: says that it is generated (line 1)\n');
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).file),
  ).toEqual(['b.rs']);
});

test('Rust that does not parse: what can be is reported, what could not is said', async () => {
  const folder = folderWith({ 'a.rs': `${UNSAFE}\nfn broken( {{{ ]\n` });
  const { stdout, stderr } = await perfChecklist(folder, ['scan', '--format', 'json', ...RULE]);
  expect(stdout).toContain('"startLine":2');
  expect(stderr).toMatch(/^a\.rs:\d+: .*could not be read/);
});

test('many remarks do not bury the findings', async () => {
  const bad = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`f${at}.rs`, new Uint8Array([0xff])]),
  );
  const folder = folderWith(bad);
  const few = (await perfChecklist(folder, ['scan'])).stderr.trim().split('\n');
  expect(few).toHaveLength(11);
  expect(few.at(-1)).toBe('and 20 more remarks: --verbose lists them');
  expect((await perfChecklist(folder, ['scan', '--verbose'])).stderr.trim().split('\n')).toHaveLength(30);
});

test('where there is no Rust at all, nothing was scanned', async () => {
  const { code, stdout, stderr } = await perfChecklist(folderWith({ 'a.txt': '' }), ['scan']);
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: 'perf-checklist: no .rs file in .\n',
  });
});

test('a path without Rust beside others is said; one whose files were named already is not', async () => {
  const folder = folderWith({ 'docs/a.txt': '', 'src/a.rs': UNSAFE });
  const { code, stderr } = await perfChecklist(folder, ['scan', 'src', 'docs', 'src/a.rs']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'no .rs file in docs\n' });
});

test('an expression alone, an empty file, and comments are Rust', async () => {
  const folder = folderWith({ 'a.rs': '[1, 2]', 'b.rs': '', 'c.rs': '// nothing yet\n' });
  for (const file of ['a.rs', 'b.rs', 'c.rs']) {
    expect((await perfChecklist(folder, ['scan', file])).code).toBe(0);
  }
});

describe('notes', () => {
  // In a loop a warning; for a log line that is rarely wanted a note.
  const folder = folderWith({
    'a.rs':
      'pub fn f(names: &[Vec<u8>]) {\n    for x in names {\n        check(x.clone().len());\n    }\n    trace!("{:?}", names.to_vec());\n}\n',
  });

  test('are no part of a scan that does not ask for them, which says so', async () => {
    const { stdout } = await perfChecklist(folder, ['scan']);
    expect(stdout).toMatch(/^0 errors, 1 warning in 1 of 1 file · .* s · --notes shows notes, too$/m);
    const asked = await perfChecklist(folder, ['scan', '--notes']);
    expect(asked.stdout).toMatch(/^0 errors, 1 warning, \d notes? in 1 of 1 file · .* s$/m);
  });

  test('are not told as lines of a warning', async () => {
    const { stdout } = await perfChecklist(folder, ['scan', '--notes']);
    expect(stdout).toMatch(/^warning clone-as-temporary-for-read.*\n {2}a\.rs:\d$/m);
    expect(stdout).toMatch(/^note clone-as-temporary-for-read.*\n {2}a\.rs:\d+$/m);
  });

  test('belong to what is asked for by its name', async () => {
    const found = await perfChecklist(folder, [
      'scan',
      '--rule',
      'clone-as-temporary-for-read',
      '--format',
      'json',
    ]);
    expect(found.stdout.trim().split('\n')).toHaveLength(2);
  });
});

test('a configuration with a mistake is said with its place, and nothing is scanned', async () => {
  const folder = folderWith({ 'a.rs': UNSAFE, 'c.yml': 'rules:\n  unsafe-without-safety-coment: off\n' });
  const { code, stdout, stderr } = await perfChecklist(folder, ['scan', '--config', 'c.yml']);
  expect(stderr).toContain('c.yml:2:3  unknown rule "unsafe-without-safety-coment"');
  expect(stderr).toContain('did you mean "unsafe-without-safety-comment"?');
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.each([
  ['no such path', ['nowhere'], 'no such file or folder: nowhere'],
  ['unknown rule', ['--rule', 'unsafe-without-safety-coment'], 'did you mean unsafe-without-safety-comment?'],
  ['bad number', ['--threads', '0'], 'It takes a whole number from 1 to 9999.'],
])('bad input: %s', async (_, args, message) => {
  const { code, stderr } = await perfChecklist(folderWith({ 'a.rs': '' }), ['scan', ...args]);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('the help says what is left out, not how it is held', async () => {
  const { stdout } = await perfChecklist(scratchFolder(), ['scan', '--help']);
  expect(stdout.replace(/\s+/g, ' ')).toContain('may be given more than once (default: every rule)');
  const main = (await perfChecklist(scratchFolder(), ['--help'])).stdout;
  expect(main).not.toContain('every finding of whole files');
});
