import type { Declarations, Signature } from '../rust/declarations.js';
import { isCopyType, type Type } from '../rust/types.js';
import { type FileFacts, type FunctionFacts, factsOfFile, type TypeFacts } from './facts.js';
import { Reach } from './reach.js';

export { FACTS_VERSION, type FileFacts, factsOfFile } from './facts.js';

/** Where facts come from: who has seen the same text of a file has seen the same facts. */
export interface IndexOrigin {
  repository: string;
  /** A name of each file's text, by path, for every file of the index. */
  texts: ReadonlyMap<string, string>;
}

/** Facts of a repository's Rust files by path. Immutable; `complete` is false while only some files are known. */
export class CrateIndex {
  private typesByName: Map<string, Located<TypeFacts>[]> | undefined;
  private functionsByName: Map<string, Located<FunctionFacts>[]> | undefined;
  private functionsByPath: Map<string, Located<FunctionFacts>[]> | undefined;
  private reached: Reach | undefined;
  private crates: string[] | undefined;

  private constructor(
    readonly files: ReadonlyMap<string, FileFacts>,
    readonly complete: boolean,
    /** Null: not known, or no longer so. */
    readonly origin: IndexOrigin | null = null,
  ) {}

  static of(
    files: ReadonlyMap<string, FileFacts>,
    complete: boolean,
    origin: IndexOrigin | null = null,
  ): CrateIndex {
    return new CrateIndex(files, complete, origin);
  }

  static empty(): CrateIndex {
    return new CrateIndex(new Map(), false);
  }

  /** Convenience for one text on its own. */
  static ofText(path: string, text: string): CrateIndex {
    return CrateIndex.of(new Map([[path, factsOfFile(path, text)]]), false);
  }

  /** The same index with some files replaced; null takes a file out. */
  with(changed: ReadonlyMap<string, FileFacts | null>): CrateIndex {
    const files = new Map(this.files);
    for (const [path, facts] of changed) {
      if (facts) files.set(path, facts);
      else files.delete(path);
    }
    return new CrateIndex(files, this.complete);
  }

  /** What code in `path` sees; `imported` says where the file has a name from, as a path, or gives the name back. */
  seenFrom(path: string, imported: (name: string) => string = (name) => name): Declarations {
    return new SeenFromFile(this, path, imported);
  }

  /** @internal Is a crate of this name, as `use` writes it, one of the repository's, as far as its folders tell? */
  hasCrate(name: string): boolean {
    this.crates ??= [...new Set([...this.files.keys()].map(crateOf))].map((folder) =>
      folder.replace(/[-/]/g, '_'),
    );
    const short = name.replace(/^[a-z0-9]+_/, '');
    return this.crates.some(
      (folder) => folder.endsWith(name) || folder.endsWith(`_${short}`) || folder === short,
    );
  }

  /** What may be reached from tests and benchmarks. */
  get reach(): Reach {
    this.reached ??= new Reach(this.files);
    return this.reached;
  }

  /** @internal */
  types(name: string): readonly Located<TypeFacts>[] {
    this.typesByName ??= byName(this.files, (facts) => facts.types);
    return this.typesByName.get(name) ?? [];
  }

  /** @internal */
  functions(name: string): readonly Located<FunctionFacts>[] {
    this.functionsByName ??= byName(this.files, (facts) => facts.functions);
    return this.functionsByName.get(name) ?? [];
  }

  /** @internal Those of one type; of '' the ones that belong to none. */
  functionsOf(owner: string, name: string): readonly Located<FunctionFacts>[] {
    this.functionsByPath ??= byName(this.files, (facts) => facts.functions, pathOf);
    return this.functionsByPath.get(`${owner}::${name}`) ?? [];
  }
}

export interface Located<T> {
  path: string;
  facts: T;
}

const pathOf = ({ owner, name }: FunctionFacts) => `${owner}::${name}`;

function byName<T extends { name: string }>(
  files: ReadonlyMap<string, FileFacts>,
  pick: (facts: FileFacts) => readonly T[],
  nameOf: (facts: T) => string = ({ name }) => name,
): Map<string, Located<T>[]> {
  const index = new Map<string, Located<T>[]>();
  for (const [path, file] of files) {
    for (const facts of pick(file)) {
      const name = nameOf(facts);
      const known = index.get(name);
      if (known) known.push({ path, facts });
      else index.set(name, [{ path, facts }]);
    }
  }
  return index;
}

/** Aliases of one name in several crates may point at each other. */
const MAX_ALIAS_STEPS = 4;

/** Folder of the crate that a file belongs to, by the layout that cargo expects. */
function crateOf(path: string): string {
  return path.replace(/(?:^|\/)(?:src|tests|benches|examples)\/.*$|(?:^|\/)[^/]*$/, '');
}

class SeenFromFile implements Declarations {
  private readonly crate: string;
  private readonly foreign = new Map<string, boolean>();
  private readonly seen = new Map<string, TypeFacts[]>();
  private readonly aliases = new Map<string, Type | null>();

  constructor(
    private readonly index: CrateIndex,
    private readonly path: string,
    private readonly imported: (name: string) => string,
  ) {
    this.crate = crateOf(path);
  }

  field(typeName: string, field: string): Type | null {
    const declared = this.types(typeName).filter((facts) => facts.kind === 'struct');
    return agreed(declared.flatMap(({ fields }) => (Object.hasOwn(fields, field) ? [fields[field]!] : [])));
  }

  fields(typeName: string): readonly Type[] | null {
    const declared = this.types(typeName).filter(
      (facts) => facts.kind === 'struct' && Object.keys(facts.fields).length > 0,
    );
    return declared.length === 1 ? Object.values(declared[0]!.fields) : null;
  }

  parts(typeName: string): readonly Type[] | null {
    const declared = this.types(typeName).filter((facts) => facts.holds !== undefined);
    return declared.length === 1 ? declared[0]!.holds! : null;
  }

  alias(name: string): Type | null {
    let found = this.aliases.get(name);
    if (found === undefined) {
      found = agreed(this.types(name).flatMap((facts) => (facts.alias ? [facts.alias] : [])));
      this.aliases.set(name, found);
    }
    return found;
  }

  function(name: string): Signature | null {
    return agreedSignature(this.near(this.index.functionsOf('', name)));
  }

  method(typeName: string, method: string): Signature | null {
    if (this.isForeign(typeName)) return null;
    const all = this.index.functionsOf(typeName, method);
    // A type's own method comes before a trait's of the same name.
    const own = all.filter(({ path, facts }) => facts.trait === '' && crateOf(path) === this.crate);
    return agreedSignature(this.near(own.length > 0 ? own : all));
  }

  anyMethod(method: string): Pick<Signature, 'receiver' | 'returns'> | null {
    const all = this.index.functions(method).map((located) => located.facts);
    const methods = all.filter((facts) => facts.receiver !== '');
    const receivers = new Set(methods.map((facts) => facts.receiver));
    if (receivers.size !== 1) return null;
    return { receiver: methods[0]!.receiver, returns: agreed(methods.map((facts) => facts.returns)) };
  }

  isCopy(typeName: string, steps = 0): boolean | null {
    if (steps > MAX_ALIAS_STEPS) return null;
    const declared = this.types(typeName).filter((facts) => facts.kind !== 'trait');
    if (declared.length === 0) return null;
    const alias = declared.find((facts) => facts.alias);
    if (alias) return isCopyType(alias.alias!, (name) => this.isCopy(name, steps + 1));
    return declared.some((facts) => facts.derives.includes('Copy'));
  }

  declares(typeName: string): boolean {
    return this.index.types(typeName).length > 0 && !this.isForeign(typeName);
  }

  declaredIn(typeName: string): readonly string[] {
    if (this.isForeign(typeName)) return [];
    const paths = this.index.types(typeName).map(({ path }) => path);
    return paths.includes(this.path) ? [this.path] : paths;
  }

  private types(name: string): TypeFacts[] {
    let seen = this.seen.get(name);
    if (seen === undefined) {
      const found = this.index.types(name);
      seen = found.length > 0 && this.isForeign(name) ? [] : this.near(this.amongImported(name, found));
      this.seen.set(name, seen);
    }
    return seen;
  }

  /** Of several types of one name those below the modules that `use crate::core::Name` goes through; all where that leaves none. */
  private amongImported<T>(name: string, found: readonly Located<T>[]): readonly Located<T>[] {
    if (found.length < 2) return found;
    const [root, ...rest] = this.imported(name).split('::');
    const modules = root === 'crate' ? rest.slice(0, -1) : [];
    const below = found.filter(({ path }) =>
      modules.every((module) => new RegExp(`(?:^|/)${module}(?:/|\\.rs$)`).test(path)),
    );
    return modules.length > 0 && below.length > 0 ? below : found;
  }

  /** Does the file have the name from a crate outside of the repository? Then it is none that the repository declares. */
  private isForeign(name: string): boolean {
    const known = this.foreign.get(name);
    if (known !== undefined) return known;
    const path = this.imported(name);
    const root = path.split('::')[0]!;
    const foreign =
      path !== name &&
      !/^(?:crate|self|super|[A-Z]\w*)$/.test(root) &&
      this.index.files.size > 1 &&
      !this.index.hasCrate(root);
    this.foreign.set(name, foreign);
    return foreign;
  }

  /** Those of this file if there are any, else those of its crate, else all. */
  private near<T>(found: readonly Located<T>[]): T[] {
    if (found.length < 2) return found.map((located) => located.facts);
    const here = found.filter((located) => located.path === this.path);
    const beside = here.length > 0 ? here : found.filter((located) => crateOf(located.path) === this.crate);
    return (beside.length > 0 ? beside : found).map((located) => located.facts);
  }
}

function agreed(types: readonly (Type | null)[]): Type | null {
  const first = types[0];
  if (!first || types.length === 1) return first ?? null;
  const text = JSON.stringify(first);
  return types.every((other) => JSON.stringify(other) === text) ? first : null;
}

function agreedSignature(found: readonly FunctionFacts[]): Signature | null {
  const first = found[0];
  if (!first) return null;
  if (found.length === 1) return first;
  const same = found.every((other) => other.receiver === first.receiver && other.isAsync === first.isAsync);
  if (!same) return null;
  const { gist, ...signature } = first;
  const isShared = gist !== undefined && found.every((other) => other.gist === gist);
  const returns = agreed(found.map((facts) => facts.returns));
  return { ...signature, returns, parameters: [], ...(isShared && { gist }) };
}
