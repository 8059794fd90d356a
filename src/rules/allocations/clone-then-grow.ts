import type { Binding } from '../../rust/names/scopes.js';
import { statementOf } from '../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_WHEN_HOT } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** What wants room behind what is there. */
const ADDS = /^(?:push|push_str|extend|extend_from_slice|append|insert)$/;

export const rule: Rule = {
  id: 'clone-then-grow',
  item: 'allocations',
  summary: 'a copy without room for what is added to it next',
  severity: WARN_WHEN_HOT,
  blocksWhenHot: false,
  trifleBesideIo: true,
  on: ['let_declaration'],
  needs: /\.(?:clone|to_vec|to_owned)\(\)|\bvec!\[|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const value = node.child('value');
    const [binding] = value ? file.localsOf(node) : [];
    if (!value || !binding?.whole || !binding.mutable) return null;
    const what = copiedList(value, file) ?? listOfOne(value);
    const grown = what && firstStatementWith(binding, node);
    const call = grown?.kind === 'expression_statement' ? grown.children[0] : undefined;
    const method = call?.kind === 'call_expression' ? methodOf(call) : null;
    if (!call || !method || !ADDS.test(method) || receiverOf(call)?.text !== binding.name) return null;
    return {
      at: value,
      message: `${what === value ? quoted(value) : `The copy of ${quoted(what!)}`} has room for just what is in it: \`${method}\` on line ${call.line} allocates once more and copies it all again.`,
      help: 'make it `with_capacity` for all that it will hold, then `extend_from_slice` or `push_str`; or `concat` the parts',
    };
  },
};

/** `old.rows.clone()`, `rows.to_vec()`: of a list or a text, as far as the types tell. */
function copiedList(value: Node, file: RustFile): Node | null {
  const method = value.kind === 'call_expression' ? methodOf(value) : null;
  const source = receiverOf(value);
  if (!method || !source || !/^(?:clone|to_vec|to_owned)$/.test(method)) return null;
  const found = file.typeOf(source);
  if (method === 'to_vec')
    return !found || /^(?:Vec|\[\]|\[;\])$/.test(methodTarget(found).name) ? source : null;
  return found && /^(?:Vec|String|str|\[\])$/.test(methodTarget(found).name) ? source : null;
}

/** `vec![0; head]`: exactly as long as it is told to be. */
function listOfOne(value: Node): Node | null {
  return value.macro === 'vec' && value.child('length') ? value : null;
}

/** Of the same block: whether it runs is not asked again. */
function firstStatementWith({ uses }: Binding, declaration: Node): Node | undefined {
  const statement = uses[0] && statementOf(uses[0].node);
  return statement?.parent === declaration.parent ? statement : undefined;
}
