import { ITEMS } from '../../checklist/items.js';
import { CONFIG_PATH } from '../../source/git/config-path.js';

const LEVELS = ['hot', 'warm', 'cold'];
/** What stands under the page of a rule: how loud it is, and how to silence it. Markdown. */
export function ruleSettings(rule) {
  const title = ITEMS.find(({ id }) => id === rule.item).title;
  return `## How loud it is, and how to silence it

- Item of the checklist: \`${rule.item}\` (${title})
- Default severity: ${severityWords(rule)}

One finding, by a comment above its place:

\`// perf-checklist: allow(${rule.id}, reason = "…")\`

All of them, in \`${CONFIG_PATH}\` (or \`note\`, \`warning\`, \`error\`):

\`\`\`yaml
rules:
  ${rule.id}: off
\`\`\`
`;
}
/** "warning where hot or warm, note where cold". */
export function severityWords({ severity, blocksWhenHot, noteInTests }) {
  const distinct = [...new Set(LEVELS.map((level) => severity[level]))];
  const parts = distinct.map((one) => {
    const levels = LEVELS.filter((level) => severity[level] === one);
    const word = one === 'off' ? 'nothing' : one;
    return levels.length === LEVELS.length ? `${word} everywhere` : `${word} where ${levels.join(' or ')}`;
  });
  const more = [
    ...(blocksWhenHot && severity.hot === 'warning' ? ['error where declared hot'] : []),
    ...(noteInTests && severity.cold !== 'note' ? ['note in tests and where declared cold'] : []),
  ];
  return [...parts, ...more].join(', ');
}
