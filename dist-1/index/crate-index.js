import { factsOfFile } from './facts.js';
import { Reach } from './reach.js';
import { crateOf, SeenFromFile } from './seen-from-file.js';

export { FACTS_VERSION, factsOfFile } from './facts.js';
/** Facts of a repository's Rust files by path. Immutable; `complete` is false while only some files are known. */
export class CrateIndex {
  files;
  complete;
  origin;
  typesByName;
  functionsByName;
  functionsByPath;
  reached;
  crates;
  constructor(
    files,
    complete,
    /** Null: not known, or no longer so. */
    origin = null,
  ) {
    this.files = files;
    this.complete = complete;
    this.origin = origin;
  }
  static of(files, complete, origin = null) {
    return new CrateIndex(files, complete, origin);
  }
  static empty() {
    return new CrateIndex(new Map(), false);
  }
  /** Convenience for one text on its own. */
  static ofText(path, text) {
    return CrateIndex.of(new Map([[path, factsOfFile(path, text)]]), false);
  }
  /** The same index with some files replaced; null takes a file out. */
  with(changed) {
    const files = new Map(this.files);
    for (const [path, facts] of changed) {
      if (facts) files.set(path, facts);
      else files.delete(path);
    }
    return new CrateIndex(files, this.complete);
  }
  /** What code in `path` sees; `imported` says where the file has a name from, as a path, or gives the name back. */
  seenFrom(path, imported = (name) => name) {
    return new SeenFromFile(this, path, imported);
  }
  /** @internal Is a crate of this name, as `use` writes it, one of the repository's, as far as its folders tell? */
  hasCrate(name) {
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
  /** What may be reached from tests and benchmarks. */
  get reach() {
    this.reached ??= new Reach(this.files);
    return this.reached;
  }
  /** @internal */
  types(name) {
    this.typesByName ??= byName(this.files, (facts) => facts.types);
    return this.typesByName.get(name) ?? [];
  }
  /** @internal */
  functions(name) {
    this.functionsByName ??= byName(this.files, (facts) => facts.functions);
    return this.functionsByName.get(name) ?? [];
  }
  /** @internal Those of one type; of '' the ones that belong to none. */
  functionsOf(owner, name) {
    this.functionsByPath ??= byName(this.files, (facts) => facts.functions, pathOf);
    return this.functionsByPath.get(`${owner}::${name}`) ?? [];
  }
}
const pathOf = ({ owner, name }) => `${owner}::${name}`;
function byName(files, pick, nameOf = ({ name }) => name) {
  const index = new Map();
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
