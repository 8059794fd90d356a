import { implTrait } from '../../rust/functions/shape.js';
import { isShortLoop } from '../../rust/order/loop-length.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { enclosingFunction, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../rust/syntax/memo.js';
import type { Node } from '../../rust/syntax/tree.js';
import { printType, type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { standsBesideProcesses } from './default-hasher-on-hot-map/beside-processes.js';
import { isKeyedByMeasure } from './default-hasher-on-hot-map/counted-keys.js';
import { isDefaultHashed, isWrittenOut, typeMade } from './default-hasher-on-hot-map/default-hashed.js';
import { fastOneFor, fastOneOfPackage, withHasherOf } from './default-hasher-on-hot-map/fast-hashers.js';
import { isFixedElsewhere } from './default-hasher-on-hot-map/fixed-elsewhere.js';
import {
  isEnumeration,
  isGuessed,
  isMoreThanNumbers,
  isNumbered,
  type KeyKind,
  kindOfKey,
  speaksWithOthers,
} from './default-hasher-on-hot-map/own-keys.js';

export const rule: Rule = {
  id: 'default-hasher-on-hot-map',
  item: 'redundant-work',
  summary: 'a slow, safe hash spent on keys that nobody outside can choose',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  trifleBesideIo: true,
  on: ['generic_type', 'let_declaration'],
  needs: /\b(HashMap|HashSet|IndexMap|IndexSet|DashMap|DashSet)(?:<|::)/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return madeWithoutType(node, file);
    const written = typeFromNode(node);
    if (!written || isWithinMap(node) || file.isTestFile || !isDefaultHashed(node, written, file))
      return null;
    const holder = holderOf(node);
    const fast = fastOneFor(written.name, file);
    const kind = holder && kindOfKey(written.args[0]!, file, fast !== null);
    if (!holder || !kind || isMeantToBeSafe(holder) || isNeverAsked(holder, file)) return null;
    if (isFixedElsewhere(holder, file)) return null;
    const hot = isLookedUpOften(holder, file);
    const known = fast ?? fastOneOfPackage(written.name, file);
    if (!isWorthAWord(kind, holder, hot, fast)) return null;
    const few = isEnumeration(written.args[0]!, file);
    if ((few && !hot) || (isBorrowed(node) && !isMadeHere(written.name, file))) return null;
    return {
      at: node,
      message: messageFor(written, kind),
      help: helpFor(written, kind, known),
      ...((few ||
        isPublicField(holder) ||
        (fast === null &&
          (isGuessed(kind, written.args[0]!, file) ||
            isSmallMatter(holder, kind, file) ||
            mayBeForeign(kind, holder, file, known !== null && isNumbered(written.args[0]!.name, file)))) ||
        !isPlain(kind, hot, fast) ||
        (fast === null && isOutweighed(written, holder, file))) && { minor: true }),
    };
  },
};

/** `let mut seen = HashSet::new();` and `let known: HashSet<_> = ids.iter().copied().collect();`, whose keys tell themselves. */
function madeWithoutType(node: Node, file: RustFile): Problem | null {
  if (file.isTestFile || isWrittenOut(node.child('type'))) return null;
  const written = typeMade(node, file);
  const [key] = written?.args ?? [];
  const fast = written && fastOneFor(written.name, file);
  const kind = key ? kindOfKey(key, file, fast !== null) : null;
  const known = fast ?? (written && fastOneOfPackage(written.name, file));
  if (!written || !key || !kind || !isLookedUpOften(node, file) || isFixedElsewhere(node, file)) return null;
  return {
    at: node.child('pattern')!,
    message: messageFor(written, kind),
    help: helpFor(written, kind, known),
    minor:
      isEnumeration(key, file) ||
      (fast === null &&
        (isGuessed(kind, key, file) ||
          isSmallMatter(node, kind, file) ||
          mayBeForeign(kind, node, file, known !== null && isNumbered(key.name, file)) ||
          isOutweighed(written, node, file))),
  };
}

/** A comment right above says what the safe hash is for. */
function isMeantToBeSafe(holder: Node): boolean {
  for (let above = holder.line - 1; above > 0; above--) {
    const line = holder.tree.lineText(above);
    if (!/^\s*(?:\/\/|#\[)/.test(line)) return false;
    if (/attack|collision|\bH?DoS\b|HashDoS|SipHash|untrusted|adversar|malicious/i.test(line)) return true;
  }
  return false;
}

function messageFor(written: Type, kind: KeyKind): string {
  const why = kind === 'hash' ? '; a hash or an address is spread evenly already' : '';
  return `\`${printType(written)}\` hashes each \`${printType(written.args[0]!)}\` with SipHash, some 20 ns a look-up, which is there for keys that an attacker chooses${why}.`;
}

function helpFor(written: Type, kind: KeyKind, fast: string | null): string {
  if (fast) return `use ${fast}`;
  const kin = written.name.endsWith('Set') ? 'Set' : 'Map';
  if (kind === 'hash' && /^(?:B256|Address)$/.test(written.args[0]!.name) && written.name.startsWith('Hash'))
    return `use \`${written.args[0]!.name}${kin}\` of alloy-primitives, or another fast hasher`;
  return `use ${withHasherOf('Fx', written.name)} (rustc-hash), or another fast hasher${kind === 'hash' ? '' : ', if nobody outside can choose the keys'}`;
}

/** A number may count anything: it takes a sign that look-ups are many, or that the file minds. */
function isWorthAWord(kind: KeyKind, holder: Node, hot: boolean, fast: string | null): boolean {
  const isLocal = /^(?:let_declaration|parameter)$/.test(holder.kind);
  if (isLocal) return hot;
  if (holder.kind === 'function_item') return fast !== null;
  return kind !== 'number' || hot || fast !== null;
}

/** A local map is filled once a call with what there happens to be: unless the call itself is one of many, a thousand look-ups cost 20 us. */
function isSmallMatter(holder: Node, kind: KeyKind, file: RustFile): boolean {
  if (!/^(?:let_declaration|parameter)$/.test(holder.kind) || kind === 'hash') return false;
  const fn = enclosingFunction(holder);
  return !enclosingLoop(holder) && !(fn && file.isHotShape(fn.child('body')!));
}

/** What the key's own `Hash` does, or what the map is touched beside, takes longer than the hasher. */
function isOutweighed(written: Type, holder: Node, file: RustFile): boolean {
  return isMoreThanNumbers(written.args[0]!, file) || standsBesideProcesses(holder, written);
}

/** What stands for something else may have been chosen by the one who sent it. */
function mayBeForeign(kind: KeyKind, holder: Node, file: RustFile, isCounted: boolean): boolean {
  if (kind === 'number' && isKeyedByMeasure(holder, file)) return true;
  return /^(?:id|number)$/.test(kind) && !isCounted && speaksWithOthers(file);
}

function isPlain(kind: KeyKind, hot: boolean, fast: string | null): boolean {
  return hot || fast !== null || kind === 'index' || kind === 'position' || kind === 'hash';
}

/** `IndexMap::default()` without its types: what borrows it is the only place that tells them. */
function isMadeHere(name: string, file: RustFile): boolean {
  return file.hasText(new RegExp(`=\\s*(?:\\w+::)*${name}::(?:new|default)\\(`));
}

/** `&'a mut HashMap<Id, Row>`: its owner gave it the type, and is told itself where it wrote it. */
function isBorrowed(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'reference_type') return true;
    if (!/^(?:generic_type|type_arguments|tuple_type)$/.test(at.kind)) return false;
  }
  return false;
}

/** What is declared with this type: a field, a static or an alias, which stay; a local or a closure's parameter. */
function holderOf(node: Node): Node | null {
  for (const at of node.ancestors()) {
    // `type Target = ..` of an impl repeats what is declared elsewhere.
    if (at.kind === 'type_item' && at.parent?.parent?.kind === 'impl_item') return null;
    if (/^(?:field_declaration|ordered_field_declaration_list|type_item|static_item)$/.test(at.kind))
      return at;
    if (at.kind === 'let_declaration') return at.child('type')?.contains(node) ? at : null;
    if (at.kind === 'function_item' && at.child('return_type')?.contains(node))
      return at.has('visibility_modifier') || implTrait(at) ? null : at;
    if (at.kind === 'parameter') return at.parent?.kind === 'closure_parameters' ? at : null;
    if (/^(?:function_item|impl_item|trait_item|enum_variant|arguments|block)$/.test(at.kind)) return null;
  }
  return null;
}

const LOOKUPS = /^(?:get|get_mut|contains|contains_key|insert|entry|remove)$/;

function isLookedUpOften(holder: Node, file: RustFile): boolean {
  if (holder.kind === 'field_declaration')
    return usesOfFields(file).get(holder.child('name')?.text ?? '')?.isAskedOften === true;
  if (!/^(?:let_declaration|parameter)$/.test(holder.kind) || file.isCold(holder)) return false;
  const [binding] = file.localsOf(holder);
  if (!binding?.whole) return false;
  return file
    .usesOf(binding)
    .some(
      (use) =>
        ((LOOKUPS.test(use.method ?? '') && use.place === use.use.node) || isLentToFill(use.place)) &&
        isInLongLoop(use.place, file),
    );
}

/** `note(item, &mut seen)`: whoever gets it at each turn looks something up, or puts something in. */
function isLentToFill(place: Node): boolean {
  const lent = place.parent;
  return !!lent && isMutableBorrow(lent) && lent.parent?.kind === 'arguments';
}

function isInLongLoop(place: Node, file: RustFile): boolean {
  const loop = enclosingLoop(place);
  return !!loop && !isShortLoop(loop, file);
}

/** `HashMap<AccountId, HashSet<Hash>>`: of one key there are few. */
function isWithinMap(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (!/^(?:generic_type|type_arguments)$/.test(at.kind)) return false;
    if (at.kind === 'generic_type' && /(?:Map|Cache)$/.test(at.child('type')?.text ?? '')) return true;
  }
  return false;
}

/** `pub` on both sides: who fills the map with their own keys, and their own type, is out of sight. */
function isPublicField(holder: Node): boolean {
  const isPublic = (item: Node | undefined) => item?.ofKind('visibility_modifier')?.text === 'pub';
  const struct = [...holder.ancestors()].find(({ kind }) => kind === 'struct_item');
  return holder.kind === 'field_declaration' && isPublic(holder) && isPublic(struct);
}

/** A field that this file fills at once, hands on and looks nothing up in. */
function isNeverAsked(holder: Node, file: RustFile): boolean {
  if (holder.kind !== 'field_declaration') return false;
  const use = usesOfFields(file).get(holder.child('name')!.text);
  return !!use?.isExtended && !use.isReached;
}

interface FieldUse {
  isAskedOften: boolean;
  isExtended: boolean;
  /** By a lookup, an index, or through what may lend the map itself. */
  isReached: boolean;
}

const REACHES = /^(?:get|contains|insert|entry|remove|retain|read|write|lock)/;

const FIELD_USES = new TreeMemo<Map<string, FieldUse>>();

/** What this file does with fields of each name: the tree is walked once, however many maps it declares. */
function usesOfFields(file: RustFile): Map<string, FieldUse> {
  const known = FIELD_USES.get(file.tree);
  if (known) return known;
  const uses = new Map<string, FieldUse>();
  for (const each of file.tree.root.descendantsOfKind('call_expression', 'index_expression')) {
    const method = methodOf(each);
    const receiver = each.kind === 'index_expression' ? each.children[0] : receiverOf(each);
    const name = receiver?.kind === 'field_expression' ? receiver.child('field')?.text : undefined;
    if (!name) continue;
    const use = uses.get(name) ?? { isAskedOften: false, isExtended: false, isReached: false };
    uses.set(name, use);
    use.isExtended ||= method === 'extend';
    use.isReached ||= method === null || REACHES.test(method);
    use.isAskedOften ||= LOOKUPS.test(method ?? '') && isInLongLoop(each, file);
  }
  FIELD_USES.set(file.tree, uses);
  return uses;
}
