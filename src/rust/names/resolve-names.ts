import { isStringLiteral, placeholdersOf } from '../syntax/format-strings.js';
import { FORMATTING_MACROS } from '../syntax/macros.js';
import type { Node } from '../syntax/tree.js';
import { Binding, type BindingKind, Scopes, Use } from './scopes.js';

/** The names of one function (or of one constant's initialiser), each with its uses. */
export function resolveNames(functionNode: Node): Scopes {
  const scopes = new Scopes();
  new Resolver(scopes).function(functionNode);
  return scopes;
}

type Names = Map<string, Binding>;

class Resolver {
  private readonly stack: Names[] = [new Map()];

  constructor(private readonly scopes: Scopes) {}

  function(node: Node): void {
    if (node.kind === 'closure_expression') {
      this.visit(node);
      return;
    }
    for (const parameter of node.child('parameters')?.children ?? []) {
      if (parameter.kind === 'self_parameter') {
        const self = parameter.ofKind('self');
        if (self) this.bind('self', 'self', self, parameter, parameter.has('mutable_specifier'), true);
      } else {
        const pattern = parameter.child('pattern');
        // `self: Arc<Self>`.
        if (pattern?.kind === 'self')
          this.bind('self', 'parameter', pattern, parameter, parameter.has('mutable_specifier'), true);
        else if (pattern) this.pattern(pattern, 'parameter', parameter, parameter.has('mutable_specifier'));
      }
    }
    const body = node.child('body') ?? node.child('value');
    if (body) this.visit(body);
  }

  private scoped(run: () => void): void {
    this.stack.push(new Map());
    run();
    this.stack.pop();
  }

  private visitAll(nodes: readonly Node[]): void {
    for (const node of nodes) this.visit(node);
  }

  private visit(node: Node | undefined): void {
    if (!node) return;
    switch (node.kind) {
      case 'identifier':
      case 'self':
        return this.use(node);
      case 'shorthand_field_initializer':
        return this.visitAll(node.children);
      case 'scoped_identifier':
      case 'scoped_type_identifier':
      case 'type_arguments':
      case 'attribute_item':
      case 'label':
      case 'use_declaration':
        return;
      case 'function_item':
      case 'impl_item':
      case 'struct_item':
      case 'enum_item':
      case 'trait_item':
      case 'mod_item':
      case 'macro_definition':
        return;
      case 'macro_invocation':
        return this.opaque(node);
      case 'macro_call':
        return this.macroCall(node);
      case 'block':
        return this.scoped(() => this.visitAll(node.children));
      case 'let_declaration':
        return this.letDeclaration(node);
      case 'let_condition':
        this.visit(node.child('value'));
        return this.pattern(node.child('pattern'), 'match', node, false);
      case 'if_expression':
      case 'while_expression':
        return this.conditional(node);
      case 'match_expression':
        return this.visitAll(node.children);
      case 'match_arm':
        return this.scoped(() => this.matchArm(node));
      case 'for_expression':
        this.visit(node.child('value'));
        return this.scoped(() => {
          this.pattern(node.child('pattern'), 'for', node, false);
          this.visit(node.child('body'));
        });
      case 'closure_expression':
        return this.scoped(() => this.closure(node));
      default:
        return this.visitAll(node.children);
    }
  }

  private letDeclaration(node: Node): void {
    this.visit(node.child('value'));
    this.visit(node.child('alternative'));
    this.pattern(node.child('pattern'), 'let', node, node.has('mutable_specifier'));
  }

  private conditional(node: Node): void {
    this.scoped(() => {
      this.visit(node.child('condition'));
      this.visit(node.child('consequence') ?? node.child('body'));
    });
    this.visit(node.child('alternative'));
  }

  private matchArm(node: Node): void {
    const pattern = node.child('pattern');
    const guard = pattern?.child('condition');
    for (const child of pattern?.children ?? [])
      if (child !== guard) this.pattern(child, 'match', node, false);
    this.visit(guard);
    this.visit(node.child('value'));
  }

  private closure(node: Node): void {
    for (const parameter of node.child('parameters')?.children ?? []) {
      const pattern = parameter.kind === 'parameter' ? parameter.child('pattern') : parameter;
      this.pattern(pattern, 'closure-parameter', parameter.kind === 'parameter' ? parameter : node, false);
    }
    this.visit(node.child('body'));
  }

  private macroCall(node: Node): void {
    if (!node.child('arguments')) return this.visitAll(node.children);
    const format = FORMATTING_MACROS.has(node.macro);
    for (const argument of node.child('arguments')?.children ?? []) {
      if (argument.kind === 'assignment_expression') this.visit(argument.child('right'));
      else if (format && isStringLiteral(argument)) this.captured(argument);
      else this.visit(argument);
    }
  }

  /** `format!("{name:width$}")` reads `name` and `width`. */
  private captured(literal: Node): void {
    for (const { argument, spec } of placeholdersOf(literal.text)) {
      const widths = [...spec.matchAll(/([a-z_]\w*)\$/g)].map(([, name]) => name!);
      for (const name of typeof argument === 'string' ? [argument, ...widths] : widths) {
        const binding = this.lookup(name);
        if (binding) this.scopes.record(new Use(binding, literal, 'formatted'));
      }
    }
  }

  private opaque(node: Node): void {
    for (const token of node.descendants()) {
      if (isStringLiteral(token)) this.captured(token);
      if (token.kind !== 'identifier' && token.kind !== 'self') continue;
      const binding = this.lookup(token.text);
      if (binding) this.scopes.record(new Use(binding, token, 'opaque'));
    }
  }

  private use(node: Node): void {
    const binding = this.lookup(node.text);
    if (binding) this.scopes.record(new Use(binding, node, null));
  }

  private lookup(name: string): Binding | undefined {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const binding = this.stack[i]!.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  private bind(
    name: string,
    kind: BindingKind,
    node: Node,
    declaration: Node,
    mutable: boolean,
    whole: boolean,
  ): void {
    const names = this.stack.at(-1)!;
    const known = names.get(name);
    // The alternatives of an or-pattern bind one name between them.
    if (known && known.declaration === declaration && kind === 'match') return;
    const binding = new Binding(name, kind, node, declaration, mutable, whole);
    names.set(name, binding);
    this.scopes.bind(binding);
  }

  private pattern(
    node: Node | undefined,
    kind: BindingKind,
    declaration: Node,
    mutable: boolean,
    whole = true,
  ): void {
    if (!node) return;
    switch (node.kind) {
      case 'identifier':
        if (!/^[A-Z]/.test(node.text)) this.bind(node.text, kind, node, declaration, mutable, whole);
        return;
      case 'shorthand_field_identifier':
        return this.bind(
          node.text,
          kind,
          node,
          declaration,
          mutable || !!node.parent?.has('mutable_specifier'),
          false,
        );
      case 'mut_pattern':
        return this.parts(node, kind, declaration, true, whole);
      case 'ref_pattern':
      case 'reference_pattern':
        return this.parts(node, kind, declaration, mutable, false);
      case 'tuple_struct_pattern':
      case 'struct_pattern':
        for (const child of node.children)
          if (child.field !== 'type') this.pattern(child, kind, declaration, false, false);
        return;
      case 'field_pattern': {
        const inner = node.child('pattern');
        return this.pattern(
          inner ?? node.child('name'),
          kind,
          declaration,
          node.has('mutable_specifier'),
          false,
        );
      }
      case 'captured_pattern':
        this.pattern(node.children[0], kind, declaration, mutable, whole);
        return this.pattern(node.children[1], kind, declaration, false, false);
      case 'tuple_pattern':
      case 'slice_pattern':
      case 'or_pattern':
        return this.parts(node, kind, declaration, false, node.kind === 'or_pattern' && whole);
      default:
        return;
    }
  }

  private parts(node: Node, kind: BindingKind, declaration: Node, mutable: boolean, whole: boolean): void {
    for (const child of node.children) this.pattern(child, kind, declaration, mutable, whole);
  }
}
