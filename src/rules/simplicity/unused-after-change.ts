import { attributesOf, enclosingImpl, functionName } from '../../rust/shape.js';
import type { Node } from '../../rust/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'unused-after-change',
  item: 'simplicity',
  summary: 'a private function that nothing calls any more',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\bfn\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (file.isTestFile || !isPrivate(node) || isNamedAgain(functionName(node), file.text)) return null;
    // Modules below this one see its private functions.
    if (
      file.hasText(CHILD_MODULE) ||
      /\b(?:test|bench|no_mangle|export|allow|cfg|wasm_bindgen|pyfunction)\b/.test(attributesOf(node))
    )
      return null;
    const name = node.child('name')!;
    return {
      at: name,
      message: `Nothing in this file names \`${name.text}\` any more, and nothing outside can: it is compiled and read for nothing.`,
      help: 'delete it; the history keeps it',
      causeElsewhere: true,
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

/** Whatever names it counts, a comment too: what is said must be certain. */
function isNamedAgain(name: string, text: string): boolean {
  let times = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (/\w/.test(text[at - 1] ?? '') || /\w/.test(text[at + name.length] ?? '')) continue;
    if (++times > 1) return true;
  }
  return false;
}
