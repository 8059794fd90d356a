/** What a scanner of Rust must know to step over comments and literals. */

const COMMENT_OR_LITERAL =
  /\/\/|\/\*|\b(?:br|cr|r)(#*)"|"|'(?:[^'\\\n]|[\ud800-\udbff][\udc00-\udfff]|\\(?:[^ux\n]|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F_]{1,8}\}))'/;

/** Comments and literals, by their first characters, and whatever else the source of `others` names; its groups count from 2. */
export function tokens(others: string): RegExp {
  return new RegExp(`${COMMENT_OR_LITERAL.source}|${others}`, 'g');
}

const BRACKETS = tokens('[()[\\]{}]');

/** End of a comment, string or character whose first characters `match` holds. */
export function endOfToken(source: string, match: RegExpExecArray): number {
  const token = match[0];
  if (token === '//') return orEnd(source.indexOf('\n', match.index), source);
  if (token === '/*') return endOfBlockComment(source, match.index);
  if (token === '"') return endOfString(source, match.index + 1);
  if (token.endsWith('"')) {
    const close = `"${match[1]}`;
    const at = source.indexOf(close, match.index + token.length);
    return at < 0 ? source.length : at + close.length;
  }
  return match.index + token.length;
}

/** Offset after the bracket that closes the one at `open`; -1 when none does. */
export function endOfBrackets(source: string, open: number): number {
  let depth = 0;
  BRACKETS.lastIndex = open;
  for (let match = BRACKETS.exec(source); match; match = BRACKETS.exec(source)) {
    const token = match[0];
    if (token === '(' || token === '[' || token === '{') depth++;
    else if (token !== ')' && token !== ']' && token !== '}') BRACKETS.lastIndex = endOfToken(source, match);
    else if (--depth <= 0) return match.index + 1;
  }
  return -1;
}

/** What `indexOf` found, or the end of the text. */
export function orEnd(index: number, source: string): number {
  return index < 0 ? source.length : index;
}

function endOfString(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) return i + 1;
  }
  return source.length;
}

function endOfBlockComment(source: string, from: number): number {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    if (source.startsWith('/*', i)) {
      depth++;
      i++;
    } else if (source.startsWith('*/', i)) {
      i++;
      if (--depth === 0) return i + 1;
    }
  }
  return source.length;
}
