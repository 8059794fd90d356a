import { calledPath, calleeName, methodOf } from '../../rust/syntax/call-syntax.js';
import { NOTE } from '../rule.js';
import { quoted } from '../wording.js';
export const rule = {
  id: 'error-dropped-silently',
  item: 'observability',
  summary: 'a failure that nobody will ever hear of',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['let_declaration', 'expression_statement'],
  needs: /\blet _ =|\.ok\(\);/,
  check(node, file) {
    const dropped = node.kind === 'let_declaration' ? ignored(node) : madeOk(node);
    if (!dropped || !mayFail(dropped, file) || isExplained(node, file)) return null;
    return {
      at: node,
      message: `When ${quoted(dropped)} fails, nobody hears of it: the cause of what goes wrong later is lost.`,
      help: 'handle it, pass it on with `?`, or log it; else say in a comment why it may be ignored',
    };
  },
};
function ignored(node) {
  return node.child('pattern')?.text === '_' ? (node.child('value') ?? null) : null;
}
/** `f().ok();` */
function madeOk(node) {
  const call = node.children[0];
  return call && methodOf(call) === 'ok' ? (call.child('function').child('value') ?? null) : null;
}
/** What reaches a disk or a peer, and says whether it did. Channels are left out: a receiver that is gone is no failure. */
const FAILS =
  /^(?:write_all|flush|sync_all|sync_data|remove_file|remove_dir|remove_dir_all|create_dir|create_dir_all|rename|copy|set_permissions|hard_link|commit|rollback|execute|save|persist|set_nodelay|truncate|set_len)$/;
const NO_FAILURE =
  /^(?:send|try_send|blocking_send|unbounded_send|set|join|try_from|parse|get|recv|try_recv|take|abort)$/;
function mayFail(value, file) {
  const call = value.kind === 'await_expression' ? value.children[0] : value;
  const path = calledPath(call);
  const name = calleeName(call);
  if (NO_FAILURE.test(name)) return false;
  if (path && /^(?:std::|tokio::)?fs::/.test(file.imports.resolve(path))) return true;
  if (methodOf(call) && /^(?:write_all|flush|sync_all|sync_data|commit|rollback|set_nodelay)$/.test(name))
    return true;
  return FAILS.test(name) && file.typeOf(value)?.name === 'Result';
}
function isExplained(node, file) {
  const { tree } = file;
  const [from, to] = [tree.startOfLine(Math.max(1, node.line - 1)), tree.startOfLine(node.endLine + 1)];
  return tree.commentsBetween(from, to).some(({ start }) => {
    // `//~` marks what a test expects of the line; it explains nothing.
    if (start < from || file.text.startsWith('//~', start)) return false;
    const line = tree.lineAt(start);
    return line <= node.line || line === node.endLine;
  });
}
