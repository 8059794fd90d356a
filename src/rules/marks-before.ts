import type { Node } from '../rust/syntax/tree.js';
import { type Allow, type Before, Comments } from './comments.js';
import { itemPath, itemsAround, itemsIn } from './item-path.js';
import type { RustFile } from './rust-file.js';
import { normalised, statementAt } from './syntax.js';

/**
 * Whether a comment of the head only repeats what the base said of the same code. An item is the same by its path in its file or,
 * where it left that place, by its syntax; a line is the same by its statement, and while nothing but that is edited.
 */
export class MarksBefore {
  private readonly said = new Map<RustFile, Comments>();
  private readonly files: FileBefore[];

  constructor(
    sides: readonly { before: RustFile | null; head: RustFile | null }[],
    private readonly today: string,
  ) {
    this.files = sides.flatMap(({ before, head }) => {
      const said = before && this.in(before);
      return said && said.allows.length + said.heat.length > 0 ? [new FileBefore(before, said, head)] : [];
    });
  }

  /** What a file of the base says itself. */
  in(before: RustFile): Comments {
    const said = this.said.get(before) ?? new Comments(before.tree, before.path, this.today);
    this.said.set(before, said);
    return said;
  }

  /** What that means for the file which `before` has become; null: the file is new. */
  seenFrom(before: RustFile | null): Before {
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
          const mark = file.said.heat.find(({ target }) => target && file.had(target, items, before));
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

function isSame(former: Allow, allow: Allow): boolean {
  return former.rule === allow.rule && former.reason === allow.reason && former.until === allow.until;
}

/** A file of the base that has comments for the reviewer, and what has become of it. */
class FileBefore {
  private items: ReadonlyMap<string, Node> | undefined;

  constructor(
    readonly before: RustFile,
    readonly said: Comments,
    private readonly head: RustFile | null,
  ) {}

  /** Is one of `items`, of the file that `own` has become, the item that a comment stood above? */
  had(target: Node, items: readonly Node[], own: RustFile | null): boolean {
    const path = itemPath(target);
    if (own === this.before && items.some((item) => itemPath(item) === path)) return true;
    if (this.leftItem(path) !== undefined) return false;
    const syntax = normalised(target);
    return items.some((item) => item.kind === target.kind && normalised(item) === syntax);
  }

  allowed(former: Allow, allow: Allow, at: Node, own: RustFile | null): boolean {
    if (former.target === 'file') return own === this.before;
    if (typeof former.target !== 'number') return this.had(former.target, itemsAround(at), own);
    if (typeof allow.target !== 'number') return false;
    const was = statementAt(this.before.tree, former.target);
    const is = statementAt(at.tree, allow.target);
    const [placeBefore, place] = [was.within, is.within].map((item) => item && itemPath(item));
    const left = this.leftText(placeBefore ?? null);
    const numberBefore = occurrences(normalised(was.within ?? this.before.tree.root), was.text);
    const numberLeft = occurrences(left, was.text);
    if (own === this.before && place === placeBefore && is.text === was.text)
      return numberLeft <= numberBefore;
    const isHere = (own === this.before && place === placeBefore) || is.text === was.text;
    return isHere && numberLeft < numberBefore;
  }

  /** The text that a place has now, normalised; empty where it is gone. */
  private leftText(place: string | null): string {
    const item = place === null ? this.head?.tree.root : this.leftItem(place);
    return item ? normalised(item) : '';
  }

  private leftItem(path: string): Node | undefined {
    this.items ??= new Map(
      this.head ? itemsIn(this.head.tree).map((item) => [itemPath(item), item] as const) : [],
    );
    return this.items.get(path);
  }
}

function occurrences(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}
