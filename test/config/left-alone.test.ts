import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { leftAlone } from '../../src/config/left-alone.js';
import { type Config, MAX_CHANGED_FILES, type PullRequest } from '../../src/model.js';

const PULL: PullRequest = {
  repository: { owner: 'acme', name: 'trie' },
  number: 7,
  title: 'Cache seeks',
  author: { login: 'octavia', bot: false },
  labels: ['perf'],
  state: 'open',
  draft: false,
  fromFork: false,
  baseRef: 'main',
  headRef: 'seek-cache',
  baseSha: '1'.repeat(40),
  headSha: '2'.repeat(40),
  mergeBase: '1'.repeat(40),
  othersCanWrite: true,
};

const ignoring = (ignore: Partial<Config['ignore']>): Config => ({
  ...DEFAULT_CONFIG,
  ignore: { ...DEFAULT_CONFIG.ignore, ...ignore },
});

describe('left alone', () => {
  test.each<[string, Partial<PullRequest>, string[], Config, string]>([
    [
      'a dependency bot',
      { author: { login: 'dependabot[bot]', bot: true } },
      ['Cargo.lock'],
      DEFAULT_CONFIG,
      'Its author `dependabot[bot]` fits `dependabot[bot]` under `ignore.authors`.',
    ],
    [
      'the same bot as GraphQL names it',
      { author: { login: 'renovate', bot: true } },
      ['Cargo.lock'],
      DEFAULT_CONFIG,
      'Its author `renovate` fits `renovate[bot]` under `ignore.authors`.',
    ],
    [
      'a label',
      { labels: ['perf', 'Backport 1.2'] },
      ['src/a.rs'],
      ignoring({ labels: ['backport*'] }),
      'Its label `Backport 1.2` fits `backport*`',
    ],
    [
      'a title',
      { title: 'Revert "Cache / seeks"' },
      ['src/a.rs'],
      ignoring({ titles: ['Revert "*"'] }),
      'Its title fits `Revert "*"`',
    ],
    ['a draft', { draft: true }, ['src/a.rs'], ignoring({ drafts: true }), 'It is a draft'],
    [
      'every path',
      {},
      ['docs/a.md', 'docs/b.md'],
      ignoring({ paths: ['docs/**'] }),
      'Every changed path fits',
    ],
    [
      'a backtick in a label',
      { labels: ['a`b'] },
      ['a'],
      ignoring({ labels: ['a*'] }),
      "Its label `a'b` fits",
    ],
  ])('%s', (_name, pull, paths, config, because) => {
    expect(leftAlone({ ...PULL, ...pull }, paths, config)).toContain(because);
  });
});

describe('reviewed', () => {
  test.each<[string, Partial<PullRequest>, string[], Config]>([
    ['an ordinary pull request', {}, ['src/a.rs'], DEFAULT_CONFIG],
    ['a draft, by default', { draft: true }, ['src/a.rs'], DEFAULT_CONFIG],
    [
      'a person called like a bot',
      { author: { login: 'renovate', bot: false } },
      ['src/a.rs'],
      DEFAULT_CONFIG,
    ],
    [
      'a bot to whose branch a person pushed',
      { author: { login: 'renovate', bot: true }, pushers: ['ada'] },
      ['src/a.rs'],
      DEFAULT_CONFIG,
    ],
    ['one path outside', {}, ['docs/a.md', 'src/a.rs'], ignoring({ paths: ['docs/**'] })],
    ['no path at all', {}, [], ignoring({ paths: ['**'] })],
    [
      'a list of paths that is cut',
      {},
      Array(MAX_CHANGED_FILES).fill('docs/a.md'),
      ignoring({ paths: ['docs/**'] }),
    ],
  ])('%s', (_name, pull, paths, config) => {
    expect(leftAlone({ ...PULL, ...pull }, paths, config)).toBeNull();
  });
});
