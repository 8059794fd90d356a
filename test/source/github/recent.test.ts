import { Recent } from '../../../src/source/github/recent.js';

test('an answer holds for its time, a failure not at all', async () => {
  let clock = 0;
  let reads = 0;
  const recent = new Recent<number>(100, () => clock);
  const read = async () => ++reads;
  expect(await recent.get('a', read)).toBe(1);
  clock = 99;
  expect(await recent.get('a', read)).toBe(1);
  expect(await recent.get('b', read)).toBe(2);
  clock = 100;
  expect(await recent.get('a', read)).toBe(3);
  const failing = recent.get('c', async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await recent.get('c', read)).toBe(4);
});
