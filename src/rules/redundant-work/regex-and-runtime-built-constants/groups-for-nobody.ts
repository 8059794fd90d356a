import type { Binding } from '../../../rust/names/scopes.js';
import { decidedByContent } from '../../../rust/order/contents.js';
import {
  argumentsOf,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { openingOf } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `re.captures(x).is_some()`, `re.captures(x)?.get(0)`: where every group matched is recorded for nobody. */
export function groupsForNobody(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call);
  const found = file.typeOf(receiverOf(call));
  if (found && methodTarget(found).name !== 'Regex') return null;
  const wanted = method === 'captures' ? wantedOf(call, file) : wantedOfEach(call, file);
  if (!wanted) return null;
  const asked = wanted === 'answer' ? '`is_match`' : method === 'captures' ? '`find`' : '`find_iter`';
  return {
    at: call,
    message: `\`${method}\` records where every group matched, which is several times the work of ${
      wanted === 'answer'
        ? 'finding out whether there is a match at all'
        : 'finding the match, of which no group but the whole is asked for'
    }.`,
    help: wanted === 'answer' ? `ask ${asked}` : `ask ${asked}, and the match for its text`,
  };
}

/** What is looked at of the groups: that there are some, or the whole match alone. */
type Wanted = 'answer' | 'match';

function wantedOf(call: Node, file: RustFile): Wanted | null {
  const opened = openingOf(call) ?? call;
  const asked = nextMethod(opened);
  if (opened !== call) return isWhole(opened) ? 'match' : wantedOfNames(opened.parent, opened, file);
  if (/^is_(?:some|none)$/.test(asked)) return 'answer';
  const closure = /^(?:map|and_then|map_or|is_some_and)$/.test(asked)
    ? argumentsOf(methodCalledOn(opened)!).at(-1)
    : undefined;
  if (closure?.kind === 'closure_expression')
    return closure.child('parameters')?.text === '|_|' ? 'answer' : wantedOfAll(file.localsOf(closure));
  return wantedOfNames(call.parent, call, file);
}

/** `let found = re.captures(x)?`, `if let Some(_) = re.captures(x)`, `let Some(found) = re.captures(x) else { .. }`. */
function wantedOfNames(holder: Node | null, value: Node, file: RustFile): Wanted | null {
  if (holder?.child('value') !== value) return null;
  const content = decidedByContent(value);
  if (/^(?:_|Some\(_\))$/.test(content?.pattern ?? '')) return 'answer';
  if (content) return wantedOfAll(file.localsOf(content.binder));
  return /^let_(?:condition|declaration)$/.test(holder.kind) ? wantedOfAll(file.localsOf(holder)) : null;
}

/** `for found in re.captures_iter(x) { found[0] }`, `re.captures_iter(x).map(|found| found[0].len())`. */
function wantedOfEach(call: Node, file: RustFile): Wanted | null {
  const loop = call.parent?.kind === 'for_expression' && call.field === 'value' ? call.parent : null;
  if (loop) return wantedOfAll(file.localsOf(loop));
  const next = methodCalledOn(call);
  const closure = /^(?:map|filter_map|for_each|flat_map)$/.test((next && methodOf(next)) ?? '')
    ? argumentsOf(next!)[0]
    : undefined;
  return closure?.kind === 'closure_expression' ? wantedOfAll(file.localsOf(closure)) : null;
}

function wantedOfAll(names: readonly Binding[]): Wanted | null {
  const [groups, more] = names;
  if (!groups || more || groups.uses.length === 0) return null;
  return groups.uses.every((use) => !use.hidden && isWhole(use.node)) ? 'match' : null;
}

/** `found[0]`, `found.get(0)`. */
function isWhole(groups: Node): boolean {
  const parent = groups.parent;
  if (parent?.kind === 'index_expression')
    return parent.children[0] === groups && parent.children[1]?.text === '0';
  const call = methodCalledOn(groups);
  return !!call && methodOf(call) === 'get' && argumentsOf(call)[0]?.text === '0';
}
