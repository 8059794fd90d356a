import { z } from 'zod';
import { splitCodePattern } from '../globs/code-pattern.js';
import { globFault } from '../globs/path-glob.js';

/** Every pattern is tried on every changed path, up to 3,000 of them; real lists have a dozen entries. */
export const MAX_PATTERNS = 100;
/** Paths in repositories rarely pass 150 characters, and the cost of a match grows with the pattern. */
export const MAX_PATTERN_LENGTH = 200;

export const text = z.string().min(1).max(MAX_PATTERN_LENGTH);

/** GitHub asks for a team by its slug alone, within the organisation that the repository belongs to. */
export const team = text.regex(
  /^[^@/\s]+$/,
  'a team goes by its slug, like "performance" for @acme/performance',
);

export function listOf(entry: z.ZodType<string, string>, fallback: readonly string[], about: string) {
  return z
    .array(entry)
    .max(MAX_PATTERNS)
    .default([...fallback])
    .describe(about);
}

export const glob = text.superRefine((pattern, context) => {
  const fault = globFault(pattern);
  if (fault !== null) context.addIssue({ code: 'custom', message: `the pattern ${fault}` });
});

export const codeGlob = text.superRefine((pattern, context) => {
  const { path, within } = splitCodePattern(pattern);
  const fault = within === '' ? 'names no function after "#"' : globFault(path === '' ? '**' : path);
  if (fault !== null) context.addIssue({ code: 'custom', message: `the pattern ${fault}` });
});
