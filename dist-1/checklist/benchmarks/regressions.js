/** What fails the item unless somebody accepts it. */
export function regressions({ measured }) {
  return measured.verdicts.filter(({ kind, beyondMargin }) => kind === 'regressed' && beyondMargin);
}
