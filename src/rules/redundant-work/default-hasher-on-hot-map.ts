import { methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { INTEGERS, printType, type Type, typeFromNode } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'default-hasher-on-hot-map',
  item: 'redundant-work',
  summary: 'a slow, safe hash spent on keys that nobody outside can choose',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['generic_type'],
  needs: /\b(HashMap|HashSet|IndexMap|IndexSet|DashMap|DashSet)</,
  check(node: Node, file: RustFile): Problem | null {
    const written = typeFromNode(node);
    if (!written || !isDefaultHashed(written, file) || !isKept(node) || file.isTestFile) return null;
    const key = written.args[0]!;
    const kind = kindOfKey(key, file);
    if (!kind) return null;
    const fast = fastNameFor(written.name, file.text);
    if (kind === 'number' && !fast) return null;
    const isHot = kind === 'index' || isLookedUpInHotCode(node, file);
    return {
      at: node,
      message: `\`${printType(written)}\` hashes each \`${printType(key)}\` with SipHash, some 20 ns a look-up, to defend against keys that an attacker chooses; these are the program's own.`,
      help: `use \`${fast ?? `Fx${written.name}`}\`${fast ? ', which this file knows already' : ' (rustc-hash), or another fast hasher'}`,
      ...(!isHot && { minor: true }),
    };
  },
};

const ORIGINS: Readonly<Record<string, RegExp>> = {
  HashMap: /^(?:HashMap|(?:std::)?collections::HashMap|std::collections::hash_map::HashMap)$/,
  HashSet: /^(?:HashSet|(?:std::)?collections::HashSet|std::collections::hash_set::HashSet)$/,
  IndexMap: /^indexmap::(?:map::)?IndexMap$/,
  IndexSet: /^indexmap::(?:set::)?IndexSet$/,
  DashMap: /^dashmap::DashMap$/,
  DashSet: /^dashmap::DashSet$/,
};

/** The std, indexmap or dashmap type without a hasher of its own. A bare name that nothing imports may be anyone's. */
function isDefaultHashed(written: Type, file: RustFile): boolean {
  const origin = Object.hasOwn(ORIGINS, written.name) ? ORIGINS[written.name] : undefined;
  if (!origin || written.args.length !== (written.name.endsWith('Map') ? 2 : 1)) return false;
  const full = file.imports.resolve(written.name);
  return full !== written.name && origin.test(full);
}

/** In a field, a static or an alias: what stays and is looked up again. */
function isKept(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'field_declaration' || at.kind === 'ordered_field_declaration_list') return true;
    if (at.kind === 'type_item' || at.kind === 'static_item') return true;
    if (/^(?:function_item|impl_item|trait_item|let_declaration|enum_variant)$/.test(at.kind)) return false;
  }
  return false;
}

/** Ids of the program's own: declared in this repository and named for counting things. */
function kindOfKey(key: Type, file: RustFile): 'id' | 'index' | 'number' | null {
  if (key.refs !== '') return null;
  if (INTEGERS.has(key.name)) return 'number';
  if (/Idx$/.test(key.name)) return 'index';
  if (
    !/^[A-Z]\w+(?:Id|Index|Symbol)$/.test(key.name) ||
    /^(?:Peer|Node|Request|User|Session|Account|Client)Id$/.test(key.name)
  )
    return null;
  const path = file.imports.resolve(key.name);
  return /^(?:crate|super|self)::/.test(path) || file.declarations.declares(key.name) ? 'id' : null;
}

const LOOKUPS = /^(?:get|get_mut|contains|contains_key|insert|entry|remove)$/;

/** Is the field asked or filled in a loop, or in a function that runs per item, of this file? */
function isLookedUpInHotCode(node: Node, file: RustFile): boolean {
  const field = [...node.ancestors()].find((at) => at.kind === 'field_declaration')?.child('name')?.text;
  if (!field || !file.text.includes(`.${field}`)) return false;
  for (const each of file.tree.root.descendantsOfKind('call_expression')) {
    if (!LOOKUPS.test(methodOf(each) ?? '')) continue;
    const receiver = receiverOf(each)!;
    const name = receiver.kind === 'field_expression' ? receiver.child('field')?.text : null;
    if (name === field && file.isHotShape(each)) return true;
  }
  return false;
}

/** The fast counterpart that this file names already, or null. */
function fastNameFor(name: string, text: string): string | null {
  for (const prefix of ['Fx', 'A', 'Fb', 'Fnv'])
    if (text.includes(`${prefix}${name}`)) return `${prefix}${name}`;
  const sibling = /\b(Fx|A|Fnv)(?:Hash|Index)(?:Map|Set)\b/.exec(text);
  return sibling ? `${sibling[1]}${name}` : null;
}
