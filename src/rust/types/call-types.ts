import type { Declarations, Signature } from '../names/declarations.js';
import { valueOfClosure } from '../order/given-value.js';
import { argumentsOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { typeAsResult, typeOfLet } from './asked-type.js';
import { outputOfAll } from './awaited-together.js';
import { iteratorBehind, iteratorOfBound } from './closure-items.js';
import { isStandardMethod } from './methods.js';
import { lentByPin } from './pinned-self.js';
import { itemOf } from './std-collection-returns.js';
import { isStandardPath, madeByName, ofNumber, standardFunction } from './std-functions.js';
import { contentOf, standardReturn } from './std-returns.js';
import { dereferenced, methodTarget, type Type, type, typeFromNode, UNKNOWN } from './types.js';

/** What calls return: of functions, constructors and methods, as far as their signatures are known. */
export class CallTypes {
  constructor(
    private readonly typeOfPart: (node: Node | undefined) => Type | null,
    private readonly declarations: Declarations,
    private readonly self: Type | null,
    /** Bound of a type parameter. */
    private readonly boundOf: (inner: Type) => Type | null,
  ) {}

  typeOf(node: Node): Type | null {
    const called = node.child('function');
    const generic = called?.kind === 'generic_function' ? called.child('type_arguments') : undefined;
    const target = called?.kind === 'generic_function' ? called.child('function') : called;
    if (!target) return null;
    if (target.kind === 'field_expression')
      return this.methodCall(node, target, typeFromNode(generic?.children[0]));
    const argument = () => this.typeOfPart(node.child('arguments')?.children[0]) ?? UNKNOWN;
    if (target.kind === 'identifier') return this.freeCall(target.text, argument);
    if (target.kind === 'scoped_identifier') return this.pathCall(target, argument);
    return null;
  }

  private freeCall(name: string, argument: () => Type): Type | null {
    if (name === 'Some') return type('Option', argument());
    if (name === 'Ok') return type('Result', argument(), UNKNOWN);
    if (name === 'Err') return type('Result', UNKNOWN, argument());
    if (/^[A-Z]/.test(name)) return this.declarations.declares(name) || name.length > 2 ? type(name) : null;
    const declared = this.declarations.functionInScope(name);
    return declared ? this.known(declared.returns) : (outputOfAll(name, argument) ?? standardFunction(name));
  }

  private pathCall(target: Node, argument: () => Type): Type | null {
    const path = target.child('path');
    const name = target.child('name')?.text ?? '';
    const owner = path && typeFromNode(path.kind === 'bracketed_type' ? path.children[0] : path);
    if (!owner) return null;
    if (!/(?:^|::)[A-Z]/.test(owner.name)) {
      if (owner.name === 'mem' && (name === 'take' || name === 'replace')) return dereferenced(argument());
      if (/^[A-Z]/.test(name)) return type(name);
      const standard =
        ofNumber(owner, name) ?? standardFunction(`${owner.name}::${name}`) ?? outputOfAll(name, argument);
      if (standard || isStandardPath(target.text)) return standard;
      return this.known(this.declarations.function(name)?.returns);
    }
    if (owner.name === 'Self' && this.self) owner.name = this.self.name;
    if (/^[A-Z]/.test(name)) return type(owner.name);
    const declared = this.known(this.declarations.method(owner.name, name)?.returns, owner);
    if (declared) return unwrapSelf(declared, owner.name);
    if (owner.name === 'String' && name === 'from_utf8_lossy') return type('Cow', type('str'));
    if (name === 'unwrap_or_clone') return dereferenced(argument());
    if (name === 'try_unwrap' && ['Arc', 'Rc'].includes(owner.name))
      return type(
        'Result',
        dereferenced(argument()) ?? UNKNOWN,
        type(owner.name, dereferenced(argument()) ?? UNKNOWN),
      );
    if (name === 'clone' && ['Arc', 'Rc'].includes(owner.name))
      return dereferenced(argument()) ?? type(owner.name);
    if (name === 'new' && ['Arc', 'Rc', 'Box', 'Mutex', 'RwLock', 'RefCell', 'Cell'].includes(owner.name)) {
      return type(owner.name, argument());
    }
    return madeByName(owner, name);
  }

  private methodCall(call: Node, target: Node, turbofish: Type | null): Type | null {
    const method = target.child('field')?.text ?? '';
    const receiverNode = target.child('value');
    if (method === 'collect' || method === 'sum' || method === 'into' || method === 'parse') {
      return this.asked(call, method, turbofish, receiverNode);
    }
    if (method === 'collect_vec') return type('Vec', itemOrNull(this.typeOfPart(receiverNode)) ?? UNKNOWN);
    const given = this.fallback(method, call) ?? lentByPin(call, this.self, this.declarations);
    if (given) return given;
    const receiver = this.typeOfPart(receiverNode);
    if (!receiver) {
      const declared = isStandardMethod(method) ? null : this.declarations.anyMethod(method)?.returns;
      return this.known(declared) ?? standardReturn(method, UNKNOWN);
    }
    if (method === 'into_iter' && receiver.refs === '') {
      const items = iteratorOfBound(this.boundOf(receiver));
      if (items) return items;
    }
    const owner = behindObject(methodTarget(iteratorBehind(receiver)!));
    const declared = this.declarations.method(this.traitBehind(owner).name, method);
    if (declared && declared.receiver !== '' && takesAsMany(declared, call)) {
      const returns = this.known(declared.returns, owner);
      if (returns) return unwrapSelf(returns, owner.name);
    }
    const mapped = this.mapped(method, owner, call);
    if (mapped) return mapped;
    return method === 'value' && isLentByMap(receiver, call) ? receiver : standardReturn(method, receiver);
  }

  /** The `T` of another's signature is what its caller chose, a reference perhaps, and none of the parameters that have that name here. */
  private known(returns: Type | null | undefined, owner?: Type): Type | null {
    if (!returns || (owner && owner.name === this.self?.name)) return returns ?? null;
    const open = this.withoutParameters(returns);
    return open.name === '_' ? null : open;
  }

  private withoutParameters(found: Type): Type {
    // A reference is one whatever it points at.
    if (found.refs !== '') return found;
    if (/^[A-Z]\d?$/.test(found.name) && !this.declarations.declares(found.name)) return UNKNOWN;
    return found.args.length === 0
      ? found
      : { ...found, args: found.args.map((each) => this.withoutParameters(each)) };
  }

  /** `fold(Vec::new(), ..)`, `map_or_else(|| Arc::new(..), ..)`: what one argument says about the result. */
  private fallback(method: string, call: Node): Type | null {
    const [first] = call.child('arguments')?.children ?? [];
    if (method === 'fold') return ownedOrNull(this.typeOfPart(first));
    if (method === 'map_or') return this.returnedBy(call.child('arguments')?.children[1], null);
    if (method === 'then_some') return type('Option', this.typeOfPart(first) ?? UNKNOWN);
    if (
      method === 'then' &&
      first?.kind === 'closure_expression' &&
      !first.child('parameters')?.children.length
    )
      return type('Option', this.typeOfPart(first.child('body')) ?? UNKNOWN);
    if (method !== 'map_or_else') return null;
    const body = valueOfClosure(first);
    return ownedOrNull(this.typeOfPart(body));
  }

  private mapped(method: string, owner: Type, call: Node): Type | null {
    if (!/^(?:map|filter_map|and_then|map_err|zip|flat_map|find_map|map_while)$/.test(method)) return null;
    const argument = call.child('arguments')?.children[0];
    if (method === 'zip') {
      const other = itemOrNull(this.typeOfPart(argument));
      return owner.name === 'Iterator'
        ? type('Iterator', type('()', owner.args[0] ?? UNKNOWN, other ?? UNKNOWN))
        : null;
    }
    const body = this.returnedBy(argument, owner.args[0] ?? null);
    if (owner.name === 'Option' || owner.name === 'Result') {
      if (method === 'map') return { ...owner, args: [body ?? UNKNOWN, ...owner.args.slice(1)] };
      return method === 'and_then' ? body : null;
    }
    if (owner.name !== 'Iterator') return null;
    if (method === 'map') return type('Iterator', body ?? UNKNOWN);
    if (method === 'find_map') return body;
    if (method === 'flat_map') return type('Iterator', (body && contentOf(body)) ?? UNKNOWN);
    return type('Iterator', body?.args[0] ?? UNKNOWN);
  }

  /** What a closure gives, or a function that is named in its place: `Item::name`, `String::from`, `Some`. */
  private returnedBy(given: Node | undefined, item: Type | null): Type | null {
    switch (given?.kind) {
      case 'closure_expression':
        return this.typeOfPart(given.child('body'));
      case 'identifier':
        return /^[a-z]/.test(given.text) || item ? this.freeCall(given.text, () => item ?? UNKNOWN) : null;
      case 'scoped_identifier': {
        const found = this.pathCall(given, () => item ?? UNKNOWN);
        const name = given.child('name')?.text ?? '';
        return found ?? (item && isStandardMethod(name) ? standardReturn(name, item) : null);
      }
      default:
        return null;
    }
  }

  /** The trait that bounds a type parameter says what can be called on it. */
  private traitBehind(owner: Type): Type {
    return (this.declarations.declares(owner.name) ? null : this.boundOf(owner)) ?? owner;
  }

  /** `collect` and its like return what is asked for: by turbofish, by the `let`, or by the function's signature. */
  private asked(call: Node, method: string, turbofish: Type | null, receiver: Node | undefined): Type | null {
    if (turbofish && turbofish.name !== '_') {
      return fillFrom(method === 'parse' ? type('Result', turbofish, UNKNOWN) : turbofish, () =>
        this.collected(receiver, turbofish),
      );
    }
    let holder = call.parent;
    const wrapped = holder?.kind === 'try_expression';
    if (wrapped) holder = holder!.parent;
    const declared = typeOfLet(holder) ?? (wrapped ? null : typeAsResult(call));
    if (!declared || declared.name === '_' || method === 'parse') return null;
    return wrapped
      ? type('Result', declared, UNKNOWN)
      : fillFrom(declared, () => this.collected(receiver, declared));
  }

  /** `Vec<item>` of the iterator that is collected, to fill the `_` of `Vec<_>`; a map takes its items apart. */
  private collected(receiver: Node | undefined, written: Type): Type | null {
    const item = itemOrNull(this.typeOfPart(receiver));
    if (!item) return null;
    return item.name === '()' && written.args.length > 1 ? type('HashMap', ...item.args) : type('Vec', item);
  }
}

/** `counts.get(key)?.value()`: what a `DashMap` finds is held by a guard, taken for the reference that it stands for. */
function isLentByMap(found: Type, call: Node): boolean {
  return /^[&m]/.test(found.refs) && argumentsOf(call).length === 0 && call.tree.hasText(/\bDashMap\b/);
}

/** A literal's type is a guess, a reference may be to something else. */
function ownedOrNull(found: Type | null): Type | null {
  return found && found.refs === '' && /^[A-Z]\w/.test(found.name) && found.name !== 'Option' ? found : null;
}

/** What a trait object can do stands in its trait. */
function behindObject(target: Type): Type {
  return /^(?:dyn|impl)$/.test(target.name) && target.args[0] ? target.args[0] : target;
}

export function itemOrNull(iterated: Type | null): Type | null {
  return iterated && itemOf(iterated);
}

function unwrapSelf(declared: Type, owner: string): Type {
  if (declared.name === 'Self') return { ...declared, name: owner };
  return { ...declared, args: declared.args.map((arg) => unwrapSelf(arg, owner)) };
}

/** Fills `_` in a written type, `Vec<_>`, with what the value says. */
export function fillFrom(written: Type, value: () => Type | null): Type {
  if (!written.args.some((arg) => arg.name === '_')) return written;
  const found = value();
  if (!found || found.args.length !== written.args.length) return written;
  return { ...written, args: written.args.map((arg, i) => (arg.name === '_' ? found.args[i]! : arg)) };
}

/** A method that takes another number of arguments is of another type of the same name: of a `HashMap` in the kernel, say. */
function takesAsMany({ parameters }: Signature, call: Node): boolean {
  // Of several declarations the parameters are not told.
  return parameters.length === 0 || parameters.length === argumentsOf(call).length;
}
