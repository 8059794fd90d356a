import type { Bundle, GateResult, Verdict } from '../../model.js';
import { count, percent, quantity, share, signed } from '../../text/words.js';
import type { Thresholds } from './verdicts.js';

/** One page that needs nothing else: verdicts, and for each benchmark its paired differences with interval and thresholds. */
export function verdictPage(bundle: Bundle, result: GateResult, thresholds: Thresholds): string {
  const title = `${bundle.mergeBase.slice(0, 7)}..${bundle.headSha.slice(0, 7)}`;
  const { cpu, cores, os } = bundle.headMachine;
  const notes = [result.method, ...result.remarks].filter((n) => n !== '').map((n) => `<p>${html(n)}</p>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}: benchmarks</title><style>${STYLE}</style></head><body>
<h1>Benchmarks of ${title}</h1>
<p>${html(`${cpu}, ${count(cores, 'core')}, ${os}`)} · floor ${share(thresholds.floor)}, margin ${share(thresholds.margin)}</p>
${result.verdicts.map((v) => section(v, thresholds)).join('\n')}
${notes.join('\n')}
</body></html>
`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
section{border-top:1px solid #d1d9e0;padding:.5rem 0}h2{font-size:1rem;margin:.2rem 0}svg{width:100%;height:auto}
.regressed{color:#b42318}.improved{color:#1a7f37}.unchanged{color:#59636e}.cannot{color:#9a6700}text{font:11px system-ui,sans-serif;fill:#59636e}`;

function section(v: Verdict, thresholds: Thresholds): string {
  const values =
    v.base === null || v.head === null ? '' : `${quantity(v.base, v.unit)} → ${quantity(v.head, v.unit)} · `;
  const effect = v.effect === null ? '' : `<b>${percent(v.effect)}</b> `;
  const range = v.interval === null ? '' : `[${signed(v.interval[0])}, ${signed(v.interval[1])}] `;
  return `<section><h2>${html(v.benchmark)} <span class="${v.kind.split(' ')[0]}">${v.kind}</span></h2>
<p>${values}${effect}${range}over ${count(v.pairs, 'pair')}: ${html(v.because)}</p>
${v.differences.length > 0 && v.interval ? plot(v, v.interval, thresholds) : ''}</section>`;
}

const WIDTH = 800;
const HEIGHT = 120;
const LEFT = 60;

/** Dots: pairs in time order. Band: the interval. Dashed: floor; dotted: margin. */
function plot(v: Verdict, [low, high]: readonly [number, number], { floor, margin }: Thresholds): string {
  const shown = v.differences.filter(Number.isFinite);
  const all = [...shown, low, high, margin, -margin];
  const [bottom, top] = [Math.min(...all), Math.max(...all)];
  const y = (value: number) => round(HEIGHT - 10 - ((value - bottom) / (top - bottom)) * (HEIGHT - 20));
  const x = (i: number) => round(LEFT + ((i + 0.5) / shown.length) * (WIDTH - LEFT));
  const line = (value: number, dash: string) =>
    `<line x1="${LEFT}" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}" stroke="#818b98" stroke-dasharray="${dash}"/>`;
  const band = `<rect x="${LEFT}" width="${WIDTH - LEFT}" y="${y(high)}" height="${round(y(low) - y(high))}" fill="#54aeff" opacity=".25"/>`;
  const labels = [top, 0, bottom].map(
    (value) => `<text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${percent(value)}</text>`,
  );
  const dots = shown.map(
    (d, i) => `<circle cx="${x(i)}" cy="${y(d)}" r="3"><title>pair ${i + 1}: ${percent(d)}</title></circle>`,
  );
  const lines = [line(0, 'none'), line(floor, '6 4'), line(-floor, '6 4'), line(margin, '1 4')];
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="paired differences">${band}${lines.join('')}${labels.join('')}${dots.join('')}</svg>`;
}

const round = (x: number) => Math.round(x * 10) / 10;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function html(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}
