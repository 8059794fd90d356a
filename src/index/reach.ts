import type { NearestBenchmark } from '../model.js';
import { CallGraph, isCommon } from './call-graph.js';
import type { FileFacts } from './facts.js';
import { heatedByBenchmarks } from './heated.js';
import type { Linked } from './linked.js';
import { type Measured, Nearest } from './nearest.js';
import { measuredBy, type Reached, reachedFrom } from './reached.js';

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
  private heatFollowed: ReadonlyMap<string, string> | undefined;
  private nearestFound: Nearest | undefined;

  constructor(files: ReadonlyMap<string, FileFacts>, linked: Linked) {
    this.graph = new CallGraph(files, linked);
    this.hasTests = this.graph.roots('test').length > 0;
    this.hasBenchmarks = this.graph.roots('benchmark').length > 0;
  }

  private get byTest(): Reached {
    this.testsFollowed ??= reachedFrom(this.graph, 'test', 1);
    return this.testsFollowed;
  }

  private get byBenchmark(): Reached {
    this.benchmarksFollowed ??= reachedFrom(this.graph, 'benchmark', MOST_BENCHMARK_FILES);
    return this.benchmarksFollowed;
  }

  private get heated(): ReadonlyMap<string, string> {
    this.heatFollowed ??= heatedByBenchmarks(this.graph);
    return this.heatFollowed;
  }

  private get nearest(): Nearest {
    const { graph } = this;
    this.nearestFound ??= new Nearest([
      ...measuredBy(graph, this.byBenchmark),
      ...graph.roots('benchmark').map(itself),
    ]);
    return this.nearestFound;
  }

  /** `owner` is the type of the impl, or '' for a free function. */
  reachedByTest(owner: string, name: string, path: string): boolean {
    return this.byTest.has(this.graph.id(path, { owner, name }));
  }

  /** File of a benchmark that may reach the function, or null. */
  reachedByBenchmark(owner: string, name: string, path: string): string | null {
    return this.benchmarksReaching(owner, name, path)[0] ?? null;
  }

  /** File of a benchmark that runs the function while it looks at the clock, few calls away and by names that hardly leave a choice; or null. */
  heatedByBenchmark(owner: string, name: string, path: string): string | null {
    return this.heated.get(this.graph.id(path, { owner, name })) ?? null;
  }

  /** Files of all benchmarks that may reach it, as far as they are told. */
  benchmarksReaching(owner: string, name: string, path: string): readonly string[] {
    return this.byBenchmark.get(this.graph.id(path, { owner, name })) ?? [];
  }

  /**
   * The benchmark nearest to a function that none reaches; null when there is none. Undefined where one may reach it after
   * all: a method that every crate has is called by a name that tells nothing.
   */
  nearestBenchmark(owner: string, name: string, path: string): NearestBenchmark | null | undefined {
    if (this.reachedByBenchmark(owner, name, path) !== null) return undefined;
    if (owner !== '' && isCommon(name)) return undefined;
    return this.nearest.to({ owner, path });
  }
}

function itself({ path }: { path: string }): Measured {
  return { owner: '', name: null, path, file: path };
}
