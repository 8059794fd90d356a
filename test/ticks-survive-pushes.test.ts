import { CrateIndex, factsOfFile } from '../src/index/crate-index.js';
import { readBoxes } from '../src/markers/boxes.js';
import { stateKey } from '../src/markers/state.js';
import type { Change, FileChange, Posted, Report, Wake } from '../src/model.js';
import { review } from '../src/review.js';
import { reviewRust } from '../src/rules/review-rust.js';
import type { Source } from '../src/source/port.js';
import { apply } from './report/posted-model.js';
import { NOTHING_POSTED, PULL } from './samples.js';

/** The whole road over real Rust: one pull request in memory, whose author pushes and whose maintainer ticks. */
class Memory implements Source {
  posted_: Posted = NOTHING_POSTED;
  pushes = 0;

  constructor(
    public base: Readonly<Record<string, string>>,
    public head: Readonly<Record<string, string>>,
  ) {}

  async pullRequest() {
    return { ...PULL, headSha: this.pushes.toString(16).padStart(40, '0') };
  }
  async settings() {
    return { config: { file: 'x.yml', text: 'mode: enforce\n' }, proposed: null, attributes: '' };
  }
  async changedFiles(): Promise<FileChange[]> {
    const paths = [...new Set([...Object.keys(this.base), ...Object.keys(this.head)])];
    return paths.flatMap((path): FileChange[] => {
      const [before, after] = [this.base[path] ?? null, this.head[path] ?? null];
      if (before === after) return [];
      const status = before === null ? 'added' : after === null ? 'removed' : 'modified';
      return [{ path, previousPath: path, status, patch: null, before, after }];
    });
  }
  async crateIndex() {
    const facts = Object.entries(this.base).map(([path, text]) => [path, factsOfFile(path, text)] as const);
    return CrateIndex.of(new Map(facts), true);
  }
  async evidence() {
    return { kind: 'missing' as const, reason: 'no workflow', expected: 'no-workflow' as const };
  }
  async posted(): Promise<Posted> {
    const { check } = this.posted_;
    const { headSha } = await this.pullRequest();
    return { ...this.posted_, check: check?.headSha === headSha ? check : null };
  }
  async apply(changes: readonly Change[]): Promise<void> {
    this.posted_ = apply(this.posted_, changes);
  }

  push(head: Readonly<Record<string, string>>, base = this.base): Promise<Report> {
    this.pushes += 1;
    this.head = head;
    this.base = base;
    return this.review({ kind: 'changed' });
  }

  review(wake: Wake): Promise<Report> {
    return review(this, wake, {
      reviewRust: async (changes, index, config) => reviewRust(changes, index, config, '2026-11-22'),
      key: stateKey('secret'),
      now: () => new Date('2026-11-22T14:20:00Z'),
    });
  }

  async tick(): Promise<void> {
    const before = this.posted_.comment!.body;
    const after = before.replace(/- \[ \](.*item:tests)/, '- [x]$1');
    this.posted_ = { ...this.posted_, comment: { ...this.posted_.comment!, body: after } };
    const editor = { login: 'bo', bot: false };
    await this.review({ kind: 'edited', editor, role: 'write', at: '2026-11-22T14:10:00Z', before, after });
  }

  get ticked(): boolean | undefined {
    return readBoxes(this.posted_.comment?.body ?? '').get('tests');
  }
}

const KEYS = '/// How many keys.\npub fn keys(all: &[u8]) -> usize {\n    all.len()\n}\n';
const DEPTH = '/// How deep.\npub fn depth(all: &[u8]) -> usize {\n    all.len() / 2\n}\n';
const BASE = { 'src/lib.rs': '//! A trie.\n', 'src/other.rs': 'fn other() {}\n' };
const HEAD = { ...BASE, 'src/lib.rs': `//! A trie.\n\n${KEYS}` };

async function ticked(): Promise<Memory> {
  const memory = new Memory(BASE, HEAD);
  await memory.review({ kind: 'changed' });
  expect(memory.ticked).toBe(false);
  await memory.tick();
  expect(memory.ticked).toBe(true);
  expect(memory.posted_.check?.conclusion).toBe('success');
  return memory;
}

const lib = (text: string) => ({ ...BASE, 'src/lib.rs': text });

describe('a tick survives', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['a push of the same', BASE, HEAD],
    ['an unrelated file', BASE, { ...HEAD, 'src/other.rs': 'fn other() {\n    work();\n}\n' }],
    ['prose', BASE, { ...HEAD, 'README.md': '# Trie\n' }],
    [
      'another layout',
      BASE,
      lib('//! A trie.\n\n\n/// How many keys.\npub fn keys(\n    all: &[u8],\n) -> usize { all.len() }\n'),
    ],
    [
      'comments',
      BASE,
      lib(`//! A trie.\n\n// Looked at twice.\n${KEYS.replace('    all', '    // cheap\n    all')}`),
    ],
    ['a private function beside it', BASE, lib(`//! A trie.\n\nfn beside() {}\n\n${KEYS}`)],
    ['a move to another file', BASE, { ...BASE, 'src/keys.rs': KEYS }],
    [
      'a rebase onto a base with more in it',
      { ...BASE, 'src/lib.rs': '//! A trie.\n\nfn from_main() {}\n', 'src/new.rs': 'fn new_file() {}\n' },
      {
        ...BASE,
        'src/lib.rs': `//! A trie.\n\nfn from_main() {}\n\n${KEYS}`,
        'src/new.rs': 'fn new_file() {}\n',
      },
    ],
  ])('%s', async (_name, base, head) => {
    const memory = await ticked();
    const report = await memory.push(head, base);
    expect(report.dropped).toEqual([]);
    expect(memory.ticked).toBe(true);
    expect(memory.posted_.check).toMatchObject({ conclusion: 'success', headSha: report.pull.headSha });
  });
});

describe('a tick falls, and it is said why', () => {
  test.each([
    [
      'its function changed',
      lib(`//! A trie.\n\n${KEYS.replace('len()', 'len() + 1')}`),
      '`keys` changed after it',
    ],
    ['another public function came', lib(`//! A trie.\n\n${KEYS}\n${DEPTH}`), '`depth` came after it'],
  ])('%s', async (_name, head, because) => {
    const memory = await ticked();
    const report = await memory.push(head);
    expect(report.dropped).toMatchObject([{ tick: { by: 'bo' }, because }]);
    expect(memory.ticked).toBe(false);
    expect(memory.posted_.check?.conclusion).toBe('action_required');
    expect(memory.posted_.comment?.body).toContain(`the tick of \`bo\` no longer holds: ${because}.`);
  });

  test('the same code stands in for something else', async () => {
    const others = {
      'src/lib.rs': DEPTH.replace('depth', 'keys'),
      'src/other.rs': `fn x() {}\n${KEYS.replace('len()', 'len() + 1')}`,
    };
    const memory = new Memory(others, { ...others, 'src/lib.rs': KEYS });
    await memory.review({ kind: 'changed' });
    await memory.tick();
    expect(memory.ticked).toBe(true);
    await memory.push({ ...others, 'src/other.rs': `fn x() {}\n${KEYS}` });
    expect(memory.ticked).toBe(false);
  });

  test('and stands again when the code goes back to what was ticked', async () => {
    const memory = await ticked();
    await memory.push(lib(`//! A trie.\n\n${KEYS}\n${DEPTH}`));
    expect(memory.ticked).toBe(false);
    await memory.push(HEAD);
    expect(memory.ticked).toBe(true);
  });
});
