import type { Shown, ShownCheckRun, ShownReviewComment } from '../test/github/what.js';
import { newParts } from './changes.js';
import { renderMarkdown } from './markdown.js';
import type { Screen } from './screen.js';
import { cut, type Styles, wrapPainted } from './words.js';

/** Line numbers and the rule beside them. */
const GUTTER = 7;
/** Lines of code shown above the commented ones. */
const CONTEXT = 1;

export type LineOf = (path: string, line: number) => string | undefined;

/** Prints what changed on the pull request's page since it was last shown. */
export class Page {
  private before: Shown | null = null;

  constructor(
    private readonly screen: Screen,
    private readonly lineOf: LineOf,
  ) {}

  show(now: Shown): void {
    const earlier = this.before;
    this.before = now;
    const check = now.checkRuns.at(-1);
    const old = earlier?.checkRuns.at(-1);
    this.inlineComments(now.reviewComments, earlier?.reviewComments ?? []);
    const known = old && check?.id === old.id ? old.annotations.length : 0;
    if (check) this.annotations(check, known);
    if (check && (check.id !== old?.id || check.summary !== old.summary || check.status !== old.status)) {
      this.check(check, old?.summary ?? '');
    }
    this.checklist(now, earlier, check);
  }

  private inlineComments(now: readonly ShownReviewComment[], before: readonly ShownReviewComment[]): void {
    const known = new Map(before.map((comment) => [comment.id, comment]));
    const fresh = now.filter((comment) => !known.has(comment.id));
    if (fresh.length > 0) {
      this.screen.section(
        fresh.length === 1 ? '1 comment in the diff' : `${fresh.length} comments in the diff`,
      );
      fresh.forEach((comment, place) => {
        if (place > 0) this.screen.lines(['']);
        this.screen.lines(inlineComment(comment, this.lineOf, this.screen));
      });
    }
    const hidden = now.filter((comment) => comment.minimized && known.get(comment.id)?.minimized === null);
    if (hidden.length > 0) {
      const { dim, green } = this.screen.styles;
      this.screen.section(`${hidden.length} comments hidden`);
      this.screen.lines(
        hidden.flatMap(({ path, originalLine, body, minimized }) =>
          wrapPainted(
            `${green('✓')} ${path}:${originalLine} ${ruleOf(body)} ${dim(`(${minimized?.toLowerCase()})`)}`,
            this.screen.width,
            '  ',
          ),
        ),
      );
    }
  }

  private annotations({ annotations }: ShownCheckRun, known: number): void {
    const fresh = annotations.slice(known);
    if (fresh.length === 0) return;
    const { styles } = this.screen;
    this.screen.section(
      `${fresh.length === 1 ? '1 annotation' : `${fresh.length} annotations`} outside the diff’s hunks`,
    );
    for (const { path, start_line: line, title, message } of fresh) {
      this.screen.lines([
        styles.cyan(`${path}:${line}`),
        ...source(path, line, line, this.lineOf, this.screen),
        ...hung(
          [styles.bold(title ?? ''), ...renderMarkdown(message, textWidth(this.screen), styles)],
          styles,
        ),
      ]);
    }
  }

  private check(check: ShownCheckRun, before: string): void {
    const news = newParts(check.summary ?? '', before);
    if (news === '') return;
    this.screen.section(before === '' ? 'The check’s summary' : 'The check’s summary: what is new in it');
    this.screen.lines(renderMarkdown(news, this.screen.width, this.screen.styles));
  }

  /** Only what the check's summary does not say already: boxes, refusals, benchmarks. */
  private checklist(now: Shown, earlier: Shown | null, check: ShownCheckRun | undefined): void {
    const comment = now.comments.find(({ author }) => author.endsWith('[bot]'));
    const old = earlier?.comments.find(({ id }) => id === comment?.id);
    if (!comment || comment.body === old?.body) return;
    const news = newParts(comment.body, `${check?.summary ?? ''}\n\n${old?.body ?? ''}`);
    if (news === '') return;
    this.screen.section(old ? 'The checklist comment, edited in place' : 'The checklist comment');
    this.screen.lines(renderMarkdown(news, this.screen.width, this.screen.styles));
  }
}

/** `✗ failure: 2 errors, 1 box to tick`. */
export function verdictOf(check: ShownCheckRun, styles: Styles): string {
  const { conclusion, status, title } = check;
  const state = conclusion ?? status.replaceAll('_', ' ');
  const paint = conclusion === 'success' ? styles.green : conclusion === null ? styles.yellow : styles.red;
  const glyph = conclusion === 'success' ? '✓' : conclusion === null ? '●' : '✗';
  return `${paint(`${glyph} check perf-checklist: ${state}`)} · ${styles.bold(title ?? '')}`;
}

export function ruleOf(body: string): string {
  return /^\*\*([^*]+)\*\*/.exec(body)?.[1] ?? '';
}

function inlineComment(comment: ShownReviewComment, lineOf: LineOf, screen: Screen): string[] {
  const { styles } = screen;
  const last = comment.line ?? comment.originalLine ?? 1;
  const first = comment.startLine ?? last;
  return [
    styles.cyan(`${comment.path}:${last}`),
    ...source(comment.path, first, last, lineOf, screen),
    ...hung(commentText(comment.body, screen), styles),
  ];
}

function source(
  path: string,
  first: number,
  last: number,
  lineOf: LineOf,
  { width, styles: { dim } }: Screen,
): string[] {
  const lines: string[] = [];
  for (let line = Math.max(1, first - CONTEXT); line <= last; line++) {
    const text = cut(`${String(line).padStart(GUTTER - 2)} │ ${lineOf(path, line) ?? ''}`, width);
    lines.push(line < first ? dim(text) : text);
  }
  return lines;
}

/** Of words that hang below a line of code. */
function textWidth({ width }: Screen): number {
  return width - GUTTER - 2;
}

function hung(lines: readonly string[], { dim }: Styles): string[] {
  return lines.map((line, place) => `${' '.repeat(GUTTER - 1)}${dim(place === 0 ? '╰' : ' ')} ${line}`);
}

/** The words of a comment, and below them its suggestion as GitHub's button would write it. */
function commentText(body: string, screen: Screen): string[] {
  const { styles } = screen;
  const room = textWidth(screen);
  const visible = body.replace(/<!--[\s\S]*?-->/g, '').replace(/<sub>[\s\S]*?<\/sub>/g, '');
  const suggestion = /(`{3,})suggestion\n([\s\S]*?)\n?\1/.exec(visible);
  const prose = suggestion ? visible.replace(suggestion[0], '') : visible;
  const lines = renderMarkdown(prose, room, styles).filter((line) => line !== '');
  const fixed = suggestion?.[2]?.split('\n').map((line) => styles.green(cut(`+ ${line}`, room))) ?? [];
  return [...lines, ...fixed];
}
