import { ZipFile } from 'yazl';
import { EVIDENCE_LIMITS } from '../../src/model.js';
import { RefusedZip, readZip, type ZipLimits } from '../../src/source/bundle-zip.js';

type Entry = [name: string, content: string | Buffer, options?: { mode?: number }];

async function zip(entries: readonly Entry[]): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content, options] of entries) file.addBuffer(Buffer.from(content), name, options ?? {});
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** yazl refuses bad names itself: one of the same length is written and patched. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  expect(from).toHaveLength(to.length);
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

function limits(over: Partial<ZipLimits>): ZipLimits {
  return { ...EVIDENCE_LIMITS.zip, ...over };
}

test('texts by path, folders left out', async () => {
  const texts = await readZip(
    await zip([
      ['manifest.json', '{"a": "ü"}'],
      ['base/0.json', '[1]'],
      ['empty', ''],
    ]),
  );
  expect([...texts]).toEqual([
    ['manifest.json', '{"a": "ü"}'],
    ['base/0.json', '[1]'],
    ['empty', ''],
  ]);
});

test.each<[string, () => Promise<Buffer>, Partial<ZipLimits>, RegExp]>([
  ['no zip', async () => Buffer.from('hello'), {}, /not a zip file/],
  [
    'cut short',
    async () => (await zip([['a', 'hello hello hello hello hello hello']])).subarray(0, -30),
    {},
    /not a zip file|can't be/,
  ],
  ['too large', () => zip([['a', 'x']]), { compressed: 10 }, /larger than 0 MB/],
  [
    'too many files',
    () =>
      zip([
        ['a', 'x'],
        ['b', 'x'],
      ]),
    { entries: 1 },
    /more than 1 files/,
  ],
  [
    'too much in all',
    () =>
      zip([
        ['a', 'x'.repeat(60)],
        ['b', 'x'.repeat(60)],
      ]),
    { total: 100 },
    /unpacks to more than/,
  ],
  ['a bomb', () => zip([['a', '0'.repeat(5_000_000)]]), {}, /more than 200 times its size/],
  ['a way out', async () => renamed(await zip([['aa/bb', 'x']]), 'aa/bb', '../bb'), {}, /can't be read/],
  [
    'an absolute path',
    async () => renamed(await zip([['aa/bb', 'x']]), 'aa/bb', '/a/bb'),
    {},
    /can't be read/,
  ],
  ['a backslash', async () => renamed(await zip([['aa/bb', 'x']]), 'aa/bb', 'aa\\bb'), {}, /can't be read/],
  ['a symbolic link', () => zip([['a', '/etc/passwd', { mode: 0o120777 }]]), {}, /"a" is a symbolic link/],
  [
    'a name twice',
    async () =>
      renamed(
        await zip([
          ['one', 'x'],
          ['two', 'y'],
        ]),
        'two',
        'one',
      ),
    {},
    /"one" is in the bundle twice/,
  ],
  ['not UTF-8', () => zip([['a', Buffer.from([0xff, 0xfe])]]), {}, /"a" is not UTF-8/],
  [
    'damaged',
    async () => {
      const bytes = await zip([['a', 'hello hello hello hello hello hello']]);
      bytes.fill(0xff, 32, 40);
      return bytes;
    },
    {},
    /can't be unpacked/,
  ],
])('refused: %s', async (_, bytes, over, reason) => {
  const reading = readZip(await bytes(), limits(over));
  await expect(reading).rejects.toBeInstanceOf(RefusedZip);
  await expect(reading).rejects.toThrow(reason);
});
