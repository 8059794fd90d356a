import type { KnownLength } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { type Loop, lineOfLoop, writtenLoops } from '../../../rust/order/loops.js';
import { mayRunAfter } from '../../../rust/order/runs-after.js';
import { overlaps, pathOf, rootOf } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import type { RustFile } from '../../rust-file.js';
import { adds } from './adds.js';
import { numberOfTurns } from './number-of-turns.js';

/** What comes to a container after the loop that is told of. */
export interface Later {
  line: number;
  /** How many come by the one other loop, where that can be asked before either: `children.len()`. */
  text: string | null;
}

/** Another loop, or an `extend`, behind the loop: room for the turns of the first alone would soon be full. */
export function grownAgain(binding: Binding, field: string | null, loop: Loop, file: RustFile): Later | null {
  const path = field ? `${binding.name}.${field}` : binding.name;
  const later = file
    .usesOf(binding)
    .filter(
      ({ use, place, method }) =>
        use.node.start > loop.node.end &&
        !use.hidden &&
        overlaps(pathOf(place), path) &&
        mayRunAfter(use.node, loop.node, binding.declaration) &&
        /^(?:push|push_back|insert|entry|extend\w*|append)$/.test(method ?? ''),
    );
  const [first] = later.flatMap((use) => {
    const others = writtenLoops(use.place).filter(({ node }) => !node.contains(binding.node));
    const other = others.at(-1) ?? null;
    const isMany = other ? !other.node.contains(loop.node) : /^(?:extend|append)/.test(use.method!);
    return isMany ? [{ use, other, isDirect: others.length === 1 && adds(use, path, file) }] : [];
  });
  if (!first) return null;
  const { use, other, isDirect } = first;
  const length = other && isDirect && later.length === 1 ? numberOfTurns(other, file) : null;
  return { line: other ? lineOfLoop(other) : use.place.line, text: textBefore(length, binding, file) };
}

function textBefore(length: KnownLength | null, binding: Binding, file: RustFile): string | null {
  const root = length?.base ? rootOf(length.base) : null;
  const source = root && file.bindingOf(root);
  return source && source.node.start < binding.node.start ? length!.text : null;
}

/** How often a loop adds, and how many elements there are before. */
export interface Room extends KnownLength {
  already: number;
}

/** The turns of the loop, and of another one behind it where they can be added up; `before` is what adds ahead of the loop. */
export function itemsOf(room: Room, later: Later | null, before: UseFacts | null): string {
  const text = room.already > 0 && room.text ? `${room.already} + ${room.text}` : room.text;
  const isSum = text !== null && later !== null && later.text !== null;
  const turns = room.already > 0 ? `${room.already} more than the loop has turns` : 'the number of turns';
  const items = isSum ? `\`${text} + ${later.text}\`` : text ? `\`${text}\`` : turns;
  const lines = new Set([...(before ? [before.place.line] : []), ...(later && !isSum ? [later.line] : [])]);
  if (lines.size === 0) return items;
  return `${items} and for what ${lines.size > 1 ? `lines ${[...lines].join(' and ')} add` : `line ${[...lines]} adds`}`;
}
