import { asCopy, type Copy, isFreeCopy } from '../../rust/cost/copies.js';
import { callsInFile } from '../../rust/functions/callees.js';
import { functionName, implTrait } from '../../rust/functions/shape.js';
import type { Binding } from '../../rust/names/scopes.js';
import { runsEveryTurn } from '../../rust/order/every-turn.js';
import { diverges } from '../../rust/order/run-order.js';
import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { isInClosureApart, isPlace, isRepeated } from '../../rust/ownership/places.js';
import { isMadeHere } from '../../rust/ownership/temporaries.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isText } from '../../rust/types/strings.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'clone-of-lent-parameter',
  item: 'allocations',
  summary: 'a parameter that is borrowed only to be copied, where a caller has a value to give away',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|to_owned|to_vec|to_string|to_path_buf)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    const binding = /^(?:identifier|self)$/.test(copy?.source.kind ?? '')
      ? file.bindingOf(copy!.source)
      : undefined;
    if (!copy || copy.method === 'cloned' || !binding || !isLentParameter(binding)) return null;
    if (isFreeCopy(copy, file) || isRepeated(node, binding) || isFormatted(copy, file)) return null;
    if (file.isUsedAfter(binding, node) || isInClosureApart(node, binding) || isCopiedBefore(node, binding))
      return null;
    const fn = enclosingFunction(node);
    if (!fn || implTrait(fn) || isOnlyForLong(node, binding)) return null;
    const calls = callsInFile(fn, file).filter((call) => !file.isInTest(call));
    const givers = calls.filter(
      (call) => !isOtherwiseThere(call, node, fn) && givesAway(call, binding, fn, file),
    );
    const caller = givers[0] && enclosingFunction(givers[0]);
    // Of what is copied on some ways only, whoever has to keep the value would copy it on all.
    if (!caller || (givers.length < calls.length && !isCopiedAnyway(fn, binding))) return null;
    return {
      at: node,
      message: `\`${binding.name}\` is only borrowed and copied here, although \`${functionName(caller)}\` has a value of its own to give, and drops it afterwards.`,
      help: `take \`${binding.name}\` by value, and let a caller who still needs it make the copy`,
      // Others may call it who have nothing to give.
      ...(fn.ofKind('visibility_modifier')?.text === 'pub' && { minor: true }),
    };
  },
};

/** Is the parameter copied on every way through? */
function isCopiedAnyway(fn: Node, binding: Binding): boolean {
  return runsEveryTurn(fn.child('body')!, new Set(binding.uses.flatMap(({ node }) => copyOf(node) ?? [])));
}

/** `key.clone()` of the `key` in it. */
function copyOf(name: Node): Node | null {
  const call = name.field === 'value' ? (name.parent?.parent ?? undefined) : undefined;
  return asCopy(call) ? call! : null;
}

/** `if bytes.len() <= INLINE { .. } else { Heap(bytes.to_vec()) }`: short ones are not copied to the heap at all. */
function isOnlyForLong(copied: Node, { name }: Binding): boolean {
  for (const at of copied.ancestors()) {
    if (at.kind === 'function_item') return false;
    if (at.kind === 'if_expression' && at.child('condition')?.text.includes(`${name}.len()`)) return true;
  }
  return false;
}

function isLentParameter(binding: Binding): boolean {
  if (binding.kind === 'self')
    return binding.uses.length === 1 && /^&\s*self$/.test(binding.declaration.text);
  return (
    binding.kind === 'parameter' &&
    binding.whole &&
    binding.typeNode?.kind === 'reference_type' &&
    !binding.typeNode.has('mutable_specifier')
  );
}

/** `if !self.open { return; }` before the call, and the copy behind `if !self.open`: this caller never gets to it. */
function isOtherwiseThere(call: Node, copy: Node, fn: Node): boolean {
  // A constant's value has no function around it.
  const caller = enclosingFunction(call);
  const asked = flagsAround(copy, fn);
  return [...(caller?.descendantsOfKind('if_expression') ?? [])].some(
    (fork) => fork.end <= call.start && asked.has(flagOf(fork)) && diverges(fork.child('consequence')),
  );
}

/** What decides whether the copy is reached, as far as it is a field of `self`. */
function flagsAround(copy: Node, fn: Node): Set<string> {
  const flags = new Set<string>();
  for (let at = copy; at !== fn && at.parent; at = at.parent)
    if (at.parent.kind === 'if_expression' && at.field === 'consequence') flags.add(flagOf(at.parent));
  flags.delete('');
  return flags;
}

/** `!self.open` of an `if`; empty where anything else is asked. */
function flagOf(fork: Node): string {
  return /^!?self(?:\.\w+)+(?:\(\))?$/.exec(fork.child('condition')?.text ?? '')?.[0] ?? '';
}

/** Another arm copies it as well: told at the first. */
function isCopiedBefore(copy: Node, binding: Binding): boolean {
  return binding.uses.some(({ node }) => node.start < copy.start && copyOf(node) !== null);
}

function isFormatted(copy: Copy, file: RustFile): boolean {
  return copy.method === 'to_string' && isText(copy.source, file) !== true;
}

/** `put(&key, ..)` with a `key` that is the caller's own and not used again. */
function givesAway(call: Node, parameter: Binding, fn: Node, file: RustFile): boolean {
  if (parameter.kind === 'self') return givesItselfAway(call, fn, file);
  const parameters = fn.child('parameters')?.children.filter((each) => each.kind !== 'attribute_item') ?? [];
  const shift = parameters[0]?.kind === 'self_parameter' && methodOf(call) ? 1 : 0;
  const argument = argumentsOf(call)[parameters.indexOf(parameter.declaration) - shift];
  const place = argument && lentBy(argument);
  if (!place || enclosingFunction(call) === fn || !isSameKind(place, parameter, file)) return false;
  // Messages of errors are made in passing, by whoever has failed.
  if (!isPlace(place)) return isMadeHere(place, file) && !file.isCold(call) && !file.isCold(fn);
  return !/[[*]/.test(place.text) && mayBeMovedOut(place, call, file);
}

/** `rule.not().and(other)` of a rule that is made on the spot, or a local that is not used again. */
function givesItselfAway(call: Node, fn: Node, file: RustFile): boolean {
  const receiver = methodOf(call) ? receiverOf(call) : undefined;
  if (!receiver || enclosingFunction(call) === fn || /clone|copy|^(?:to|as)_/.test(functionName(fn)))
    return false;
  if (file.typeOf(receiver)?.refs !== '') return false;
  if (!isPlace(receiver)) return isMadeHere(receiver, file) && !file.isCold(call) && !file.isCold(fn);
  return receiver.kind === 'identifier' && mayBeMovedOut(receiver, call, file);
}

/** `key` of `&key`, `name` of `name.as_str()`. */
function lentBy(argument: Node): Node | undefined {
  if (argument.kind === 'reference_expression')
    return argument.has('mutable_specifier') ? undefined : argument.child('value');
  return /^as_(?:str|path|slice)$/.test(methodOf(argument) ?? '') ? receiverOf(argument) : undefined;
}

/** A `String` is lent as `&str`, a `Vec` as a slice: whatever else it is lent as, it is of the type that is copied. */
function isSameKind(place: Node, parameter: Binding, file: RustFile): boolean {
  const given = file.typeOf(place);
  const wanted = parameter.typeNode?.child('type')?.text ?? '';
  if (given && given.refs !== '') return false;
  if (!given) return /^[A-Z]\w/.test(wanted) && wanted !== 'Path';
  if (wanted === 'str') return given.name === 'String';
  if (wanted.startsWith('[')) return given.name === 'Vec';
  if (wanted === 'Path') return given.name === 'PathBuf';
  return !/\b(?:impl|dyn)\b/.test(wanted) && wanted.startsWith(given.name);
}
