import type { Notice, Waiver } from '../model.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { suggest } from '../text/suggest.js';
import { itemBelow } from './item-path.js';
import { RULE_IDS } from './rule-ids.js';

/**
 * What comments in the code tell the reviewer:
 * `// perf-checklist: allow(rule, reason = "...", until = "2027-01-31")` on the line, above the item, or at the file's top;
 * `// perf-checklist: hot` and `// perf-checklist: cold` above a function or module.
 */
export class Comments {
  readonly notices: Notice[] = [];
  /** Every `allow` in the order of the file, those that do not hold too. */
  readonly written: WrittenAllow[] = [];
  /** Those that hold. */
  readonly allows: Allow[] = [];
  readonly heat: HeatMark[] = [];

  constructor(
    private readonly tree: SyntaxTree,
    private readonly path: string,
    /** `YYYY-MM-DD` of the review: an expired `allow` no longer holds. */
    private readonly today: string,
    /** What the base said; null: there is none, and every comment stands as if it always had. */
    private readonly before: Before | null = null,
  ) {
    if (!tree.text.includes('perf-checklist:')) return;
    for (const comment of tree.comments) {
      const text = tree.text.slice(comment.start, comment.end);
      const match = /^\/\/[/!]?\s*perf-checklist:\s*(.*)$/.exec(text.trimEnd());
      if (match) this.read(match[1]!, comment.start);
    }
  }

  /** Does any comment call code hot or cold, here or in the base? */
  get namesHeat(): boolean {
    return this.heat.length > 0 || this.before?.namesHeat === true;
  }

  heatAt(node: Node): HeatName | null {
    for (const mark of this.heat) if (mark.target?.contains(node)) return mark.level;
    return null;
  }

  /** What a comment of the base called the same code. */
  heatBefore(node: Node): HeatName | null {
    return this.before === null ? this.heatAt(node) : this.before.heatOf(node);
  }

  /** The waiver that covers a problem of this rule, or null: one of the base where there is one. */
  waiverFor(rule: string, at: Node): Waiver | null {
    const covering = this.allows.filter((allow) => allow.rule === rule && allow.covers(at));
    const ofBase = covering.find((allow) => this.before?.hadAllow(allow, at) ?? true);
    const allow = ofBase ?? covering[0];
    if (allow === undefined) return null;
    const waiver: Waiver = { reason: allow.reason, addedHere: ofBase === undefined };
    return allow.until ? { ...waiver, until: allow.until } : waiver;
  }

  private read(instruction: string, offset: number): void {
    const line = this.tree.lineAt(offset);
    const level = /^(hot|cold)\b/.exec(instruction)?.[1] as HeatName | undefined;
    if (level) {
      this.heat.push({ level, line, target: itemBelow(this.tree, offset) });
      return;
    }
    const allow = /^allow\s*\(\s*([A-Za-z][\w-]*)\s*(.*)\)\s*$/.exec(instruction);
    if (!allow) {
      this.say(
        line,
        `"perf-checklist: ${clip(instruction)}" is not understood; write \`allow(rule, reason = "...")\`, \`hot\` or \`cold\``,
      );
      return;
    }
    this.readAllow(allow[1]!, allow[2]!, line, offset);
  }

  private readAllow(rule: string, rest: string, line: number, offset: number): void {
    const reason = /\breason\s*=\s*"((?:[^"\\]|\\.){1,500})"/.exec(rest)?.[1]?.trim() ?? '';
    const until = /\buntil\s*=\s*"([^"]*)"/.exec(rest)?.[1];
    const allow = { rule, reason, line, ...this.coverage(line, offset) };
    const fault = this.faultOf(rule, reason, until);
    this.written.push({ ...allow, until: until ?? null, holds: fault === null });
    if (fault !== null) this.say(line, fault);
    else this.allows.push(until === undefined ? allow : { ...allow, until });
  }

  /** Why an `allow` does not hold, or null. */
  private faultOf(rule: string, reason: string, until: string | undefined): string | null {
    if (!RULE_IDS.includes(rule)) return unknownRule(rule);
    if (reason === '') {
      return `\`allow(${rule})\` has no reason and does not hold; write \`allow(${rule}, reason = "why it is fine here")\``;
    }
    if (until === undefined) return null;
    if (!isDay(until)) {
      return `\`until = "${clip(until)}"\` is not a day and the \`allow\` does not hold; write \`until = "2027-01-31"\``;
    }
    return until < this.today ? `\`allow(${rule})\` expired on ${until} and no longer holds` : null;
  }

  /** The file when only comments and inner attributes stand above; the line; or the item below. */
  private coverage(line: number, offset: number): Pick<Allow, 'target' | 'covers'> {
    const first = this.tree.root.children.find((child) => child.kind !== 'inner_attribute_item');
    const topOfFile = !first || offset < first.start;
    const blankBelow = this.tree.lineText(line + 1).trim() === '';
    if (topOfFile && blankBelow) return { target: 'file', covers: () => true };
    const lineStart = this.tree.startOfLine(line);
    const alone = this.tree.text.slice(lineStart, offset).trim() === '';
    if (!alone) return { target: line, covers: (at) => at.line <= line && at.endLine >= line };
    const below = itemBelow(this.tree, offset);
    const next = nextCodeLine(this.tree, line);
    return {
      target: below ?? next,
      covers: (at) => below?.contains(at) || (at.line <= next && at.endLine >= next),
    };
  }

  private say(line: number, message: string): void {
    this.notices.push({ path: this.path, line, message });
  }
}

/** An `allow` as it stands in the code. */
export interface WrittenAllow {
  rule: string;
  /** Empty: it gives none. */
  reason: string;
  /** As it is written, perhaps no day at all. */
  until: string | null;
  line: number;
  /** False: there is no such rule, it has no reason, no real day, or is over. */
  holds: boolean;
  covers(at: Node): boolean;
}

export interface Allow {
  rule: string;
  reason: string;
  until?: string;
  line: number;
  /** The file, an item, or a line by its number. */
  target: 'file' | Node | number;
  covers(at: Node): boolean;
}

type HeatName = 'hot' | 'cold';

export interface HeatMark {
  level: HeatName;
  line: number;
  target: Node | null;
}

/** What the comments of the base say about code of the head. */
export interface Before {
  readonly namesHeat: boolean;
  heatOf(node: Node): HeatName | null;
  /** Did this `allow`, with this reason and this end, cover the place where a problem is now? */
  hadAllow(allow: Allow, at: Node): boolean;
}

function nextCodeLine(tree: SyntaxTree, line: number): number {
  let next = line + 1;
  while (/^\s*(\/\/|#\[)/.test(tree.lineText(next))) next++;
  return next;
}

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function unknownRule(rule: string): string {
  const near = suggest(rule, RULE_IDS);
  const mend = near === null ? '`perf-checklist explain` lists the rules' : `did you mean \`${near}\`?`;
  return `\`allow\` of the unknown rule \`${clip(rule)}\`: ${mend}`;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
