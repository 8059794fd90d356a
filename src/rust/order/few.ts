import { itemsNamed } from '../names/items-by-name.js';
import { isPlace, withoutParentheses } from '../ownership/places.js';
import { spelling } from '../ownership/same-place.js';
import type { Node } from '../syntax/tree.js';
import { baseOf, CONFIGURED } from './loop-length.js';
import type { Loop } from './loops.js';
import { walkedBy } from './loops.js';

/** Collections of a few things by what they are called: a set would cost more than the walk. */
const FEW_BY_NAME =
  /(?:^|_)(?:args|params|parameters|columns|cols|extensions|exts|features|flags|modes|kinds|types|states|statuses|phases|levels|roles|forks|hardforks|suffixes|prefixes|keywords|builtins|(?:\w+_)?runners|operators|ops|fields|(?:field|column|key)_names|\w*schemas?|(?:primary_)?key_(?:indices|columns)|(?:sort|partition)_keys|tables|table_ids|constraints|platforms|interfaces|monitors|displays|gpus|locales|languages|seats|peers|voters|learners|replicas|groups|dimensions|buckets|tiers|cores|cpus|(?:\w+_)?(?:dims|axes|strides))$/;

/** `self.cores` of `self.cores.ids`, `dims` of `dims[..at]`: what holds the list says more than the list. */
function withoutWrapper(place: string): string {
  return place.replace(/\[[^\]]*\]$/, '').replace(/\.(?:ids|items|list|entries|inner|\d)(?:\(\))?$/, '');
}

/** Of the spelling of a place: does the last word, or whom it is asked of, say that there are a few of it? */
export function isFewByName(place: string): boolean {
  return CONFIGURED.test(place) || FEW_BY_NAME.test(/(\w+)(?:\(\))?$/.exec(withoutWrapper(place))?.[1] ?? '');
}

/** Written by hand at every call; a schema or a list of columns is short to search in, but each of its items may be worth a turn. */
const GIVEN_BY_HAND = /(?:^|[._])(?:args|flags|features|options|opts|dims|axes|strides)(?:\(\))?$/;

/** `0..KINDS.len()`, `KINDS.iter()`: a constant list is written out in the source. */
const TABLE = /^(?:0\.\.(?:\w+::)*[A-Z][A-Z0-9_]+\.len\(\)|&?(?:\w+::)*[A-Z][A-Z0-9_]+(?:\.iter\(\))?)$/;

/** Does a loop go over something that someone has written down item by item, as far as its name tells? */
export function goesOverFew(loop: Loop): boolean {
  const source = walkedBy(loop);
  if (source && TABLE.test(spelling(withoutParentheses(source)))) return true;
  const base = source && baseOf(source);
  if (!base || !isPlace(base)) return false;
  const place = spelling(base);
  return CONFIGURED.test(place) || GIVEN_BY_HAND.test(place) || isStaticSlice(base);
}

/** `self.signs` of a struct of this file with `signs: &'static [Sign]`: written out in the source. */
function isStaticSlice(place: Node): boolean {
  const name = place.kind === 'field_expression' ? place.child('field')?.text : undefined;
  if (!name) return false;
  const [declared] = itemsNamed(place.tree, 'field_declaration', name);
  return /^&'static\s*\[/.test(declared?.child('type')?.text ?? '');
}
