import type { Node, SyntaxTree } from './tree.js';

/** A part of the text that stands for `text`, whatever its layout. */
export interface Verbatim {
  start: number;
  end: number;
  text: string;
}

const LITERALS = ['string_literal', 'raw_string_literal', 'char_literal'];

/** What literals below a node hold is no layout. */
export function literalsIn(node: Node): Verbatim[] {
  return [...node.descendantsOfKind(...LITERALS)];
}

/** The code of a stretch of text without layout, comments and trailing commas; `verbatim` in source order, without overlaps. */
export function withoutLayout(
  tree: SyntaxTree,
  start: number,
  end: number,
  verbatim: readonly Verbatim[],
): string {
  let text = '';
  let from = start;
  for (const part of verbatim) {
    if (part.start < from) continue;
    text += compact(withoutComments(tree, from, part.start)) + part.text;
    from = part.end;
  }
  return text + compact(withoutComments(tree, from, end));
}

/** Text without comments; a comment parts words as a blank does. */
export function withoutComments(tree: SyntaxTree, start: number, end: number): string {
  let code = '';
  let from = start;
  for (const comment of tree.commentsBetween(start, end)) {
    code += `${tree.text.slice(from, comment.start)} `;
    from = comment.end;
  }
  return code + tree.text.slice(Math.min(from, end), end);
}

/** What would be one word, or another sign, without the blank between: names may have letters of any script. */
const PARTED = [
  ['[\\w\\u0080-\\uffff]', '[\\w\\u0080-\\uffff]'],
  ['&', '[&=]'],
  ['\\|', '[|=]'],
  ['<', '[<=]'],
  ['>', '[>=]'],
  ['=', '[=>]'],
  ['-', '[=>]'],
  ['[!+*/%^]', '='],
  ['\\.', '\\.'],
  [':', ':'],
];
/** One expression, without a call for each blank: code that is nested deeply is read once for each level. */
const NEEDLESS_BLANK = new RegExp(
  ` (?!${PARTED.map(([left, right]) => `(?<=${left} )${right}`).join('|')})`,
  'g',
);

/** A blank stays where two words, or two signs such as `& &`, would become one. */
function compact(code: string): string {
  return code
    .replace(/\s+/g, ' ')
    .replace(NEEDLESS_BLANK, '')
    .replace(/,([)\]}])/g, '$1');
}
