import type { FileFacts, FunctionFacts } from './facts.js';
import type { Linked } from './linked.js';

/** A function where it stands. */
export interface Standing {
  path: string;
  facts: FunctionFacts;
}

/** Calls of one body: the package of `root` has to be built with what they lead to, and `owner` is what `Self` means. */
export interface Calls {
  root: string;
  owner: string;
  calls: readonly string[];
}

/** A method called by one of these names says nothing about which type it belongs to. */
const COMMON_NAMES = new Set(
  (
    'new default next get set iter into_iter len is_empty insert remove push pop clone from into try_from try_into fmt eq cmp ' +
    'hash drop deref as_ref as_mut borrow to_string to_owned to_vec with_capacity contains clear extend map and_then unwrap ' +
    'expect ok err poll read write flush build run start stop close open name id key value index add sub mul div neg not call ' +
    'clone_from take replace finish init update send recv lock collect filter fold min max count sum product parse as_str ' +
    'as_slice as_bytes first last unwrap_or find any all zip enumerate chain rev skip'
  ).split(' '),
);

/** Is a method of this name one that every crate has? */
export function isCommon(method: string): boolean {
  return COMMON_NAMES.has(method);
}

export function key(owner: string, name: string): string {
  return owner === '' ? name : `${owner}::${name}`;
}

/** Who calls whom, by names, and by types where they are written. */
export class CallGraph {
  private readonly functions: Standing[] = [];
  private readonly byKey = new Map<string, Standing[]>();
  private readonly ownersByMethod = new Map<string, Set<string>>();

  constructor(
    files: ReadonlyMap<string, FileFacts>,
    private readonly linked: Linked,
  ) {
    for (const [path, file] of files) {
      for (const facts of file.functions) {
        const standing = { path, facts };
        this.functions.push(standing);
        const called = key(facts.owner, facts.name);
        const sameKey = this.byKey.get(called);
        if (sameKey) sameKey.push(standing);
        else this.byKey.set(called, [standing]);
        if (facts.owner !== '') {
          const owners = this.ownersByMethod.get(facts.name) ?? new Set();
          this.ownersByMethod.set(facts.name, owners.add(facts.owner));
        }
      }
    }
  }

  /** Two packages may each have a function of one name. */
  id(path: string, { owner, name }: { owner: string; name: string }): string {
    return `${this.linked.packageOf(path) ?? ''} ${key(owner, name)}`;
  }

  roots(role: FunctionFacts['role']): Standing[] {
    return this.functions.filter(({ facts }) => facts.role === role);
  }

  /** A method may be that of any of up to `mostTypes` types that have it. */
  called({ root, owner, calls }: Calls, mostTypes: number): Standing[] {
    return this.run(
      root,
      calls.flatMap((call) => this.targets(call, owner, mostTypes)),
    );
  }

  /**
   * `Index::new()` and `.find(..)` in one function may well be `Index::find`, however many types have a `find`. `made` are the calls that
   * may have made what the methods are called on.
   */
  methodsOfTypesAtHand({ root, calls }: Calls, made: readonly string[]): Standing[] {
    const methods = calls.filter((call) => call.startsWith('.'));
    if (methods.length === 0) return [];
    const types = new Set(made.flatMap((call) => this.typesMadeBy(call)));
    return this.run(
      root,
      [...types].flatMap((type) => methods.map((call) => key(type, call.slice(1)))),
    );
  }

  private run(root: string, names: readonly string[]): Standing[] {
    const from = this.linked.packageOf(root);
    return names
      .flatMap((name) => this.byKey.get(name) ?? [])
      .filter(({ path }) => this.linked.mayRun(from, this.linked.packageOf(path)));
  }

  /** `Index` of `Index::new`, and of `indexed`, which returns a `Result<Index, Error>`. */
  private typesMadeBy(call: string): string[] {
    if (call.startsWith('.')) return [];
    const returned = (this.byKey.get(call) ?? []).flatMap(({ facts: { returns } }) =>
      returns ? [returns.name, ...returns.args.map((part) => part.name)] : [],
    );
    return [call.split('::')[0]!, ...returned];
  }

  private targets(call: string, owner: string, mostTypes: number): readonly string[] {
    if (call.startsWith('.')) return this.methodTargets(call.slice(1), owner, mostTypes);
    if (call.startsWith('Self::')) return [key(owner, call.slice('Self::'.length))];
    return this.byKey.has(call) ? [call] : [];
  }

  private methodTargets(name: string, owner: string, mostTypes: number): readonly string[] {
    const own = owner === '' ? '' : key(owner, name);
    if (own !== '' && this.byKey.has(own)) return [own];
    const owners = this.ownersByMethod.get(name);
    const isFollowed = owners && !COMMON_NAMES.has(name) && owners.size <= mostTypes;
    return isFollowed ? [...owners].map((each) => key(each, name)) : [];
  }
}
