const LITERALS = ['string_literal', 'raw_string_literal', 'char_literal'];
/** What literals below a node hold is no layout. */
export function literalsIn(node) {
  return [...node.descendantsOfKind(...LITERALS)];
}
/** The code of a stretch of text without layout, comments and trailing commas; `verbatim` in source order, without overlaps. */
export function withoutLayout(tree, start, end, verbatim) {
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
export function withoutComments(tree, start, end) {
  let code = '';
  let from = start;
  for (const comment of tree.commentsBetween(start, end)) {
    code += `${tree.text.slice(from, comment.start)} `;
    from = comment.end;
  }
  return code + tree.text.slice(Math.min(from, end), end);
}
/** Signs that are another one when joined. */
const JOINED = /^(?:&&|\|\||==|!=|[<>+\-*/%^&|]=|<<|>>|->|=>|\.\.|::)$/;
/** Names may have letters of any script. */
const WORD = /^[\w\u0080-\uffff]{2}$/;
/** A blank stays where two words, or two signs such as `& &`, would become one. */
function compact(code) {
  return code
    .replace(/\s+/g, ' ')
    .replace(/(^|.) (?=(.|$))/g, (_, left, right) =>
      WORD.test(left + right) || JOINED.test(left + right) ? `${left} ` : left,
    )
    .replace(/,([)\]}])/g, '$1');
}
