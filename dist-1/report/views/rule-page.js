/** The App's own repository: each rule's page says what it finds, why it costs, and when it is fine. */
const CHECKLIST = 'https://github.com/perf-checklist/perf-checklist/blob/main/checklist';
export function rulePage({ rule, item, ruleItem }) {
  return `${CHECKLIST}/${ruleItem ?? item}/${encodeURIComponent(rule)}.md`;
}
