const MARKER = /^<!-- perf-checklist:finding:([A-Za-z0-9%._~!*'()-]{1,600}) -->[ \t]*\r?$/gm;
/** Last line of an inline comment: tells which finding it is about. */
export function fingerprintMarker(fingerprint) {
  return `<!-- perf-checklist:finding:${encodeURIComponent(fingerprint).replaceAll('-', '%2D')} -->`;
}
/** The fingerprint of an inline comment, or null. The last marker counts: code quoted above it may contain others. */
export function readFingerprint(body) {
  const encoded = [...body.matchAll(MARKER)].at(-1)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
