import type { NearestBenchmark } from '../model.js';
import type { FileFacts, FunctionFacts } from './facts.js';
import { Linked } from './linked.js';
import { type Measured, Nearest } from './nearest.js';

/** Functions, each with the files of roots that may reach it, at least one. */
type Reached = ReadonlyMap<string, readonly string[]>;

/** Files of benchmarks that are told of one function: what more of them reach is measured by most suites. */
const MOST_BENCHMARK_FILES = 8;

/**
 * What may be reached from tests and from benchmarks. The call graph goes by names, and by types where they are written;
 * it only ever says "may", and not even that of a package that is not built with the one of the test or benchmark.
 * Names that every crate has (`new`, `next`, `get`) reach nothing by name alone.
 */
export class Reach {
  readonly hasBenchmarks: boolean;
  readonly hasTests: boolean;
  private readonly graph: CallGraph;
  /** Each is followed when first asked for: a scan asks for no tests. */
  private testsFollowed: Reached | undefined;
  private benchmarksFollowed: Reached | undefined;
  private hotFollowed: Reached | undefined;
  private nearestFound: Nearest | undefined;

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.graph = new CallGraph(files);
    this.hasTests = this.graph.roots('test').length > 0;
    this.hasBenchmarks = this.graph.roots('benchmark').length > 0;
  }

  private get byTest(): Reached {
    this.testsFollowed ??= this.graph.reachedFrom('test', 1, MAX_TYPES_PER_METHOD);
    return this.testsFollowed;
  }

  private get byBenchmark(): Reached {
    this.benchmarksFollowed ??= this.graph.reachedFrom(
      'benchmark',
      MOST_BENCHMARK_FILES,
      MAX_TYPES_PER_METHOD,
    );
    return this.benchmarksFollowed;
  }

  private get hot(): Reached {
    this.hotFollowed ??= this.graph.reachedFrom('benchmark', 1, MAX_TYPES_IF_HOT);
    return this.hotFollowed;
  }

  private get nearest(): Nearest {
    const { graph } = this;
    this.nearestFound ??= new Nearest([
      ...graph.measuredBy(this.byBenchmark),
      ...graph.roots('benchmark').map(itself),
    ]);
    return this.nearestFound;
  }

  /** `owner` is the type of the impl, or '' for a free function. */
  reachedByTest(owner: string, name: string, path: string): boolean {
    return this.byTest.has(this.graph.id(path, key(owner, name)));
  }

  /** File of a benchmark that may reach the function, or null. */
  reachedByBenchmark(owner: string, name: string, path: string): string | null {
    return this.benchmarksReaching(owner, name, path)[0] ?? null;
  }

  /** File of a benchmark that reaches the function by names that hardly leave a choice, or null. */
  heatedByBenchmark(owner: string, name: string, path: string): string | null {
    return this.hot.get(this.graph.id(path, key(owner, name)))?.[0] ?? null;
  }

  /** Files of all benchmarks that may reach it, as far as they are told. */
  benchmarksReaching(owner: string, name: string, path: string): readonly string[] {
    return this.byBenchmark.get(this.graph.id(path, key(owner, name))) ?? [];
  }

  /**
   * The benchmark nearest to a function that none reaches; null when there is none. Undefined where one may reach it after
   * all: a method that every crate has is called by a name that tells nothing.
   */
  nearestBenchmark(owner: string, name: string, path: string): NearestBenchmark | null | undefined {
    if (this.reachedByBenchmark(owner, name, path) !== null) return undefined;
    if (owner !== '' && COMMON_NAMES.has(name)) return undefined;
    return this.nearest.to({ owner, path });
  }
}

function itself({ path }: { path: string }): Measured {
  return { owner: '', name: null, path, file: path };
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

/** A method name declared by more types than this is too common to follow. */
const MAX_TYPES_PER_METHOD = 8;

/** The same where it is said that code is hot: behind each wrong guess stand hundreds of functions, half of a repository in the end. */
const MAX_TYPES_IF_HOT = 2;

function key(owner: string, name: string): string {
  return owner === '' ? name : `${owner}::${name}`;
}

/** A function where it stands. */
interface Standing {
  path: string;
  facts: FunctionFacts;
}

class CallGraph {
  private readonly functions: Standing[] = [];
  private readonly byKey = new Map<string, Standing[]>();
  private readonly ownersByMethod = new Map<string, Set<string>>();
  private readonly linked: Linked;

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.linked = new Linked(files);
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
  id(path: string, called: string): string {
    return `${this.linked.packageOf(path) ?? ''} ${called}`;
  }

  roots(role: FunctionFacts['role']): Standing[] {
    return this.functions.filter(({ facts }) => facts.role === role);
  }

  /** Functions that a benchmark reaches, each with that benchmark's path. */
  measuredBy(reached: Reached): Measured[] {
    return this.functions.flatMap(({ path, facts: { owner, name, role } }) => {
      const file = reached.get(this.id(path, key(owner, name)))?.[0];
      return file === undefined || role !== 'plain' ? [] : [{ owner, name: key(owner, name), path, file }];
    });
  }

  /** With up to `most` files a function; a method goes to any of up to `mostTypes` that have it. */
  reachedFrom(role: FunctionFacts['role'], most: number, mostTypes: number): Reached {
    const reached = new Map<string, string[]>();
    const visited = new Map<Standing, string[]>();
    // `root` is the file of the test or benchmark that leads there.
    const queue = this.roots(role).map(({ path, facts }) => ({ root: path, facts }));
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { root, facts } = next;
      for (const target of this.calledBy(facts, role, mostTypes).flatMap((called) =>
        this.runBy(root, called),
      )) {
        if (!take(root, visited, target, most)) continue;
        take(root, reached, this.id(target.path, key(target.facts.owner, target.facts.name)), most);
        queue.push({ root, facts: target.facts });
      }
    }
    return reached;
  }

  private runBy(root: string, called: string): Standing[] {
    const from = this.linked.packageOf(root);
    return (this.byKey.get(called) ?? []).filter(({ path }) =>
      this.linked.mayRun(from, this.linked.packageOf(path)),
    );
  }

  private calledBy(facts: FunctionFacts, role: FunctionFacts['role'], mostTypes: number): string[] {
    const targets = facts.calls.flatMap((call) => this.targets(call, facts.owner, mostTypes));
    // A benchmark makes its code hot: there the same guess would cost a person a look for nothing.
    return role === 'test' ? [...targets, ...this.commonMethodsOfTypesAtHand(facts)] : targets;
  }

  /** `Index::new()` and `.find(..)` in one function may well be `Index::find`, though many types have a `find`. */
  private commonMethodsOfTypesAtHand({ calls }: FunctionFacts): string[] {
    const common = calls.filter((call) => call.startsWith('.') && COMMON_NAMES.has(call.slice(1)));
    if (common.length === 0) return [];
    const types = new Set(calls.flatMap((call) => this.typesMadeBy(call)));
    const methods = [...types].flatMap((type) => common.map((call) => key(type, call.slice(1))));
    return methods.filter((method) => this.byKey.has(method));
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

/** Adds a root that is not there yet to what leads to `key`, while there are fewer than `most`. */
function take<K>(root: string, led: Map<K, string[]>, key: K, most: number): boolean {
  const roots = led.get(key);
  if (!roots) led.set(key, [root]);
  else if (roots.length >= most || roots.includes(root)) return false;
  else roots.push(root);
  return true;
}
