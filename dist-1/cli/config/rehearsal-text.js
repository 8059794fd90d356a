import picocolors from 'picocolors';
import { wrap } from '../../report/views/wrap.js';
import { shorten, visible } from '../../text/escape.js';
import { count, shortSha } from '../../text/words.js';
/** The verdict, then the rules, then the pull requests that would have noticed most. */
export function rehearsalText(rehearsal, view) {
  const colors = picocolors.createColors(view.color);
  const blocks = [
    ...wrap(verdict(rehearsal), view.width, '').map(colors.bold),
    ...remarks(rehearsal).flatMap((line) => wrap(line, view.width, '')),
    ...(rehearsal.rules.length > 0
      ? ['', ...ruleTable(rehearsal, view.width).map((line, at) => (at === 0 ? colors.dim(line) : line))]
      : []),
    ...(rehearsal.loudest.length > 0 ? ['', colors.dim('loudest'), ...loudestLines(rehearsal, view)] : []),
  ];
  return `${blocks.join('\n')}\n`;
}
/** "Would have commented 41 times on 17 of 50 pull requests, blocked 2, asked for a tick on 3." */
function verdict({ pulls, comments, commented, blocked, asked }) {
  const where =
    commented > 0
      ? ` on ${commented} of ${count(pulls, 'pull request')}`
      : ` on ${count(pulls, 'pull request')}`;
  const tick = asked > 0 ? `, asked for a tick on ${asked}` : '';
  return `Would have commented ${count(comments, 'time')}${where}, blocked ${blocked}${tick}.`;
}
function remarks({ wantEvidence, leftAlone }) {
  const evidence = `${wantEvidence} changed hot code or promised speed, and would have needed benchmark evidence, which the past has none of.`;
  return [
    ...(wantEvidence > 0 ? [evidence] : []),
    ...(leftAlone > 0 ? [`${leftAlone} would have been left alone, as \`ignore\` says.`] : []),
  ];
}
const HEADINGS = ['errors', 'warnings', 'notes', 'pulls'];
/** Columns of one width are easier on the eye; the narrowest have a blank before each heading. */
const WIDE = 9;
function ruleTable({ rules }, room) {
  const width = Math.max('rule'.length, ...rules.map(({ rule }) => rule.length));
  const fits = width + HEADINGS.length * WIDE <= room;
  const widths = HEADINGS.map((heading) => (fits ? WIDE : heading.length + 1));
  if (width + widths.reduce((sum, each) => sum + each) > room) return stacked(rules);
  const cell = (text, at) => String(text === 0 ? '·' : text).padStart(widths[at]);
  const row = (name, cells) => `${name.padEnd(width)}${cells.map(cell).join('')}`;
  return [
    row('rule', HEADINGS),
    ...rules.map(({ rule, error, warning, note, pulls }) => row(rule, [error, warning, note, pulls])),
  ];
}
/** For a narrow window: each rule, and below it what it would have said. */
function stacked(rules) {
  const lines = rules.flatMap(({ rule, error, warning, note, pulls }) => {
    const numbers = [count(error, 'error'), count(warning, 'warning'), count(note, 'note')];
    const said = numbers.filter((words) => !words.startsWith('0 ')).join(', ');
    return [rule, `  ${said} in ${count(pulls, 'pull request')}`];
  });
  return ['rules', ...lines];
}
function loudestLines({ loudest }, { color, width }) {
  const colors = picocolors.createColors(color);
  const names = columnOf(loudest.map(({ number, sha }) => (number === null ? shortSha(sha) : `#${number}`)));
  const effects = columnOf(loudest.map(effectOf));
  return loudest.flatMap(({ title, blocked }, at) => {
    const line = `  ${names[at]}  ${effects[at]}  ${visible(title)}`;
    if (blocked === null) return [shorten(line, width)];
    const why = `  ${' '.repeat(names[at].length)}  would block: ${visible(blocked)}`;
    return [shorten(line, width), colors.red(shorten(why, width))];
  });
}
function effectOf({ comments, ticks }) {
  const parts = [comments > 0 ? count(comments, 'comment') : '', ticks > 0 ? count(ticks, 'tick') : ''];
  return parts.filter((part) => part !== '').join(', ');
}
function columnOf(texts) {
  const width = Math.max(0, ...texts.map((text) => text.length));
  return texts.map((text) => text.padEnd(width));
}
