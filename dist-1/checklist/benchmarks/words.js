import { count, names, percent, share, signed } from '../../text/words.js';
/** `` `trie/seek` **+7.8 %** [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 % ``. */
export function effectWords(verdict) {
  const { effect, interval, smallestVisible } = verdict;
  const change = effect === null ? '' : ` **${percent(effect)}**`;
  const range = interval === null ? '' : ` [${signed(interval[0])}, ${signed(interval[1])}]`;
  const sight = smallestVisible === null ? '' : `; smallest visible change ${share(smallestVisible)}`;
  return `${names([verdict.benchmark])}${change}${range} over ${count(verdict.pairs, 'pair')}${sight}`;
}
/** What a verdict says of a benchmark that does not fail the item. */
const WORDS = {
  regressed: 'slower within the margin',
  improved: 'improved',
  unchanged: 'unchanged',
  'cannot tell': 'not slower beyond the margin',
};
export function measuredWords(verdicts) {
  const kinds = ['regressed', 'improved', 'unchanged', 'cannot tell'].flatMap((kind) => {
    const number = verdicts.filter((verdict) => verdict.kind === kind).length;
    const words = WORDS[kind];
    return number === 0 ? [] : [`${number} ${words}`];
  });
  return `${count(verdicts.length, 'benchmark')}: ${kinds.join(', ')}`;
}
