import { isCollection, isScalar, visit } from 'yaml';

/** Where two lines of one map or list don't begin below each other. */
const UNEVEN = {
  message: 'it is not indented like its neighbours',
  mend: 'begin the keys of one map, and the entries of one list, below each other',
};
const NO_VALUE = { message: 'a key without its ":"', mend: 'write it as "key: value"' };
const BY_CODE = {
  TAB_AS_INDENT: { message: 'a tab as indentation', mend: 'indent with spaces' },
  MULTIPLE_DOCS: { message: 'it has more than one document', mend: 'keep one document: remove the "---"' },
  RESOURCE_EXHAUSTION: { message: 'it is nested too deeply', mend: null },
};
/** By the library's own words, which speak to those who write parsers. */
const SLIPS = [
  [/^(?:All (?:mapping|sequence) items must start|A block sequence may not be)/, () => UNEVEN],
  [/^Implicit (?:map )?keys/, () => NO_VALUE],
  [
    /^Nested mappings are not allowed/,
    () => ({ message: 'a second ": " in one line', mend: 'put a text that holds ": " in quotes' }),
  ],
  [
    /^Unexpected block-seq-ind on same line/,
    () => ({
      message: 'a list begins on the line of its key',
      mend: 'begin it on the next line, or write [a, b]',
    }),
  ],
  [
    /^Plain value cannot start with .*(\S)$/,
    ([, sign]) => ({ message: `a text that begins with "${sign}"`, mend: 'put it in quotes' }),
  ],
  [
    /^Invalid escape sequence (.+)$/s,
    ([, written]) => ({
      message: `"${written}" means nothing in double quotes`,
      mend: 'write it in single quotes',
    }),
  ],
  [
    /^Unexpected , in flow/,
    () => ({ message: 'a "," with nothing before it', mend: 'remove one of the commas' }),
  ],
  [
    /^Block scalar header/,
    () => ({ message: 'text behind a "|" or ">"', mend: 'put what begins with that sign in quotes' }),
  ],
  [
    /^Unexpected \S+ token in YAML stream: (".+")$/s,
    ([, token]) => ({
      message: `${token} does not belong here`,
      mend: 'remove it, or put the text in quotes',
    }),
  ],
  [
    /^Unresolved tag: (.+)$/,
    ([, tag]) => ({
      message: `"${tag}" is a tag in YAML, and nothing has that name`,
      mend: 'put it in quotes',
    }),
  ],
];
/** `next` is what the parser said after it. */
export function slipOf(error, next, text, document) {
  const [start, end] = error.pos;
  const conflict = /^(?:<{7}|={7}|>{7})(?= |$)/m.exec(text);
  if (conflict)
    return {
      message: 'a merge conflict stands here',
      mend: 'keep one side of it',
      start: conflict.index,
      end: conflict.index + conflict[0].length,
    };
  const opened = /^(?:Flow (?:sequence|map).* end with|Missing closing)/.test(error.message)
    ? openedBefore(document, start)
    : null;
  if (opened !== null) return { ...neverClosed(text[opened]), start: opened, end: opened + 1 };
  return { ...wordsFor(error, next, text), start, end };
}
function neverClosed(sign) {
  const closing = { '[': ']', '{': '}' }[sign];
  return closing === undefined
    ? { message: 'a quotation mark is never closed', mend: `close it with ${sign}` }
    : { message: `"${sign}" is never closed`, mend: `close it with "${closing}"` };
}
function wordsFor({ code, message, pos }, next, text) {
  const [start] = pos;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (message === 'Unexpected scalar at node end')
    return before.trim() === ''
      ? UNEVEN
      : { message: 'text behind a closing quote', mend: 'put all of it in quotes of the other kind' };
  if (/^- /.test(text.slice(start)) && before.trim() === '' && /^Implicit/.test(message))
    return { message: 'an entry of a list among keys', mend: 'give the list a key, and begin it below that' };
  // `a: off` with a deeper `b: off` below it reads as one long text.
  if (/^Nested mappings/.test(message) && next?.pos[0] === start && /^Implicit/.test(next.message)) {
    return { message: 'the line below it is indented further', mend: UNEVEN.mend };
  }
  const known = BY_CODE[code];
  if (known) return known;
  for (const [pattern, words] of SLIPS) {
    const found = pattern.exec(message);
    if (found) return words(found);
  }
  return { message, mend: null };
}
/** Place of the innermost bracket or quote that is still open at `offset`. */
function openedBefore(document, offset) {
  let found = null;
  visit(document, {
    Node(_key, node) {
      const opens = isCollection(node)
        ? node.flow === true
        : isScalar(node) && /^QUOTE/.test(node.type ?? '');
      const range = node.range;
      if (opens && range && range[0] < offset && range[2] >= offset - 1) found = range[0];
    },
  });
  return found;
}
