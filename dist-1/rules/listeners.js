import { isColdByAttribute } from '../rust/functions/shape.js';
import { LiteralSearch } from '../text/literal-search.js';
import { requiredLiterals } from '../text/required-literals.js';
import { RULES } from './registry.js';
import { canReach } from './severity.js';

const EVERYWHERE = ['hot', 'warm', 'cold'];
const COLD = ['cold'];
const NONE = [];
/** Each node of a file with the rules that could say something within earshot about it, in source order. */
export function* heard(file, comments, config, { least = 'note', unchanged, only }) {
  // A test that somebody calls hot is hot.
  const mayBeHot = config.hot.length > 0 || comments.namesHeat;
  const coldFile = file.coldBecause !== null && !mayBeHot;
  const levels = coldFile ? COLD : EVERYWHERE;
  const able = neededIn(file.text).filter(
    (rule) => (!only || only.has(rule)) && canReach(rule, least, levels, config),
  );
  const everywhere = byKind(able);
  const cold = mayBeHot ? everywhere : byKind(able.filter((rule) => canReach(rule, least, COLD, config)));
  const fromElsewhere = byKind(able.filter((rule) => rule.causeElsewhere));
  let [coldUntil, unchangedUntil] = [0, 0];
  for (const node of file.tree.root.descendantsOfKind(...everywhere.keys(), ...COLD_ITEMS)) {
    if (node.start >= coldUntil && COLD_ITEMS.has(node.kind) && isColdByAttribute(node)) coldUntil = node.end;
    if (node.start >= unchangedUntil && unchanged?.has(node)) unchangedUntil = node.end;
    const listening =
      node.start < unchangedUntil ? fromElsewhere : node.start < coldUntil ? cold : everywhere;
    const rules = listening.get(node.kind) ?? NONE;
    if (rules.length > 0) yield [node, rules];
  }
}
const LITERALS = new LiteralSearch(RULES.map(({ needs }) => requiredLiterals(needs)));
/** The rules that a text has something for. A hundred patterns take as long as the parser; few are left when their literals are known. */
export function neededIn(text) {
  const isPossible = LITERALS.within(text);
  return RULES.filter((rule, index) => isPossible[index] && rule.needs.test(text));
}
/** Items that whole tests stand in. */
const COLD_ITEMS = new Set(['mod_item', 'function_item', 'impl_item']);
function byKind(rules) {
  const found = new Map();
  for (const rule of rules) {
    for (const kind of rule.on) {
      const known = found.get(kind);
      if (known) known.push(rule);
      else found.set(kind, [rule]);
    }
  }
  return found;
}
