import type { Report } from '../../../model.js';
import { code, prose, text } from '../../../text/escape.js';
import { plain } from '../../../text/plain.js';
import { sentence } from '../../../text/words.js';
import { byUrgency, GLYPHS, passedOf, saysOneThing } from '../tally.js';

/** Characters of Markdown in one row; what is longer is said shorter, so that nine rows always fit. */
const MAX_BECAUSE = 1200;
const SHORT_BECAUSE = 150;

/** `**1 regression, 2 boxes to tick** · 6 of 9 items passed`. */
export function headline(report: Report): string {
  const title = `**${prose(report.outcome.title)}**`;
  const passed = passedOf(report);
  return passed === null ? title : `${title} · ${passed}`;
}

/** Nine rows that can be read at a glance, what needs somebody first; one sentence where all would say the same. */
export function itemsTable(report: Report): string {
  if (report.leftAlone !== null) {
    const standing =
      report.outcome.conclusion === 'success'
        ? 'This success vouches for nothing.'
        : 'The review comes when the draft is ready; until then the check goes on.';
    return `The configuration of ${code(report.pull.baseRef)} says so: no rule ran, and no item has to be answered. ${standing}`;
  }
  if (saysOneThing(report)) return sentence(brief(report.answers[0]!.because));
  const rows = byUrgency(report.answers).map(({ kind, title, requirement, because }) => {
    const advisory = requirement === 'advisory' ? ' <sub>advisory</sub>' : '';
    return `| ${GLYPHS[kind]} | ${text(title)}${advisory} | ${kind === 'not applicable' ? 'not applicable: ' : ''}${brief(because)} |`;
  });
  return ['| | item | because |', '|---|---|---|', ...rows].join('\n');
}

function brief(because: string): string {
  return because.length <= MAX_BECAUSE ? because : prose(plain(because), SHORT_BECAUSE);
}
