import { callsInFile } from '../functions/callees.js';
import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { waysOf } from '../order/ways.js';
import { withBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, callOfArgument, methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, openingOf } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { isWantedByValue } from '../types/wanted-type.js';
import { destinationOf, isStoring } from './destination.js';
import { isPlace } from './places.js';
import { isMovedIntoClosure } from './uses.js';

/** Of a function that others may call, fewer callers in the file say nothing. */
const ENOUGH_OF_PUBLIC = 2;

/**
 * Do at least half of those in this file who call the function keep what it returns, so that a borrowed result would be copied there?
 * Of those who call a public function, each.
 */
export function callersTakeOver(fn: Node, known: Known, counts: (call: Node) => boolean): boolean {
  const calls = callsInFile(fn, known).filter(counts);
  const kept = calls.filter((call) => isTakenOver(call, known)).length;
  if (fn.has('visibility_modifier')) return kept >= ENOUGH_OF_PUBLIC && kept === calls.length;
  return kept > 0 && kept * 2 >= calls.length;
}

/** Is a value handed on to what keeps it: stored, converted, returned, or moved into a closure that may run later? */
function isTakenOver(value: Node, known: Known): boolean {
  const { parent } = value;
  const opening = openingOf(value, OPENING_OR_DEFAULT);
  if (opening) return isTakenOver(opening, known);
  if (parent?.kind === 'parenthesized_expression') return isTakenOver(parent, known);
  // `self.name().or(old.name)`: only an owned text goes with an owned one.
  const beside = methodCalledOn(value);
  if (beside && methodOf(beside) === 'or' && isPlace(argumentsOf(beside)[0]!)) return true;
  // `let (kind, size) = ..`, `if let Some(url) = link(text) { keep(url) }`
  if (parent?.kind === 'let_declaration' || parent?.kind === 'let_condition')
    return known.localsOf(parent).some((binding) => isLocalTakenOver(binding, known));
  if (parent?.kind === 'arguments' && parent.parent?.kind === 'macro_call') return false;
  if (parent?.kind === 'arguments' && becomesAnother(parent.parent!)) return true;
  if (parent?.kind === 'tuple_expression') return isPartOfKey(parent, known);
  if (LOOKS.test(parent?.kind ?? '')) return false;
  const { destination, value: opened } = destinationOf(value);
  if (destination !== 'argument') return destination === 'stored';
  const call = callOfArgument(opened);
  return (!!call && isStoring(call, known)) || isWantedByValue(opened, known);
}

/** What only looks at a value of its own. */
const LOOKS = /^(?:reference|binary|index|match|if|for|while|unary)_expression$|^let_condition$/;

/** `cache.get(&(name, kind))`, `let key = (name, kind); cache.insert(key, row)`: what takes a pair says what type its parts have. */
function isPartOfKey(tuple: Node, known: Known): boolean {
  if (tuple.parent?.kind === 'let_declaration')
    return known
      .localsOf(tuple.parent)
      .some(({ whole, uses }) => whole && uses.some(({ node, hidden }) => !hidden && isGivenToCall(node)));
  if (isGivenToCall(tuple)) return true;
  return !LOOKS.test(tuple.parent?.kind ?? '') && destinationOf(tuple).destination === 'stored';
}

function isGivenToCall(value: Node): boolean {
  return callOfArgument(withBorrow(value))?.kind === 'call_expression';
}

/** `PathBuf::from(text)`, which a `String` moves into. */
function becomesAnother(call: Node): boolean {
  return /(?:^|::)(?:PathBuf|OsString|String|Box|Arc|Rc|Value)(?:::<.*>)?::from$/.test(
    calledPath(call) ?? '',
  );
}

function isLocalTakenOver(binding: Binding, known: Known): boolean {
  return known
    .usesOf(binding)
    .some(
      (use) =>
        isBesideOwned(use.place) ||
        isMovedIntoClosure(use.use) ||
        (use.effect === 'move' && use.place === use.use.node && isTakenOver(use.place, known)),
    );
}

/** `if let Some((kind, name)) = parsed(text) { (kind, name) } else { (own.clone(), text.to_owned()) }`: beside an owned text nothing else fits. */
function isBesideOwned(place: Node): boolean {
  const tuple = place.parent?.kind === 'tuple_expression' ? place.parent : null;
  const position = tuple ? tuple.children.indexOf(place) : -1;
  const way = tuple ?? place;
  const choice = [...way.ancestors()].find(({ kind }) =>
    /^(?:if|match)_expression$|^function_item$/.test(kind),
  );
  const ways = choice && choice.kind !== 'function_item' ? waysOf(choice) : [];
  return (
    ways.includes(way) &&
    ways.some((other) => {
      const given = tuple ? other.children[position] : other;
      return other !== way && !!given && MAKES_OWNED.test(methodOf(given) ?? '');
    })
  );
}

const MAKES_OWNED = /^(?:to_owned|to_string|clone|into_owned)$/;
