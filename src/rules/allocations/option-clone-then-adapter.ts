import { type Copy, isFreeCopy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { isAllThatCosts } from '../../rust/cost/whole-and-part.js';
import type { Binding } from '../../rust/names/scopes.js';
import { valueOfClosure } from '../../rust/order/given-value.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { endOfUses, isOnlyLookedAt, staysAsItIs } from '../../rust/ownership/only-read.js';
import { comesFromGuard, isPlace, rootOf, statementOf } from '../../rust/ownership/places.js';
import { onlyReads } from '../../rust/ownership/readers.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Type, UNKNOWN } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { openedForALook } from './of-several-rules/copied-to-match.js';
import { openedByReference } from './of-several-rules/opened-by-reference.js';
import { writtenAsReference } from './of-several-rules/written-as-reference.js';
import { copiedFromLentOption } from './option-clone-then-adapter/copied-from-lent-option.js';
import { lentWithDefault } from './option-clone-then-adapter/lent-with-default.js';
import { openedByPatterns } from './option-clone-then-adapter/opened-by-patterns.js';
import { isTakenAsOption } from './option-clone-then-adapter/taken-as-option.js';

/** Adapters whose closure gets the content. */
const WITH_CLOSURE = /^(map|map_or|map_or_else|and_then|is_some_and|is_none_or|is_ok_and|filter)$/;
/** Exist on Option and Result alone. */
const ONLY_OPTION = /^(map_or|map_or_else|is_some_and|is_none_or|is_ok_and)$/;

export const rule: Rule = {
  id: 'option-clone-then-adapter',
  item: 'allocations',
  summary: 'an Option that is copied although its content is only looked at',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression', 'let_declaration'],
  needs: /\.(clone|cloned|to_owned)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return openedForALook(node, file);
    const copy = copyOf(node, file);
    if (!copy || !/^(clone|cloned)$/.test(copy.method)) return null;
    const lent = copiedFromLentOption(copy, file);
    if (lent || isFreeCopy(copy, file)) return lent;
    return (
      lookedAtInClosure(copy, file) ??
      keptInPart(copy, file) ??
      lookedAtAfterDefault(copy, file) ??
      lentWithDefault(copy, file) ??
      lookedAtInPattern(copy, file)
    );
  },
};

function isContentKnown(found: Type | null): boolean {
  return !!found && (found.args.length === 0 || found.args[0]!.name !== '_');
}

function isOption(copy: Copy, file: RustFile, method: string): boolean {
  const found = file.typeOf(copy.source);
  if (found?.name === '[;]') return method === 'map';
  if (found) return found.name === 'Option' || found.name === 'Result';
  return ONLY_OPTION.test(method) || isTakenAsOption(copy.call.parent!.parent!, file);
}

function adapterOn(node: Node): { call: Node; method: string } | null {
  const call = methodCalledOn(node);
  const method = call && methodOf(call);
  return call && method ? { call, method } : null;
}

/** `opt.clone().map(|x| x.len())`. */
function lookedAtInClosure(copy: Copy, file: RustFile): Problem | null {
  const adapter = adapterOn(copy.call);
  if (!adapter || !WITH_CLOSURE.test(adapter.method) || !isOption(copy, file, adapter.method)) return null;
  // `cloned` of what nobody knows is as often a number as a text.
  if (copy.method === 'cloned' && !isContentKnown(file.typeOf(copy.source))) return null;
  const closure = argumentsOf(adapter.call).at(-1);
  if (closure?.kind !== 'closure_expression') return null;
  const parameters = closure.child('parameters');
  const bindings = parameters ? file.boundIn(parameters) : [];
  if (bindings.length === 0 || !isReadOnlyIn(closure, bindings, adapter.call, file)) return null;
  if (bindings.some((binding) => isCalculatedWith(binding, file))) return null;
  const written = writtenAsReference(bindings, false, file);
  const handsOn = adapter.method === 'filter';
  return isChanged(copy, file, adapter.call.end)
    ? null
    : problem(
        copy,
        file,
        handsOn ? `\`${adapter.method}\` may leave nothing of it` : `\`${adapter.method}\` only looks at it`,
        handsOn
          ? `copy what is left: \`${copy.method === 'cloned' ? '' : 'as_ref().'}${adapter.method}(..).cloned()\``
          : copy.method === 'cloned'
            ? `call \`${adapter.method}\` without the copy${written}`
            : `use \`${file.typeOf(copy.source)?.name === '[;]' ? 'each_ref' : 'as_ref'}().${adapter.method}(..)\`${written}`,
      );
}

/** `options.clone().map(|options| options.mirrors)`: all is copied for one part to be kept. */
function keptInPart(copy: Copy, file: RustFile): Problem | null {
  const adapter = adapterOn(copy.call);
  if (!adapter || !/^(?:map|and_then)$/.test(adapter.method) || isChanged(copy, file)) return null;
  if (copy.method === 'cloned') return null;
  const found = file.typeOf(copy.source);
  // What a guard protects is no iterator: `map` is an Option's.
  if (found?.name !== 'Option' && !comesFromGuard(copy.source, file)) return null;
  const [closure] = argumentsOf(adapter.call);
  const body = valueOfClosure(closure);
  const root = body?.kind === 'field_expression' && isPlace(body) ? rootOf(body) : null;
  if (!body || !root || closure!.child('parameters')?.children[0]?.text !== root.text) return null;
  const part = body.text.slice(root.text.length + 1);
  const whole = found?.args[0];
  // The one field of a newtype is all of it.
  if (/^\d/.test(part) || (whole && isAllThatCosts(whole, part, file))) return null;
  return problem(
    copy,
    file,
    `only \`${part}\` is kept`,
    `copy that part alone: \`as_ref().${adapter.method}(|${root.text}| ${body.text}.clone())\``,
  );
}

/** Without the copy the closure would return a reference into the original, which is another type. */
function lends(closure: Node, file: RustFile): boolean {
  const body = closure.child('body');
  const found = file.typeOf(body);
  return (
    body?.kind === 'reference_expression' ||
    (found?.refs ?? '') !== '' ||
    (!found && !/^(binary_expression|macro_call|call_expression|unary_expression)$/.test(body?.kind ?? ''))
  );
}

/** Does the closure look at what it is given, and give nothing of it away that a reference could not give? */
function isReadOnlyIn(closure: Node, bindings: readonly Binding[], call: Node, file: RustFile): boolean {
  const likeDefault = givesLikeDefault(call, file);
  if (likeDefault && bindings.every((binding) => isReadInPart(binding, closure))) return true;
  return (likeDefault || !lends(closure, file)) && bindings.every((binding) => isOnlyLookedAt(binding, file));
}

/** `map_or(self.fee, |o| o.fee)` in a method of `&self`: what can be read out of a reference like that is copied, not moved. */
function givesLikeDefault(call: Node, file: RustFile): boolean {
  const [fallback, closure] = argumentsOf(call);
  if (methodOf(call) !== 'map_or' || !fallback || !closure) return false;
  if (/(?:integer|float|boolean|char)_literal$/.test(fallback.kind)) return true;
  const root = fallback.kind === 'field_expression' && isPlace(fallback) ? rootOf(fallback) : null;
  const binding = root && file.bindingOf(root);
  return (
    binding?.kind === 'self' && /&/.test(binding.declaration.text) && file.typeOf(fallback)?.refs !== '&'
  );
}

/** `|o| o.fee` */
function isReadInPart(binding: Binding, closure: Node): boolean {
  const body = closure.child('body');
  return (
    body?.kind === 'field_expression' &&
    isPlace(body) &&
    binding.uses.length === 1 &&
    rootOf(body) === binding.uses[0]!.node
  );
}

/** `parts.clone().map(|part| Expr::zero() + part)`: an operator takes its operands by value, and numbers alone are there afterwards. */
function isCalculatedWith(binding: Binding, file: RustFile): boolean {
  return binding.uses.some(({ node }) => {
    const operation = node.parent?.kind === 'binary_expression' ? node.parent.child('operator')?.text : '';
    return (
      /^(?:[-+*/%&|^]|<<|>>)$/.test(operation ?? '') && file.isCopy(file.typeOf(node) ?? UNKNOWN) !== true
    );
  });
}

/** `opt.clone().unwrap_or_default().len()`. */
function lookedAtAfterDefault(copy: Copy, file: RustFile): Problem | null {
  const adapter = adapterOn(copy.call);
  if (!adapter || !/^(unwrap_or|unwrap_or_default|unwrap_or_else)$/.test(adapter.method)) return null;
  const reader = adapterOn(adapter.call);
  if (
    !reader ||
    !onlyReads(reader.call, file.typeOf(adapter.call), file.declarations) ||
    isChanged(copy, file)
  )
    return null;
  return problem(
    copy,
    file,
    `\`${reader.method}\` only looks at what \`${adapter.method}\` leaves`,
    `look at what is there: ${openedByReference(copy, adapter.method, file)}`,
  );
}

/** `if let Some(x) = self.name.clone() { .. }`, `let Some(x) = .. else`, with `x` only looked at. */
function lookedAtInPattern(copy: Copy, file: RustFile): Problem | null {
  const holder = copy.call.parent;
  if (
    !holder ||
    copy.call.field !== 'value' ||
    !/^(let_condition|let_declaration|match_expression)$/.test(holder.kind)
  )
    return null;
  const bindings = openedByPatterns(holder, file);
  if (bindings.length === 0 || bindings.some((binding) => binding.mutable || !isOnlyLookedAt(binding, file)))
    return null;
  const end = Math.max(...bindings.map((each) => endOfUses(each, file)));
  const source = copy.method === 'cloned' ? lookedUpIn(copy.source) : copy.source;
  if (
    !source ||
    !staysAsItIs(source, holder.kind === 'match_expression' ? copy.call.end : holder.end, end, file)
  )
    return null;
  const borrow = file.typeOf(copy.source)?.refs ? '' : '&';
  const names = bindings.map((binding) => `\`${binding.name}\``).join(' and ');
  return problem(
    copy,
    file,
    `${names} ${bindings.length === 1 ? 'is' : 'are'} only looked at`,
    (copy.method === 'cloned'
      ? 'use the reference that was found'
      : `match on \`${borrow}${copy.source.text}\``) + writtenAsReference(bindings, false, file),
  );
}

/** The map of `map.get(k).cloned()`. */
function lookedUpIn(source: Node): Node | null {
  return /^(get|first|last|front|back|peek|as_ref)$/.test(methodOf(source) ?? '')
    ? (receiverOf(source) ?? null)
    : null;
}

function isChanged(copy: Copy, file: RustFile, end?: number): boolean {
  if (!rootOf(copy.source)) return false;
  const statement = statementOf(copy.call);
  return mayChangeWithin(copy.source, statement.start, end ?? statement.end, file);
}

function problem(copy: Copy, file: RustFile, why: string, help: string): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file) === 'copied' ? 'copied with all its content' : 'cloned'}, but ${why}.`,
    help,
  };
}
