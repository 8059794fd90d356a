import { quoted } from '../../wording.js';
/** A copy that is made for one purpose, and dropped in the statement that made it. */
export function temporaryCopy(copy, purpose, help) {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied only ${purpose}; nothing else ever sees the copy.`,
    help,
  };
}
/** The edit that leaves `.clone()` out. */
export function withoutCopy(copy) {
  return { start: copy.source.end, end: copy.call.end, text: '' };
}
