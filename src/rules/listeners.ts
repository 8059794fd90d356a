import type { Config, HeatLevel, Severity } from '../model.js';
import { isColdByAttribute } from '../rust/functions/shape.js';
import type { Node } from '../rust/syntax/tree.js';
import { LiteralSearch } from '../text/literal-search.js';
import { requiredLiterals } from '../text/required-literals.js';
import type { Comments } from './comments.js';
import { RULES } from './registry.js';
import type { Rule } from './rule.js';
import type { RustFile } from './rust-file.js';
import { canReach } from './severity.js';

type ByKind = ReadonlyMap<string, readonly Rule[]>;

const EVERYWHERE: readonly HeatLevel[] = ['hot', 'warm', 'cold'];
const COLD: readonly HeatLevel[] = ['cold'];
const NONE: readonly Rule[] = [];

/** What need not be looked at. */
export interface Earshot {
  /** Rules that could only say less than this; every rule where it is left out. */
  least?: Severity;
  /** Functions that a change left as they were. */
  unchanged?: ReadonlySet<Node>;
  /** The only rules that matter; all where it is left out. */
  only?: ReadonlySet<Rule>;
}

/** Each node of a file, in source order, with the rules that could say something within earshot about it. */
export function eachHeard(
  file: RustFile,
  comments: Comments,
  config: Config,
  { least = 'note', unchanged, only }: Earshot,
  hear: (node: Node, rules: readonly Rule[]) => void,
): void {
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
  let [coldUntil, unchangedUntil, functionUntil] = [0, 0, 0];
  let inFunction = new Needed([]);
  file.tree.root.eachOfKind([...everywhere.keys(), ...COLD_ITEMS], (node) => {
    if (node.kind === 'function_item' && node.start >= functionUntil) {
      functionUntil = node.end;
      inFunction = new Needed(possibleWithin(file.text, node.start, node.end));
    }
    if (node.start >= coldUntil && COLD_ITEMS.has(node.kind) && isColdByAttribute(node)) coldUntil = node.end;
    if (node.start >= unchangedUntil && unchanged?.has(node)) unchangedUntil = node.end;
    const listening =
      node.start < unchangedUntil ? fromElsewhere : node.start < coldUntil ? cold : everywhere;
    const rules = listening.get(node.kind) ?? NONE;
    const needed = node.start < functionUntil ? inFunction.of(rules) : rules;
    if (needed.length > 0) hear(node, needed);
  });
}

const LITERALS = new LiteralSearch(RULES.map(({ needs }) => requiredLiterals(needs)));

/** The rules that a text has something for. A hundred patterns take as long as the parser; few are left when their literals are known. */
export function neededIn(text: string): Rule[] {
  const isPossible = LITERALS.within(text);
  return RULES.filter((rule, index) => isPossible[index] && rule.needs.test(text));
}

/** The rules that a function may have something for: its patterns are not tried, only their literals. */
function possibleWithin(text: string, start: number, end: number): readonly Rule[] {
  const isPossible = LITERALS.within(text, start, end);
  return RULES.filter((rule, index) => isPossible[index] || rule.needsElsewhere);
}

/** Of lists of rules, those among the needed ones; each list is asked for again and again. */
class Needed {
  private readonly rules: ReadonlySet<Rule>;
  private readonly lists = new Map<readonly Rule[], readonly Rule[]>();

  constructor(rules: readonly Rule[]) {
    this.rules = new Set(rules);
  }

  of(list: readonly Rule[]): readonly Rule[] {
    let needed = this.lists.get(list);
    if (!needed) {
      needed = list.filter((rule) => this.rules.has(rule));
      this.lists.set(list, needed);
    }
    return needed;
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
