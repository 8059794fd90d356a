import { isBenchPath, isTestPath } from '../index/facts.js';
import { isProgram } from '../rust/functions/api.js';
import { isErrorFile } from '../rust/functions/for-errors.js';
import { isMacroCode, isMacroCrate, isTool } from '../rust/functions/runs-once.js';
import { enclosingImpl, functionName, IN_TEST, ownerOf, shapeOf } from '../rust/functions/shape.js';
import { isTestSupport } from '../rust/functions/test-only.js';
import { Imports } from '../rust/names/imports.js';
import { resolveNames } from '../rust/names/resolve-names.js';
import { UseReader } from '../rust/ownership/uses.js';
import { enclosingFunction } from '../rust/syntax/call-syntax.js';
import { parseRust } from '../rust/syntax/parse.js';
import { Inference } from '../rust/types/infer.js';
import { isCopyType, typeFromNode } from '../rust/types/types.js';
import { Layers } from './layers.js';
/** What a rule may ask about the file it looks at. Everything is computed when first asked. */
export class RustFile {
  path;
  text;
  index;
  layers;
  tree;
  declarations;
  /** Test, benchmark, example or build script: code that never runs in production. */
  isTestFile;
  /** Part of a macro: what it costs is paid while others compile. */
  runsWhileCompiling;
  /** Why nothing in the file is hot, whatever it looks like; null where that can't be told from the path. */
  coldBecause;
  functions = new Map();
  searched = new Map();
  imported;
  program;
  fuzzed;
  constructor(path, text, index, layers = Layers.NONE, tree) {
    this.path = path;
    this.text = text;
    this.index = index;
    this.layers = layers;
    this.tree = tree ?? parseRust(text);
    this.declarations = index.seenFrom(path, (name) => this.imports.resolve(name));
    this.isTestFile =
      isTestPath(path) ||
      isBenchPath(path) ||
      isTestSupport(path, text) ||
      /(^|\/)examples\/|(^|\/)build(?:\.rs|\/main\.rs)$/.test(path);
    this.runsWhileCompiling = isMacroCrate(path) || isMacroCode(text);
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
  get imports() {
    this.imported ??= Imports.of(this.tree);
    return this.imported;
  }
  /** A binary, a tool or a script, as far as its place and a `main` tell. */
  get isProgram() {
    this.program ??= isProgram(this.path, this.text);
    return this.program;
  }
  /** Does the whole text have a match? Each pattern, as it is written, searches once: a rule may ask at every node. */
  hasText(pattern) {
    const written = String(pattern);
    let found = this.searched.get(written);
    if (found === undefined) {
      found = pattern.test(this.text);
      this.searched.set(written, found);
    }
    return found;
  }
  /** The function around a node (itself for a `function_item`), or null outside any. */
  functionAt(node) {
    const fn = enclosingFunction(node);
    return fn && this.analysed(fn);
  }
  analysed(fn) {
    const known = this.functions.get(fn);
    if (known) return known;
    const scopes = resolveNames(fn);
    const types = new Inference(scopes, this.declarations, selfType(fn), genericsOf(fn));
    const analysed = { node: fn, scopes, types, uses: new UseReader(types, this.declarations) };
    this.functions.set(fn, analysed);
    return analysed;
  }
  /** Null when nothing certain can be said. */
  typeOf(expression) {
    if (!expression) return null;
    return this.functionAt(expression)?.types.typeOf(expression) ?? null;
  }
  /** True, false or null for not known. */
  isCopy(found) {
    return isCopyType(found, (name) => this.declarations.isCopy(name));
  }
  /** Is the value of an expression known to be a number, an answer or another that everyone may copy? */
  isCopyValue(expression) {
    const found = this.typeOf(expression);
    return !!found && this.isCopy(found) === true;
  }
  /** The local that an `identifier` names. */
  bindingOf(identifier) {
    return this.functionAt(identifier)?.scopes.bindingAt(identifier);
  }
  /** The locals that a `let`, parameter, `for` or match arm binds. */
  localsOf(declaration) {
    return this.functionAt(declaration)?.scopes.boundBy(declaration) ?? [];
  }
  /** What each use of a local does, in source order. */
  usesOf(binding) {
    const fn = this.functionAt(binding.node);
    return fn ? binding.uses.map((use) => fn.uses.facts(use)) : [];
  }
  useFacts(use) {
    return this.functionAt(use.binding.node)?.uses.facts(use) ?? null;
  }
  /** Is the local used again after `node` on some path? */
  isUsedAfter(binding, node) {
    return this.functionAt(binding.node)?.uses.isUsedAfter(binding, node) ?? true;
  }
  usesAfter(binding, node) {
    const fn = this.functionAt(binding.node);
    return fn ? fn.uses.usesAfter(binding, node).map((use) => fn.uses.facts(use)) : [];
  }
  /** Does the place of the code in its file make it a test or otherwise cold? */
  isCold(node) {
    return shapeOf(node, this.coldBecause).level === 'cold';
  }
  isInTest(node) {
    return this.isTestFile || shapeOf(node, null).because === IN_TEST;
  }
  /** File of a benchmark that may reach the function, or null where none does; undefined while not all of the repository is known. */
  reachedByBenchmark(fn) {
    if (!this.index.complete) return undefined;
    return this.index.reach.reachedByBenchmark(ownerOf(fn), functionName(fn));
  }
  /** Does any function of the repository call one of this name? Undefined while not all of the repository is known. */
  isCalled(name) {
    const callers = this.callersOf(name);
    return callers === undefined ? undefined : callers > 0;
  }
  /** Names of the types whose impls, anywhere in what is known of the repository, have a method of this name. */
  ownersOf(method) {
    return this.index.functions(method).map(({ facts }) => facts.owner);
  }
  /** Does a function of this name, anywhere in what is known of the repository, make a value of its own of whatever it is first given (`impl Into<String>`)? */
  convertsFirstArgument(name) {
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
  callersOf(name) {
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
  /** Is there a folder of fuzz targets anywhere in what is known of the repository? */
  get hasGeneratedTests() {
    this.fuzzed ??= [...this.index.files.keys()].some((path) => /(?:^|\/)fuzz(?:_targets)?\//.test(path));
    return this.fuzzed;
  }
  isHotShape(node) {
    return shapeOf(node, this.coldBecause).level === 'hot';
  }
}
function selfType(fn) {
  const holder = enclosingImpl(fn);
  if (!holder) return null;
  return holder.kind === 'impl_item'
    ? typeFromNode(holder.child('type'))
    : typeFromNode(holder.child('name'));
}
/** Bounds of generic parameters, from the angle brackets and from `where`, and what the associated types of the impl are. */
function genericsOf(fn) {
  const bounds = new Map();
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
