import { ITEMS } from '../../checklist/items.js';

const BEGIN = '<!-- perf-checklist: begin -->';
const END = '<!-- perf-checklist: end -->';
/** The part of a pull request template that reminds authors of the nine items. */
export function templateSection() {
  return [
    BEGIN,
    '## Performance',
    '',
    '<!-- For your reviewers: what you looked at, and numbers where you have them. perf-checklist answers what it can',
    'from the code and the benchmarks by itself; the rest a maintainer ticks in its comment, not here. -->',
    '',
    ...ITEMS.map(({ title }) => `- [ ] ${title}`),
    END,
    '',
  ].join('\n');
}
/** A template with the section in it: at the place of an earlier one, or at the end. */
export function withSection(template) {
  const end = template.lastIndexOf(END);
  const start = template.lastIndexOf(BEGIN, end);
  const section = templateSection();
  if (end >= 0 && start >= 0) {
    const after = template.slice(end + END.length).replace(/^\r?\n/, '');
    return `${template.slice(0, start)}${section}${after}`;
  }
  const before = template.trimEnd();
  return before === '' ? section : `${before}\n\n${section}`;
}
/** Where GitHub looks for a template, in any case of letters. */
export function isTemplate(path) {
  return /^(\.github\/|docs\/)?pull_request_template(\.md|\.txt)?$/i.test(path);
}
