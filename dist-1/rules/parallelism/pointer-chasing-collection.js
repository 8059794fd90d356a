import { typeFromNode } from '../../rust/types/types.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'pointer-chasing-collection',
  item: 'parallelism',
  summary: 'a structure that is walked by following one pointer per element',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['field_declaration'],
  needs: /\bLinkedList<|\b(?:Rc|Arc)<(?:\w+::)*(?:RefCell|Mutex|RwLock)</,
  check(node, file) {
    const found = typeFromNode(node.child('type'));
    const owner = ownerOf(node);
    if (!found || !owner || file.isTestFile) return null;
    const name = node.child('name').text;
    if (isStandardList(found, file))
      return {
        at: node.child('type'),
        message: `\`${name}\` is a linked list: each element is an allocation of its own, and a walk waits for memory at each of them.`,
        help: 'use a `VecDeque`, or a `Vec` with indices where elements are taken out of the middle',
      };
    if (!holdsNodesLikeItself(found, owner)) return null;
    return {
      at: node.child('type'),
      message: `\`${name}\` links each \`${owner}\` to others by counted pointers with a cell inside: a walk follows a pointer and checks a borrow at every step.`,
      help: `keep all \`${owner}\` in one \`Vec\` and link them by index`,
    };
  },
};
function ownerOf(field) {
  const struct = field.parent?.parent;
  return struct?.kind === 'struct_item' ? (struct.child('name')?.text ?? null) : null;
}
function isStandardList(found, file) {
  return (
    found.name === 'LinkedList' &&
    /^std::collections::|^alloc::collections::/.test(file.imports.resolve('LinkedList'))
  );
}
/** `Option<Rc<RefCell<Node>>>`, `Vec<Arc<Mutex<Node>>>` as a field of `Node`. */
function holdsNodesLikeItself(found, owner) {
  if (/^(?:Rc|Arc)$/.test(found.name)) {
    const cell = found.args[0];
    return !!cell && /^(?:RefCell|Mutex|RwLock)$/.test(cell.name) && cell.args[0]?.name === owner;
  }
  return (
    /^(?:Option|Vec|VecDeque|SmallVec|Box)$/.test(found.name) &&
    found.args.some((arg) => holdsNodesLikeItself(arg, owner))
  );
}
