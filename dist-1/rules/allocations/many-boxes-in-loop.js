import { enclosingLoop } from '../../rust/order/loops.js';
import { calledPath } from '../../rust/syntax/call-syntax.js';
import { typeFromNode } from '../../rust/types/types.js';
export const rule = {
  id: 'many-boxes-in-loop',
  item: 'allocations',
  summary: 'nodes of a tree or graph that are allocated one by one',
  severity: { hot: 'note', warm: 'note', cold: 'off' },
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\b(?:Box|Rc|Arc)::new\(/,
  check(node, file) {
    const pointer = /^(?:\w+::)*(Box|Rc|Arc)::new$/.exec(calledPath(node) ?? '')?.[1];
    const loop = pointer && enclosingLoop(node);
    if (!pointer || !loop || file.isTestFile) return null;
    const made = nodeMade(node.child('arguments')?.children[0]);
    if (!made || !linksToItsOwnKind(made, file)) return null;
    return {
      at: node,
      message: `Each turn of \`${loop.word}\` allocates one \`${made}\`: as many allocations as there are nodes, spread over the heap, and as many frees.`,
      help: `keep all \`${made}\` in one \`Vec\` and link them by index, or take them from an arena (\`bumpalo\`, \`typed-arena\`)`,
    };
  },
};
/** Name of the struct that is made here: `Node { .. }`, `Node::new(..)`, also inside `RefCell::new(..)`. */
function nodeMade(value) {
  if (value?.kind === 'struct_expression') return typeFromNode(value.child('name'))?.name ?? null;
  if (value?.kind !== 'call_expression') return null;
  const [, owner, name] = /^(?:\w+::)*([A-Z]\w*)::(\w+)$/.exec(calledPath(value) ?? '') ?? [];
  if (!owner) return null;
  if (/^(?:RefCell|Mutex|RwLock|Cell)$/.test(owner)) return nodeMade(value.child('arguments')?.children[0]);
  return name === 'new' || name === 'leaf' || name === 'branch' ? owner : null;
}
/** Has the struct of this file a field that points at others like it? */
function linksToItsOwnKind(name, file) {
  const fields = file.declarations.fields(name) ?? [];
  return fields.some((field) => JSON.stringify(field).includes(`"name":"${name}"`));
}
