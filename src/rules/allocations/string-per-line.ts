import { callsOfChain } from '../../rust/collects.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import { isOnlyLookedAt } from '../../rust/only-read.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { methodTarget } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** `for line in reader.lines() { parse(&line?) }`: a reader's lines are Strings of their own, a text's are not. */
export function stringPerLine(loop: Node, file: RustFile): Problem | null {
  const source = loop.child('value');
  const lines = source && [...callsOfChain(source)].find((call) => methodOf(call) === 'lines');
  if (!lines || argumentsOf(lines).length > 0 || !isReader(receiverOf(lines)!, file)) return null;
  const bound = file.localsOf(loop);
  const line = bound.at(-1);
  if (!line || bound.length > 2 || !isLineLookedAt(line, file)) return null;
  return {
    at: loop,
    until: lines,
    costAt: loop.child('body')!,
    message: `\`lines()\` of a reader allocates a new \`String\` for every line, which each turn only looks at and drops.`,
    help: 'keep one `String` outside of the loop, `clear()` it and fill it with `read_line`; bytes in memory can be split where they are',
  };
}

const READERS = /\b(?:BufReader|LineReader)::(?:new|with_capacity)\(|\bstdin\(\)(?:\.lock\(\))?$/;

function isReader(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  if (found && /^(?:BufReader|StdinLock|Stdin)$/.test(methodTarget(found).name)) return true;
  if (READERS.test(source.text) && !/\.await\b/.test(source.text)) return source.kind !== 'identifier';
  const binding = source.kind === 'identifier' ? file.bindingOf(source) : undefined;
  return !!binding?.whole && READERS.test(binding.value?.text ?? '');
}

/** Is the line, once its error is dealt with, only read? */
function isLineLookedAt(line: Binding, file: RustFile): boolean {
  const uses = file.usesOf(line);
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const opened = openedAt(use.place);
      if (!opened) return isOnlyLookedAt(line, file);
      if (opened.parent?.kind !== 'let_declaration') return isLookedAtOnTheSpot(opened);
      const named = file.localsOf(opened.parent)[0];
      return !!named && isOnlyLookedAt(named, file);
    })
  );
}

/** `line?`, `line.unwrap()` */
function openedAt(place: Node): Node | null {
  const parent = place.parent;
  if (parent?.kind === 'try_expression') return parent;
  const call = parent?.kind === 'field_expression' ? parent.parent : null;
  return call?.kind === 'call_expression' && /^(?:unwrap|expect)$/.test(methodOf(call) ?? '') ? call : null;
}

function isLookedAtOnTheSpot(value: Node): boolean {
  const parent = value.parent;
  if (parent?.kind === 'reference_expression') return true;
  return (
    parent?.kind === 'field_expression' &&
    /^(?:as_str|as_bytes|trim\w*|split\w*|parse|len|starts_with|is_empty|contains|chars|bytes)$/.test(
      parent.child('field')?.text ?? '',
    )
  );
}
