import { boxLine, CHECKLIST_MARK } from '../../../markers/boxes.js';
import { text } from '../../../text/escape.js';
import { hasBox } from '../../next-state.js';
import { folded, paragraphs } from '../fit.js';
import { benchmarksBlock } from './details.js';
import { headline, itemsTable } from './items-table.js';
import { completeness, introduction, overrideRemark, tickRemarks } from './remarks.js';

/** The comment shows the benchmarks that matter most; the check shows them all. */
const ROOM_FOR_BENCHMARKS = 8_000;
/** The one comment that maintainers tick. `state` is its signed last line. */
export function checklistComment(report, state) {
  const benchmarks = benchmarksBlock(report, ROOM_FOR_BENCHMARKS);
  return paragraphs([
    `${CHECKLIST_MARK}\n${headline(report)}`,
    overrideRemark(report),
    itemsTable(report),
    boxes(report),
    tickRemarks(report),
    completeness(report),
    introduction(report),
    benchmarks === null ? null : folded('Benchmarks, base against head', benchmarks),
    state,
  ]);
}
function boxes({ answers }) {
  const lines = answers
    .filter(hasBox)
    .map((answer) => boxLine(answer.item, label(answer), answer.tick !== undefined));
  if (lines.length === 0) return null;
  return ['For a maintainer to tick, once looked at:', '', ...lines].join('\n');
}
/** A box on a failed item accepts what failed; any other answers the guide's question. */
function label({ kind, title }) {
  if (kind === 'failed' || kind === 'accepted' || kind === 'waived')
    return `${text(title.replace(/\?$/, ''))}: ${kind === 'failed' ? 'accept what failed' : 'accepted as it is'}`;
  return text(title);
}
