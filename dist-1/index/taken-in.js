import { endOfBrackets } from '../rust/syntax/tokens.js';
import { namedPaths } from './named-paths.js';
/** The name of what is taken in can't be read from the text: a macro makes it, or a character is written as an escape. */
export const UNREADABLE_NAME = '';
const INCLUDE = /\binclude\s*!\s*(?=[({[])/g;
const MAX_ARGUMENTS = 500;
/** `use std::include as take;`: what is called then has any name. */
const RENAMED = /\binclude\s+as\b/;
/** What a build script or cargo names. */
const ENVIRONMENT = /\b(?:option_)?env\s*!\s*\(\s*"[^"]*"[^)]*\)/g;
/**
 * Names, as they are written, of files without the ending of Rust that a file takes in as code: by `#[path]`, by `include!`, or as a
 * symbolic link, whose text is the name of its target.
 */
export function takenIn(tree) {
  const { text } = tree;
  if (isTarget(text)) return [text];
  if (!/\bpath\b|\binclude\b/.test(text)) return [];
  const code = withoutComments(tree);
  const names = namedPaths(text).map(nameOf);
  for (const { index, 0: call } of code.matchAll(INCLUDE)) {
    const own = insideBrackets(code.slice(index + call.length, index + call.length + MAX_ARGUMENTS));
    const parts = [...(own ?? '').replace(ENVIRONMENT, '').matchAll(/"([^"]*)"/g)];
    const name = nameOf(parts.map(([, part]) => part).join(''));
    // What a macro puts in before the ending leaves it Rust.
    const isKnown = own !== null && (!own.includes('$') || /\.rs"[\s,)\]}]*$/.test(own));
    if (!isKnown) names.push(UNREADABLE_NAME);
    else if (parts.length > 0) names.push(name);
  }
  if (RENAMED.test(code)) names.push(UNREADABLE_NAME);
  return [...new Set(names)].filter((name) => !name.endsWith('.rs'));
}
/** Does one of the names stand for this path? Where a name starts from is not followed: one too many costs a look. */
export function standsFor(name, path) {
  const parts = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const end = parts.join('/');
  return end !== '' && (path === end || path.endsWith(`/${end}`));
}
function nameOf(written) {
  const name = written?.replaceAll('\\\\', '/') ?? '';
  return name.includes('\\') ? UNREADABLE_NAME : name;
}
/** From the bracket that a text begins with to the one that closes it; null: none does. */
function insideBrackets(text) {
  const end = endOfBrackets(text, 0);
  return end < 0 ? null : text.slice(0, end - 1);
}
/** One line that is a path and nothing of Rust. */
function isTarget(text) {
  return /^(?!\/\/)[\w.@+ -]*(?:\/[\w.@+ -]+)*\.\w+$/.test(text) && !text.endsWith('.rs');
}
function withoutComments({ text, comments }) {
  let code = '';
  let from = 0;
  for (const { start, end } of comments) {
    code += `${text.slice(from, start)} `;
    from = Math.max(from, end);
  }
  return code + text.slice(from);
}
