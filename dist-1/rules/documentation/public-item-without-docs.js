import { attributesOf, enclosingImpl } from '../../rust/functions/shape.js';

const WORDS = {
  function_item: 'function',
  struct_item: 'struct',
  enum_item: 'enum',
  trait_item: 'trait',
  type_item: 'type alias',
  const_item: 'constant',
  static_item: 'static',
};
export const rule = {
  id: 'public-item-without-docs',
  item: 'documentation',
  summary: 'a public item without a doc comment',
  severity: { hot: 'note', warm: 'note', cold: 'off' },
  blocksWhenHot: false,
  on: Object.keys(WORDS),
  needs: /\bpub\b/,
  check(node, file) {
    if (node.ofKind('visibility_modifier')?.text !== 'pub') return null;
    if (isBinary(file.path) || isDocumented(node, file) || isHidden(node)) return null;
    const name = node.child('name');
    if (!name) return null;
    return {
      at: name,
      message: `\`${name.text}\` is public and has no doc comment: its users can't know what ${node.kind === 'function_item' ? 'it costs to call' : 'it is for'}.`,
      help: `say in a \`///\` comment what this ${WORDS[node.kind]} is for, and what it costs where that matters`,
    };
  },
};
function isBinary(path) {
  return /(^|\/)main\.rs$|(^|\/)src\/bin\//.test(path);
}
function isDocumented(node, file) {
  if (/#\[\s*doc\b/.test(attributesOf(node))) return true;
  for (let line = node.line - 1; line > 0; line--) {
    const text = file.tree.lineText(line).trim();
    if (/^\/\/\/|^\/\*\*|\*\/$/.test(text)) return true;
    if (!/^#\[|^\/\/|\)\]$|^\w+.*,$/.test(text)) return false;
  }
  return false;
}
/** Methods of a private type or module, and items inside functions, are not part of the API. */
function isHidden(node) {
  for (const at of node.ancestors()) {
    if (at.kind === 'function_item' || at.kind === 'macro_definition') return true;
    if (at.kind === 'mod_item' && at.ofKind('visibility_modifier')?.text !== 'pub') return true;
  }
  const holder = node.kind === 'function_item' ? enclosingImpl(node) : null;
  return !!holder && (holder.kind === 'trait_item' || !!holder.child('trait'));
}
