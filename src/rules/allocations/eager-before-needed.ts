import { changesWhatItAsks } from '../../rust/cost/asked-to-change.js';
import { mayChangeFiles } from '../../rust/cost/changes-files.js';
import { asCopy } from '../../rust/cost/copies.js';
import { costlyPart, isAskedOfFiles } from '../../rust/cost/costly.js';
import { isQuiet } from '../../rust/cost/quiet.js';
import { isRemembered } from '../../rust/functions/remembered.js';
import type { Use } from '../../rust/names/scopes.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isPlace } from '../../rust/ownership/places.js';
import { givesTheSameLater, readsWhatIsLeft } from '../../rust/ownership/reads.js';
import { withoutBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { armsOf } from '../../rust/syntax/match-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { isLentBeyondBranch } from './eager-before-needed/lent-beyond.js';
import { askedInTheWrongOrder } from './eager-before-needed/order-of-questions.js';
import { partMadeForErrors } from './eager-before-needed/part-for-errors.js';
import { setsWhatIsAsked } from './eager-before-needed/sets-what-is-asked.js';
import { usesBehindNames } from './eager-before-needed/uses-behind-names.js';
import { isSameEachTurn } from './of-several-rules/copied-each-turn.js';
import { BEHIND_ANOTHER, isBehindLevel, isOnlyPrinted, sparedBy } from './of-several-rules/spared-ways.js';

export const rule: Rule = {
  id: 'eager-before-needed',
  item: 'allocations',
  summary: 'a value made before it is known whether anyone will use it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['let_declaration', 'binary_expression', 'let_chain'],
  needs:
    /\b(?:to_\w+|clone|cloned|collect|into_owned|repeat|join|concat|replacen?|sorted\w*|from|from_\w+|with_capacity|any|all|find\w*|position|count|sum|fold|max\w*|min\w*|keccak256|hash_slow|seek\w*|exists|is_file|is_dir|(?:symlink_)?metadata|canonicalize|(?:re)?(?:compute|calculate)\w*)\b|format!|vec!|&&|\|\||_(?:by|for|at)_|\b(?:provider|db|database|store|rpc|kv|repository)\s*\.|\.(?:basic_account|account|(?:block|canonical)_hash|header|receipts?|transaction|storage|bytecode)\w*\(/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | readonly Problem[] | null {
    if (node.kind !== 'let_declaration') return askedInTheWrongOrder(node, file);
    return madeTooEarly(node, file) ?? partMadeForErrors(node, file);
  },
};

function madeTooEarly(node: Node, file: RustFile): Problem | null {
  const value = node.child('value');
  if (!value || node.child('alternative') || isBehindLevel(node)) return null;
  // Names lead to names, and each to all of its uses: only what costs is followed.
  const costly = isQuiet(value) ? costlyPart(value, file) : null;
  if (!costly || isRemembered(costly, file)) return null;
  const bindings = file.localsOf(node);
  const uses = bindings.flatMap((binding) => binding.uses).sort((a, b) => a.node.start - b.node.start);
  if (bindings.length === 0 || uses.some((use) => use.hidden === 'opaque') || changesWhatItAsks(value, file))
    return null;
  if (uses.length === 0)
    return file.isCold(node) || inBenchmark(node) ? null : neverUsed(value, bindings[0]!.name);
  const [wanted, spared] = sparedUses(node, uses, file);
  if (!wanted || !spared || isDecidedByItself(value, file)) return null;
  // What is only printed could be made in the macro's arguments, of what is there by then.
  const later = wanted[0]!.start;
  if (!(isOnlyPrinted(node, wanted) ? readsWhatIsLeft : givesTheSameLater)(value, node.end, later, file))
    return null;
  if (setsWhatIsAsked(value, later, file)) return null;
  const isOfFiles = isAskedOfFiles(costly);
  if (isOfFiles && mayChangeFiles(costly, node.end, later)) return null;
  if (file.hasText(FORK) && forksBetween(node, later)) return null;
  const isLentOn = isLentBeyondBranch(node, wanted, file);
  const names = bindings.map((binding) => `\`${binding.name}\``).join(', ');
  return {
    at: value,
    message: `${names} ${bindings.length > 1 ? 'are' : 'is'} made on every way through, but ${spared}: ${WITHOUT_IT.test(spared) ? 'there' : 'on the others'} the work is thrown away.`,
    help: isLentOn
      ? `declare ${names} here without a value and give ${bindings.length > 1 ? 'them' : 'it'} one in the branch: what is lent there may be in use behind it`
      : `make ${names} where ${bindings.length > 1 ? 'they are' : 'it is'} used${orOnce(value, file)}`,
    ...(isOfFiles && { sparesIo: true }),
    ...((isLookForOne(costly) || isAskedUnderOtherName(spared, uses, wanted)) && { minor: true }),
  };
}

/** What every turn makes alike. */
function orOnce(value: Node, file: RustFile): string {
  const loop = value.kind === 'call_expression' ? enclosingLoop(value) : null;
  const asked = loop ? [receiverOf(value), ...argumentsOf(value)].filter((part) => !!part) : [];
  return loop && asked.length > 0 && asked.every((part) => isSameEachTurn(withoutBorrow(part), loop, file))
    ? `, or once before the \`${loop.word}\`, where it stays the same`
    : '';
}

/** Names the ways that don't use it; else those that do are named. */
const WITHOUT_IT = /without it$/;

/** Where the value is looked at, and what spares it: a name for `quick && known` may go on, for `known` it is only asked at times. */
function sparedUses(node: Node, uses: readonly Use[], file: RustFile): [Node[] | null, string | null] {
  const wanted = usesBehindNames(node, uses, file);
  const spared = wanted && sparedBy(node, wanted, file);
  if (!wanted || spared) return [wanted, spared];
  const operands = usesBehindNames(node, uses, file, true);
  return [operands, operands && operands.length > 0 ? sparedBy(node, operands, file) : null];
}

/** Behind a `fork` nothing may be allocated. */
function forksBetween(declaration: Node, to: number): boolean {
  return FORK.test(declaration.tree.text.slice(declaration.end, to));
}

const FORK = /\bv?fork\s*\(\s*\)/;

/** `let known = a || listed; is_open || !known`: `listed` itself is always asked, so that two names would have to move. */
function isAskedUnderOtherName(spared: string, uses: readonly Use[], wanted: readonly Node[]): boolean {
  return spared === BEHIND_ANOTHER && uses.some(({ node }) => !wanted.includes(node));
}

/** `let cost = if is_flat { measure(&wide) } else { NONE };`: the value asks itself whether the work is worth it. */
function isDecidedByItself(value: Node, file: RustFile): boolean {
  if (value.kind === 'match_expression') {
    const arms = armsOf(value);
    return (
      !costlyPart(value.child('value')!, file) &&
      arms.some((arm) => arm.child('value') && !costlyPart(arm.child('value')!, file))
    );
  }
  if (value.kind !== 'if_expression' || costlyPart(value.child('condition')!, file)) return false;
  const otherwise = value.child('alternative')?.children[0];
  return !!otherwise && [value.child('consequence')!, otherwise].some((branch) => !costlyPart(branch, file));
}

/** `rows.iter().find(|row| row.open)`, `.any(|row| row.id == id)`: one field of each item is read, until it fits. */
function isLookForOne(costly: Node): boolean {
  if (!/^(?:find|any|all|position)$/.test(methodOf(costly) ?? '')) return false;
  const closure = argumentsOf(costly)[0]?.text.replace(/\s+/g, '') ?? '';
  return (
    (/^\|&?(\w+)\|[!*]*\1(?:\.\w+)*$/.test(closure) || COMPARES_FIELD.test(closure)) &&
    methodOf(receiverOf(costly)!) === 'iter'
  );
}

const COMPARES_FIELD =
  /^\|&?(\w+)\|(?:[*&]*\1(?:\.\w+)*[=!]=[*&]*[\w.:]+|[*&]*[\w.:]+[=!]=[*&]*\1(?:\.\w+)*)$/;

/** `bencher.iter(|| { let _copy = text.to_owned(); })`: what is made there is made to be measured. */
function inBenchmark(node: Node): boolean {
  for (const at of node.ancestors())
    if (at.kind === 'call_expression' && /^b(?:encher)?\.iter/.test(at.text)) return true;
  return false;
}

function neverUsed(value: Node, name: string): Problem | null {
  // What is called may do something beside what it returns.
  const copied = asCopy(value)?.source;
  if (!(copied && isPlace(copied)) && value.kind !== 'macro_call') return null;
  // A guard is there for its end.
  if (!name.startsWith('_') || /guard|lock|span|permit|handle|timer|tmp|temp|dir|keep/i.test(name))
    return null;
  return {
    at: value,
    message: `\`${name}\` is made and never used.`,
    help: 'leave it out',
  };
}
