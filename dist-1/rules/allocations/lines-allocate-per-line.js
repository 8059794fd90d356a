import { callsOfChain } from '../../rust/order/collects.js';
import { waysOf } from '../../rust/order/ways.js';
import { isLook, isOnlyLookedAt } from '../../rust/ownership/only-read.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withOpenings } from '../../rust/syntax/openings.js';
import { isText } from '../../rust/types/strings.js';
import { WARN_UNLESS_COLD } from '../rule.js';
export const rule = {
  id: 'lines-allocate-per-line',
  item: 'allocations',
  summary: 'a reader walked by `lines`, which makes a String of each line, where one buffer would do',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['for_expression'],
  needs: /\.lines\(\)/,
  check(node, file) {
    const lines = linesOfReader(node, file);
    if (!lines || /\.await\b/.test(node.child('value').text)) return null;
    const locals = file.localsOf(node);
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
function linesOfReader(loop, file) {
  const value = loop.child('value');
  for (const call of callsOfChain(value)) {
    if (methodOf(call) !== 'lines' || argumentsOf(call).length > 0) continue;
    const reader = receiverOf(call);
    if (isText(reader, file) === true) return null;
    const found = file.typeOf(reader);
    const isReader =
      /^(?:BufReader|StdinLock|Stdin|Cursor)$/.test(found?.name ?? '') ||
      /\bBufReader\b|\bstdin\b/.test(reader.text) ||
      /\bResult::ok\b/.test(value.text) ||
      isFallible(loop, file);
    return isReader ? call : null;
  }
  return null;
}
/** `let line = line?;`, `line.unwrap()`: what the loop is given may be an error. */
function isFallible(loop, file) {
  const [item] = file.localsOf(loop);
  return !!item && item.uses.length > 0 && item.uses.every((use) => unwrappedAt(use.node) !== null);
}
/** `line?`, `line.unwrap()`, `line.unwrap_or_default()`, `match line { Ok(line) => line, Err(_) => break }`. */
function unwrappedAt(name) {
  if (name.field === 'value' && name.parent?.kind === 'match_expression') return keptWhereOk(name.parent);
  const opened = withOpenings(name, OPENING_OR_FALLBACK);
  return opened === name ? null : opened;
}
function keptWhereOk(match) {
  const [kept, other] = waysOf(match);
  const pattern = kept?.parent?.kind === 'match_arm' ? kept.parent.child('pattern') : undefined;
  return !other && /^Ok\((\w+)\)$/.exec(pattern?.text ?? '')?.[1] === kept?.text ? match : null;
}
/** Is the line looked at only, by this name or by the one that it is unwrapped into? */
function isForgotten(line, file) {
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
