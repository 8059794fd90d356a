import { z } from 'zod';
import { DEFAULT_CONFIG } from './defaults.js';
import { itemsSchema } from './item-schema.js';
import { codeGlob, glob, listOf, MAX_PATTERN_LENGTH, team, text } from './patterns.js';
import { DURATION, durationOf, fractionOf, MOST_PERCENT, minutesOf, PERCENT, percentOf } from './units.js';

/** Reviews with more comments than this have met GitHub's secondary limit (seen by reviewdog, which stops here too). */
const MAX_BUDGET = 30;
/** A week: GitHub calls a check stale that stays open for 14 days, and a person must still have time to tick. */
const MAX_WAIT_MINUTES = 7 * 24 * 60;

function percent(fallback: number, about: string) {
  return z
    .string()
    .regex(PERCENT, 'a percentage is written with its sign, like "1%" or "0.5%"')
    .transform(fractionOf)
    .refine(
      (fraction) => fraction > 0 && fraction * 100 <= MOST_PERCENT,
      `a percentage here lies above 0% and goes up to ${MOST_PERCENT}%`,
    )
    .prefault(percentOf(fallback))
    .describe(about);
}

const wait = z
  .string()
  .regex(DURATION, 'a time is written with its unit, like "90m", "2h" or "1h30m"')
  .transform(minutesOf)
  .refine((minutes) => minutes <= MAX_WAIT_MINUTES, `the longest wait is ${MAX_WAIT_MINUTES / 1440} days`)
  .prefault(durationOf(DEFAULT_CONFIG.gate.waitMinutes))
  .describe(
    'How long the check waits for benchmark evidence before it asks a person: "90m", "2h", "1h30m"; "0m" asks at once.',
  );

const severity = z.enum(['off', 'note', 'warning', 'error']).meta({ id: 'severity' });

function rules(ruleIds: readonly string[] | undefined) {
  const about =
    'Severity of single rules. "error" can fail a required item; "warning" and "note" are only shown; "off" silences the rule.';
  if (ruleIds === undefined) return z.record(z.string(), severity).default({}).describe(about);
  const known = Object.fromEntries(ruleIds.map((id) => [id, severity.optional()]));
  return z.strictObject(known).default({}).describe(about);
}

const { ignore: ignored, ticks: ticking, gate: gating } = DEFAULT_CONFIG;

const ignore = z
  .strictObject({
    authors: listOf(text, ignored.authors, 'Logins; "*" stands for any text: "*[bot]".'),
    labels: listOf(
      text,
      ignored.labels,
      'Labels of the pull request; "*" stands for any text. Whoever may triage can set one: in enforce mode this is a way round the check.',
    ),
    paths: listOf(glob, ignored.paths, 'Left alone when every changed path fits one of these patterns.'),
    titles: listOf(
      text,
      ignored.titles,
      'Titles of pull requests; "*" stands for any text: \'Revert "*"\', "[backport*". The author writes the title: in enforce mode this is a way round the check.',
    ),
    drafts: z
      .boolean()
      .default(ignored.drafts)
      .describe('Leave drafts alone until they are ready for review.'),
  })
  .prefault({})
  .describe(
    'Pull requests that are left alone: the check succeeds and says why. One fitting entry is enough.',
  );

const comments = z
  .strictObject({
    budget: z
      .int()
      .min(0)
      .max(MAX_BUDGET)
      .default(DEFAULT_CONFIG.comments.budget)
      .describe(
        'Inline comments one review may add, errors and then the hottest code first, of one rule three before the others had theirs; what is left stands in the check.',
      ),
    precision: percent(
      DEFAULT_CONFIG.comments.precision,
      'A rule whose comments were surely mended less often than this is proposed to become a note: "50%".',
    ),
  })
  .prefault({})
  .describe('Comments on the lines of a pull request.');

const ticks = z
  .strictObject({
    role: z
      .enum(['admin', 'maintain', 'write', 'triage', 'read'])
      .default(ticking.role)
      .describe('Least role in the repository that may tick a box.'),
    teams: listOf(
      team,
      ticking.teams,
      'Teams of the organisation (their slugs) that may tick whatever their role.',
    ),
    author: z
      .boolean()
      .default(ticking.authorMayTick)
      .describe('May authors tick on their own pull requests? Where nobody else can write, they always may.'),
    'code-owners': z
      .boolean()
      .default(ticking.codeOwners)
      .describe(
        'May whoever owns every changed Rust file (CODEOWNERS of the base branch) tick, whatever their role?',
      ),
  })
  .prefault({})
  .describe('Who may tick boxes of the checklist.');

const gate = z
  .strictObject({
    floor: percent(gating.floor, 'Changes smaller than this are nobody\'s business: "1%".'),
    margin: percent(gating.margin, 'A benchmark that is slower by more than this fails the item: "5%".'),
    workflow: z
      .string()
      .min(1)
      .max(MAX_PATTERN_LENGTH)
      .nullable()
      .default(gating.workflow)
      .describe(
        'Name of the workflow that uploads the evidence; without it any workflow of the repository may.',
      ),
    wait,
    remeasure: z
      .boolean()
      .default(gating.remeasure)
      .describe(
        'May the App start the workflow to measure again, when a person asks for it? It needs the permission "actions: write".',
      ),
  })
  .superRefine(({ floor, margin }, context) => {
    // A value that was refused arrives here as it was written.
    if (typeof floor !== 'number' || typeof margin !== 'number' || floor <= margin) return;
    // Whichever differs from its default is the one that a person wrote.
    const path = margin === gating.margin ? 'floor' : 'margin';
    const message = `the floor (${percentOf(floor)}) is above the margin (${percentOf(margin)})`;
    context.addIssue({ code: 'custom', path: [path], message });
  })
  .prefault({})
  .describe('Judging benchmarks.');

const PATTERNS = 'Written as in .gitignore, {a,b} works too.';

/** The configuration file as a person writes it. Without `ruleIds` any rule name is taken. */
export function configSchema(ruleIds?: readonly string[]) {
  return z.strictObject({
    extends: z
      .string()
      .max(MAX_PATTERN_LENGTH)
      .regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, 'it names a repository, like "acme/.github"')
      .nullable()
      .default(null)
      .describe(
        'The organisation\'s defaults, below what this file says: "acme/.github" for perf-checklist.yml at the top of that repository.',
      ),
    mode: z
      .enum(['advise', 'enforce'])
      .default(DEFAULT_CONFIG.mode)
      .describe(
        '"advise": the check succeeds and says what enforcing would do. "enforce": the check can fail.',
      ),
    rules: rules(ruleIds),
    items: itemsSchema(ruleIds),
    hot: listOf(
      codeGlob,
      DEFAULT_CONFIG.hot,
      `Code that runs often: paths, or "path#Type::function". Findings there weigh more. ${PATTERNS}`,
    ),
    cold: listOf(
      codeGlob,
      DEFAULT_CONFIG.cold,
      `Code whose speed does not matter, written like "hot". Findings there weigh less. ${PATTERNS}`,
    ),
    layers: listOf(
      glob,
      DEFAULT_CONFIG.layers,
      `Layers of the code, lowest first, one pattern each: public items of one may be made of what its own and lower ones declare. ${PATTERNS}`,
    ),
    generated: listOf(
      glob,
      DEFAULT_CONFIG.generated,
      `Generated or vendored code, left out of the review besides what .gitattributes and "@generated" say. ${PATTERNS}`,
    ),
    ignore,
    comments,
    ticks,
    gate,
  });
}

export type ConfigSchema = ReturnType<typeof configSchema>;
export type WrittenConfig = z.output<ConfigSchema>;
