import { count, names } from '../text/words.js';
import { indexIsLate, unknowable } from './item.js';
import { noRust } from './judge-findings.js';
import { functionParts } from './subject.js';
/** Asks a person where no test may reach a changed public function; never fails by itself. */
export function judgeTests(input) {
  const { changes, rust } = input;
  if (changes.rust.length === 0) return noRust();
  const open = rust.changedFunctions.filter((changed) => changed.isPublic);
  if (open.length === 0) return { kind: 'passed', because: 'no public function changed', parts: [] };
  const untested = open.filter((changed) => changed.reachedByTest === false);
  if (untested.length > 0) return asks(untested, rust.changedTests);
  const unknown = open.filter((changed) => changed.reachedByTest === null).length;
  if (unknown > 0) {
    const what = `whether a test reaches ${count(unknown, 'changed public function')}`;
    return indexIsLate(input)
      ? { ...unknowable(what), parts: functionParts(open) }
      : { kind: 'passed', because: `not known yet ${what}`, parts: functionParts(open) };
  }
  return {
    kind: 'passed',
    because: `a test may reach ${open.length === 1 ? names([open[0].name]) : `each of ${open.length} changed public functions`}${testsWords(rust.changedTests)}`,
    parts: functionParts(open),
  };
}
function testsWords(changed) {
  if (changed === undefined) return '';
  return changed === 0 ? '; no test changed' : `; ${count(changed, 'test')} changed`;
}
function asks(untested, changedTests) {
  const which = names(untested.map((changed) => changed.name));
  return {
    kind: 'needs a tick',
    because: `${which} changed, no test reaches ${untested.length === 1 ? 'it' : 'them'}${testsWords(changedTests)}`,
    parts: functionParts(untested),
    optional: true,
  };
}
