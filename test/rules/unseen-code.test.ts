import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { FileChange } from '../../src/model.js';
import { unreadWithoutIndex, unseenCode } from '../../src/rules/unseen-code.js';
import { changes, rust } from '../samples.js';

const CRATE = 'vendor/b/src/lib.rs';
const vendored = changes({
  rust: [],
  paths: [CRATE],
  skipped: [{ path: CRATE, because: 'vendored', unlessInBase: 'vendor' }],
});

describe('a folder that looks vendored', () => {
  const other = new Map([['vendor/a/src/lib.rs', factsOfFile('vendor/a/src/lib.rs', 'fn a() {}')]]);
  test.each<[string, CrateIndex, string[] | undefined]>([
    ['is new', CrateIndex.of(new Map(), true), [CRATE]],
    ['is in the base', CrateIndex.of(other, true), undefined],
    ['may be in the base: the index says so later', CrateIndex.empty(), undefined],
  ])('%s', (_name, base, unread) => {
    expect(unseenCode(vendored, base, base).unread).toEqual(unread);
  });
});

test('where the index does not come, what could be code is unread', () => {
  const page = (path: string, patch: string | null): FileChange => ({
    path,
    previousPath: path,
    status: 'modified',
    patch,
    before: null,
    after: null,
  });
  const listed = [
    page('docs/a.md', '@@ -1 +1 @@\n+fn a() {}'),
    page('b.md', '@@ -1 +1 @@\n+Words'),
    page('c.png', null),
  ];
  const late = unreadWithoutIndex(rust({ complete: false }), vendored, listed);
  expect(late.unread).toEqual(['docs/a.md', 'c.png', CRATE]);
  expect(late.notices[0]!.message).toContain('the index of the repository could not be built');
});
