import type { Config, HeatLevel, Severity } from '../model.js';
import { isColdByAttribute } from '../rust/shape.js';
import type { Node } from '../rust/tree.js';
import type { Comments } from './comments.js';
import { RULES } from './registry.js';
import type { Rule } from './rule.js';
import type { RustFile } from './rust-file.js';
import { canReach } from './severity.js';

type ByKind = ReadonlyMap<string, readonly Rule[]>;

const EVERYWHERE: readonly HeatLevel[] = ['hot', 'warm', 'cold'];
const NONE: readonly Rule[] = [];

/** Each node of a file with the rules that could say something of at least this severity about it, in source order. */
export function* heard(
  file: RustFile,
  comments: Comments,
  config: Config,
  least: Severity,
): Generator<readonly [Node, readonly Rule[]]> {
  // A test that somebody calls hot is hot.
  const mayBeHot = config.hot.length > 0 || comments.namesHeat;
  const coldFile = file.coldBecause !== null && !mayBeHot;
  const able = RULES.filter(
    (rule) => canReach(rule, least, coldFile ? ['cold'] : EVERYWHERE, config) && rule.needs.test(file.text),
  );
  const everywhere = byKind(able);
  const cold = mayBeHot ? everywhere : byKind(able.filter((rule) => canReach(rule, least, ['cold'], config)));
  let coldUntil = 0;
  for (const node of file.tree.root.descendantsOfKind(...everywhere.keys(), ...COLD_ITEMS)) {
    if (node.start >= coldUntil && COLD_ITEMS.has(node.kind) && isColdByAttribute(node)) coldUntil = node.end;
    const rules = (node.start < coldUntil ? cold : everywhere).get(node.kind) ?? NONE;
    if (rules.length > 0) yield [node, rules];
  }
}

/** Items that whole tests stand in. */
const COLD_ITEMS: ReadonlySet<string> = new Set(['mod_item', 'function_item', 'impl_item']);

function byKind(rules: readonly Rule[]): ByKind {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const kind of rule.on) {
      const known = found.get(kind);
      if (known) known.push(rule);
      else found.set(kind, [rule]);
    }
  }
  return found;
}
