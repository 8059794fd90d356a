import { Comments } from './comments.js';
import { itemPath, itemsAround, itemsIn } from './item-path.js';
import { normalised, statementAt } from './syntax.js';
/**
 * Whether a comment of the head only repeats what the base said of the same code. An item is the same by its path in its file or,
 * where it left that place, by its syntax; a line is the same by its statement, and while nothing but that is edited.
 */
export class MarksBefore {
  today;
  said = new Map();
  files;
  constructor(sides, today) {
    this.today = today;
    this.files = sides.flatMap(({ before, head }) => {
      const said = before && this.in(before);
      return said && said.allows.length + said.heat.length > 0
        ? [new FileBefore(before, said, head, today)]
        : [];
    });
  }
  /** What a file of the base says itself. */
  in(before) {
    const said = this.said.get(before) ?? new Comments(before.tree, before.path, this.today);
    this.said.set(before, said);
    return said;
  }
  /** What that means for the file which `before` has become; null: the file is new. */
  seenFrom(before) {
    // What stood at the same place counts before what was moved here.
    const ownFirst = [
      ...this.files.filter((file) => file.before === before),
      ...this.files.filter((file) => file.before !== before),
    ];
    return {
      namesHeat: ownFirst.some(({ said }) => said.heat.length > 0),
      heatOf: (node) => {
        if (ownFirst.length === 0) return null;
        const items = itemsAround(node);
        for (const file of ownFirst) {
          const mark = file.said.heat.find(
            ({ level, target }) => target && file.had(target, items, before, level === 'hot'),
          );
          if (mark) return mark.level;
        }
        return null;
      },
      hadAllow: (allow, at) =>
        ownFirst.some((file) =>
          file.said.allows.some((former) => isSame(former, allow) && file.allowed(former, allow, at, before)),
        ),
    };
  }
}
function isSame(former, allow) {
  return former.rule === allow.rule && former.reason === allow.reason && former.until === allow.until;
}
/** A file of the base that has comments for the reviewer, and what has become of it. */
class FileBefore {
  before;
  said;
  head;
  today;
  was;
  is;
  headAllows;
  constructor(before, said, head, today) {
    this.before = before;
    this.said = said;
    this.head = head;
    this.today = today;
  }
  /**
   * Is one of `items`, of the file that `own` has become, the item that a comment stood above? `unclear` says so where several have its
   * path and it can't be told which of them is which.
   */
  had(target, items, own, unclear) {
    const path = itemPath(target);
    if (
      own === this.before &&
      items.some((item) => itemPath(item) === path && this.isStill(target, item, unclear))
    )
      return true;
    if (this.hasLeft(target)) return false;
    const syntax = normalised(target);
    return items.some((item) => item.kind === target.kind && normalised(item) === syntax);
  }
  allowed(former, allow, at, own) {
    if (former.target === 'file') return own === this.before;
    if (typeof former.target !== 'number') return this.had(former.target, itemsAround(at), own, false);
    if (typeof allow.target !== 'number') return false;
    const was = statementAt(this.before.tree, former.target);
    const is = statementAt(at.tree, allow.target);
    const [placeBefore, place] = [was.within, is.within].map((item) => (item ? itemPath(item) : null));
    const numberBefore = occurrences(textOf(this.itemsBefore(), placeBefore, this.before), was.text);
    const numberLeft = occurrences(textOf(this.itemsLeft(), placeBefore, this.head), was.text);
    const isInPlace = own === this.before && place === placeBefore;
    if (isInPlace && is.text === was.text) return numberLeft <= numberBefore;
    if (numberLeft >= numberBefore) return false;
    return is.text === was.text || (isInPlace && !this.hasMore(former, placeBefore));
  }
  /** The item itself, edited or not. A mark of one item never counts for two. */
  isStill(target, item, unclear) {
    const path = itemPath(target);
    const [was, is] = [this.itemsBefore().get(path) ?? [], this.itemsLeft().get(path) ?? []];
    if (was.length === 1 && is.length === 1) return true;
    const [before, left] = [was.map(normalised), is.map(normalised)];
    const syntax = normalised(item);
    const places = [
      was.findIndex(({ start }) => start === target.start),
      is.findIndex(({ start }) => start === item.start),
    ];
    const same = (text) => text === before[places[0]];
    if (same(syntax)) return unclear || left.filter(same).length <= before.filter(same).length;
    // The item itself, or another one that this could be, is there as it was.
    if (left.some(same) || before.includes(syntax)) return false;
    return unclear || (was.length === is.length && places[0] === places[1]);
  }
  hasLeft(target) {
    const path = itemPath(target);
    const left = this.itemsLeft().get(path) ?? [];
    if (left.length >= (this.itemsBefore().get(path)?.length ?? 0)) return true;
    const syntax = normalised(target);
    return left.some((item) => normalised(item) === syntax);
  }
  /** Does a place have more comments of this wording on its lines than it had? */
  hasMore(former, place) {
    if (this.head === null) return false;
    this.headAllows ??= new Comments(this.head.tree, this.head.path, this.today).allows;
    const number = (allows, { tree }) =>
      allows.filter(
        (allow) =>
          isSame(former, allow) && typeof allow.target === 'number' && placeOf(tree, allow.target) === place,
      ).length;
    return number(this.headAllows, this.head) > number(this.said.allows, this.before);
  }
  itemsBefore() {
    this.was ??= itemsByPath(this.before);
    return this.was;
  }
  itemsLeft() {
    this.is ??= itemsByPath(this.head);
    return this.is;
  }
}
function itemsByPath(file) {
  const items = new Map();
  for (const item of file ? itemsIn(file.tree) : []) {
    const path = itemPath(item);
    items.set(path, [...(items.get(path) ?? []), item]);
  }
  return items;
}
function placeOf(tree, line) {
  const { within } = statementAt(tree, line);
  return within ? itemPath(within) : null;
}
/** The text of all that has a path, normalised; empty where it is gone. */
function textOf(items, place, file) {
  if (place === null) return file ? normalised(file.tree.root) : '';
  return (items.get(place) ?? []).map(normalised).join('\n');
}
function occurrences(text, part) {
  return part === '' ? 0 : text.split(part).length - 1;
}
