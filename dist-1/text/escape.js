/**
 * Everything that comes from a pull request (names, code, titles, reasons) passes through here before it becomes
 * GitHub-flavoured Markdown: it can then neither mention people, link, load an image, nor end the block it stands in.
 */
/** Longest name or expression shown in a line: longer ones are cut in the middle of the sentence, not of a table. */
const MAX_CODE = 160;
/** Longest free text shown in one paragraph: the longest message of a rule is a third of it. */
const MAX_PROSE = 1500;
const ZERO_WIDTH = '&#8203;';
/** Control characters, lone surrogates, and the marks that turn or hide text (Trojan Source). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** The text on one line, with what a reader could not see made visible or dropped. */
export function visible(text) {
  return text.replace(/\s+/g, ' ').replace(INVISIBLE, '\ufffd');
}
/** At most `most` characters, ending in an ellipsis where something was cut; never half a surrogate pair. */
export function shorten(text, most) {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/** Text that is not code, e.g. the reason of a waiver; one line. */
export function text(raw, most = MAX_PROSE) {
  return shorten(visible(raw).trim(), most)
    .replace(/[&<>|$\\`*[\]{}~!^"'=@#_]/g, escapeCharacter)
    .replace(/:\/\//g, `:${ZERO_WIDTH}//`)
    .replace(/(www)\./gi, `$1${ZERO_WIDTH}.`)
    .replace(/(mailto|xmpp):/gi, `$1${ZERO_WIDTH}:`)
    .replace(/(gh)-(?=\d)/gi, `$1${ZERO_WIDTH}-`)
    .replace(/^([-+:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
function escapeCharacter(character) {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '|':
      return '&#124;';
    // Two dollars make a formula; GitHub documents this as the way to write a plain one.
    case '$':
      return '<span>$</span>';
    // A backslash or an entity does not stop a mention or a reference: GitHub looks at the rendered text.
    case '@':
    case '#':
      return `${character}${ZERO_WIDTH}`;
    case "'":
    case '"':
    case '=':
      return character;
    default:
      return `\\${character}`;
  }
}
/** A name or an expression in a code span. */
export function code(raw) {
  const shown = shorten(visible(raw).trim(), MAX_CODE);
  if (shown === '') return '*(empty)*';
  // A pipe inside a code span would end a table's cell, and GitHub has no escape for a backslash before it. What opens an
  // HTML comment could be taken for one of the App's own marks.
  if (/\||<!--/.test(shown)) return `<code>${asEntities(shown)}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
function asEntities(shown) {
  return shown.replace(/[^A-Za-z0-9 ]/gu, (character) => `&#${character.codePointAt(0)};`);
}
function longestRun(shown) {
  return Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
}
/** A sentence written by this program around names from the code, which stand in backticks. */
export function prose(sentence, most = MAX_PROSE) {
  return shorten(visible(sentence).trim(), most)
    .split(/(`[^`]+`)/)
    .map((part, place) => (place % 2 === 1 ? code(part.slice(1, -1)) : between(part)))
    .reduce((before, part) => before + apart(before, part) + part, '');
}
/** Backticks that stand side by side would be one longer fence. */
function apart(before, after) {
  return before.endsWith('`') && after.startsWith('`') ? ZERO_WIDTH : '';
}
function between(part) {
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(part) ?? [];
  return before + (middle === '' ? '' : text(middle)) + after;
}
/** What opens an HTML comment, so that it opens none: in a block of code there is no other way to say it. */
export function withoutMarks(lines) {
  return lines.replaceAll('<!--', '<\u200b!--');
}
/** True for code that can be offered to be committed as it stands: it hides nothing from whoever reads it. */
export function isPlainCode(lines) {
  return !lines.includes('<!--') && !/[\p{Cf}\p{Cs}]|[^\P{Cc}\t\r\n]/u.test(lines);
}
/** A block of code, fenced so that nothing inside can end it; no lines at all stay no lines. */
export function fenced(language, lines) {
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  const inside = lines.replace(/\r\n?/g, '\n').replace(/\n?$/, '\n');
  return `${fence}${language}\n${lines === '' ? '' : inside}${fence}`;
}
