import type { GuideItemId, HeatLevel, Severity } from '../model.js';
import type { Node } from '../rust/syntax/tree.js';
import type { RustFile } from './rust-file.js';

/** A performance problem that can be seen in source code. One rule, one file, one page, one fixture. */
export interface Rule {
  /** Names the problem; also the key in the configuration. */
  id: string;
  item: GuideItemId;
  /** One line for the index, no full stop. */
  summary: string;
  /** Default severity by heat; `off` says nothing at all. */
  severity: Readonly<Record<HeatLevel, Severity | 'off'>>;
  /** True when code that a person or a profile called hot makes a warning of this rule an error. */
  blocksWhenHot: boolean;
  /** True where the cost is an allocation or a call of some tens of nanoseconds: beside a read of a file nobody would notice, and it is a note. */
  trifleBesideIo?: boolean;
  /** True where a fix makes the code shorter as well as faster: told wherever it runs, but only a note in a test and in code that is declared cold. */
  noteInTests?: boolean;
  /** Lints of clippy that say the same: where one of them is allowed for an item or a statement, nothing is said that does not block. */
  clippy?: readonly string[];
  /** Kinds of node that `check` wants to see. */
  on: readonly string[];
  /** A change elsewhere can bring the problem about: it is told although the function around it stayed as it was. */
  causeElsewhere?: boolean;
  /** A function without a match has no such problem and need not be looked at; nor has a file. Never `a[\s\S]*b`, which is quadratic: `^(?=[\s\S]*a)[\s\S]*b`. */
  needs: RegExp;
  /** True where what it needs may stand elsewhere in the file: an import, an attribute, a function that is called. */
  needsElsewhere?: boolean;
  /** Speaks only of the function that holds the node: one that a change left as it was is not looked at. */
  check(node: Node, file: RustFile): Problem | readonly Problem[] | null;
}

export interface Problem {
  /** What is underlined: the problem itself, not the function around it. */
  at: Node;
  /** Underline up to the end of this node instead of `at`'s own. */
  until?: Node;
  /** What is wrong and what it costs, at most two sentences, naming the code's own identifiers. */
  message: string;
  /** What to do instead, one sentence. */
  help: string;
  /** Only where the edit is certain. */
  fix?: Fix;
  /** Where the cost arises, when that is not at `at`: heat is judged there. */
  costAt?: Node;
  /** True where what could be spared is I/O itself, which is no trifle beside other I/O. */
  sparesIo?: boolean;
  /** A lesser case of the rule: never more than a note. */
  minor?: boolean;
  /** How bad it is, for problems that grow (lines, complexity): where the base had less of the same, the change made it worse. */
  extent?: number;
}

/** Replaces `start..end` of the text. */
export interface Fix {
  start: number;
  end: number;
  text: string;
}

/** Severities that many rules share. */
export const WARN_UNLESS_COLD = { hot: 'warning', warm: 'warning', cold: 'note' } as const;
export const WARN_OR_SILENT = { hot: 'warning', warm: 'warning', cold: 'off' } as const;
export const WARN_WHEN_HOT = { hot: 'warning', warm: 'note', cold: 'off' } as const;
export const NOTE = { hot: 'note', warm: 'note', cold: 'off' } as const;
export const ALWAYS_WARN = { hot: 'warning', warm: 'warning', cold: 'warning' } as const;
