import { isGetter } from '../../rust/cost/getters.js';
import { STORE_NAMES, STORE_READS } from '../../rust/cost/store-reads.js';
import { isTrifle } from '../../rust/cost/trifle.js';
import { functionCalled } from '../../rust/functions/function-called.js';
import { mayRunAfter } from '../../rust/order/runs-after.js';
import { actsWithin } from '../../rust/ownership/acts-within.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { isPlace, lastWordOf, rootOf } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { writtenAgain } from '../../rust/ownership/written-again.js';
import { isMutableBorrow, withoutBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { answersNothing, isListByKey, isMap, isSet, methodTarget } from '../../rust/types/types.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { clockPerItem, inputsOf, isWork, sameAtEveryTurn } from './of-several-rules/work-by-name.js';
import { askedInReverse } from './same-call-twice/asked-in-reverse.js';
import { askedOfSystem } from './same-call-twice/asked-of-system.js';
import {
  areAskedTogether,
  endOfQuestion,
  isAwaitedAgain,
  isChecked,
  isOnWayOut,
  wasBefore,
} from './same-call-twice/between-questions.js';
import { isUsedUp } from './same-call-twice/once-only.js';
import { isPlain, sameArithmeticEachTurn, sameQuestionEachTurn } from './same-call-twice/same-question.js';
import {
  doneAgain,
  formattedAgain,
  invariantText,
  invariantWork,
  isAnswerLookedAt,
} from './same-call-twice/same-work.js';
import { mayWantOthers } from './same-call-twice/wanted-type.js';

/** Answers that may differ the second time, or that are asked for their effect. */
const NOT_THE_SAME =
  /(?:^|_)(?:now|rand|random|next|pop|recv|take|read|write|lock|insert|remove|push|send|poll|fetch|gen|generate|new|alloc|allocate|id|error|advance|parse|expect|eat|bump|at|is|has|check|eq|cmp|contains|starts|ends|record|emit|visit|log|warn|add|set|update|mut|append|prepend|extend|make|create|spawn|start)(?:_|$)/;

export const rule: Rule = {
  id: 'same-call-twice',
  item: 'redundant-work',
  summary: 'the same question asked twice although nothing changed in between',
  severity: { hot: 'warning', warm: 'warning', cold: 'off' },
  blocksWhenHot: false,
  on: ['function_item'],
  needs:
    /\w\([^)]|\.(?:any|all|count|sum|position|max|min|collect|to_\w+)\(|\b(?:hash_slow|seal_slow|recover_signer|canonicalize)\(|::now\(|\benv::|available_parallelism|num_cpus|\.elapsed\(|\bformat!|\.(?:square|inverse|invert|pow\w?|exp2?|ln|log\d+|sin|cos|tanh?)\(/,
  check(node: Node, file: RustFile): readonly Problem[] {
    const first = new Map<string, Node>();
    const problems: Problem[] = [];
    const body = node.child('body');
    const known = body && !file.isCold(body) ? doneAgain(body, file) : [];
    for (const branch of body?.descendantsOfKind('if_expression') ?? [])
      problems.push(...[askedInReverse(branch, file)].filter((one) => one !== null));
    const asked = [...(body?.descendantsOfKind('call_expression', 'index_expression') ?? [])];
    const again = new Set(writtenAgain(asked));
    for (const call of asked) {
      const unchanging =
        sameAtEveryTurn(call, file) ??
        clockPerItem(call, file) ??
        askedOfSystem(call, file) ??
        invariantWork(call, file) ??
        sameQuestionEachTurn(call, file) ??
        sameArithmeticEachTurn(call, file);
      if (unchanging) problems.push(unchanging);
      if (
        unchanging ||
        !again.has(call) ||
        isChecked(call) ||
        !(isWork(call, file) || isQuestion(call, file) || isLookup(call, file))
      )
        continue;
      const text = spelling(call);
      const before = first.get(text);
      if (!before) first.set(text, call);
      else if (!file.isCold(call) && isSameAnswer(before, call, file)) {
        problems.push(problemOf(before, call, file));
        first.delete(text);
      }
    }
    if (body) problems.push(...formattedAgain(body, file));
    for (const macro of body?.descendantsOfKind('macro_call') ?? [])
      problems.push(...[invariantText(macro, file)].filter((one) => one !== null));
    return [...problems, ...known.filter((one) => !problems.some(({ at }) => at === one.at))];
  },
};

function problemOf(before: Node, call: Node, file: RustFile): Problem {
  const isKeptTwice =
    file.typeOf(call)?.name === 'String' && ![before, call].some((each) => isAnswerLookedAt(each, file));
  return {
    at: call,
    message: `\`${spelling(call)}\` ${wasBefore(before, call)} computed on line ${before.line} already, and nothing that it depends on has changed since.`,
    help: isKeptTwice
      ? 'keep the first answer in a local, and clone that for the other place that keeps one'
      : 'keep the first answer in a local and use it here',
    ...(isOnWayOut(before, call) && { minor: true }),
  };
}

/** `accounts[&id]`, which hashes the key as `get` does. */
function isLookup(index: Node, file: RustFile): boolean {
  const [map, key] = index.kind === 'index_expression' ? index.children : [];
  const found = map && key && isPlace(map) && isPlain(key) ? file.typeOf(map) : null;
  const target = found && methodTarget(found);
  return !!target && isMap(target) && !isListByKey(target) && index.field !== 'left';
}

/** A method that only reads and does work: an argument to look up or compute with, places as its inputs. */
function isQuestion(call: Node, file: RustFile): boolean {
  const method = methodOf(call);
  const receiver = receiverOf(call);
  const inputs = argumentsOf(call);
  if (!method || !receiver || !isPlace(receiver) || inputs.length === 0) return false;
  if (isAskedOfStore(method, receiver, inputs, file) || isAskedByName(method, receiver, inputs, file))
    return true;
  if (NOT_THE_SAME.test(method)) return false;
  if (!inputs.every((input) => isPlace(withoutBorrow(input)))) return false;
  if (inputs.some(isMutableBorrow)) return false;
  const found = file.typeOf(receiver);
  if (!found) return false;
  const target = methodTarget(found);
  if (isSet(target)) return SET_OPERATIONS.test(method) && !file.declarations.declares(target.name);
  if (isMap(target))
    return method === 'get' && !isListByKey(target) && !file.declarations.declares(target.name);
  const declared = file.declarations.method(target.name, method);
  const body = functionCalled(call, file)?.child('body');
  if (body ? isTrifle(body) || isGetter(body) : declared?.gist === 'trifle') return false;
  return (
    declared?.receiver === '&' &&
    (!declared.isAsync || (call.parent?.kind === 'await_expression' && LOOKS_UP.test(method))) &&
    !!declared.returns &&
    !answersNothing(declared.returns) &&
    !isUsedUp(declared.returns, file) &&
    !declared.returns.refs.startsWith('&')
  );
}

/** `theme.get("ui.menu")`: looked up by a text or a constant, through something that nobody here changes; a command line is read once. */
function isAskedByName(method: string, receiver: Node, inputs: readonly Node[], file: RustFile): boolean {
  if (!LOOKS_UP.test(method) || inputs.length !== 1 || !isFixed(inputs[0]!)) return false;
  const root = rootOf(receiver);
  const binding = root && file.bindingOf(root);
  if (!binding || binding.mutable || /&\s*(?:'\w+\s+)?mut\b/.test(binding.declaration.text)) return false;
  const found = file.typeOf(receiver);
  return (
    !found ||
    !/^(?:Vec|\[\]|\[;\]|VecDeque|SmallVec|Mutex|RwLock|RefCell|Cell)$/.test(methodTarget(found).name)
  );
}

/** Go over one set and look each item up in the other. */
const SET_OPERATIONS =
  /^(?:difference|symmetric_difference|intersection|union|is_subset|is_superset|is_disjoint)$/;

const LOOKS_UP =
  /^(?:get|get_(?!mut\b|or_|next|and_|flag\b|one\b|many\b|count\b)\w+|(?:find|load)_\w+|lookup(?:_\w+)?)$/;

function isFixed(key: Node): boolean {
  return key.kind === 'string_literal' || /^&?(?:\w+::)+[A-Z][A-Z0-9_]+$|^&?[A-Z][A-Z0-9_]+$/.test(key.text);
}

/** `self.provider.account_nonce(&tx.sender())`, `provider.header(number)`: a look into a store through a shared reference. */
function isAskedOfStore(method: string, receiver: Node, inputs: readonly Node[], file: RustFile): boolean {
  if (!STORE_NAMES.test(lastWordOf(receiver)) || !inputs.every(isPlain)) return false;
  if (
    !STORE_READS.test(method.replace(/^get_/, '')) &&
    !/^[a-z]\w*_by_(?:id|hash|number|key|name)$/.test(method)
  )
    return false;
  if (/^(?:insert|delete|remove|update|set|put|take|get_or)_/.test(method)) return false;
  const root = rootOf(receiver);
  const holder = root && file.bindingOf(root);
  if (holder?.kind === 'self') return /^&\s*(?:'\w+\s+)?self\b/.test(holder.declaration.text);
  return holder?.kind === 'parameter' && file.typeOf(root!)?.refs.startsWith('&') === true;
}

function isSameAnswer(before: Node, call: Node, file: RustFile): boolean {
  if (!areAskedTogether(before, call, file) || isAwaitedAgain(before, call)) return false;
  if (mayWantOthers(before, call, file)) return false;
  const end = endOfQuestion(before, call);
  for (const input of inputsOf(call)) {
    const part = askedOf(input);
    if (isFixed(part)) continue;
    const root =
      part.kind === 'identifier'
        ? part
        : [...part.descendants()].find((node) => node.kind === 'identifier' || node.kind === 'self');
    const [one, other] = [rootBinding(before, part, file), root && file.bindingOf(root)];
    if (one !== other || mayChangeWithin(part, before.end, end, file)) return false;
    if (other && actsWithin(part, other, before.end, end, file)) return false;
    if (other && !mayRunAfter(call, before, other.declaration)) return false;
    if (mayPartsChange(part, before, call, file)) return false;
  }
  return true;
}

/** `tx` of `tx.sender()`. */
function askedOf(input: Node): Node {
  const receiver = argumentsOf(input).length === 0 ? receiverOf(input) : undefined;
  return receiver ? askedOf(receiver) : input;
}

/** `parts[from..to]` depends on `from` and `to` as well. */
function mayPartsChange(part: Node, before: Node, call: Node, file: RustFile): boolean {
  return [...part.descendantsOfKind('identifier')].some(
    (name) => file.bindingOf(name) && mayChangeWithin(name, before.end, call.start, file),
  );
}

/** What the same words named at the earlier call. */
function rootBinding(before: Node, part: Node, file: RustFile) {
  const name = /^\*?&?(\w+)/.exec(spelling(part))?.[1];
  for (const node of before.descendants()) {
    if ((node.kind === 'identifier' || node.kind === 'self') && node.text === name)
      return file.bindingOf(node);
  }
  return undefined;
}
