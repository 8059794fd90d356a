import { tailsOf } from '../../../rust/order/ways.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/**
 * How to keep the middle of a list or a text without a copy, where that is nearly all of it (`text[1..text.len() - 1]`), or takes its
 * place (`value = value[from..to].to_vec()`). Of a small piece a copy is the better one: it lets the large rest go.
 */
export function middleKept(copy: Node, owner: Node, range: Node, file: RustFile): string | null {
  const [start, end] = boundsOf(range, file) ?? [];
  if (!start || !end || !(isMargin(start, end, owner.text) || isPutBack(copy, owner))) return null;
  return `${owner.text}.truncate(${end}); ${owner.text}.drain(..${start});`;
}

/** Of a range that is written there, or has a name. */
function boundsOf(range: Node, file: RustFile): [string, string] | null {
  const bound = range.kind === 'identifier' ? file.bindingOf(range) : undefined;
  const value = bound?.whole && !bound.mutable ? bound.value : range;
  const [written] = value ? tailsOf(value) : [];
  const [, start, end] =
    (written?.kind === 'range_expression' && /^([^.].*?)\s*\.\.(?!=)\s*(.+)$/s.exec(written.text)) || [];
  if (!start || !end || /\.\./.test(end)) return null;
  return value === range ? [start, end] : [`${range.text}.start`, `${range.text}.end`];
}

/** `1..text.len() - 1` */
function isMargin(start: string, end: string, owner: string): boolean {
  const [, of] = /^(\w+)\.len\(\)\s*-\s*\d+$/.exec(end) ?? [];
  return /^\d+$/.test(start) && of === owner;
}

/** `value = value[kept].to_vec();`: whoever uses the name afterwards means the part. */
export function isPutBack(copy: Node, owner: Node): boolean {
  const assignment = copy.parent;
  return (
    assignment?.kind === 'assignment_expression' &&
    assignment.child('right') === copy &&
    assignment.child('left')?.text === owner.text
  );
}
