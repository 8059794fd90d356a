import type { Binding } from '../../rust/names/scopes.js';
import { callsOfChain } from '../../rust/order/collects.js';
import { type Walk, walkOf } from '../../rust/order/walks.js';
import { waysOf } from '../../rust/order/ways.js';
import { isLook, isOnlyLookedAt } from '../../rust/ownership/only-read.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { armsOf } from '../../rust/syntax/match-syntax.js';
import { OPENING_OR_FALLBACK, withOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isText } from '../../rust/types/strings.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'lines-allocate-per-line',
  item: 'allocations',
  summary: 'a reader walked by `lines`, which makes a String of each line, where one buffer would do',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['for_expression', 'call_expression', 'while_expression'],
  needs: /\.lines\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const walk = walkOf(node, file);
    const lines = walk && linesOfReader(walk, file);
    if (!lines || /\.await\b/.test(walk.source.text)) return null;
    const locals = file.localsOf(walk.binder);
    const line = locals.at(-1);
    if (!line || !isForgotten(line, file)) return null;
    return {
      at: lines,
      message: `\`lines\` allocates a String for each line, and \`${line.name}\` is only looked at and dropped.`,
      help: 'call `read_line` with one String that is cleared at each turn; where the bytes are in memory already, walk the lines of the `str`',
    };
  },
};

/** `reader.lines()` of something that is read, not of a text that is there. */
function linesOfReader(walk: Walk, file: RustFile): Node | null {
  const value = walk.source;
  for (const call of callsOfChain(value)) {
    if (methodOf(call) !== 'lines' || argumentsOf(call).length > 0) continue;
    const reader = receiverOf(call)!;
    if (isText(reader, file) === true) return null;
    const found = file.typeOf(reader);
    const isReader =
      /^(?:BufReader|StdinLock|Stdin|Cursor)$/.test(found?.name ?? '') ||
      /\bBufReader\b|\bstdin\b/.test(reader.text) ||
      /\bResult::ok\b/.test(value.text) ||
      isFallible(walk, file);
    return isReader ? call : null;
  }
  return null;
}

/** `let line = line?;`, `line.unwrap()`: what the loop is given may be an error. */
function isFallible(walk: Walk, file: RustFile): boolean {
  const [item] = file.localsOf(walk.binder);
  return !!item && item.uses.length > 0 && item.uses.every((use) => unwrappedAt(use.node) !== null);
}

/** `line?`, `line.unwrap()`, `line.unwrap_or_default()`, `match line { Ok(line) => line, Err(_) => break }`. */
function unwrappedAt(name: Node): Node | null {
  if (name.field === 'value' && name.parent?.kind === 'match_expression') return keptWhereOk(name.parent);
  const opened = withOpenings(name, OPENING_OR_FALLBACK);
  return opened === name ? null : opened;
}

function keptWhereOk(match: Node): Node | null {
  const [kept, other] = waysOf(match);
  const arm = armsOf(match).find((each) => kept && each.contains(kept));
  const pattern = arm?.child('pattern');
  return !other && /^Ok\((\w+)\)$/.exec(pattern?.text ?? '')?.[1] === kept?.text ? match : null;
}

/** Is the line looked at only, by this name or by the one that it is unwrapped into? */
function isForgotten(line: Binding, file: RustFile): boolean {
  if (isOnlyLookedAt(line, file) && !line.uses.some((use) => unwrappedAt(use.node))) return true;
  return (
    line.uses.length > 0 &&
    line.uses.every((use) => {
      const text = use.hidden ? null : unwrappedAt(use.node);
      if (!text) return false;
      if (text.parent?.kind === 'let_declaration') {
        const [named] = file.localsOf(text.parent);
        return (
          !!named?.whole &&
          isOnlyLookedAt(named, file) &&
          file.usesOf(named).every((one) => isLook(one, file))
        );
      }
      return (
        text.parent?.kind === 'reference_expression' ||
        /^\.(?:as_str|as_bytes|trim|parse|split\w*|len|is_empty)\b/.test(file.text.slice(text.end))
      );
    })
  );
}
