import { enclosingLoops } from '../../../rust/order/loops.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf } from '../../../rust/syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { hasDefault } from '../../../rust/types/has-default.js';
import type { Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `for path in &PATHS { files.push(File::open(path)?); }`: the closure of `from_fn` can't leave the function, and an array that is filled by
 * index has to hold something before.
 */
export function needsListOnTheWay(list: Node, uses: readonly UseFacts[], file: RustFile): boolean {
  return uses.some((use) => {
    const pushed = pushedBeforeItMayLeave(use, list);
    if (!pushed) return false;
    const found = file.typeOf(use.place)?.args[0];
    return !hasPlaceholder(found && found.name !== '_' ? found : file.typeOf(pushed), file);
  });
}

/** How an array is filled that has something to hold before. */
export function fromTheStart(list: Node, uses: readonly UseFacts[]): string {
  return uses.some((use) => pushedBeforeItMayLeave(use, list))
    ? 'fill an array by index from the start'
    : 'fill an array from the start, with `std::array::from_fn` or by index';
}

/** The item pushed in a loop that goes on only where all goes well. */
function pushedBeforeItMayLeave(use: UseFacts, list: Node): Node | undefined {
  const loop = use.method === 'push' && enclosingLoops(use.place).find(({ node }) => !node.contains(list));
  return loop && mayLeave(loop.body) ? argumentsOf(use.call!)[0] : undefined;
}

function hasPlaceholder(item: Type | null | undefined, file: RustFile): boolean {
  return !!item && hasDefault(item, file.declarations) === true;
}

/** Other macros may return as well. */
function mayLeave(body: Node): boolean {
  for (const at of body.descendants()) {
    if (/^(?:try|return|break|await|yield)_expression$/.test(at.kind)) return true;
    if (at.kind === 'macro_invocation' && !STAYS.test(at.child('macro')?.text ?? '')) return true;
    if (at.kind === 'macro_call' && !FORMATTING_MACROS.has(at.macro) && !STAYS.test(at.macro)) return true;
  }
  return false;
}

const STAYS = /^(?:\w+::)*(?:vec|matches|dbg|cfg|concat|stringify|line|file|env|include_\w+)$/;
