import { percent as asSet } from '../../../gate/words.js';
import type { Bundle, GateResult, Machine, Verdict } from '../../../model.js';
import { controlLine, worstFirst } from '../../../report/views/benchmark-table.js';
import { count, percent, quantity, share, shortSha, signed } from '../../../text/words.js';
import type { Thresholds } from '../thresholds.js';
import { html } from './html.js';
import { intervalBar, overviewReach, pairPlot } from './plots.js';
import { STYLE } from './style.js';

/** One page that needs nothing else: the verdicts at a glance on one scale, and for each benchmark its pairs. */
export function verdictPage(bundle: Bundle, result: GateResult, thresholds: Thresholds): string {
  const range = `${shortSha(bundle.mergeBase)}..${shortSha(bundle.headSha)}`;
  const verdicts = [...result.verdicts].sort(worstFirst);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${html(summary(verdicts))} · ${range}</title><style>${STYLE}</style></head><body>
<h1>${html(summary(verdicts))}</h1>
<p class="about"><code>${range}</code> · ${html(circumstances(bundle))}</p>
${overview(verdicts, thresholds)}
${verdicts.map((v, i) => section(v, i, thresholds)).join('\n')}
${footer(result)}
</body></html>
`;
}

const KINDS = ['regressed', 'cannot tell', 'improved', 'unchanged'] as const;

function summary(verdicts: readonly Verdict[]): string {
  const parts = KINDS.flatMap((kind) => {
    const number = verdicts.filter((v) => v.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  return parts.length === 0
    ? 'No benchmark was compared'
    : `${count(verdicts.length, 'benchmark')}: ${parts.join(', ')}`;
}

function circumstances({ baseMachine, headMachine, baseToolchain, headToolchain, layout }: Bundle): string {
  const placed =
    layout === 'shuffled' ? 'linked anew for each pair' : layout === 'fixed' ? 'linked once' : 'one binary';
  const machines = eachOnce(machineWords(baseMachine), machineWords(headMachine));
  return `${machines} · ${eachOnce(baseToolchain.rustc, headToolchain.rustc)} · ${placed}`;
}

/** Every part of it, since sides that differ in any are not compared. */
function machineWords({ cpu, cores, os, kernel, libc }: Machine): string {
  const library = libc === '' ? [] : [`libc ${libc}`];
  return [cpu, count(cores, 'core'), os, `kernel ${kernel}`, ...library].join(', ');
}

const eachOnce = (base: string, head: string) => (base === head ? head : `base: ${base}, head: ${head}`);

function overview(verdicts: readonly Verdict[], thresholds: Thresholds): string {
  if (verdicts.length === 0) return '';
  const reach = overviewReach(verdicts, thresholds);
  const rows = verdicts.map(
    (v, i) => `<tr class="${kindClass(v)}"><td><a href="#b${i}">${html(v.benchmark)}</a></td>
<td>${v.base === null ? '' : quantity(v.base, v.unit)}</td><td>${v.head === null ? '' : quantity(v.head, v.unit)}</td>
<td><b>${v.effect === null ? '' : percent(v.effect)}</b></td><td>${intervalText(v)}</td><td>${intervalBar(v, reach, thresholds)}</td><td><span class="tag">${v.kind}</span></td></tr>`,
  );
  return `<table><thead><tr><th>benchmark</th><th>base</th><th>head</th><th>change</th><th>90 % interval</th><th>−${share(reach)} … +${share(reach)}</th><th>verdict</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
${key(thresholds)}`;
}

const swatch = (shape: string) => `<svg width="18" height="14" viewBox="0 0 18 14">${shape}</svg>`;

function key({ floor, margin }: Thresholds): string {
  const parts = [
    [swatch('<circle class="pair" cx="9" cy="7" r="4"/>'), 'a pair'],
    [
      swatch(
        '<rect class="band" width="18" height="14"/><line class="estimate" x1="0" x2="18" y1="7" y2="7"/>',
      ),
      'estimate and interval',
    ],
    [swatch('<rect class="floor" width="18" height="14"/>'), `below the floor of ${asSet(floor)}`],
    [swatch('<line class="margin" x1="0" x2="18" y1="7" y2="7"/>'), `margin of ${asSet(margin)}`],
  ];
  return `<p class="key">${parts.map(([picture, words]) => `<span>${picture}${words}</span>`).join('')}</p>`;
}

const intervalText = ({ interval }: Verdict) =>
  interval === null ? '' : `${signed(interval[0])} … ${signed(interval[1])}`;

/** `cannot tell` would be two classes. */
const kindClass = (v: Verdict) => v.kind.split(' ')[0];

function section(v: Verdict, index: number, thresholds: Thresholds): string {
  const effect = v.effect === null ? '' : ` <b>${percent(v.effect)}</b>`;
  const sight = v.smallestVisible === null ? '' : ` Smallest visible change: ${share(v.smallestVisible)}.`;
  return `<section id="b${index}"><div class="head"><h2>${html(v.benchmark)}</h2><span class="tag ${kindClass(v)}">${v.kind}${effect}</span></div>
<p>${html(v.because[0] === undefined ? '' : v.because[0].toUpperCase() + v.because.slice(1))}.${sight}</p>
${pairPlot(v, thresholds)}</section>`;
}

function footer(result: GateResult): string {
  const lines = [controlLine(result) ?? '', result.method, ...result.remarks].filter((line) => line !== '');
  return lines.length === 0
    ? ''
    : `<footer>${lines.map((line) => `<p>${html(line)}</p>`).join('\n')}</footer>`;
}
