import { attributesOf, enclosingImpl, functionName } from '../../rust/functions/shape.js';
import { timesWritten } from '../../rust/syntax/times-written.js';
import type { Node, SyntaxTree } from '../../rust/syntax/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'unused-after-change',
  item: 'simplicity',
  summary: 'a private function that nothing calls any more',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  causeElsewhere: true,
  needs: /\bfn\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (file.isTestFile || !isPrivate(node) || isNamedAgain(functionName(node), node.tree)) return null;
    // Modules below this one see its private functions.
    if (
      file.hasText(CHILD_MODULE) ||
      /\b(?:test|bench|no_mangle|export|allow|cfg|wasm_bindgen|pyfunction)\b/.test(attributesOf(node))
    )
      return null;
    const name = node.child('name')!;
    return {
      at: name,
      message: `Nothing in this file names \`${name.text}\`, and nothing outside can: it is compiled and read for nothing.`,
      help: 'delete it, or add it with what calls it',
    };
  },
};

const CHILD_MODULE = /^[ \t]*(?:pub(?:\([^)]*\))? )?mod \w+;/m;

/** Neither public, nor part of a trait, nor a program's `main`. */
function isPrivate(fn: Node): boolean {
  if (fn.has('visibility_modifier') || functionName(fn) === 'main' || functionName(fn).startsWith('_'))
    return false;
  const holder = enclosingImpl(fn);
  if (holder) return holder.kind === 'impl_item' && !holder.child('trait');
  return fn.parent?.kind === 'source_file' || fn.parent?.kind === 'declaration_list';
}

/** Whatever names it counts, a comment too: what is said must be certain. Of a name with other letters nothing is said. */
function isNamedAgain(name: string, tree: SyntaxTree): boolean {
  return timesWritten(name, tree) !== 1;
}
