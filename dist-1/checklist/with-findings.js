import { names } from '../text/words.js';
import { combine } from './combine.js';
import { judgeFindings } from './judge-findings.js';
import { waiverHolds } from './waivers.js';
/**
 * An item that something else answers, and that has rules too: an error of theirs fails it all the same, anything less is a
 * hint beside the answer.
 */
export function withFindings(id, judge) {
  const judgeRules = judgeFindings(id);
  return (input) => {
    const own = judge(input);
    const rules = judgeRules(input);
    if (rules.kind === 'failed' || rules.kind === 'needs a tick' || rules.kind === 'waived') {
      return combine([own, rules].map((judgement) => ({ requirement: 'required', judgement }))).judgement;
    }
    const hints = input.rust.findings.filter(
      (finding) => finding.item === id && !waiverHolds(finding, input.now),
    );
    return hints.length === 0 ? own : { ...own, because: `${own.because}; ${hintWords(hints)}` };
  };
}
/** `` hints: `parser-without-fuzz-or-property-test` in `parse_header` ``. */
function hintWords(hints) {
  const rules = [...new Set(hints.map(({ rule }) => rule))];
  const places = [...new Set(hints.map(({ within, path }) => (within === '' ? path : within)))];
  return `${hints.length === 1 ? 'hint' : 'hints'}: ${names(rules)} in ${names(places)}`;
}
