/** First line of the comments in which the App answers commands. */
export const REPLY_MARK = '<!-- perf-checklist:replies -->';
/** True for a body that the App wrote as answer; who wrote it is for the caller to check. */
export function isReply(body) {
  return body.startsWith(REPLY_MARK);
}
