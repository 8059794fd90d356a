import { enclosingFunction, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const OF_OPTION = /^(?:unwrap_or\w*|unwrap|expect|ok_or\w*|is_some|is_none|as_deref|transpose)$/;
/** A filter of a web server and a future have `or_else` as well, a name for one of them is seldom asked so. */
const OF_NAMED_OPTION = new RegExp(`${OF_OPTION.source}|^(?:or_else|as_ref)$`);

/** What stands around `x.clone().map(..)` tells an Option from an iterator: its content is taken out, or it is what the function returns. */
export function isTakenAsOption(adapted: Node, file: RustFile): boolean {
  const next = methodCalledOn(adapted);
  if (next) return OF_OPTION.test(methodOf(next) ?? '');
  if (adapted.parent?.kind === 'let_declaration') return isNamedOption(adapted.parent, file);
  const fn = enclosingFunction(adapted);
  const body = fn?.child('body');
  return !!body && body.children.at(-1) === adapted && /^Option\b/.test(fn!.child('return_type')?.text ?? '');
}

function isNamedOption(declaration: Node, file: RustFile): boolean {
  const [binding] = file.localsOf(declaration);
  return (
    !!binding?.whole &&
    binding.uses.some(({ node }) => {
      const call = methodCalledOn(node);
      return !!call && OF_NAMED_OPTION.test(methodOf(call) ?? '');
    })
  );
}
