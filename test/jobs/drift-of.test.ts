import { driftOf } from '../../src/jobs/drift.js';
import { recordedBundle } from '../evidence/bind-evidence.js';

const AT = '2026-11-22T14:20:00Z';
const files = new Map(Object.entries(recordedBundle('trie-cache')));

test('what has become slower since the release', () => {
  expect(driftOf(files, AT)!.slower.map(({ benchmark }) => benchmark)).toEqual(['trie/seek']);
});

test.each<[string, (files: Map<string, string>) => void]>([
  ['no runs', (bundle) => bundle.set('runs.jsonl', '')],
  [
    'only one side',
    (bundle) =>
      bundle.set(
        'runs.jsonl',
        bundle
          .get('runs.jsonl')!
          .split('\n')
          .filter((line) => line.includes('"side":"base"'))
          .join('\n'),
      ),
  ],
  ['no manifest', (bundle) => bundle.delete('manifest.json')],
])('%s say nothing, and take nothing back that was known', (_what, spoil) => {
  const spoilt = new Map(files);
  spoil(spoilt);
  expect(driftOf(spoilt, AT)).toBeNull();
});
