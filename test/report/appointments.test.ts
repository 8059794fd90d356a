import type { Evidence } from '../../src/model.js';
import { appointments } from '../../src/report/appointments.js';
import { finding, rust } from '../samples.js';
import { reportOf, type Situation } from './road.js';

const RUNNING: Evidence = {
  kind: 'missing',
  reason: 'running',
  expected: 'running',
  since: '2026-11-22T14:00:00Z',
};
const waived = (until?: string) =>
  rust({
    findings: [
      finding({ waiver: { reason: 'known', addedHere: false, ...(until === undefined ? {} : { until }) } }),
    ],
  });

test.each<[string, Situation, string[]]>([
  ['nothing', {}, []],
  ['a wait for benchmarks', { evidence: RUNNING }, ['2026-11-22T16:00:00.000Z']],
  ['an index that is being built', { indexDue: '2026-11-22T14:50:00.000Z' }, ['2026-11-22T14:50:00.000Z']],
  ['an index that is due now', { indexDue: '2026-11-22T14:20:00.000Z' }, []],
  ['an index that is late', { indexDue: '2026-11-22T14:10:00.000Z' }, []],
  ['a waiver with a last day', { rust: waived('2026-11-30') }, ['2026-12-01T00:00:00.000Z']],
  ['a waiver on its last day', { rust: waived('2026-11-22') }, ['2026-11-23T00:00:00.000Z']],
  ['a waiver without end', { rust: waived() }, []],
  ['a waiver for years', { rust: waived('2031-01-01') }, []],
  [
    'several, the next one first',
    { rust: waived('2026-11-30'), evidence: RUNNING },
    ['2026-11-22T16:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ],
])('the review is repeated for %s', (_, situation, times) => {
  expect(appointments(reportOf(situation))).toEqual(times);
});
