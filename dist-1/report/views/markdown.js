import { paragraphs } from './fit.js';
import { detailsOf } from './github/details.js';
import { summaryOf } from './github/summary.js';
/** The review as one Markdown document, with what a check would show. */
export function renderMarkdown(report) {
  return `${paragraphs([summaryOf(report, { posted: false }), detailsOf(report, '')])}\n`;
}
