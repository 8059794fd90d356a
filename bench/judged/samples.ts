import { readFileSync } from 'node:fs';
import type { Judged } from './verdicts.js';

export interface Sample {
  /** How it was drawn, and what was mended since. */
  about: string;
  judged: Judged[];
}

/** Oldest first. */
export const SAMPLES = [
  'debian-crates',
  'further-crates',
  'repositories',
  'ordinary-commits',
  'fresh-repositories',
  'unseen-repositories',
  'widened-rules',
  'more-ordinary-commits',
  'unread-pull-requests',
  'further-pull-requests',
  'other-pull-requests',
  'recent-lines',
  'further-recent-lines',
  'latest-recent-lines',
  'last-recent-lines',
  'further-last-recent-lines',
  'recent-lines-after-mending',
  'debian-crates-again',
  'half-known-recent-lines',
  'unread-recent-lines',
  'again-unread-recent-lines',
  'last-unread-recent-lines',
  'twenty-unread-recent-lines',
  'mended-unread-recent-lines',
  'final-unread-recent-lines',
  'twelve-unread-recent-lines',
  'new-unread-recent-lines',
  'six-of-each-rule',
  'two-of-each-rule',
  'eight-of-worst-rules',
  'sixty-projects-recent-lines',
  'corpus-crates-once-more',
  'fifty-projects-recent-lines',
  'thirty-projects-recent-lines',
  'forty-projects-recent-lines',
  'after-advice-recent-lines',
  'six-unread-heads',
  'ordinary-of-twenty-one',
] as const;

/** Lines lately added to repositories that nobody had looked at, with the whole repository at hand. Rules change: older verdicts speak of others. */
export const LATELY = SAMPLES.filter((name) => name.includes('recent-lines'));

export function readSample(name: (typeof SAMPLES)[number]): Sample {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Sample;
}
