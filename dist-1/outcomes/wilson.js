/** Quantile of the standard normal for a two-sided interval of 95 %. */
const Z = 1.959964;
/** The score interval of a share (Wilson, 1927): it stays inside 0 to 1 and is honest for few cases. */
export function wilson(hits, cases) {
  if (cases === 0) return [0, 1];
  const share = hits / cases;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * cases);
  const spread = Z * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases));
  const scale = 1 + z2 / cases;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
