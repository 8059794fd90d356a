import { code, prose } from '../text/escape.js';
import { day } from '../text/words.js';
/** `` accepted by `carol` (maintain) on 22 Nov 2026, 14:20 UTC: “…” ``. */
export function decidedBy(verb, { by, role, at, reason }) {
  return `${verb} by ${code(by)} (${role}) on ${day(at)}: “${prose(reason, 200)}”`;
}
