import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type GuideItemId, ITEM_IDS } from '../../src/model.js';

/** Two words at least: a rule names a problem, not a thing. */
const RULE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

/** Writes fixture, page and rule below `root`; their paths, in that order. Throws where a name is wrong or taken. */
export function newRule(item: string, id: string, root: URL): string[] {
  if (!ITEM_IDS.includes(item as GuideItemId)) {
    throw new Error(`There is no item "${item}". It is one of: ${ITEM_IDS.join(', ')}.`);
  }
  if (!RULE_ID.test(id)) {
    throw new Error(
      `"${id}" is no rule id: small letters and hyphens that name the problem, like "clone-in-loop".`,
    );
  }
  const files: Readonly<Record<string, string>> = {
    [`test/rules/${item}/${id}.rs`]: fixture(id),
    [`checklist/${item}/${id}.md`]: page(id),
    [`src/rules/${item}/${id}.ts`]: source(item, id),
  };
  const taken = ITEM_IDS.map((other) => `src/rules/${other}/${id}.ts`).concat(Object.keys(files));
  for (const path of taken) if (existsSync(new URL(path, root))) throw new Error(`${path} exists already.`);
  for (const [path, text] of Object.entries(files)) {
    const file = new URL(path, root);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  }
  return Object.keys(files);
}

function fixture(id: string): string {
  return `// At least three lines that end in \`//~ ${id}\`, each another form of the problem
// (\`//~ ${id} note\` where it is a lesser case), and below them the look-alikes.

// ---- look-alikes
`;
}

/** Without examples: they are tests, and a page without any fails. */
function page(id: string): string {
  return `# ${id}

> The problem in one sentence: what is done that need not be.

## What it finds

The forms it finds, and what it leaves alone on purpose.

## Why it costs

What the machine does because of it, with a number where there is one.

## Flagged

Blocks that start with \`\`\`rust flagged: the rule must find each.

## Clean

Blocks that start with \`\`\`rust clean: what to write instead, and look-alikes that are fine.

## When it is fine

When a reader may keep the code as it is.

## In [the guide](../README.md#the-guide)

The line of the guide that it answers, in quotation marks. Where it has none or you do not have it: in your own words, without marks, what of the
item's question the rule answers.
`;
}

function source(item: string, id: string): string {
  return `import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: '${id}',
  item: '${item}',
  summary: 'The problem in one line, small letter first, no full stop.',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  // Matches nothing: name the text without which no file can have the problem.
  needs: /(?!)/,
  check(_node: Node, _file: RustFile): Problem | null {
    return null;
  },
};
`;
}
