import { overlaps, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { readBy } from '../../../rust/ownership/reads.js';
import { firstPlace } from '../../../rust/syntax/in-order.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Types in types are looked into so far. */
const MAX_PARTS = 3;

const WRITTEN_WHILE_SHARED =
  /^(?:Atomic(?:[UI](?:8|16|32|64|size)|Bool|Ptr|Cell)|(?:Unsafe|Ref|Once)?Cell|OnceLock|\w*Mutex|\w*RwLock)$/;
/** How what is shared is asked for what was written to it, where its type is not known. */
const ASKS = /^(?:load|get|borrow|lock|read|take|into_inner|is_set|is_poisoned)$/;

/** `rows.iter().inspect(mark(&failed)).collect()` before `if failed.load(..)`: what is asked in between is written while the value is made. */
export function setsWhatIsAsked(value: Node, to: number, file: RustFile): boolean {
  const block = value.parent?.parent;
  if (!block) return false;
  const all = QUESTIONS.of(block, () => questionsIn(block, file));
  const from = firstPlace(all.length, (at) => all[at]!.call.start >= value.end);
  const until = firstPlace(all.length, (at) => all[at]!.call.start >= to);
  const questions = all.slice(from, until).filter(({ call }) => call.end <= to);
  if (questions.length === 0) return false;
  const reached = readBy(value, file);
  return questions.some(({ asked }) => reached.some((place) => isSamePlace(place, asked, file)));
}

interface Question {
  call: Node;
  asked: Node;
}

const QUESTIONS = new NodeMemo<readonly Question[]>();

/** What is asked in a block that may be written while it is shared: of thousands of calls few are. */
function questionsIn(block: Node, file: RustFile): Question[] {
  return [...block.descendantsOfKind('call_expression')].flatMap((call) =>
    readBy(call, file)
      .filter((asked) => isWrittenWhileShared(asked, call, file))
      .map((asked) => ({ call, asked })),
  );
}

function isSamePlace(place: Node, asked: Node, file: RustFile): boolean {
  const [one, other] = [place, asked].map((each) => file.bindingOf(rootOf(each)!));
  return !!one && one === other && overlaps(pathOf(place), pathOf(asked));
}

function isWrittenWhileShared(asked: Node, call: Node, file: RustFile): boolean {
  const found = file.typeOf(asked);
  if (found) return holdsCell(found, file);
  const target = call.child('function');
  return target?.child('value') === asked && ASKS.test(target.child('field')?.text ?? '');
}

/** Also `Arc<AtomicBool>` and a struct of this repository that has one in a field. */
function holdsCell(found: Type, file: RustFile, depth = 0): boolean {
  if (WRITTEN_WHILE_SHARED.test(methodTarget(found).name)) return true;
  if (depth > MAX_PARTS) return false;
  const parts = [...found.args, ...(file.declarations.parts(found.name) ?? [])];
  return parts.some((part) => holdsCell(part, file, depth + 1));
}
