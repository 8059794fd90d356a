import type { Node } from '../../src/rust/syntax/tree.js';

/** What replaces a part of a text; offsets in UTF-16 units. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** A way to write the same thing differently. */
export interface NeutralEdit {
  /** `before -> after`. */
  name: string;
  /** Kinds of node that it is tried on. */
  kinds: readonly string[];
  /** All that it replaces at this node; null where it does not fit. */
  rewrite(node: Node): readonly Replacement[] | null;
}

export const replaced = (node: Node, text: string): Replacement[] => [
  { start: node.start, end: node.end, text },
];

export const inserted = (at: number, text: string): Replacement => ({ start: at, end: at, text });

/** The text with the edit made wherever it fits, of two places that overlap only at the inner one; null where it fits nowhere. */
export function applied(edit: NeutralEdit, root: Node, text: string): string | null {
  const made: Replacement[] = [];
  for (const node of [...root.descendantsOfKind(...edit.kinds)].reverse()) {
    // The arguments of some macros are read as other text than stands there.
    if (node !== root && text.slice(node.start, node.end) !== node.text) continue;
    const all = edit.rewrite(node);
    if (all?.every((one) => !made.some((other) => overlap(one, other)))) made.push(...all);
  }
  return made.length === 0 ? null : withAll(text, made);
}

function withAll(text: string, all: readonly Replacement[]): string {
  const fromTheEnd = all
    .map((one, place) => ({ ...one, place }))
    .sort((a, b) => b.start - a.start || b.end - a.end || b.place - a.place);
  return fromTheEnd.reduce(
    (now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end),
    text,
  );
}

function overlap(a: Replacement, b: Replacement): boolean {
  const within = (at: Replacement, other: Replacement) =>
    at.start === at.end && other.start < at.start && at.start < other.end;
  return (a.start < b.end && b.start < a.end) || within(a, b) || within(b, a);
}
