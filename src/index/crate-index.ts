import { isManifest, isRust } from '../diff/kinds.js';
import type { Declarations } from '../rust/names/declarations.js';
import { type FileFacts, type FunctionFacts, factsOfFile, type TypeFacts } from './facts.js';
import { Linked } from './linked.js';
import { crateOf, type Located, placeOf } from './place.js';
import { Reach } from './reach.js';
import { type Imported, SeenFromFile } from './seen-from-file.js';

/** What facts are read from stays parsed, for the rules: see there. */
export { forget, rememberUpTo } from '../rust/syntax/parse.js';
export { type FileFacts, factsOfFile } from './facts.js';
export { FACTS_VERSION } from './facts-version.js';

/** Where facts come from: who has seen the same text of a file has seen the same facts. */
export interface IndexOrigin {
  repository: string;
  /** A name of each file's text, by path, for every file of the index. */
  texts: ReadonlyMap<string, string>;
}

/** Rust, and what says of which packages it is. */
export function isIndexed(path: string): boolean {
  return isRust(path) || isManifest(path);
}

/** Facts of a repository's indexed files by path. Immutable; `complete` is false while only some files are known. */
export class CrateIndex {
  private typesByName: Map<string, Located<TypeFacts>[]> | undefined;
  private functionsByName: Map<string, Located<FunctionFacts>[]> | undefined;
  private functionsByPath: Map<string, Located<FunctionFacts>[]> | undefined;
  private reached: Reach | undefined;
  private links: Linked | undefined;
  private crates: string[] | undefined;
  private readonly homes = new Map<string, Declarations>();

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

  /** What code in `path` sees; without its imports all that the repository declares is in scope. */
  seenFrom(path: string, imports: (() => Imported) | null = null): Declarations {
    return new SeenFromFile(this, path, imports);
  }

  /** @internal The same of a file that declares something, without what it imports, which is not kept. */
  seenFromHome(path: string): Declarations {
    let home = this.homes.get(path);
    if (!home) {
      home = this.seenFrom(path);
      this.homes.set(path, home);
    }
    return home;
  }

  /** @internal Is a crate of this name, as `use` writes it, one of the repository's, as far as its folders tell? */
  hasCrate(name: string): boolean {
    this.crates ??= [...new Set([...this.files.keys()].map(crateOf))].map((folder) =>
      folder.replace(/[-/]/g, '_'),
    );
    const short = name.replace(/^[a-z0-9]+_/, '');
    // Its members often call the crate at the core of a workspace by the name of the whole.
    return this.crates.some(
      (folder) =>
        folder.endsWith(name) ||
        folder.endsWith(`_${short}`) ||
        folder === short ||
        folder === `${name}_core` ||
        folder.endsWith(`_${name}_core`),
    );
  }

  /** What the manifests say. */
  get linked(): Linked {
    this.links ??= new Linked(this.files);
    return this.links;
  }

  /** What may be reached from tests and benchmarks. */
  get reach(): Reach {
    this.reached ??= new Reach(this.files, this.linked);
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

const pathOf = ({ owner, name }: FunctionFacts) => `${owner}::${name}`;

function byName<T extends { name: string }>(
  files: ReadonlyMap<string, FileFacts>,
  pick: (facts: FileFacts) => readonly T[],
  nameOf: (facts: T) => string = ({ name }) => name,
): Map<string, Located<T>[]> {
  const index = new Map<string, Located<T>[]>();
  for (const [path, file] of files) {
    const place = placeOf(path);
    for (const facts of pick(file)) {
      const name = nameOf(facts);
      const known = index.get(name);
      if (known) known.push({ place, facts });
      else index.set(name, [{ place, facts }]);
    }
  }
  return index;
}
