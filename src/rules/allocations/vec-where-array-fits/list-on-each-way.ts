import { emptyContainer } from '../../../rust/cost/containers.js';
import { itemsOfConstList } from '../../../rust/names/const-values.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { waysOf } from '../../../rust/order/ways.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let names = match os { "linux" => vec!["a.so", "b.so"], _ => vec![] };`, only walked: constants lie in the program, as long as it runs. */
export function listOnEachWay(
  macro: Node,
  isOnlyWalked: (binding: Binding) => boolean,
  file: RustFile,
): Problem | null {
  const declaration = declarationAround(macro);
  const value = declaration?.child('value');
  const ways = value && value !== macro ? waysOf(value) : [];
  const lists = ways.filter((way) => way.macro === 'vec' && itemsOfConstList(way.text) !== null);
  if (lists[0] !== macro || ways.length < 2) return null;
  if (!ways.every((way) => lists.includes(way) || emptyContainer(way, null)?.name === 'Vec')) return null;
  const [binding] = declaration!.child('type') ? [] : file.localsOf(declaration!);
  if (!binding?.whole || binding.mutable || !isOnlyWalked(binding)) return null;
  return {
    at: macro,
    message: `Each way makes a \`Vec\` of constants, and \`${binding.name}\` is only walked or looked at: it is allocated and freed each time for nothing.`,
    help: lists.some((way) => OWNED_TEXT.test(way.text))
      ? 'let each way be a slice of `&str`s, `&[..][..]`: without their copies the literals lie in the program'
      : 'let each way be a slice: `&[..][..]`, which lies in the program',
  };
}

/** `"a.so".to_string()`, which is made while it runs. */
const OWNED_TEXT = /"\s*\.\s*(?:to_string|to_owned|into)\(\)|\bString::from\(/;

/** The `let` that this list is one of the values of. */
function declarationAround(list: Node): Node | null {
  for (const at of list.ancestors()) {
    if (at.kind === 'let_declaration') return at;
    if (!WITHIN.test(at.kind)) return null;
  }
  return null;
}

const WITHIN = /^(?:block|else_clause|match_arm|match_block|(?:if|match)_expression|expression_statement)$/;
