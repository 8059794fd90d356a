import { enclosingImpl } from './shape.js';
/** Is the file part of a program of its own, not of a library that others call? */
export function isProgram(path, text) {
  return (
    /(?:^|\/)(?:main|build)\.rs$|(?:^|\/)(?:bin|bins|binaries|\w*cli|cmd\w*|\w*ctl|xtask|tools?|scripts?|examples|demo)\//.test(
      path,
    ) || /^(?:pub(?:\([^)]*\))? )?(?:async )?fn main\(/m.test(text)
  );
}
/** Part of the API: `pub`, in public modules, and not the implementation of a trait. */
export function isExported(item) {
  if (item.ofKind('visibility_modifier')?.text !== 'pub') return false;
  for (const at of item.ancestors()) {
    if (at.kind === 'function_item' || at.kind === 'macro_definition') return false;
    if (at.kind === 'mod_item' && at.ofKind('visibility_modifier')?.text !== 'pub') return false;
  }
  const holder = enclosingImpl(item);
  return !holder || (holder.kind === 'impl_item' && !holder.child('trait'));
}
/** Text of all comments and attributes that stand directly above an item; '' when there are none. */
export function commentsAbove(item) {
  const { tree } = item;
  const lines = [];
  for (let line = item.line - 1; line > 0; line--) {
    const text = tree.lineText(line).trim();
    if (!/^(?:\/\/|\/?\*|#!?\[|\)\]|\w+.*,$)/.test(text) && !text.endsWith('*/')) break;
    lines.unshift(text);
  }
  return lines.join('\n');
}
