import type { Declarations } from '../names/declarations.js';
import type { Binding, Scopes } from '../names/scopes.js';
import { diverges } from '../order/run-order.js';
import { argumentsOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { CallTypes, fillFrom, itemOrNull } from './call-types.js';
import { closureItem, iteratorBehind, iteratorOfBound } from './closure-items.js';
import { destructured } from './destructure.js';
import { fieldBehindDeref } from './field-behind-deref.js';
import { assignedLater, filledLater } from './filled-later.js';
import { boundByArgument } from './lent-argument.js';
import { behindPin, fieldOfProjection } from './pinned-self.js';
import { withSelf } from './self-within.js';
import { throughGuard } from './through-guard.js';
import { pointeeOfCast, toldBySyntax } from './told-by-syntax.js';
import {
  aliased,
  dereferenced,
  isMap,
  methodTarget,
  referenceTo,
  type Type,
  type,
  typeFromNode,
  UNKNOWN,
} from './types.js';

/** Type inference follows at most this many steps from one expression: code that needs more is left unknown. */
const MAX_STEPS = 40;

/** Types of the expressions of one function, as far as they are written. Unknown is null. */
export class Inference {
  private readonly known = new Map<Node, Type | null>();
  private readonly bindings = new Map<Binding, Type | null>();
  private steps = 0;
  private readonly calls: CallTypes;

  constructor(
    private readonly scopes: Scopes,
    private readonly declarations: Declarations,
    /** The type of the `impl`, for `self` and `Self`. */
    private readonly self: Type | null,
    /** Generic parameters with the trait that bounds them, e.g. `T` -> `IntoIterator<..>`. */
    private readonly generics: ReadonlyMap<string, Type>,
    /** What a function of the file calls a closure with. */
    private readonly askedOfClosure: (closure: Node, position: number) => Type | null = () => null,
  ) {
    this.calls = new CallTypes(
      (node) => this.typeOf(node),
      declarations,
      self,
      (inner) => this.boundOf(inner),
    );
  }

  typeOf(node: Node | undefined): Type | null {
    if (!node) return null;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    if (this.steps > MAX_STEPS) return null;
    this.steps++;
    this.known.set(node, null);
    const found = throughGuard(node, this.resolve(this.infer(node)));
    this.known.set(node, found);
    this.steps--;
    return found;
  }

  typeOfBinding(binding: Binding): Type | null {
    const known = this.bindings.get(binding);
    if (known !== undefined) return known;
    this.bindings.set(binding, null);
    const found = this.resolve(this.inferBinding(binding));
    this.bindings.set(binding, found);
    return found;
  }

  /** Bound of a generic parameter, e.g. `T: IntoIterator<Item = u8>`; null for anything else. */
  boundOf(inner: Type): Type | null {
    if (inner.name === 'impl') return inner.args[0] ?? null;
    return this.generics.get(inner.name) ?? null;
  }

  private resolve(found: Type | null): Type | null {
    if (!found || found.name === '_') return null;
    if (found.name === 'Self' && this.self) return { ...this.self, refs: found.refs + this.self.refs };
    const associated = found.name.startsWith('Self::') ? this.generics.get(found.name) : undefined;
    if (associated && associated.name !== found.name)
      return this.resolve({ ...associated, refs: found.refs + associated.refs });
    // Whoever writes its error out means the standard one, also beside `type Result = Receipt` of some impl.
    if (found.name === 'Result' && found.args.length === 2) return found;
    const alias = this.declarations.alias(found.name);
    if (alias && alias.name !== found.name) return aliased(alias, found);
    return found;
  }

  private inferBinding(binding: Binding): Type | null {
    if (binding.kind === 'self') return this.selfType(binding.declaration);
    const declared = binding.declaration.child('type');
    if (binding.whole && declared) {
      const written = withSelf(typeFromNode(declared), this.self);
      if (written && written.name !== '_') return fillFrom(written, () => this.typeOf(binding.value));
    }
    if (binding.kind === 'closure-parameter') return this.closureParameter(binding);
    const pattern = binding.declaration.child('pattern');
    const whole =
      binding.kind === 'parameter'
        ? typeFromNode(declared)
        : binding.kind === 'for'
          ? this.itemOf(this.typeOf(binding.declaration.child('value')))
          : binding.declaration.kind === 'match_arm'
            ? this.typeOf(binding.declaration.parent?.parent?.child('value'))
            : (typeFromNode(declared) ?? this.typeOf(binding.value));
    if (binding.kind === 'let' && binding.whole) {
      const typeOf = (node: Node | undefined) => this.typeOf(node);
      return whole
        ? filledLater(whole, binding, { typeOf, declarations: this.declarations })
        : assignedLater(binding, typeOf);
    }
    return this.destructure(pattern, whole, binding);
  }

  /** `types: I` where `I: IntoIterator<Item = &Type>` yields what the bound says. */
  private itemOf(iterated: Type | null): Type | null {
    const bound = iterated && iterated.refs === '' ? this.generics.get(iterated.name) : undefined;
    return /^(?:\w*Iterator)$/.test(bound?.name ?? '') ? (bound!.args[0] ?? null) : itemOrNull(iterated);
  }

  private selfType(parameter: Node): Type | null {
    if (!this.self) return null;
    const text = parameter.text;
    return text.startsWith('&') ? referenceTo(this.self, /\bmut\b/.test(text)) : this.self;
  }

  private destructure(pattern: Node | undefined, whole: Type | null, binding: Binding): Type | null {
    return destructured(pattern, whole, binding.node, this.declarations, this.self);
  }

  /** Parameter of a closure given to an adapter: the item of the iterator, or the content of the Option. */
  private closureParameter(binding: Binding): Type | null {
    let closure: Node | null = binding.declaration;
    while (closure && closure.kind !== 'closure_expression') closure = closure.parent;
    const parameters = closure?.child('parameters')?.children ?? [];
    const position = parameters.findIndex((parameter) => parameter.contains(binding.node));
    const item = closure && (this.askedOfClosure(closure, position) ?? this.itemGivenTo(closure, position));
    if (!item) return null;
    const pattern = parameters[position];
    return this.destructure(
      pattern?.kind === 'parameter' ? pattern.child('pattern') : pattern,
      item,
      binding,
    );
  }

  private itemGivenTo(closure: Node, position: number): Type | null {
    const call = closure.parent?.parent;
    const called = call?.kind === 'call_expression' ? call.child('function') : undefined;
    if (called?.kind !== 'field_expression') return null;
    const method = called.child('field')?.text ?? '';
    // What a fold hands on is what it was begun with.
    if (position === 0 && /^(?:try_)?r?fold$/.test(method)) return this.typeOf(argumentsOf(call!)[0]);
    const walked = this.typeOf(called.child('value'));
    const bound = walked?.refs === '' ? this.generics.get(walked.name) : null;
    const receiver = iteratorOfBound(bound) ?? iteratorBehind(walked);
    return receiver && closureItem(method, receiver, position);
  }

  private infer(node: Node): Type | null {
    switch (node.kind) {
      case 'identifier':
      case 'self': {
        const binding = this.scopes.bindingAt(node);
        return binding ? this.typeOfBinding(binding) : null;
      }
      case 'parenthesized_expression':
      case 'unsafe_block':
        return this.typeOf(node.children.at(-1));
      case 'block':
        return this.tailType(node);
      case 'reference_expression': {
        const inner = this.typeOf(node.child('value'));
        return inner && referenceTo(inner, node.has('mutable_specifier'));
      }
      case 'unary_expression': {
        const pinned = behindPin(node, this.self);
        if (pinned) return pinned;
        const pointee = node.text.startsWith('*') ? pointeeOfCast(node.children[0]) : null;
        if (pointee) return pointee;
        const inner = this.typeOf(node.children[0]);
        return inner && (node.text.startsWith('*') ? dereferenced(inner) : inner);
      }
      case 'binary_expression':
        return this.binary(node);
      case 'tuple_expression':
        return type('()', ...node.children.map((child) => this.typeOf(child) ?? UNKNOWN));
      case 'array_expression':
        return type('[;]', this.typeOf(node.children[0]) ?? UNKNOWN);
      case 'range_expression':
        return type('Range', this.ofEither(node.children[0], node.children[1]) ?? UNKNOWN);
      case 'macro_call':
        return this.macroCall(node);
      case 'field_expression':
        return this.field(node);
      case 'index_expression':
        return this.index(node);
      case 'try_expression':
        return this.typeOf(node.children[0])?.args[0] ?? null;
      case 'await_expression':
        return this.awaited(node);
      case 'if_expression':
        return this.typeOf(node.child('consequence')) ?? this.typeOf(node.child('alternative')?.children[0]);
      case 'match_expression':
        return this.firstArm(node);
      case 'call_expression':
        return behindPin(node, this.self) ?? this.calls.typeOf(node) ?? this.closureCall(node);
      default:
        return toldBySyntax(node);
    }
  }

  /** `let area = |shape| ..; area(square)` */
  private closureCall(call: Node): Type | null {
    const called = call.child('function');
    const value = called?.kind === 'identifier' ? this.scopes.bindingAt(called)?.value : undefined;
    return value?.kind === 'closure_expression' ? this.typeOf(value.child('body')) : null;
  }

  private tailType(block: Node): Type | null {
    const tail = block.children.at(-1);
    if (!tail || tail.kind === 'let_declaration' || diverges(block)) return null;
    // A block's value is an expression without a semicolon; one that ends in a block is wrapped all the same.
    if (tail.kind !== 'expression_statement') return this.typeOf(tail);
    return tail.text.endsWith(';') ? type('()') : this.typeOf(tail.children[0]);
  }

  private firstArm(node: Node): Type | null {
    for (const arm of node.child('body')?.children ?? []) {
      const found = this.typeOf(arm.child('value'));
      if (found && found.name !== '!' && found.name !== '()') return found;
    }
    return null;
  }

  private binary(node: Node): Type | null {
    const operator = node.child('operator')?.kind ?? '';
    if (['==', '!=', '<', '>', '<=', '>=', '&&', '||'].includes(operator)) return type('bool');
    if (operator === '<<' || operator === '>>') return this.typeOf(node.child('left'));
    return this.ofEither(node.child('left'), node.child('right'));
  }

  /** Both sides are of one type, and a bare literal takes the type of the other. */
  private ofEither(left: Node | undefined, right: Node | undefined): Type | null {
    const bare = left?.kind === 'integer_literal' && /^[\d_]+$/.test(left.text);
    return (bare ? this.typeOf(right) : null) ?? this.typeOf(left);
  }

  private macroCall(node: Node): Type | null {
    if (node.macro === 'format' || node.macro === 'concat_string') return type('String');
    if (node.macro === 'vec') return type('Vec', this.typeOf(node.children[0]) ?? UNKNOWN);
    if (node.macro === 'smallvec')
      return type('SmallVec', type('[;]', this.typeOf(node.children[0]) ?? UNKNOWN));
    if (node.macro === 'matches') return type('bool');
    return null;
  }

  private field(node: Node): Type | null {
    const base = this.typeOf(node.child('value'));
    const name = node.child('field')?.text ?? '';
    if (!base) return null;
    const target = methodTarget(base);
    if (target.name === '()') return target.args[Number(name)] ?? null;
    const declared = this.declarations.field(target.name, name);
    return (
      fieldOfProjection(base, name, this.declarations) ??
      (declared ? boundByArgument(declared, target) : fieldBehindDeref(target.name, name, this.declarations))
    );
  }

  private index(node: Node): Type | null {
    const base = this.typeOf(node.children[0]);
    if (!base) return null;
    const target = methodTarget(base);
    if (node.children[1]?.kind === 'range_expression') {
      if (target.name === 'String' || target.name === 'str') return type('str');
      const isBytes = /^Bytes(?:Mut)?$/.test(target.name) && !this.declarations.declares(target.name);
      return type('[]', isBytes ? type('u8') : (target.args[0] ?? UNKNOWN));
    }
    return (isMap(target) ? target.args[1] : target.args[0]) ?? null;
  }

  private awaited(node: Node): Type | null {
    const call = node.children[0];
    const found = this.typeOf(call);
    return found?.name === 'impl' ? (found.args[0]?.args[0] ?? null) : found;
  }
}
