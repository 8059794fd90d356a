import { wrap } from '../report/views/wrap.js';

/** A narrower second column is hard to read: it stands below. */
const LEAST_COLUMN = 24;
/** Further in than what it belongs to. */
const BELOW = '    ';
/**
 * Help in lines that fit a terminal. Commander does that for options; examples and exit codes come from us. Words behind an example go on
 * in their column or below it, a paragraph is filled anew; the example itself stays whole, to be copied.
 */
export function fitHelp(text, width) {
  const lines = text.split('\n');
  const fitted = [];
  for (let at = 0; at < lines.length; ) {
    const paragraph = paragraphAt(lines, at);
    if (paragraph.length > 0) fitted.push(...fitParagraph(paragraph, width));
    else fitted.push(...fitRow(lines[at], width));
    at += Math.max(1, paragraph.length);
  }
  return fitted.join('\n');
}
/** Lines of prose from here on: they begin at the margin. */
function paragraphAt(lines, start) {
  let end = start;
  while (end < lines.length && /^\S/.test(lines[end])) end += 1;
  return lines.slice(start, end);
}
function fitParagraph(lines, width) {
  if (lines.every((line) => line.length <= width)) return [...lines];
  return wrap(lines.join(' '), width, '');
}
/** Blanks, an example, two blanks or more, what it does. */
const ROW = /^( +)(\S.*?)( {2,})(\S.*)$/;
function fitRow(line, width) {
  const row = ROW.exec(line);
  if (line.length <= width || row === null) return [line];
  const [, indent, example, gap, words] = row;
  const before = `${indent}${example}${gap}`;
  if (width - before.length < LEAST_COLUMN) {
    return [indent + example, ...wrap(indent + BELOW + words, width, indent + BELOW)];
  }
  const margin = ' '.repeat(before.length);
  const [first = '', ...rest] = wrap(margin + words, width, margin);
  return [before + first.slice(before.length), ...rest];
}
