import { LOG_MACROS } from './macros.js';
import { NodeMemo } from './memo.js';
import type { Node } from './tree.js';

/** One `{..}` of a format string. */
export interface Placeholder {
  /** Position of the argument, or its name. */
  argument: number | string;
  /** What stands after the colon: `>10`, `?`, `#x`; empty for a plain `{}`. */
  spec: string;
}

export function isStringLiteral(node: Node | undefined): boolean {
  return node?.kind === 'string_literal' || node?.kind === 'raw_string_literal';
}

/** The placeholders of a format string in their order; `{{` is no placeholder. */
export function placeholdersOf(literal: string): Placeholder[] {
  const found: Placeholder[] = [];
  let next = 0;
  for (const match of literal
    .replace(/\{\{|\}\}/g, '\0\0')
    .matchAll(/\{\s*([^:{}\s]*)\s*(?::([^{}]*))?\}/g)) {
    const name = match[1]!;
    const spec = (match[2] ?? '').trim();
    // `{:.*}` takes the precision from an argument of its own first.
    if (spec.includes('.*')) next++;
    found.push({ argument: name === '' ? next++ : /^\d+$/.test(name) ? Number(name) : name, spec });
  }
  return found;
}

/** The format string of a formatting macro and the arguments after it. */
export function formatOf(macro: Node): { literal: Node; args: readonly Node[] } | null {
  const args = macro.child('arguments')?.children ?? [];
  const at = args.findIndex(isStringLiteral);
  if (at < 0) return null;
  if (
    at > 0 &&
    LOG_MACROS.has(macro.macro) &&
    args.slice(0, at).some((arg) => arg.kind !== 'assignment_expression')
  )
    return null;
  return { literal: args[at]!, args: args.slice(at + 1) };
}

/** Is this argument shown once and plainly, `{}` without width, precision or `?`? */
export function isShownPlainlyOnce(macro: Node, argument: Node): boolean {
  const format = formatOf(macro);
  const position = format ? argument.position - format.literal.position - 1 : -1;
  if (!format || format.args[position] !== argument) return false;
  const name = argument.kind === 'assignment_expression' ? argument.child('left')?.text : undefined;
  const { byArgument, widths } = SHOWN.of(format.literal, () => shownBy(format.literal));
  const mine = [position, name].flatMap((each) => (each === undefined ? [] : (byArgument.get(each) ?? [])));
  return mine.length === 1 && mine[0]!.spec === '' && !widths.has(name ?? String(position));
}

interface Shown {
  byArgument: ReadonlyMap<number | string, readonly Placeholder[]>;
  /** Arguments that say how wide or how exact another is shown: `{:width$}`. */
  widths: ReadonlySet<string>;
}

const SHOWN = new NodeMemo<Shown>();

function shownBy(literal: Node): Shown {
  const byArgument = new Map<number | string, Placeholder[]>();
  const widths = new Set<string>();
  for (const one of placeholdersOf(literal.text)) {
    const known = byArgument.get(one.argument);
    if (known) known.push(one);
    else byArgument.set(one.argument, [one]);
    for (const [, name] of one.spec.matchAll(/(\w+)\$/g)) widths.add(name!);
  }
  return { byArgument, widths };
}
