import { enclosingFunction, enclosingLoops, type Loop, methodOf, receiverOf } from '../../rust/flow.js';
import { isShortLoop } from '../../rust/loop-length.js';
import { MUTATING_METHODS, READING_METHODS } from '../../rust/methods.js';
import { rootOf } from '../../rust/places.js';
import { functionName, qualifiedName } from '../../rust/shape.js';
import type { Node, SyntaxTree } from '../../rust/tree.js';
import { methodTarget } from '../../rust/types.js';
import type { RustFile } from '../rust-file.js';

/**
 * The loop of this file that calls the method in which `search` stands, when the search looks for what the method is given:
 * `fn find_source(&self, id: u64)` called for each import.
 */
export function loopAroundHelper(
  search: Node,
  list: Node,
  asked: readonly Node[],
  file: RustFile,
): Loop | null {
  const fn = enclosingFunction(search);
  const name = fn ? functionName(fn) : '';
  if (!fn?.child('parameters')?.has('self_parameter') || enclosingLoops(search).length > 0) return null;
  if (READING_METHODS.has(name) || MUTATING_METHODS.has(name)) return null;
  const given = fn.child('parameters')!.children.filter((each) => each.kind === 'parameter');
  if (!asked.some((each) => given.some((parameter) => parameter.contains(each)))) return null;
  if (rootOf(list)?.kind !== 'self') return null;
  return loopCalling(fn, file);
}

/** The loop of this file that calls a method, on whatever has its type. */
export function loopCalling(fn: Node, file: RustFile): Loop | null {
  const owner = qualifiedName(fn).split('::')[0];
  return (
    callsInLoops(file.tree)
      .get(functionName(fn))
      ?.find(({ call, loop }) => isOn(owner, call, file) && !isShortLoop(loop, (at) => file.typeOf(at)))
      ?.loop ?? null
  );
}

/** Is the receiver of the type that has the helper, as far as it is known? */
function isOn(owner: string | undefined, call: Node, file: RustFile): boolean {
  const found = file.typeOf(receiverOf(call));
  return !!found && methodTarget(found).name === owner && !file.isCold(call);
}

interface Called {
  call: Node;
  loop: Loop;
}

const CALLS = new WeakMap<SyntaxTree, Map<string, Called[]>>();

/** Method calls that stand in a loop, by the method's name. */
function callsInLoops(tree: SyntaxTree): Map<string, Called[]> {
  const known = CALLS.get(tree);
  if (known) return known;
  const calls = new Map<string, Called[]>();
  for (const call of tree.root.descendantsOfKind('call_expression')) {
    const name = methodOf(call);
    const [loop] = name ? enclosingLoops(call) : [];
    if (!name || !loop) continue;
    const others = calls.get(name);
    if (others) others.push({ call, loop });
    else calls.set(name, [{ call, loop }]);
  }
  CALLS.set(tree, calls);
  return calls;
}
