import { code } from './escape.js';
/** `3 errors`, `1 box`: a number with its noun. */
export function count(number, noun, plural = `${noun}s`) {
  return `${thousands(number)} ${number === 1 ? noun : plural}`;
}
/** `12,400`: a whole number as `toLocaleString('en-US')` writes it, which takes 30 ms the first time. */
export function thousands(number) {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
/** `` `a`, `b` and 3 more ``: the first few names as code. */
export function names(all, most = 3) {
  const shown = all.slice(0, most).map(code);
  const left = all.length - shown.length;
  if (left > 0) return `${shown.join(', ')} and ${left} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
/** `line 5`, `lines 5, 8 and 3 more`: the first few lines. */
export function lineWords(lines, most) {
  const left = lines.length - most;
  const shown = lines.slice(0, most).join(', ') + (left > 0 ? ` and ${left} more` : '');
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}`;
}
/** `+7.8 %` from 0.078; the minus is a real one. */
export function percent(fraction) {
  return `${signed(fraction)} %`;
}
/** `+7.8` from 0.078: per cent without the sign, as an interval shows them. */
export function signed(fraction) {
  const digits = Math.abs(fraction * 100).toFixed(Math.abs(fraction) < 0.0995 ? 1 : 0);
  return `${fraction < 0 && Number(digits) !== 0 ? '−' : '+'}${digits}`;
}
/** `1.4 %` from 0.014: a size that has no direction. */
export function share(fraction) {
  return `${signed(Math.abs(fraction)).slice(1)} %`;
}
const SCALES = {
  ns: [
    [1e9, 's'],
    [1e6, 'ms'],
    [1e3, 'µs'],
    [1, 'ns'],
  ],
  count: [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
    [1, ''],
  ],
  bytes: [
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
    [2 ** 10, 'KiB'],
    [1, 'B'],
  ],
  'per-second': [
    [1e9, 'G/s'],
    [1e6, 'M/s'],
    [1e3, 'k/s'],
    [1, '/s'],
  ],
};
/** `412 ns`, `1.21 µs`: three digits that count. */
export function quantity(value, unit) {
  const scales = SCALES[unit];
  const [factor, symbol] = scales.find(([size]) => Math.abs(value) >= size) ?? scales.at(-1);
  const scaled = value / factor;
  if ((unit === 'count' || unit === 'bytes') && factor === 1 && Number.isInteger(value))
    return `${value} ${symbol}`.trimEnd();
  const digits = Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2;
  return `${scaled.toFixed(digits)} ${symbol}`.trimEnd();
}
/** `14:20 UTC`. */
export function clock(instant) {
  return `${new Date(instant).toISOString().slice(11, 16)} UTC`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `22 Nov 2026, 14:20 UTC`. */
export function day(instant) {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${clock(instant)}`;
}
/** `2026-11-27`, as dates are written in configurations and waivers. */
export function isoDay(date) {
  return date.toISOString().slice(0, 10);
}
/** As git shortens the name of a commit. */
export function shortSha(sha) {
  return sha.slice(0, 7);
}
/** A phrase as a sentence of its own: a capital in front unless code stands there, and an end. */
export function sentence(phrase, end = '.') {
  if (phrase === '') return '';
  const words = `${phrase[0].toUpperCase()}${phrase.slice(1).replace(/[.:\s]+$/, '')}`;
  return end === '.' && /[?!]$/.test(words) ? words : `${words}${end}`;
}
