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
  /^use (?:stateright|proptest|quickcheck|rstest|mockall|criterion|divan|iai_callgrind|gungraun)\b/gm;
const FOR_MACROS =
  /^[ \t]*(?:pub(?:\([a-z]+\))? )?(?:use (?:::)?|extern crate )(?:proc_macro2?|syn|quote)\b/gm;

/** No other than is allowed. */
export function purposeOf(tree: SyntaxTree, allowed = ANY_PURPOSE): Purpose {
  return {
    tests: allowed.tests && importsAt(tree, FOR_TESTS).some((item) => !hasAttribute(item)),
    macros: allowed.macros && importsAt(tree, FOR_MACROS).length > 0,
  };
}

/** What only looks like one, in a comment or a literal, imports nothing. */
function importsAt(tree: SyntaxTree, pattern: RegExp): Node[] {
  const places = [...tree.text.matchAll(pattern)].map((match) => match.index + match[0].search(/\S/));
  if (places.length === 0) return [];
  const items = [...tree.root.descendantsOfKind('use_declaration', 'extern_crate_declaration')];
  return items.filter(({ start }) => places.includes(start));
}

function hasAttribute(item: Node): boolean {
  const siblings = item.parent?.children ?? [];
  return siblings[siblings.indexOf(item) - 1]?.kind === 'attribute_item';
}
