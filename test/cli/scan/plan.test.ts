import fc from 'fast-check';
import type { Group, SourceFile } from '../../../src/cli/scan/files.js';
import {
  batches,
  MAX_CRATE_TASK_BYTES,
  planScan,
  TASK_BYTES,
  type Unit,
} from '../../../src/cli/scan/plan.js';

const file = (name: string, bytes: number): SourceFile => ({ name, path: name, absolute: `/${name}`, bytes });

const alone = (...files: SourceFile[]): Group => ({ kind: 'alone', files, manifests: [] });
const crate = (...files: SourceFile[]): Group => ({
  kind: 'crate',
  files,
  manifests: [file('Cargo.toml', 10)],
});

const shape = (units: readonly Unit[]) =>
  units.map((unit) => [unit.kind, unit.kind === 'large crate' ? unit.batches.length : unit.files.length]);

test.each<[string, Group[], unknown]>([
  ['nothing', [], []],
  ['neighbours that stand alone share a task', [alone(file('a', 10)), alone(file('b', 10))], [['alone', 2]]],
  [
    'a crate stays whole, and between its neighbours',
    [alone(file('a', 10)), crate(file('b', 10), file('c', 10)), alone(file('d', 10))],
    [
      ['alone', 1],
      ['crate', 2],
      ['alone', 1],
    ],
  ],
  ['a large crate is cut', [crate(file('a', MAX_CRATE_TASK_BYTES), file('b', 1))], [['large crate', 2]]],
])('%s', (_, groups, expected) => {
  expect(shape(planScan(groups))).toEqual(expected);
});

test('batches keep every file, in order, and are small unless one file is large', () => {
  const sizes = fc.array(fc.nat({ max: 2 * TASK_BYTES }));
  fc.assert(
    fc.property(sizes, (bytes) => {
      const files = bytes.map((size, at) => file(`${at}`, size));
      const cut = batches(files);
      expect(cut.flat()).toEqual(files);
      for (const batch of cut) {
        const total = batch.reduce((sum, one) => sum + one.bytes, 0);
        expect(batch.length === 1 || total <= TASK_BYTES).toBe(true);
        expect(batch.length).toBeGreaterThan(0);
      }
    }),
  );
});
