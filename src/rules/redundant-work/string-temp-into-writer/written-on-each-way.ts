import { emptyContainer } from '../../../rust/cost/containers.js';
import { asCopy } from '../../../rust/cost/copies.js';
import { isUnbuffered } from '../../../rust/cost/unbuffered.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isStringLiteral, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { printerOf } from '../of-several-rules/printer-of.js';
import { isFormatter } from './filled-for-writer.js';

/** What `format!` makes on one of the ways, where each of the others makes, copies or leaves empty a text as well. */
export function formattedOnOneWay(ways: readonly Node[]): FreshString | null {
  const texts = ways.map((way) => freshString(way));
  const isText = (way: Node, i: number): boolean =>
    texts[i] !== null || asCopy(way) !== null || emptyContainer(way, null)?.name === 'String';
  return ways.every(isText) ? (texts.find((text) => text?.how === 'format') ?? null) : null;
}

/** `let name = match x { A => name.clone(), _ => format!("{a}.{b}") }; write!(out, "{name}")?;`: what each way makes could be written there. */
export function writtenOnEachWay(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const ways = value ? waysOf(value) : [];
  const made = ways.length > 1 ? formattedOnOneWay(ways) : null;
  const [binding] = made ? file.localsOf(declaration) : [];
  const macro = binding && printerOf(binding);
  if (!made || !macro || !/^write(?:ln)?$/.test(macro.macro)) return null;
  const [writer] = macro.child('arguments')?.children ?? [];
  if (!writer || isFormatter(writer, file) || isUnbuffered(writer, file) || !showsNothingElse(macro))
    return null;
  return {
    at: made.node,
    message: `${quoted(made.node)} makes a String of its own only for \`${macro.macro}!\` to write \`${binding.name}\` out.`,
    help: `write on each of the ways, where the parts are at hand`,
  };
}

/** What stands between other values would have to be written by as many macros. */
function showsNothingElse(macro: Node): boolean {
  const [, literal] = macro.child('arguments')?.children ?? [];
  return isStringLiteral(literal) && placeholdersOf(literal!.text).length === 1;
}
