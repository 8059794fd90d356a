import type { CrateIndex } from '../index/crate-index.js';
import { isBenchPath, isTestPath } from '../index/path-roles.js';
import { isProgram } from '../rust/functions/api.js';
import { isErrorFile } from '../rust/functions/for-errors.js';
import { type Purpose, purposeOf } from '../rust/functions/purpose.js';
import { isMacroCrate, isTool } from '../rust/functions/runs-once.js';
import { enclosingImpl, functionName, IN_TEST, ownerOf, shapeOf } from '../rust/functions/shape.js';
import { isTestSupport } from '../rust/functions/test-only.js';
import type { Declarations } from '../rust/names/declarations.js';
import { Imports } from '../rust/names/imports.js';
import { resolveNames } from '../rust/names/resolve-names.js';
import type { Binding, Scopes, Use } from '../rust/names/scopes.js';
import { type UseFacts, UseReader } from '../rust/ownership/uses.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
import { parseRust } from '../rust/syntax/parse.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { askedOfClosure } from '../rust/types/asked-closure.js';
import { Inference } from '../rust/types/infer.js';
import { isCopyType, type Type, typeFromNode } from '../rust/types/types.js';
import { Layers } from './layers.js';

/** One function with its names resolved and its types inferred. */
export interface RustFunction {
  node: Node;
  scopes: Scopes;
  types: Inference;
  uses: UseReader;
}

/** What a rule may ask about the file it looks at. Everything is computed when first asked. */
export class RustFile {
  readonly tree: SyntaxTree;
  readonly declarations: Declarations;
  /** By its imports. */
  readonly purpose: Purpose;
  /** Test, benchmark, example or build script: code that never runs in production. */
  readonly isTestFile: boolean;
  /** Part of a macro: what it costs is paid while others compile. */
  readonly runsWhileCompiling: boolean;
  /** Why nothing in the file is hot, whatever it looks like; null where that can't be told from the path. */
  readonly coldBecause: string | null;
  private readonly functions = new Map<Node, RustFunction>();
  private imported: Imports | undefined;
  private program: boolean | undefined;
  private fuzzed: boolean | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
    private readonly index: CrateIndex,
    readonly layers: Layers = Layers.NONE,
    /** What its imports may make of it. */
    allowed?: Purpose,
  ) {
    this.tree = parseRust(text);
    this.purpose = purposeOf(this.tree, allowed);
    this.declarations = index.seenFrom(path, () => this.imports);
    this.isTestFile =
      isTestPath(path) ||
      isBenchPath(path) ||
      isTestSupport(path) ||
      this.purpose.tests ||
      /(^|\/)examples\/|(^|\/)build(?:\.rs|\/main\.rs)$/.test(path);
    this.runsWhileCompiling = isMacroCrate(path) || this.purpose.macros;
    this.coldBecause = this.isTestFile
      ? 'in a test, benchmark or example'
      : isTool(path)
        ? 'in a tool that runs once'
        : this.runsWhileCompiling
          ? 'in macros that run while others compile'
          : isErrorFile(path)
            ? 'in a file of errors'
            : null;
  }

  get imports(): Imports {
    this.imported ??= Imports.of(this.tree);
    return this.imported;
  }

  /** A binary, a tool or a script, as far as its place and a `main` tell. */
  get isProgram(): boolean {
    this.program ??= isProgram(this.path, this.text);
    return this.program;
  }

  /** Does the whole text have a match? */
  hasText(pattern: RegExp): boolean {
    return this.tree.hasText(pattern);
  }

  /** The function around a node (itself for a `function_item`), or null outside any. */
  functionAt(node: Node): RustFunction | null {
    const fn = enclosingFunction(node);
    return fn && this.analysed(fn);
  }

  private analysed(fn: Node): RustFunction {
    const known = this.functions.get(fn);
    if (known) return known;
    const scopes = resolveNames(fn);
    const types = new Inference(scopes, this.declarations, selfType(fn), genericsOf(fn), askedOfClosure);
    const analysed = { node: fn, scopes, types, uses: new UseReader(types, this.declarations) };
    this.functions.set(fn, analysed);
    return analysed;
  }

  /** Null when nothing certain can be said. */
  typeOf(expression: Node | undefined): Type | null {
    if (!expression) return null;
    return this.functionAt(expression)?.types.typeOf(expression) ?? null;
  }

  /** True, false or null for not known. */
  isCopy(found: Type): boolean | null {
    return isCopyType(found, (name) => this.declarations.isCopy(name));
  }

  /** Is the value of an expression known to be a number, an answer or another that everyone may copy? */
  isCopyValue(expression: Node): boolean {
    const found = this.typeOf(expression);
    return !!found && this.isCopy(found) === true;
  }

  /** The local that an `identifier` names. */
  bindingOf(identifier: Node): Binding | undefined {
    return this.functionAt(identifier)?.scopes.bindingAt(identifier);
  }

  /** The locals that a `let`, parameter, `for` or match arm binds. */
  localsOf(declaration: Node): readonly Binding[] {
    return this.functionAt(declaration)?.scopes.boundBy(declaration) ?? [];
  }

  /** The locals that a pattern or a list of parameters binds. */
  boundIn(pattern: Node): readonly Binding[] {
    return this.functionAt(pattern)?.scopes.boundIn(pattern) ?? [];
  }

  /** What each use of a local does, in source order. */
  usesOf(binding: Binding): readonly UseFacts[] {
    return this.functionAt(binding.node)?.uses.factsOfAll(binding) ?? [];
  }

  useFacts(use: Use): UseFacts | null {
    return this.functionAt(use.binding.node)?.uses.facts(use) ?? null;
  }

  /** Is the local used again after `node` on some path? */
  isUsedAfter(binding: Binding, node: Node): boolean {
    return this.functionAt(binding.node)?.uses.isUsedAfter(binding, node) ?? true;
  }

  usesAfter(binding: Binding, node: Node): UseFacts[] {
    const fn = this.functionAt(binding.node);
    return fn ? fn.uses.usesAfter(binding, node).map((use) => fn.uses.facts(use)) : [];
  }

  /** Does the place of the code in its file make it a test or otherwise cold? */
  isCold(node: Node): boolean {
    return shapeOf(node, this.coldBecause).level === 'cold';
  }

  isInTest(node: Node): boolean {
    return this.isTestFile || shapeOf(node, null).because === IN_TEST;
  }

  /** File of a benchmark that may reach the function, or null where none does; undefined while not all of the repository is known. */
  reachedByBenchmark(fn: Node): string | null | undefined {
    if (!this.index.complete) return undefined;
    return this.index.reach.reachedByBenchmark(ownerOf(fn), functionName(fn), this.path);
  }

  /** File of a benchmark that makes the function hot, or null where none does, or while not all of the repository is known. */
  heatedByBenchmark(fn: Node): string | null {
    if (!this.index.complete) return null;
    return this.index.reach.heatedByBenchmark(ownerOf(fn), functionName(fn), this.path);
  }

  /** Does any function of the repository call one of this name? Undefined while not all of the repository is known. */
  isCalled(name: string): boolean | undefined {
    const callers = this.callersOf(name);
    return callers === undefined ? undefined : callers > 0;
  }

  /** Names of the types whose impls, anywhere in what is known of the repository, have a method of this name. */
  ownersOf(method: string): readonly string[] {
    return this.index.functions(method).map(({ facts }) => facts.owner);
  }

  /** Does a function of this name, anywhere in what is known of the repository, make a value of its own of whatever it is first given (`impl Into<String>`)? */
  convertsFirstArgument(name: string): boolean {
    return this.index.functions(name).some(
      ({
        facts: {
          parameters: [first],
        },
      }) => {
        const bound = first?.name === 'impl' ? first.args[0]?.name : undefined;
        return bound === 'Into' || bound === 'TryInto' || bound === 'ToString';
      },
    );
  }

  /** How many functions of the repository, tests and benchmarks aside, call one of this name, up to two. Undefined while not all of the repository is known. */
  callersOf(name: string): number | undefined {
    if (!this.index.complete) return undefined;
    let callers = 0;
    for (const facts of this.index.files.values())
      for (const fn of facts.functions)
        if (
          fn.role === 'plain' &&
          fn.calls.some((call) => call.replace(/^.*(?:::|\.)/, '') === name) &&
          ++callers === 2
        )
          return 2;
    return callers;
  }

  /** Names of the packages that the package of this file is built with; none where its manifest is not known. */
  get dependencies(): readonly string[] {
    return this.index.linked.needsOf(this.path);
  }

  /** Is there a folder of fuzz targets anywhere in what is known of the repository? */
  get hasGeneratedTests(): boolean {
    this.fuzzed ??= [...this.index.files.keys()].some((path) => /(?:^|\/)fuzz(?:_targets)?\//.test(path));
    return this.fuzzed;
  }

  isHotShape(node: Node): boolean {
    return shapeOf(node, this.coldBecause).level === 'hot';
  }
}

function selfType(fn: Node): Type | null {
  const holder = enclosingImpl(fn);
  if (!holder) return null;
  return holder.kind === 'impl_item'
    ? typeFromNode(holder.child('type'))
    : typeFromNode(holder.child('name'));
}

/** Bounds of generic parameters, from the angle brackets and from `where`, and what the associated types of the impl are. */
function genericsOf(fn: Node): Map<string, Type> {
  const bounds = new Map<string, Type>();
  const impl = enclosingImpl(fn);
  for (const item of impl?.kind === 'impl_item' ? (impl.child('body')?.children ?? []) : []) {
    const stands = item.kind === 'type_item' ? typeFromNode(item.child('type')) : null;
    if (stands) bounds.set(`Self::${item.child('name')?.text}`, stands);
  }
  for (const holder of [impl, fn]) {
    for (const parameter of holder?.child('type_parameters')?.children ?? []) {
      const name = parameter.child('name') ?? parameter.child('left') ?? parameter.children[0];
      const bound = typeFromNode(parameter.child('bounds')?.children[0]);
      if (name && bound) bounds.set(name.text, bound);
    }
    for (const predicate of holder?.ofKind('where_clause')?.children ?? []) {
      const bound = typeFromNode(predicate.child('bounds')?.children[0]);
      if (bound) bounds.set(predicate.child('left')?.text ?? '', bound);
    }
  }
  return bounds;
}
