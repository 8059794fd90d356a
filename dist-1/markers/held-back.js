/** Says in a check's text that its own review passes, and that another pull request of the commit keeps it from saying so. */
export const HELD_BACK = '<!-- perf-checklist:held-back -->';
export function isHeldBack(text) {
  return text.includes(HELD_BACK);
}
