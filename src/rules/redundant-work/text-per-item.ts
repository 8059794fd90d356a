import { collectTarget, isCollect, isPlainList } from '../../rust/collects.js';
import { argumentsOf, calledPath, enclosingLoop, methodOf, receiverOf } from '../../rust/flow.js';
import { isShownPlainlyOnce } from '../../rust/format-strings.js';
import { freshString } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** `bytes.iter().map(|b| format!("{b:02x}")).collect::<String>()`, and the same with `join("")`. */
export function textPerItem(end: Node, method: string, file: RustFile): Problem | null {
  const isDirect = joinsDirectly(end, method, file) || isWrittenOut(end, method);
  if (!isDirect && !isRepeatedly(end, method)) return null;
  let items = receiverOf(end);
  if (method !== 'collect' && items && isCollect(items)) {
    if (!isPlainList(collectTarget(items))) return null;
    items = receiverOf(items);
  }
  const made = items && textOfItem(items);
  if (!made) return null;
  return {
    at: made,
    message: `${quoted(made)} allocates a String for every item, which \`${method}\` copies into the whole text and drops.`,
    help: 'write every item into one String: `write!(text, ..)` in a loop or `fold`',
  };
}

/** One list of texts after the other: each is joined for an item of what is walked around it. */
function isRepeatedly(end: Node, method: string): boolean {
  return method === 'join' && argumentsOf(end).length === 1 && enclosingLoop(end) !== null;
}

/** `write!(f, "{}", items.map(..).collect::<Vec<_>>().join(", "))`: the writer could take every item by itself. */
function isWrittenOut(end: Node, method: string): boolean {
  const macro = end.parent?.kind === 'arguments' ? end.parent.parent! : null;
  return (
    method === 'join' &&
    macro?.kind === 'macro_call' &&
    /^write(?:ln)?$/.test(macro.macro) &&
    isShownPlainlyOnce(macro, end)
  );
}

/** Does nothing stand between the items in the text that is made? */
function joinsDirectly(end: Node, method: string, file: RustFile): boolean {
  const given = argumentsOf(end);
  if (method === 'join') return given.length === 1 && given[0]!.text === '""';
  if (given.length > 0) return false;
  return method === 'concat' || (collectTarget(end) ?? file.typeOf(end))?.name === 'String';
}

/** What the closure of the `map` makes, when that is a String; a copy of text is looked at by other rules. */
function textOfItem(items: Node): Node | null {
  if (!/^(?:map|flat_map|filter_map)$/.test(methodOf(items) ?? '')) return null;
  const closure = argumentsOf(items)[0];
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  const value = body?.kind === 'block' ? body.children.at(-1) : body;
  if (value && /(?:^|::)hex::encode(?:_upper)?$/.test(calledPath(value) ?? '')) return value;
  const made = freshString(value);
  return made && /^(?:format|to_string|repeat)$/.test(made.how) ? made.node : null;
}
