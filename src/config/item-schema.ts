import { z } from 'zod';
import { type GuideItemId, ITEM_IDS } from '../model.js';
import { ITEM_NAME, MAX_ITEM_NAME } from '../text/item-names.js';
import { DEFAULT_CONFIG } from './defaults.js';
import { glob, MAX_PATTERNS, team } from './patterns.js';

/** With the nine, a list that can still be read at a glance. */
export const MAX_OWN_ITEMS = 12;
/** Each is tried on every changed path. */
const MAX_PATH_ENTRIES = 20;
/** One line of the checklist. */
export const MAX_TITLE = 120;

const requirement = z
  .enum(['required', 'advisory', 'off'])
  .meta({ id: 'requirement', description: 'Required items move the check; advisory ones are only shown.' });

const ask = z.enum(['always', 'hot', 'never']).meta({
  id: 'ask',
  description:
    'When a person is asked to tick the item: for every pull request, when declared or benchmarked code changed, or never.',
});

const title = z
  .string()
  .min(1)
  .max(MAX_TITLE)
  .refine((words) => words.trim() !== '' && !words.includes('\n'), 'it is one line of text')
  .describe('The question, as the checklist shows it.');

const globs = z.array(glob).min(1).max(MAX_PATTERNS);

const byPath = z
  .array(
    z.strictObject({
      paths: globs.describe('Patterns as in .gitignore.'),
      requirement: requirement.optional(),
      ask: ask.optional(),
    }),
  )
  .max(MAX_PATH_ENTRIES)
  .describe('Other settings for some paths; of the entries that fit a changed path the first one counts.');

const ticks = z
  .strictObject({
    role: z.enum(['admin', 'maintain', 'write', 'triage', 'read']).optional(),
    teams: z.array(team).max(MAX_PATTERNS).optional(),
    author: z.boolean().optional(),
    'code-owners': z.boolean().optional(),
  })
  .describe('Who may tick this item, where that differs from "ticks" of the file.');

const settings = {
  requirement: requirement.optional(),
  ask: ask.optional(),
  'by-path': byPath.optional(),
  ticks: ticks.optional(),
};

const guideItem = z
  .union([requirement, z.strictObject({ ...settings, title: title.optional() })])
  .meta({ id: 'item' });

function ownItem(ruleIds: readonly string[] | undefined) {
  const rule = ruleIds === undefined ? z.string() : z.enum(ruleIds);
  return z
    .strictObject({
      ...settings,
      title,
      paths: globs.optional().describe('It applies where one of these changed; left out: to every change.'),
      rules: z
        .array(rule)
        .max(MAX_PATTERNS)
        .optional()
        .describe('Findings of these rules, on these paths, decide this item instead of their own.'),
    })
    .meta({ id: 'own-item', description: 'An item that this project adds to the checklist.' });
}

/** The guide's items by their names; any other name with a title is an item of the project's own. */
export function itemsSchema(ruleIds: readonly string[] | undefined) {
  const guide = Object.fromEntries(
    ITEM_IDS.map((id) => [id, guideItem.default(DEFAULT_CONFIG.items[id].requirement)]),
  ) as Record<GuideItemId, z.ZodDefault<typeof guideItem>>;
  return z
    .object(guide)
    .catchall(ownItem(ruleIds))
    .superRefine((items, context) => {
      const own = Object.keys(items).filter((name) => !isGuideItem(name));
      for (const [at, name] of own.entries()) {
        const fault =
          nameFault(name) ?? (at >= MAX_OWN_ITEMS ? `there may be ${MAX_OWN_ITEMS} items of your own` : null);
        if (fault !== null)
          context.addIssue({ code: 'custom', path: [name], message: fault, params: { at: 'key' } });
      }
    })
    .prefault({})
    .describe(
      'The items of the checklist: "required", "advisory" or "off", or a map with more settings. An item of your own is a map with a title.',
    );
}

export function isGuideItem(name: string): name is GuideItemId {
  return (ITEM_IDS as readonly string[]).includes(name);
}

function nameFault(name: string): string | null {
  if (name.length > MAX_ITEM_NAME) return `the name of an item may have ${MAX_ITEM_NAME} characters`;
  return ITEM_NAME.test(name) ? null : 'the name of an item has small letters, digits and "-" between words';
}
