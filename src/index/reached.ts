import { type CallGraph, type Calls, isCommon, key, type Standing } from './call-graph.js';
import type { FunctionFacts } from './facts.js';
import type { Measured } from './nearest.js';

/** Functions by the graph's id, each with the files of roots that may reach it, at least one. */
export type Reached = ReadonlyMap<string, readonly string[]>;

/** A method name declared by more types than this is too common to follow. */
const MAX_TYPES_PER_METHOD = 8;

/** All that the functions of a role may lead to, however far behind, with up to `most` files a function. */
export function reachedFrom(graph: CallGraph, role: FunctionFacts['role'], most: number): Reached {
  const reached = new Map<string, string[]>();
  const visited = new Map<Standing, string[]>();
  const queue = graph.roots(role).map(({ path, facts }) => ({ root: path, facts }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { root, facts } = next;
    const calls = { root, owner: facts.owner, calls: facts.calls };
    const targets = graph.called(calls, MAX_TYPES_PER_METHOD);
    if (role === 'test') targets.push(...graph.methodsOfTypesAtHand(calls, calls.calls));
    else if (facts.role === 'benchmark') targets.push(...methodsMeasured(graph, calls));
    for (const target of targets) {
      if (!take(root, visited, target, most)) continue;
      take(root, reached, graph.id(target.path, target.facts), most);
      queue.push({ root, facts: target.facts });
    }
  }
  return reached;
}

/** A guess at a method that every crate has would cost a person a look for nothing. */
export function methodsMeasured(graph: CallGraph, calls: Calls, made = calls.calls): Standing[] {
  return graph.methodsOfTypesAtHand(calls, made).filter(({ facts: { name } }) => !isCommon(name));
}

/** Functions of the code itself that are reached, each with the first file that leads there. */
export function measuredBy(graph: CallGraph, reached: Reached): Measured[] {
  return graph.roots('plain').flatMap(({ path, facts: { owner, name } }) => {
    const file = reached.get(graph.id(path, { owner, name }))?.[0];
    return file === undefined ? [] : [{ owner, name: key(owner, name), path, file }];
  });
}

/** Adds a root that is not there yet to what leads to `key`, while there are fewer than `most`. */
function take<K>(root: string, led: Map<K, string[]>, key: K, most: number): boolean {
  const roots = led.get(key);
  if (!roots) led.set(key, [root]);
  else if (roots.length >= most || roots.includes(root)) return false;
  else roots.push(root);
  return true;
}
