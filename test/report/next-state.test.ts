import { nextState } from '../../src/report/next-state.js';
import { changedFunction, finding, NOW, PULL, rust } from '../samples.js';
import { reportOf, signed } from './road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const ERROR = rust({ findings: [finding({ severity: 'error' })] });

describe('the state to sign', () => {
  test('a first review without boxes shows its head, too', () => {
    expect(nextState(reportOf())).toMatchObject({
      version: 1,
      shown: { headSha: PULL.headSha, at: NOW.toISOString(), subjects: {} },
    });
  });

  test('what is found is shown since it was found first, boxes since they were theirs', () => {
    const later = { now: new Date('2026-11-22T15:00:00Z') };
    const first = nextState(reportOf({ rust: ERROR }));
    const same = { ...signed(first), ...later };
    expect(nextState(reportOf({ ...same, rust: ERROR }))).toEqual(first);
    const other = nextState(reportOf({ ...same, rust: { ...ERROR, changedFunctions: [UNTESTED] } }));
    expect(other).toMatchObject({
      version: 2,
      shown: { at: later.now.toISOString(), found: first.shown.found },
    });
    expect(Object.keys(other.shown.subjects)).toEqual(['allocations', 'tests']);
    const gone = nextState(reportOf({ ...same, rust: rust() }));
    expect(gone.shown).toMatchObject({ subjects: {}, found: { at: later.now.toISOString() } });
  });
});
