import type { ItemId } from '../../model.js';

/** The App's own repository: each rule's page says what it finds, why it costs, and when it is fine. */
const CHECKLIST = 'https://github.com/perf-checklist/perf-checklist/blob/main/checklist';

export function rulePage(item: ItemId, rule: string): string {
  return `${CHECKLIST}/${item}/${encodeURIComponent(rule)}.md`;
}
