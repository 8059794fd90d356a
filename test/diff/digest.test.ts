import { digestOf } from '../../src/diff/digest.js';
import type { FileChange } from '../../src/model.js';

function change(over: Partial<FileChange>): FileChange {
  return {
    path: 'a',
    previousPath: 'a',
    status: 'modified',
    patch: null,
    before: null,
    after: null,
    ...over,
  };
}

const PATCH = '@@ -1,3 +1,3 @@ fn a\n one\n-two\n+three {\n four';
const patched = (patch: string) => digestOf(change({ patch }));

describe('the same change', () => {
  test.each([
    ['at another place', PATCH.replace('-1,3 +1,3', '-90,3 +95,3')],
    ['beside other lines', PATCH.replace('one', 'other').replace(' four', ' five')],
    ['with blanks at the ends of lines', PATCH.replace('+three {', '+three {  ')],
  ])('%s', (_name, patch) => {
    expect(patched(patch)).toBe(patched(PATCH));
  });
});

describe('another change', () => {
  test.each([
    ['other words in', PATCH.replace('three', 'thirty')],
    ['other words out', PATCH.replace('-two', '-too')],
    ['the reverse', PATCH.replace('-two', '+two').replace('+three {', '-three {')],
    ['nothing but a mode', ''],
    ['below another heading', PATCH.replace('fn a', 'fn b')],
    ['indented otherwise', PATCH.replace('+three {', '+  three {')],
    ['code that was a comment', PATCH.replace('+three {', '+three\n+{')],
  ])('%s', (_name, patch) => {
    expect(patched(patch)).not.toBe(patched(PATCH));
  });

  test('texts tell it where there is no patch', () => {
    const texts = (after: string) => digestOf(change({ after }));
    expect(texts('a b\r\n')).toBe(texts('a b\n'));
    expect(texts('  a b')).not.toBe(texts('a b'));
    expect(texts('a b')).not.toBe(texts('ab'));
    expect(texts('// a\nb')).not.toBe(texts('// a b'));
    expect(texts('a')).not.toBe(texts('b'));
  });
});

test('a picture or a very large file can be anything', () => {
  expect(digestOf(change({}))).toBeNull();
  expect(digestOf(change({ status: 'removed' }))).not.toBeNull();
});
