/** The comments right above a statement, the nearest first. */
export function commentsBefore(statement) {
  const { tree } = statement;
  const found = [];
  for (let i = tree.firstCommentBehind(statement.start) - 1; i >= 0; i--) {
    const { start, end } = tree.comments[i];
    if (!isDirectlyBefore(end, statement.start, tree.text)) break;
    found.push(tree.text.slice(start, end).trimEnd());
  }
  return found;
}
/** The comments that start in a node and end at `last` or before. */
export function commentsWithin({ start, tree }, last) {
  return tree
    .commentsBetween(start, last)
    .filter((comment) => comment.start > start && comment.end <= last)
    .map((comment) => tree.text.slice(comment.start, comment.end).trimEnd());
}
/** More than the attributes of a statement and the comments among them take: what stands before that is not right above. */
const MAX_BETWEEN = 4000;
/** Nothing between but more of the comment, attributes and the start of the statement. */
function isDirectlyBefore(from, to, text) {
  if (to - from > MAX_BETWEEN) return false;
  return text
    .slice(from, to)
    .split(/\r?\n/)
    .every((line, i, lines) => i === lines.length - 1 || /^\s*(?:\/\/.*|#\[.*)?$/.test(line));
}
