/**
 * That no benchmark got an answer: none was compared, the run is unfit, or each is "cannot tell". One that is at least surely within the margin
 * has got one. Whatever such a result lacks, it is no good news.
 */
export function judgedNothing({ verdicts }) {
  return verdicts.every(({ kind, withinMargin }) => kind === 'cannot tell' && !withinMargin);
}
