import { count, thousands } from '../../../text/words.js';
import { paragraphs } from '../fit.js';
import { headline, itemsTable } from './items-table.js';
import { rehearsalBlock } from './rehearsal.js';
import {
  completeness,
  configRemarks,
  heldBackRemark,
  historyRemarks,
  introduction,
  overrideRemark,
  quietRemark,
  removalRemark,
  tickRemarks,
} from './remarks.js';
/** The check's first screen: the verdict, nine rows, and what a reader has to know beyond them. Not posted: no comment was made to look at. */
export function summaryOf(report, { posted = true } = {}) {
  return paragraphs([
    headline(report),
    heldBackRemark(report),
    overrideRemark(report),
    itemsTable(report),
    tickRemarks(report),
    posted ? whereToLook(report) : null,
    quietRemark(report),
    completeness(report),
    historyRemarks(report),
    configRemarks(report),
    removalRemark(report),
    rehearsalBlock(report),
    introduction(report),
  ]);
}
function whereToLook({ findings }) {
  const inline = findings.filter(({ place }) => place === 'inline').length;
  const noted = findings.filter(({ place }) => place === 'annotation').length;
  const rest = findings.length - inline - noted;
  const parts = [
    inline > 0 ? count(inline, 'comment in the diff', 'comments in the diff') : '',
    noted > 0 ? count(noted, 'annotation') : '',
    rest > 0 ? `${thousands(rest)} only in the details below` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : `${count(findings.length, 'finding')}: ${parts.join(', ')}.`;
}
