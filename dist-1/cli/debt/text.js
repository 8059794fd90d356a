import picocolors from 'picocolors';
import { wrap } from '../../report/views/wrap.js';
import { isDay } from '../../rules/comments.js';
import { visible } from '../../text/escape.js';
import { plain } from '../../text/plain.js';
import { count } from '../../text/words.js';
/** The list, two lines or three for each comment, and what it comes to. */
export function debtText(debts, view) {
  if (debts.length === 0) return 'No `allow` comment: nothing is owed.\n';
  const colors = picocolors.createColors(view.color);
  const blocks = debts.map((debt) => block(debt, view).join('\n'));
  const total = wrap(summary(debts), view.width, '').map(colors.bold).join('\n');
  return `${blocks.join('\n\n')}\n\n${total}\n`;
}
function block(debt, { color, width }) {
  const colors = picocolors.createColors(color);
  const level = (debt.heat?.level ?? '–').padEnd(4);
  const because = debt.heat === null ? '' : `${plain(debt.heat.because)}`;
  const about = [visible(debt.author), visible(because)].filter((part) => part !== '').join(' · ');
  return [
    ...heading(debt, level, width, colors),
    colors.cyan(`     ${visible(debt.path)}:${debt.line}`),
    ...(debt.reason === '' ? [] : wrap(`     “${visible(debt.reason)}”`, width, '      ')),
    ...wrap(`     ${about}`, width, '     ').map(colors.dim),
  ];
}
/** On one line where there is room; else the remark below. */
function heading(debt, level, width, colors) {
  const mark = remark(debt);
  const paint = debt.state === 'holds' ? colors.yellow : colors.red;
  const first = `${level} ${debt.rule} · ${ageWords(debt)}`;
  const named = wrap(first, width, '     ').map((line) => line.replace(debt.rule, colors.bold(debt.rule)));
  if (mark === null) return named;
  if (`${first} · ${mark}`.length <= width) return [`${named[0]} · ${paint(mark)}`];
  return [...named, ...wrap(`     ${mark}`, width, '     ').map(paint)];
}
/** What somebody should do something about, or null. */
function remark({ state, until, covers, reason, rule }) {
  if (state === 'expired') return `expired on ${until}: it speaks again`;
  if (state === 'unheld') {
    if (reason === '') return 'has no reason, and does not hold';
    return until === null || isDay(until)
      ? `there is no rule ${rule}`
      : `"${visible(until)}" is no day, and it does not hold`;
  }
  if (covers === 0) return 'silences nothing any more: remove it';
  return until === null ? null : `until ${until}`;
}
/** Days up to two months, months up to two years. */
const DAYS_A_MONTH = 30.44;
const [MOST_DAYS, MOST_MONTHS] = [60, 24];
export function ageWords({ age, atLeast }) {
  const months = Math.floor(age / DAYS_A_MONTH);
  const words =
    age < MOST_DAYS
      ? count(age, 'day')
      : months < MOST_MONTHS
        ? count(months, 'month')
        : count(Math.floor(months / 12), 'year');
  return atLeast ? `${words} or more` : words;
}
function summary(debts) {
  const files = new Set(debts.map(({ path }) => path)).size;
  const number = (fits) => debts.filter(fits).length;
  const parts = [
    [number(({ heat }) => heat?.level === 'hot'), 'on hot code'],
    [number(({ state }) => state === 'expired'), 'expired'],
    [number(({ state }) => state === 'unheld'), 'not holding'],
    [number(({ state, covers }) => state === 'holds' && covers === 0), 'silencing nothing'],
  ];
  const told = parts.flatMap(([many, words]) => (many > 0 ? [`${many} ${words}`] : []));
  return [`${count(debts.length, '`allow` comment')} in ${count(files, 'file')}`, ...told].join(' · ');
}
