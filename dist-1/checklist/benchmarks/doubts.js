import { code, prose } from '../../text/escape.js';
import { count, names, percent } from '../../text/words.js';
import { isKnownHot } from '../hot.js';
import { unmeasuredWords } from './coverage.js';
/** Longest reason that is repeated from the evidence or the gate. */
export const MAX_REASON = 300;
/** Why the evidence does not answer the item by itself, or null. */
export function doubtAbout({ evidence, measured, config }) {
  if (evidence.kind === 'missing')
    return `there is no benchmark evidence: ${prose(evidence.reason, MAX_REASON)}`;
  if (evidence.kind === 'refused')
    return `the benchmark evidence was refused: ${prose(evidence.reason, MAX_REASON)}`;
  if (measured.verdicts.length === 0) return nothingCompared(measured.remarks);
  const unclear = measured.verdicts.filter(
    ({ beyondMargin, withinMargin }) => !beyondMargin && !withinMargin,
  );
  if (unclear.length > 0) return unclearWords(unclear, config.gate.margin);
  const { distrust } = evidence.origin;
  return distrust === null
    ? null
    : `the evidence needs a person to rely on it: ${prose(distrust, MAX_REASON)}`;
}
/** What is surely slower, but not surely within the margin, is no better than what cannot tell. */
function unclearWords(unclear, margin) {
  const slower = unclear.find(
    ({ kind, interval }) => kind === 'regressed' && interval !== null && interval[1] >= margin,
  );
  const which = names(unclear.map(({ benchmark }) => benchmark));
  if (slower?.interval) {
    const [low, high] = slower.interval;
    const least = `${names([slower.benchmark])} is slower, by ${percent(low)} to ${percent(high)}`;
    const others = unclear.length > 1 ? `; ${count(unclear.length - 1, 'other')} cannot tell either` : '';
    return `${least}: that may be beyond the margin${others}`;
  }
  return `${which} cannot tell: ${prose(unclear[0].because, MAX_REASON)}`;
}
function nothingCompared(remarks) {
  return `the evidence compares no benchmark${remarks[0] === undefined ? '' : `: ${prose(remarks[0], MAX_REASON)}`}`;
}
const SPEED = /\b(?:perf|performance|optimi[sz]\w*|faster|speed ?ups?|speeds? up)\b/i;
/** What says that the change is made for speed: its title, or a label. Null where neither does. */
export function claimOfSpeed({ title, labels }) {
  if (SPEED.test(title) && !/^revert\b/i.test(title)) return 'the title';
  const label = labels.find((each) => SPEED.test(each));
  return label === undefined ? null : `the label ${code(label)}`;
}
export function asksWords(hot, ...doubts) {
  const which = names(hot.map((changed) => changed.name));
  const reasons = new Set(hot.map(reasonAlone));
  const why = hot.slice(0, 1).map((first) => ` (${reasons.size === 1 ? reasonAlone(first) : whyHot(first)})`);
  return `hot ${which} changed${why.join('')}, and ${doubts.filter((doubt) => doubt !== null).join('; ')}`;
}
function whyHot({ heat, reachedByBenchmark }) {
  if (isKnownHot(heat) || reachedByBenchmark === null) return prose(heat.because, MAX_REASON);
  return `${code(reachedByBenchmark)} may reach it`;
}
/** Without the function, which the sentence has named: "in `walk`, which `benches/x.rs` may reach". */
function reasonAlone(changed) {
  return whyHot(changed).replace(/^(?:inside [^,]+ )?in `[^`]+`, (?=which |declared )/, '');
}
/** A benchmark that the change has broken, whatever is hot. Null: none. */
export function brokenWords({ measured: { broken } }) {
  return broken.length === 0 ? null : `${names(broken)} ran on the base and gave no result on the head`;
}
/** What good numbers leave open about the hot functions, or null. */
export function gapsWords(hot, input) {
  const gaps = [uncoveredWords(hot), unmeasuredWords(hot, input)].filter((words) => words !== null);
  return gaps.length === 0 ? null : gaps.join('; ');
}
/** Good numbers of other code say nothing about a hot function that no benchmark reaches. Null: one may reach each. */
function uncoveredWords(hot) {
  const uncovered = hot.filter(({ nearestBenchmark }) => nearestBenchmark !== undefined);
  const [first] = uncovered;
  if (first === undefined) return null;
  const all = hot.length > 1 ? 'any of them' : 'it';
  const which = uncovered.length < hot.length ? names(uncovered.map(({ name }) => name)) : all;
  const near = first.nearestBenchmark ?? null;
  if (near === null) return `no benchmark may reach ${which}: there is none here`;
  const reaches = near.reaches === null ? '' : `, which may reach ${code(near.reaches)}`;
  return `no benchmark may reach ${which}; the nearest is ${code(near.file)}${reaches}`;
}
