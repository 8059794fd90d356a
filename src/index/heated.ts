import type { CallGraph, Calls, Standing } from './call-graph.js';
import { methodsMeasured } from './reached.js';

/**
 * Calls between what a benchmark times and the last function that is called hot for it. Behind more of them nearly everything is
 * reached, planning as well: of 59 findings that readers judged in code that any benchmark may reach, 5 were right; of these 14 are so
 * near, and 4 of the 5.
 */
const MAX_CALLS = 4;

/** Behind each wrong guess of a type stand hundreds of functions: a method name is followed where at most two types have it. */
const MAX_TYPES = 2;

/** Calls of a body; `made` are those of the whole function where it is a benchmark's, which may have made what methods are called on. */
interface Timed extends Calls {
  made: readonly string[] | null;
}

/** Functions by the graph's id that a benchmark runs while it looks at the clock, each with the file of the nearest one. */
export function heatedByBenchmarks(graph: CallGraph): ReadonlyMap<string, string> {
  const heated = new Map<string, string>();
  const visited = new Set<Standing>();
  let level = timedCalls(graph);
  for (let calls = 0; calls < MAX_CALLS; calls++) {
    const next: Timed[] = [];
    // What a benchmark calls in its own file is a part of it: `level` grows.
    for (const timed of level) {
      for (const target of runBy(timed, graph)) {
        if (visited.has(target)) continue;
        visited.add(target);
        const { root } = timed;
        const { owner, calls } = target.facts;
        if (target.facts.role === 'benchmark') level.push({ root, owner, calls, made: calls });
        else {
          const id = graph.id(target.path, target.facts);
          if (!heated.has(id)) heated.set(id, root);
          next.push({ root, owner, calls, made: null });
        }
      }
    }
    level = next;
  }
  return heated;
}

function runBy(timed: Timed, graph: CallGraph): Standing[] {
  const byName = graph.called(timed, MAX_TYPES);
  return timed.made ? [...byName, ...methodsMeasured(graph, timed, timed.made)] : byName;
}

/** What the functions of each benchmark file have timed; all that they call where that leads nowhere, as with a harness of one's own. */
function timedCalls(graph: CallGraph): Timed[] {
  const files = new Map<string, Standing[]>();
  for (const standing of graph.roots('benchmark')) {
    const beside = files.get(standing.path);
    if (beside) beside.push(standing);
    else files.set(standing.path, [standing]);
  }
  return [...files.values()].flatMap((functions) => {
    const whole = functions.map(({ path, facts: { owner, calls } }) => ({
      root: path,
      owner,
      calls,
      made: calls,
    }));
    const timed = functions.map(({ facts }, at) => ({ ...whole[at]!, calls: facts.timed ?? [] }));
    return timed.some((each) => runBy(each, graph).length > 0) ? timed : whole;
  });
}
