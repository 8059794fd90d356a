import type { GitHub } from '../github/github.js';

/** What a person would see, in a few words each: enough to compare whole pages. */
export interface Page {
  /** `path:line rule`, with `(hidden)` behind it when minimised. */
  inline: string[];
  /** Newest check: `conclusion: title`. */
  check: string;
  checks: number;
  /** Boxes: `item` or `item ✓`. */
  boxes: string[];
  comments: number;
}

export function page(github: GitHub, ref: string): Page {
  const shown = github.what(ref);
  const own = shown.reviewComments.filter((comment) => comment.author.endsWith('[bot]'));
  const check = shown.checkRuns.at(-1);
  const checklist = shown.comments.find((comment) => comment.author.endsWith('[bot]'))?.body ?? '';
  return {
    inline: own.map(({ path, line, originalLine, body, minimized }) => {
      const rule = /^\*\*([a-z-]+)\*\*/.exec(body)?.[1] ?? body.slice(0, 40);
      return `${path}:${line ?? originalLine} ${rule}${minimized ? ' (hidden)' : ''}`;
    }),
    check: `${check?.conclusion ?? check?.status ?? 'none'}: ${check?.title ?? ''}`,
    checks: shown.checkRuns.length,
    boxes: [...checklist.matchAll(/^- \[([ x])\].*<!-- item:([a-z0-9:-]+) -->$/gm)].map(
      ([, mark, item]) => `${item}${mark === 'x' ? ' ✓' : ''}`,
    ),
    comments: shown.comments.filter((comment) => comment.author.endsWith('[bot]')).length,
  };
}

/** The id of the checklist comment. */
export function checklistId(github: GitHub, ref: string): number {
  const comment = github.what(ref).comments.find(({ author }) => author.endsWith('[bot]'));
  if (!comment) throw new Error(`${ref} has no checklist`);
  return comment.id;
}
