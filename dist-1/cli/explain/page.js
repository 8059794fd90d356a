import picocolors from 'picocolors';
import { inline, wrapCode, wrapText } from './wrap.js';
/** A page of Markdown as a terminal shows it: the subset that the pages of the checklist use. */
export function renderPage(markdown, { color, width }) {
  const colors = picocolors.createColors(color);
  const blocks = splitBlocks(withoutFrontMatter(markdown));
  return `${blocks.map((block) => renderBlock(block, colors, width)).join('\n\n')}\n`;
}
function withoutFrontMatter(markdown) {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
}
const FENCE = /^(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const LIST_ITEM = /^\s*([-*]|\d+\.)\s+(.*)$/;
const VERBATIM = /^[|>]/;
function splitBlocks(markdown) {
  const lines = markdown.replace(/<!--[\s\S]*?-->/g, '').split('\n');
  const blocks = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line.trim() === '') at += 1;
    else if (FENCE.test(line)) at = takeCode(lines, at, blocks);
    else if (HEADING.test(line)) at = takeHeading(lines, at, blocks);
    else if (LIST_ITEM.test(line)) at = takeList(lines, at, blocks);
    else if (VERBATIM.test(line)) at = takeVerbatim(lines, at, blocks);
    else at = takeParagraph(lines, at, blocks);
  }
  return blocks;
}
/** An unclosed fence runs to the end, as CommonMark has it. */
function takeCode(lines, start, blocks) {
  const fence = FENCE.exec(lines[start])[1];
  let end = start + 1;
  while (end < lines.length && !lines[end].trimEnd().startsWith(fence)) end += 1;
  blocks.push({ kind: 'code', lines: lines.slice(start + 1, end) });
  return end + 1;
}
function takeHeading(lines, at, blocks) {
  const [, marks, text] = HEADING.exec(lines[at]);
  blocks.push({ kind: 'heading', level: marks.length, text });
  return at + 1;
}
function takeList(lines, start, blocks) {
  const items = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const item = LIST_ITEM.exec(line);
    if (item) items.push({ marker: item[1] === '*' ? '-' : item[1], text: item[2] });
    else if (line.startsWith(' ') && line.trim() !== '') items.at(-1).text += ` ${line.trim()}`;
    else break;
  }
  blocks.push({ kind: 'list', items });
  return at;
}
function takeVerbatim(lines, start, blocks) {
  let end = start;
  while (end < lines.length && VERBATIM.test(lines[end])) end += 1;
  blocks.push({ kind: 'lines', lines: lines.slice(start, end) });
  return end;
}
function takeParagraph(lines, start, blocks) {
  let end = start;
  const ends = (line) =>
    line.trim() === '' || [FENCE, HEADING, LIST_ITEM, VERBATIM].some((other) => other.test(line));
  do end += 1;
  while (end < lines.length && !ends(lines[end]));
  blocks.push({ kind: 'paragraph', text: lines.slice(start, end).join(' ') });
  return end;
}
function renderBlock(block, colors, width) {
  switch (block.kind) {
    case 'heading':
      return colors.bold(block.level === 1 ? colors.underline(plain(block.text)) : plain(block.text));
    case 'code':
      return block.lines.map((line) => renderCode(line, colors, width)).join('\n');
    case 'list':
      return block.items
        .map(({ marker, text }) =>
          wrapText(text, width, { first: `  ${marker} `, rest: ' '.repeat(marker.length + 3) }, colors),
        )
        .join('\n');
    case 'lines':
      return block.lines.map((line) => renderLine(line, colors, width)).join('\n');
    case 'paragraph':
      return wrapText(block.text, width, { first: '', rest: '' }, colors);
  }
}
/** A quote needs no mark where it can stand in italics; a table keeps its lines. */
function renderLine(line, colors, width) {
  const quote = /^>\s?(.*)$/.exec(line)?.[1];
  if (quote === undefined) return inline(line, colors);
  const mark = colors.isColorSupported ? '' : '> ';
  return colors.italic(wrapText(quote, width, { first: mark, rest: mark }, colors));
}
/** `//~ rule` marks the line that a rule flags. */
function renderCode(line, colors, width) {
  return wrapCode(`    ${line}`, width)
    .map((part) => {
      const [, code, note] = /^(.*?)(\/\/.*)$/.exec(part) ?? [];
      if (code === undefined || note === undefined) return part;
      return `${code}${note.startsWith('//~') ? colors.yellow(note) : colors.dim(note)}`;
    })
    .join('\n');
}
/** The text without its Markdown marks. */
function plain(text) {
  return inline(text.replace(/`([^`]+)`/g, '$1'), picocolors.createColors(false));
}
