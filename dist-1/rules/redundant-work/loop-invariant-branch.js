export const rule = {
  id: 'loop-invariant-branch',
  item: 'redundant-work',
  summary: 'a question asked at each turn of a loop whose answer never changes in it',
  severity: { hot: 'note', warm: 'note', cold: 'off' },
  blocksWhenHot: false,
  on: ['for_expression', 'while_expression', 'loop_expression'],
  needs: /\b(?:for|while|loop)\b/,
  check(node, file) {
    const body = node.child('body');
    const statements = (body?.children ?? []).map((child) =>
      child.kind === 'expression_statement' ? child.children[0] : child,
    );
    // A branch beside other work is what the compiler moves out by itself where that pays; a loop that is all branch is not one loop.
    const [branch] = statements;
    if (
      branch?.kind !== 'if_expression' ||
      statements.length > 1 ||
      !branch.child('alternative') ||
      file.isTestFile
    )
      return null;
    const condition = branch.child('condition');
    if (!isFixed(condition, node, file)) return null;
    return {
      at: condition,
      message: `\`${condition.text}\` is the same at each turn: these are two loops in one, and each pays for the choice.`,
      help: `ask once outside: \`if ${condition.text}\` with a loop in each branch`,
    };
  },
};
/** A flag from outside of the loop that nothing in it changes, or its negation. */
function isFixed(condition, loop, file) {
  if (condition.kind === 'unary_expression') return isFixed(condition.children.at(-1), loop, file);
  if (condition.kind !== 'identifier') return false;
  const binding = file.bindingOf(condition);
  if (!binding || loop.contains(binding.node) || file.typeOf(condition)?.name !== 'bool') return false;
  return file
    .usesOf(binding)
    .every(({ use, effect }) => !loop.contains(use.node) || (effect !== 'assign' && effect !== 'borrow-mut'));
}
