import type { AssessInput } from '../../src/checklist/item.js';
import type { Answer } from '../../src/model.js';
import { changes, finding, rust } from '../samples.js';
import { answer, asking, HOT, UNTESTED } from './answer-of.js';

describe('items that the rules answer', () => {
  const error = finding({ severity: 'error' });
  const waiver = { reason: 'small <set>', addedHere: false };

  test.each<[string, Partial<AssessInput>, Answer['kind'], string]>([
    ['nothing found', {}, 'passed', '1 function changed, nothing found'],
    [
      'nothing found in hot code',
      { rust: rust({ changedFunctions: [HOT, UNTESTED] }) },
      'passed',
      '1 hot function changed, nothing found',
    ],
    [
      'a file whose analysis crashed: no rule has seen it',
      { rust: rust({ unread: ['src/state.rs'] }) },
      'needs a tick',
      '`src/state.rs` could not be read: somebody has to look',
    ],
    [
      'a file that is too large: it is no change without Rust',
      {
        changes: changes({ rust: [], skipped: [{ path: 'src/big.rs', because: 'too large', unread: true }] }),
      },
      'needs a tick',
      '`src/big.rs` could not be read: somebody has to look',
    ],
    [
      'files that GitHub did not list',
      { changes: changes({ rust: [], skipped: [{ path: null, because: 'too many', unread: true }] }) },
      'needs a tick',
      '`what GitHub did not list` could not be read: somebody has to look',
    ],
    [
      'a file that the project leaves out',
      { changes: changes({ skipped: [{ path: 'src/gen.rs', because: 'generated' }] }) },
      'passed',
      '1 function changed, nothing found',
    ],
    [
      'an error',
      { rust: rust({ findings: [error] }) },
      'failed',
      '`clone-in-loop` in `StateRoot::calculate`',
    ],
    [
      'two errors, one at file level',
      {
        rust: rust({
          findings: [
            { ...error, within: '' },
            { ...error, fingerprint: 'f2' },
          ],
        }),
      },
      'failed',
      '`clone-in-loop` in `src/state.rs` and 1 more error',
    ],
    [
      'warnings and notes',
      {
        rust: rust({
          findings: [
            finding(),
            finding({ fingerprint: 'f2' }),
            finding({ severity: 'note', fingerprint: 'f3' }),
          ],
        }),
      },
      'passed',
      '2 warnings, 1 note',
    ],
    [
      'a warning that the code allows',
      { rust: rust({ findings: [finding({ waiver })] }) },
      'passed',
      '1 allowed in the code',
    ],
    [
      'an error that the base allows',
      { rust: rust({ findings: [{ ...error, waiver }] }) },
      'waived',
      '1 allowed in the code',
    ],
    [
      'an error that this pull request allows itself',
      { rust: rust({ findings: [{ ...error, waiver: { ...waiver, addedHere: true } }] }) },
      'needs a tick',
      'this pull request itself allows `clone-in-loop` in `StateRoot::calculate`: “small &lt;set&gt;”',
    ],
    [
      'a warning that this pull request allows itself',
      { rust: rust({ findings: [finding({ waiver: { ...waiver, addedHere: true } })] }) },
      'passed',
      '1 allowed in the code',
    ],
    [
      'an expired waiver',
      { rust: rust({ findings: [{ ...error, waiver: { ...waiver, until: '2026-11-21' } }] }) },
      'failed',
      '`clone-in-loop` in `StateRoot::calculate`; its waiver ended on 2026-11-21',
    ],
    [
      'a waiver on its last day',
      { rust: rust({ findings: [{ ...error, waiver: { ...waiver, until: '2026-11-22' } }] }) },
      'waived',
      '1 allowed in the code',
    ],
    [
      'no Rust',
      { changes: changes({ rust: [], paths: ['build.sh'] }) },
      'not applicable',
      'no Rust code changed',
    ],
    [
      'a project that asks when hot code changes',
      { rust: rust({ changedFunctions: [HOT] }), config: asking('allocations', 'hot') },
      'needs a tick',
      '1 hot function changed, nothing found; this project asks when declared or benchmarked code changes (1 function)',
    ],
    [
      'that project, other code',
      { config: asking('allocations', 'hot') },
      'passed',
      '1 function changed, nothing found',
    ],
  ])('%s', (_name, over, kind, because) => {
    expect(answer('allocations', over)).toMatchObject({ kind, because });
  });
});

describe('tests', () => {
  test.each<[string, Partial<AssessInput>, Answer['kind'], string]>([
    ['nothing public', {}, 'passed', 'no public function changed'],
    [
      'public and reached',
      { rust: rust({ changedFunctions: [{ ...UNTESTED, reachedByTest: true }] }) },
      'passed',
      'a test may reach `Trie::prune`',
    ],
    [
      'public and not reached',
      { rust: rust({ changedFunctions: [UNTESTED] }) },
      'needs a tick',
      '`Trie::prune` changed, no test reaches it',
    ],
    [
      'not known yet',
      { rust: rust({ changedFunctions: [{ ...UNTESTED, reachedByTest: null }], complete: false }) },
      'passed',
      'not known yet whether a test reaches 1 changed public function',
    ],
    [
      'not known, and no index will tell any more',
      {
        rust: rust({ changedFunctions: [{ ...UNTESTED, reachedByTest: null }], complete: false }),
        indexDue: '2026-11-22T14:10:00.000Z',
      },
      'needs a tick',
      'the index of the repository could not be built, so it is not known whether a test reaches 1 changed public function',
    ],
    [
      'tests that changed with it',
      { rust: rust({ changedFunctions: [{ ...UNTESTED, reachedByTest: true }], changedTests: 2 }) },
      'passed',
      'a test may reach `Trie::prune`; 2 tests changed',
    ],
    [
      'no test that changed with it',
      { rust: rust({ changedFunctions: [UNTESTED], changedTests: 0 }) },
      'needs a tick',
      '`Trie::prune` changed, no test reaches it; no test changed',
    ],
    [
      'hints of rules, beside the question',
      {
        rust: rust({
          changedFunctions: [UNTESTED],
          findings: [
            finding({
              rule: 'parser-without-fuzz-or-property-test',
              item: 'tests',
              severity: 'note',
              within: 'parse',
            }),
          ],
        }),
      },
      'needs a tick',
      '`Trie::prune` changed, no test reaches it; hint: `parser-without-fuzz-or-property-test` in `parse`',
    ],
    [
      'an error of a rule, where the project makes it one',
      {
        rust: rust({
          changedFunctions: [UNTESTED],
          findings: [
            finding({ rule: 'test-without-assertion', item: 'tests', severity: 'error', within: 'it_works' }),
          ],
        }),
      },
      'failed',
      '`test-without-assertion` in `it_works`; `Trie::prune` changed, no test reaches it',
    ],
    [
      'a project that does not ask',
      { rust: rust({ changedFunctions: [UNTESTED] }), config: asking('tests', 'never') },
      'passed',
      '`Trie::prune` changed, no test reaches it; this project does not ask',
    ],
  ])('%s', (_name, over, kind, because) => {
    expect(answer('tests', over)).toMatchObject({ kind, because });
  });
});
