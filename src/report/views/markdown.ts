import type { Report } from '../../model.js';
import { paragraphs } from './fit.js';
import { detailsOf } from './github/details.js';
import { summaryOf } from './github/summary.js';

/** The review as one Markdown document, with what a check would show. */
export function renderMarkdown(report: Report): string {
  return `${paragraphs([summaryOf(report, { posted: false }), detailsOf(report, '', { posted: false })])}\n`;
}
