import type { Node, SyntaxTree } from '../syntax/tree.js';

/** What a file is there for, by what it imports. */
export interface Purpose {
  tests: boolean;
  /** It takes tokens apart and puts them together, wherever its crate lies. */
  macros: boolean;
}

export const NO_PURPOSE: Purpose = { tests: false, macros: false };
const ANY_PURPOSE: Purpose = { tests: true, macros: true };

/** Crates that make up inputs, walk through all states of a model, or measure. */
const FOR_TESTS =
  /use (?:stateright|proptest|quickcheck|rstest|mockall|criterion|divan|iai_callgrind|gungraun)\b/y;
const FOR_MACROS = /(?:pub(?:\([a-z]+\))? )?(?:use (?:::)?|extern crate )(?:proc_macro2?|syn|quote)\b/y;

/** No other than is allowed. */
export function purposeOf(tree: SyntaxTree, allowed = ANY_PURPOSE): Purpose {
  const imports = [...tree.root.descendantsOfKind('use_declaration', 'extern_crate_declaration')];
  return {
    tests: allowed.tests && imports.some((item) => isWritten(item, FOR_TESTS, /^$/) && !hasAttribute(item)),
    macros: allowed.macros && imports.some((item) => isWritten(item, FOR_MACROS, /^[ \t]*$/)),
  };
}

/** `indent`: what may stand before it on its line. */
function isWritten({ start, tree, line }: Node, as: RegExp, indent: RegExp): boolean {
  as.lastIndex = start;
  return as.test(tree.text) && indent.test(tree.text.slice(tree.startOfLine(line), start));
}

function hasAttribute(item: Node): boolean {
  const siblings = item.parent?.children ?? [];
  return siblings[siblings.indexOf(item) - 1]?.kind === 'attribute_item';
}
