import { type Copy, costOf, isNamedLikeHandle } from '../../../rust/cost/copies.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { hasDrop } from '../../../rust/ownership/dropped-at-end.js';
import { isPointer, isTakenButOnlyRead } from '../../../rust/ownership/ownership.js';
import { isInClosureApart, rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, type Type } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `value.parts()[0].clone()` where `value` was taken by value and is only ever looked at. */
export function copiedThroughGetter(copy: Copy, file: RustFile): Problem | null {
  const root = rootOf(copy.source);
  const binding = root && file.bindingOf(root);
  const isOfView = copy.method === 'to_vec' || copy.method === 'to_owned';
  if (copy.method !== 'clone' && copy.method !== 'cloned' && !isOfView) return null;
  if (
    !root ||
    !binding ||
    !isThroughGetter(copy.source, root) ||
    isInClosureApart(copy.call, binding) ||
    enclosingLoop(copy.call)
  )
    return null;
  if (!isTakenButOnlyRead(binding, file) || isNamedLikeHandle(root, null)) return null;
  const holder = file.typeOf(root);
  // A generic value can't be taken apart, an extractor or a range only lends what it holds.
  if (
    !holder ||
    file.functionAt(root)?.types.boundOf(holder) ||
    (/^(Range\w*|Data|State|Extension|\w*Request|\w+Data|[A-Z])$/.test(holder.name) && holder.args.length > 0)
  )
    return null;
  if (
    /^(Range\w*|[A-Z]\d?)$/.test(holder.name) ||
    file.isCopy(holder) === true ||
    isSequence(holder) ||
    costOf({ ...copy, method: 'clone', source: root }, file) === 'free'
  )
    return null;
  if (isSealed(holder, getterBehind(copy.source, root), file)) return null;
  // What is lent as a slice or a text may be kept as something else.
  if (isOfView && !file.declarations.field(holder.name, getterBehind(copy.source, root))) return null;
  return {
    at: copy.call,
    message: `\`${root.text}\` is taken by value but only looked at: ${quoted(copy.source)} is ${copiedOrCloned(copy, file)} and the original dropped.`,
    help: hasDrop(holder, root, file)
      ? `borrow \`${root.text}\`: what has a \`Drop\` is not taken apart`
      : `take \`${root.text}\` apart (\`into_parts\`, a pattern), or borrow it`,
    // What it shares with others, or asks others for, a value can't give away.
    ...(!mayBeTakenApart(holder, copy.source, root, file) && { minor: true }),
  };
}

/** Has the type a field of the getter's name that it owns, or a method that gives its parts away? One that is declared elsewhere may. */
function mayBeTakenApart(holder: Type, source: Node, root: Node, file: RustFile): boolean {
  const name = getterBehind(source, root);
  if (!file.declarations.declares(holder.name)) return true;
  const field = file.declarations.field(holder.name, name.replace(/_ref$/, ''));
  if (field) return field.refs === '' && !isPointer(field, file);
  return givesParts(holder, name, file);
}

function givesParts(holder: Type, name: string, file: RustFile): boolean {
  return ['into_parts', 'into_inner', `into_${name}`].some(
    (giving) => file.declarations.method(holder.name, giving)?.receiver === 'v',
  );
}

/** Declared out of sight, with a getter for the part and nothing that gives it away: the field is private there, and a borrow spares no copy. */
function isSealed(holder: Type, name: string, file: RustFile): boolean {
  const { declarations, path } = file;
  const homes = declarations.declaredIn(holder.name);
  if (homes.length === 0 || homes.some((home) => path.startsWith(modulesBelow(home)))) return false;
  return declarations.method(holder.name, name) !== null && !givesParts(holder, name, file);
}

/** What lies in the module of a file, or below it, sees its private fields. */
function modulesBelow(home: string): string {
  return home.replace(/(?:(?:^|(?<=\/))(?:mod|lib|main))?\.rs$/, '');
}

/** `parts` of `value.parts()[0].name` */
function getterBehind(source: Node, root: Node): string {
  let getter: Node | undefined = source;
  while (getter && (getter.kind !== 'call_expression' || receiverOf(getter) !== root))
    getter = getter.kind === 'call_expression' ? receiverOf(getter) : getter.children[0];
  return (getter && methodOf(getter)) ?? '';
}

/** A getter without arguments somewhere between the parameter and the copy, and nothing that computes. */
function isThroughGetter(source: Node, root: Node): boolean {
  let getters = 0;
  for (let at: Node | undefined = source; at && at !== root; ) {
    if (at.kind === 'call_expression') {
      if (
        argumentsOf(at).length > 0 ||
        !methodOf(at) ||
        /^(iter|lock|borrow|read|write|load|get_ref|as_ref|unwrap|to_\w+)$/.test(methodOf(at)!)
      )
        return false;
      getters++;
      at = receiverOf(at);
    } else if (at.kind === 'field_expression') at = at.child('value');
    else if (at.kind === 'index_expression') at = at.children[0];
    else return false;
  }
  return getters > 0;
}
