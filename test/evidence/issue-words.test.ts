import { firstIssue } from '../../src/evidence/adapters/json.js';
import { manifestSchema, resultRunSchema } from '../../src/evidence/manifest.js';
import { recordedBundle } from './bind-evidence.js';

const BUNDLE = recordedBundle('trie-cache');
const MANIFEST = JSON.parse(BUNDLE['manifest.json']!);

const words = (value: unknown) => firstIssue(manifestSchema.safeParse(value).error!);

test.each<[object, string]>([
  [{ version: 2 }, 'version: must be 1'],
  [{ layout: 'odd' }, 'layout: must be "shuffled" or "fixed" or "same"'],
  [{ startedAt: 'now' }, 'startedAt: must be a time such as 2026-11-22T14:00:00Z'],
  [{ startedAt: undefined }, 'startedAt: is missing'],
  [{ looks: [] }, 'looks: must hold at least 1 entry'],
  [{ looks: 'x' }, 'looks: must be a list'],
  [{ extra: 1 }, 'must not hold "extra"'],
  [{ mergeBase: 'main' }, 'mergeBase: must be a full commit SHA'],
  [{ base: { ...MANIFEST.base, rustc: 'x'.repeat(201) } }, 'base.rustc: must hold at most 200 characters'],
  [
    { base: { ...MANIFEST.base, machine: { ...MANIFEST.base.machine, cores: 0 } } },
    'base.machine.cores: must be at least 1',
  ],
  [
    { base: { ...MANIFEST.base, machine: { ...MANIFEST.base.machine, cores: 1.5 } } },
    'base.machine.cores: must be a whole number',
  ],
])('%j', (over, said) => {
  expect(words({ ...MANIFEST, ...over })).toBe(said);
});

test('a line of runs', () => {
  const line = { ...JSON.parse(BUNDLE['runs.jsonl']!.split('\n')[0]!), side: 'left' };
  expect(firstIssue(resultRunSchema.safeParse(line).error!)).toContain('side: must be "base" or "head"');
});

test('a manifest that is none', () => expect(words([])).toBe('must be an object'));
