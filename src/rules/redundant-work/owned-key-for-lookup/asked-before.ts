import { callsInFile, parameterOf } from '../../../rust/functions/callees.js';
import { isFixedByTrait } from '../../../rust/functions/function-called.js';
import { isNamedAsValue } from '../../../rust/functions/named-as-value.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import { decidedBy, type Outcome } from '../../../rust/order/branches.js';
import { decidedByContent } from '../../../rust/order/contents.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { keySource, keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import {
  argumentsOf,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { Stretches } from '../../../rust/syntax/in-order.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Has the map been asked for the key, here or by all who call this function, and are those gone that it has? Then the key is new. */
export function isKnownToBeNew(entry: Node, source: Node, file: RustFile): boolean {
  const map = mapBehind(receiverOf(entry)!, file);
  const fn = enclosingFunction(entry);
  if (!map || !fn) return false;
  const [place, key] = [spelling(map), keySpelling(source)];
  if (callsOf(fn, place, key, file)?.additions.hasWithin(fn.start, entry.start)) return false;
  return isAskedBefore(entry, fn, place, key, file) || isAskedByCallers(fn, map, source, file);
}

/** `if self.seen.contains_key(name) { return } .. self.seen.entry(name.clone())`, also where each takes the lock anew. */
function isAskedBefore(at: Node, fn: Node, map: string, key: string, file: RustFile): boolean {
  const questions = callsOf(fn, map, key, file)?.questions ?? [];
  return questions.some((call) => call.end <= at.start && isReachedWhereAbsent(at, call));
}

const ASKS = /^(?:contains_key|get|get_mut|get_key_value)$/;
const ADDS = /^(?:entry|insert)$/;

/** What is done to one map by one key: a function may do it thousands of times. */
interface KeyCalls {
  questions: Node[];
  additions: Stretches;
}

const CALLS = new NodeMemo<ReadonlyMap<string, KeyCalls>>();

function callsOf(fn: Node, map: string, key: string, file: RustFile): KeyCalls | undefined {
  return CALLS.of(fn, () => callsIn(fn, file)).get(`${map} ${key}`);
}

function callsIn(fn: Node, file: RustFile): ReadonlyMap<string, KeyCalls> {
  const calls = new Map<string, KeyCalls>();
  for (const call of fn.descendantsOfKind('call_expression')) {
    const method = methodOf(call) ?? '';
    const [given] = ASKS.test(method) || ADDS.test(method) ? argumentsOf(call) : [];
    const map = given && mapBehind(receiverOf(call)!, file);
    if (!map) continue;
    const name = `${spelling(map)} ${keySpelling(given)}`;
    const known = calls.get(name) ?? { questions: [], additions: new Stretches() };
    calls.set(name, known);
    if (ADDS.test(method)) known.additions.add(call.start, call.end);
    else known.questions.push(call);
  }
  return calls;
}

function isReachedWhereAbsent(at: Node, question: Node): boolean {
  const asked = methodOf(question) === 'contains_key' ? decidedBy(question) : presenceOf(question);
  if (!asked) return false;
  if (asked.whenFalse?.contains(at)) return true;
  return asked.afterMeans === false && isBehind(at, asked.statement);
}

/** Behind a step, or behind plain blocks around it: `{ let known = map.read(); if .. { return } } map.write()..`. */
function isBehind(at: Node, step: Node): boolean {
  for (const around of step.ancestors()) {
    if (around.contains(at)) return around.kind === 'block' && at.start > step.end;
    if (!/^(?:block|expression_statement|let_declaration)$/.test(around.kind)) return false;
  }
  return false;
}

/** `if let Some(known) = map.get(key) { return known.clone() }`, whatever is copied out of it, and `is_some()`. */
function presenceOf(question: Node): Outcome | null {
  let answer = question;
  for (let call = methodCalledOn(answer); call && COPIES_OUT.test(methodOf(call)!); )
    [answer, call] = [call, methodCalledOn(call)];
  const content = decidedByContent(answer);
  if (content) return EVERYTHING.test(content.pattern) ? content : null;
  const call = methodCalledOn(answer);
  return call && methodOf(call) === 'is_some' ? decidedBy(call) : null;
}

const COPIES_OUT = /^(?:cloned|copied)$/;
const EVERYTHING = /^(?:_|Some\(\s*&?(?:(?:ref|mut)\s+)*\w+\s*\))$/;

/** The place that is locked or borrowed to look up in it, also where the guard has a name. */
function mapBehind(written: Node, file: RustFile): Node | null {
  let at: Node | undefined = written;
  while (at && !isPlace(at)) {
    if (/^(?:try|await|parenthesized|unary|reference)_expression$/.test(at.kind))
      at = at.child('value') ?? at.children[0];
    else at = OPENS.test(methodOf(at) ?? '') ? receiverOf(at) : undefined;
  }
  const binding = at?.kind === 'identifier' ? file.bindingOf(at) : undefined;
  const guarded = binding?.kind === 'let' && binding.whole ? boundTo(binding) : undefined;
  return (guarded && !isPlace(guarded) && mapBehind(guarded, file)) || (at ?? null);
}

const OPENS = /^(?:lock|read|write|borrow|borrow_mut|unwrap|expect|as_mut|as_ref)$/;

/** `fn join(&mut self, name: &Name)` of which each caller has looked into the same map of `self`. */
function isAskedByCallers(fn: Node, map: Node, source: Node, file: RustFile): boolean {
  const name = keySource(source);
  const parameter = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (parameter?.kind !== 'parameter' || rootOf(map)?.kind !== 'self') return false;
  if (fn.ofKind('visibility_modifier') || isFixedByTrait(fn) || isNamedAsValue(fn, file)) return false;
  const calls = callsInFile(fn, file).filter((call) => !file.isInTest(call));
  return (
    calls.length > 0 &&
    calls.every((call) => {
      const caller = enclosingFunction(call);
      const given = argumentsOf(call).find((each) => parameterOf(each, call, file) === parameter.declaration);
      const isOfSelf = receiverOf(call)?.kind === 'self';
      return (
        !!caller &&
        !!given &&
        isOfSelf &&
        isAskedBefore(call, caller, spelling(map), keySpelling(given), file)
      );
    })
  );
}
