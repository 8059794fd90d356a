import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `PREFIXES`, `&PREFIXES`, `names::PREFIXES.iter()` */
const CONSTANT_LIST = /^&?(?:\w+::)*([A-Z][A-Z0-9_]+)(?:\.iter\(\))?$/;
/** Take a text where there is no more than a reference to what is looked at: `&&str` is a pattern, `&char` is none. */
const TAKES_TEXT = /^(?:starts_with|ends_with|strip_prefix|strip_suffix|trim_(?:start|end)_matches)$/;

/** `(*prefix)` in `for prefix in PREFIXES.iter() { .. (*prefix).to_string() }`: a text that lives as long as the program. */
export function isItemOfConstant(source: Node | undefined, file: RustFile): boolean {
  const inner = source && withoutParentheses(source);
  const item = inner?.kind === 'unary_expression' && inner.text.startsWith('*') ? inner.children[0] : inner;
  const root = item?.kind === 'identifier' ? rootOf(item) : null;
  const binding = root && file.bindingOf(root);
  if (binding?.kind !== 'for') return false;
  const name = CONSTANT_LIST.exec(boundTo(binding)?.text ?? '')?.[1];
  if (!name) return false;
  const declared = new RegExp(`\\b(?:const|static) ${name}: ([^=;]+|\\[[^=\\]]+\\]) =`).exec(
    source!.tree.text,
  )?.[1];
  return declared ? /^&?(?:'static )?\[&(?:'static )?str\b/.test(declared) : isTakenForText(binding);
}

function isTakenForText(binding: Binding): boolean {
  if (binding.declaration.child('pattern')?.kind !== 'identifier') return false;
  return binding.uses.some(({ node }) => {
    const taker = callOfArgument(node);
    return !!taker && TAKES_TEXT.test(methodOf(taker) ?? '');
  });
}
