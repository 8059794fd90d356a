import { marked, type Token, type Tokens } from 'marked';
import { type Paint, type Styles, type Word, words, wrapWords } from './words.js';

/** Markdown as GitHub shows it, in lines of at most `width` columns. */
export function renderMarkdown(markdown: string, width: number, styles: Styles): string[] {
  return blocks(marked.lexer(markdown), width, styles);
}

function blocks(tokens: readonly Token[], width: number, styles: Styles): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const block = renderBlock(token, width, styles);
    if (block.length === 0) continue;
    if (lines.length > 0) lines.push('');
    lines.push(...block);
  }
  return lines;
}

function renderBlock(token: Token, width: number, styles: Styles): string[] {
  switch (token.type) {
    case 'heading':
      return wrapWords(inline(token.tokens ?? [], styles, styles.bold), width);
    case 'paragraph':
    case 'text':
      return wrapWords(inline(token.tokens ?? [token], styles), width);
    case 'table':
      return table(token as Tokens.Table, width, styles);
    case 'list':
      return (token as Tokens.List).items.flatMap((item) => listItem(item, width, styles));
    case 'blockquote':
      return blocks(token.tokens ?? [], width - 2, styles).map((line) => `${styles.dim('┃')} ${line}`);
    case 'code':
      return (token as Tokens.Code).text.split('\n').flatMap((line) => codeLine(line, width));
    case 'html':
      return foldedSummary(token.text, width, styles);
    default:
      return [];
  }
}

/** GitHub lets a long line of code scroll; here it is broken, and goes on indented. */
function codeLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = `  ${line}`;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const end = rest.slice(0, space).trim() === '' ? width : space;
    lines.push(rest.slice(0, end));
    rest = `      ${rest.slice(end).trimStart()}`;
  }
  return [...lines, rest];
}

/** A folded part is shown open, under its summary; other HTML is not for readers. */
function foldedSummary(html: string, width: number, styles: Styles): string[] {
  const summary = /<summary>(.*?)<\/summary>/s.exec(html)?.[1];
  const text = (summary ?? /<sub>(.*?)<\/sub>/s.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, '');
  if (text === '') return [];
  const [first] = marked.lexer(text);
  const parts = first && 'tokens' in first ? (first.tokens ?? []) : [];
  return wrapWords(inline(parts, styles, summary === undefined ? styles.dim : styles.bold), width);
}

function listItem(item: Tokens.ListItem, width: number, styles: Styles): string[] {
  const mark = item.task ? (item.checked ? styles.green('[x]') : styles.yellow('[ ]')) : '-';
  const indent = item.task ? 4 : 2;
  const body = blocks(
    item.tokens.filter((token) => token.type !== 'checkbox'),
    width - indent,
    styles,
  ).filter((line) => line !== '');
  return body.map((line, place) => (place === 0 ? `${mark} ${line}` : ' '.repeat(indent) + line));
}

/** Words of inline tokens; the address of a link is left out. */
function inline(tokens: readonly Token[], styles: Styles, paint: Paint = (text) => text): Word[] {
  return words(pieces(tokens, styles, paint));
}

type Piece = readonly [text: string, paint: Paint];

function pieces(tokens: readonly Token[], styles: Styles, paint: Paint): Piece[] {
  return tokens.flatMap((token): Piece[] => {
    const within = 'tokens' in token ? (token.tokens ?? []) : [];
    switch (token.type) {
      case 'strong':
        return pieces(within, styles, styles.bold);
      case 'codespan':
        return [[`\`${decoded(token.text)}\``, styles.cyan]];
      case 'br':
        return [[' ', paint]];
      case 'html':
      case 'checkbox':
        return [];
      default:
        return within.length > 0
          ? pieces(within, styles, paint)
          : [[decoded('text' in token ? String(token.text) : ''), paint]];
    }
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decoded(text: string): string {
  return text
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const GAP = 2;

function table({ header, rows }: Tokens.Table, width: number, styles: Styles): string[] {
  const cells = [
    header.map((cell) => inline(cell.tokens, styles, styles.dim)),
    ...rows.map((row) => row.map((cell) => inline(cell.tokens, styles))),
  ];
  const natural = header.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? []))));
  const widths = shares(natural, width - GAP * (header.length - 1));
  return cells.filter((row) => row.some((cell) => cell.length > 0)).flatMap((row) => tableRow(row, widths));
}

function tableRow(row: readonly (readonly Word[])[], widths: readonly number[]): string[] {
  const columns = row.map((cell, column) => wrapWords(cell, widths[column] ?? 0, true));
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column, place) => column[line] ?? ' '.repeat(widths[place] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function lengthOf(cell: readonly Word[]): number {
  return cell.reduce((sum, word) => sum + word.width + 1, -1);
}

/** Columns that need less than an equal share get what they need; the others share the rest. */
function shares(natural: readonly number[], width: number): number[] {
  const given = natural.map(() => 0);
  let open = natural.map((_, column) => column);
  let left = width;
  while (open.length > 0) {
    const fair = Math.floor(left / open.length);
    const small = open.filter((column) => Math.max(0, natural[column] ?? 0) <= fair);
    for (const column of small.length > 0 ? small : open) {
      given[column] = small.length > 0 ? Math.max(0, natural[column] ?? 0) : fair;
      left -= given[column];
    }
    open = small.length > 0 ? open.filter((column) => !small.includes(column)) : [];
  }
  return given;
}
