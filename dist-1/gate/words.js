/** `+7.8 %`, `−0.2 %`; for a log ratio. */
export function signedPercent(logRatio) {
  const percent = Math.expm1(logRatio) * 100;
  const rounded = Math.abs(percent).toFixed(1);
  if (rounded === '0.0') return '0.0 %';
  return `${percent < 0 ? '−' : '+'}${rounded} %`;
}
/** `5 %`, `1.2 %`; for a fraction. */
export function percent(fraction) {
  return `${Number((fraction * 100).toFixed(1))} %`;
}
/** `1 pair`, `12 pairs`. */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
