import type { Binding } from '../../../rust/names/scopes.js';
import { givesTheSameLater } from '../../../rust/ownership/reads.js';
import { usesBetween } from '../../../rust/ownership/uses.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** The locals that a format string names between its braces. */
export function namedInText(text: Node, file: RustFile): Binding[] {
  const literals = [...text.descendantsOfKind('string_literal')];
  return literals.flatMap((literal) => file.functionAt(literal)?.scopes.namedIn(literal) ?? []);
}

/** Would the text that is put together here be the same at `to`? What was written to in between is kept by the first text as it was. */
export function isSameTextLater(text: Node, to: number, file: RustFile): boolean {
  const named = namedInText(text, file);
  if (named.some((binding) => isChanged(binding, text.end, to, file))) return false;
  if (isWrittenByLocalMacro(text, to, named, file)) return false;
  return givesTheSameLater(text, text.end, to, file);
}

function isChanged(binding: Binding, from: number, to: number, file: RustFile): boolean {
  const found = binding.mutable ? null : file.typeOf(binding.uses.find(({ hidden }) => !hidden)?.node);
  // Only through a `mut` of some kind.
  if (found && !found.refs.startsWith('m')) return false;
  return usesBetween(file.usesOf(binding), from, to).some(
    (use) => /^(?:assign|borrow-mut|hidden)$/.test(use.effect) || (use.effect === 'borrow' && use.guessed),
  );
}

/** A macro that the function declares sees the function's locals without being handed them. */
function isWrittenByLocalMacro(text: Node, to: number, named: readonly Binding[], file: RustFile): boolean {
  const fn = enclosingFunction(text);
  if (!fn || !/\bmacro_rules!/.test(fn.text)) return false;
  const names = new Set([
    ...named.map(({ name }) => name),
    ...[...text.descendantsOfKind('identifier', 'self')]
      .filter((name) => file.bindingOf(name))
      .map((name) => name.text),
  ]);
  for (const declared of fn.descendantsOfKind('macro_definition')) {
    const name = /^macro_rules!\s*(\w+)/.exec(declared.text)?.[1];
    const writes = [...names].some((each) => new RegExp(`(?<![\\w$])${each}\\b`).test(declared.text));
    if (name && writes && isRunBetween(name, text.end, to, fn)) return true;
  }
  return false;
}

function isRunBetween(macro: string, from: number, to: number, fn: Node): boolean {
  for (const run of fn.descendantsOfKind('macro_call', 'macro_invocation'))
    if (run.start >= from && run.start < to && new RegExp(`^${macro}\\s*!`).test(run.text)) return true;
  return false;
}
