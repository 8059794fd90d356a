import type { Declarations, Signature } from '../rust/names/declarations.js';
import { OWNS_A_DOCUMENT } from '../rust/types/json-values.js';
import { isCopyType, type Type } from '../rust/types/types.js';
import { agreed, agreedSignature } from './agreed.js';
import { Answers } from './answers.js';
import type { FunctionFacts, TypeFacts } from './facts.js';
import { crateOf, isCrateCalled, type Located, targetOf } from './place.js';

/** Aliases of one name in several crates may point at each other. */
const MAX_ALIAS_STEPS = 4;

/** In scope everywhere: a type that is called the same elsewhere has to be imported. A crate's own `Result` mostly comes by a glob. */
const PRELUDE: ReadonlySet<string> = new Set(['Option', 'Vec', 'String', 'Box']);

/** Everything that a repository declares, wherever it stands. */
interface Declared {
  readonly files: ReadonlyMap<string, unknown>;
  types(name: string): readonly Located<TypeFacts>[];
  functions(name: string): readonly Located<FunctionFacts>[];
  functionsOf(owner: string, name: string): readonly Located<FunctionFacts>[];
  hasCrate(name: string): boolean;
  seenFromHome(path: string): Declarations;
}

/** Where the names of a file come from, as far as its `use` declarations say. */
export interface Imported {
  /** A path with its first name written out; one that is not imported comes back as it is. */
  resolve(name: string): string;
  /** Paths of which a file imports all there is. */
  readonly globs: readonly string[];
}

/** What code in one file sees of what the repository declares. */
export class SeenFromFile implements Declarations {
  private readonly crate: string;
  private readonly target: string;
  private readonly foreign = new Answers<boolean>();
  private readonly seen = new Answers<TypeFacts[]>();
  private readonly fieldTypes = new Answers<Type | null>();
  private readonly allFields = new Answers<readonly Type[] | null>();
  private readonly held = new Answers<readonly Type[] | null>();
  private readonly aliases = new Answers<Type | null>();
  private readonly copies = new Answers<boolean | null>();
  private readonly signatures = new Answers<Signature | null>();
  private readonly lending = new Answers<boolean | null>();
  private readonly sharedMethods = new Answers<Pick<Signature, 'receiver' | 'returns'> | null>();

  constructor(
    private readonly index: Declared,
    private readonly path: string,
    private readonly imports: (() => Imported) | null,
  ) {
    this.crate = crateOf(path);
    this.target = targetOf(path);
  }

  field(typeName: string, field: string): Type | null {
    return this.fieldTypes.of(`${typeName}.${field}`, () => {
      const declared = this.types(typeName).filter((facts) => facts.kind === 'struct');
      return agreed(declared.flatMap(({ fields }) => (Object.hasOwn(fields, field) ? [fields[field]!] : [])));
    });
  }

  fields(typeName: string): readonly Type[] | null {
    return this.allFields.of(typeName, () => {
      const declared = this.types(typeName).filter(
        (facts) => facts.kind === 'struct' && Object.keys(facts.fields).length > 0,
      );
      return declared.length === 1 ? Object.values(declared[0]!.fields) : null;
    });
  }

  parts(typeName: string): readonly Type[] | null {
    return this.held.of(typeName, () => {
      const declared = this.types(typeName).filter((facts) => facts.holds !== undefined);
      return declared.length === 1 ? declared[0]!.holds! : null;
    });
  }

  home(typeName: string): Declarations {
    const [home, ...others] = this.locatedTypes(typeName).map(({ place }) => place.path);
    const isSure = home !== undefined && home !== this.path && others.every((path) => path === home);
    return isSure ? this.index.seenFromHome(home) : this;
  }

  alias(name: string): Type | null {
    return this.aliases.of(name, () =>
      agreed(this.types(name).flatMap((facts) => (facts.alias ? [facts.alias] : []))),
    );
  }

  function(name: string): Signature | null {
    return this.signatures.of(name, () =>
      agreedSignature(this.near(this.inSight(this.index.functionsOf('', name)))),
    );
  }

  functionInScope(name: string): Signature | null {
    const isHere = this.index.functionsOf('', name).some(({ place }) => place.path === this.path);
    return isHere || this.mayBring(name) ? this.function(name) : null;
  }

  /** What no import brings in is a macro's, or nobody's. */
  private mayBring(name: string): boolean {
    if (!this.imports) return true;
    if (this.imported(name) !== name) return !this.isForeign(name);
    const { globs } = this.imports();
    return globs.some((path) => !/(?:^|::)[A-Z]\w*$/.test(path) && !this.isOutside(this.imported(path)));
  }

  /** `use reader::File as Reader`: what the file calls so is a `File` where it is declared. */
  private calledThere(name: string): string {
    return /^_$|::/.test(name) ? name : this.imported(name).split('::').at(-1)!;
  }

  private imported(name: string): string {
    return this.imports?.().resolve(name) ?? name;
  }

  method(typeName: string, method: string): Signature | null {
    return this.signatures.of(`${typeName}::${method}`, () => {
      if (this.isForeign(typeName)) return null;
      const all = this.inSight(this.index.functionsOf(this.calledThere(typeName), method));
      // A type's own method comes before a trait's of the same name; only the crate that declares the type can give it one.
      const homes = this.homesOf(typeName);
      const own = all.filter(({ place, facts }) => facts.trait === '' && homes.has(place.crate));
      return agreedSignature(this.near(own.length > 0 ? own : all));
    });
  }

  anyMethod(method: string): Pick<Signature, 'receiver' | 'returns'> | null {
    return this.sharedMethods.of(method, () => {
      const all = this.inSight(this.index.functions(method)).map((located) => located.facts);
      const methods = all.filter((facts) => facts.receiver !== '');
      const receivers = new Set(methods.map((facts) => facts.receiver));
      if (receivers.size !== 1) return null;
      return { receiver: methods[0]!.receiver, returns: agreed(methods.map((facts) => facts.returns)) };
    });
  }

  lends(method: string): boolean | null {
    return this.lending.of(method, () => {
      const all = this.inSight(this.index.functions(method)).map(({ facts }) => facts);
      const methods = all.filter(({ receiver, trait }) => receiver !== '' && trait !== 'Clone');
      return methods.length === 0 ? null : methods.some(({ returns }) => !returns || this.mayLend(returns));
    });
  }

  /** What stands for whatever the implementor or the caller likes may be a reference, too. */
  private mayLend(given: Type): boolean {
    if (given.refs !== '' || /^(?:[A-Z]\d?|_)$|::/.test(given.name)) return true;
    const alias = this.alias(given.name);
    if (alias && alias.name !== given.name)
      return alias.refs !== '' || given.args.some((each) => this.mayLend(each));
    return /^(?:Option|Result)$/.test(given.name) && (!given.args[0] || this.mayLend(given.args[0]));
  }

  isCopy(typeName: string): boolean | null {
    return this.copies.of(typeName, () => this.isCopyThrough(typeName, 0));
  }

  hashes(typeName: string): boolean | null {
    return this.has('Hash', 'hash', typeName);
  }

  compares(typeName: string): boolean | null {
    return this.has('PartialEq', 'eq', typeName);
  }

  hasDefault(typeName: string): boolean | null {
    return this.has('Default', 'default', typeName);
  }

  derefs(typeName: string): boolean | null {
    return this.has('Deref', 'deref', typeName);
  }

  clonesContent(typeName: string): boolean {
    return this.derefs(typeName) === true && this.has('Clone', 'clone', typeName) === false;
  }

  /** Derived, or by an `impl` in sight that has the trait's method. */
  private has(trait: string, method: string, typeName: string): boolean | null {
    const declared = this.types(typeName).filter((facts) => facts.kind !== 'trait');
    if (declared.length === 0 || declared.some((facts) => facts.alias)) return null;
    return (
      declared.some((facts) => facts.derives.includes(trait)) ||
      this.inSight(this.index.functionsOf(this.calledThere(typeName), method)).some(
        ({ facts }) => facts.trait === trait,
      )
    );
  }

  borrows(typeName: string): boolean {
    return this.types(typeName).some((facts) => facts.borrows);
  }

  private isCopyThrough(typeName: string, steps: number): boolean | null {
    if (steps > MAX_ALIAS_STEPS) return null;
    const declared = this.types(typeName).filter((facts) => facts.kind !== 'trait');
    if (declared.length === 0) return OWNS_A_DOCUMENT.test(this.imported(typeName)) ? false : null;
    const alias = declared.find((facts) => facts.alias);
    if (alias) return isCopyType(alias.alias!, (name) => this.isCopyThrough(name, steps + 1));
    return declared.some((facts) => facts.derives.includes('Copy'));
  }

  declares(typeName: string): boolean {
    return this.typesOf(typeName).length > 0 && !this.isForeign(typeName);
  }

  declaredIn(typeName: string): readonly string[] {
    if (this.isForeign(typeName)) return [];
    const paths = this.typesOf(typeName).map(({ place }) => place.path);
    return paths.includes(this.path) ? [this.path] : paths;
  }

  /** The crates that may declare the type that is meant: this one, if it does, or if nobody is known to. */
  private homesOf(typeName: string): ReadonlySet<string> {
    const homes = new Set(this.typesOf(typeName).map(({ place }) => place.crate));
    return homes.size === 0 || homes.has(this.crate) ? new Set([this.crate]) : homes;
  }

  private types(name: string): TypeFacts[] {
    return this.seen.of(name, () => this.locatedTypes(name).map(({ facts }) => facts));
  }

  private locatedTypes(name: string): readonly Located<TypeFacts>[] {
    const found = this.typesOf(name);
    return found.length > 0 && this.isForeign(name) ? [] : this.nearest(this.amongImported(name, found));
  }

  /** Of several types of one name those below the modules that `use crate::core::Name` goes through, or of the crate that `use shapes::Name` names; all where that leaves none. */
  private amongImported<T>(name: string, found: readonly Located<T>[]): readonly Located<T>[] {
    if (found.length < 2) return found;
    const [root, ...rest] = this.imported(name).split('::');
    if (rest.length > 0 && !/^(?:crate|self|super)$/.test(root!)) {
      const ofCrate = found.filter(({ place }) => isCrateCalled(root!, place.crate));
      return ofCrate.length > 0 ? ofCrate : found;
    }
    const modules = root === 'crate' ? rest.slice(0, -1) : [];
    // What `crate::types` passes on of another crate lies below the innermost modules alone.
    for (; modules.length > 0; modules.shift()) {
      const below = found.filter(({ place }) =>
        modules.every((module) => new RegExp(`(?:^|/)${module}(?:/|\\.rs$)`).test(place.path)),
      );
      if (below.length > 0) return below;
    }
    return found;
  }

  /** Does the file have the name from a crate outside of the repository? Then it is none that the repository declares. */
  private isForeign(name: string): boolean {
    return this.foreign.of(name, () => {
      const path = this.imported(name);
      if (path === name && PRELUDE.has(name))
        return this.typesOf(name).every(({ place }) => place.path !== this.path);
      if (path === name || !this.isOutside(path)) return false;
      return !this.typesOf(name).some(({ place }) => isCrateCalled(path.split('::')[0]!, place.crate));
    });
  }

  isOutside(path: string): boolean {
    const root = path.split('::')[0]!;
    return (
      !/^(?:crate|self|super|[A-Z]\w*)$/.test(root) &&
      this.index.files.size > 1 &&
      !this.hasModule(root) &&
      !this.index.hasCrate(root)
    );
  }

  /** Does a module of this name lie where this file's own modules do? `use inode::Inode;` is from there. */
  private hasModule(name: string): boolean {
    const folder = this.path.replace(/\.rs$/, '').replace(/(^|\/)(?:mod|lib|main)$/, '');
    const inside = folder === '' ? name : `${folder}/${name}`;
    return this.index.files.has(`${inside}.rs`) || this.index.files.has(`${inside}/mod.rs`);
  }

  private typesOf(name: string): readonly Located<TypeFacts>[] {
    return this.inSight(this.index.types(this.calledThere(name)));
  }

  /** Nothing in a library or a program can name what one of its tests, examples or benchmarks declares. */
  private inSight<T>(found: readonly Located<T>[]): readonly Located<T>[] {
    const isApart = ({ place: { target } }: Located<T>) => target !== 'src' && target !== this.target;
    return found.some(isApart) ? found.filter((located) => !isApart(located)) : found;
  }

  /** Those of this file if there are any, else those of its crate, else all. */
  private nearest<T>(found: readonly Located<T>[]): readonly Located<T>[] {
    if (found.length < 2) return found;
    const here = found.filter((located) => located.place.path === this.path);
    const beside = here.length > 0 ? here : found.filter((located) => located.place.crate === this.crate);
    return beside.length > 0 ? beside : found;
  }

  private near<T>(found: readonly Located<T>[]): T[] {
    return this.nearest(found).map(({ facts }) => facts);
  }
}
