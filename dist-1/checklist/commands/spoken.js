export function spokenLines(body) {
  const lines = [];
  let paragraph = [];
  const elements = new OpenElements();
  const endParagraph = () => {
    lines.push(...outsideSpans(paragraph, elements));
    paragraph = [];
  };
  for (const line of outsideFences(body)) {
    if (line === null || line.trim() === '') endParagraph();
    else paragraph.push(line);
  }
  endParagraph();
  const never = new Set(elements.names);
  const textsOf = (which) => lines.filter(which).map(({ text }) => text);
  const isSaid = ({ goesOnQuote, within }) => !goesOnQuote && within.length === 0;
  return {
    said: textsOf(isSaid),
    doubtful: textsOf((line) => !isSaid(line) && line.within.every((name) => never.has(name))),
  };
}
const LIST_ITEM = String.raw`(?:[-*+]|\d{1,9}[.)])\s+`;
const FENCE = new RegExp(`^ {0,3}(?:${LIST_ITEM})?(\`{3,}|~{3,})`);
/** The lines outside of fenced code and of comments of HTML; null where such a piece was. */
function* outsideFences(body) {
  let fence = null;
  let hidden = false;
  for (const line of body.replaceAll('\r\n', '\n').split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) {
      if (closes(line, fence)) fence = null;
    } else if (hidden) {
      hidden = !line.includes('-->');
    } else if (mark !== null) {
      fence = mark;
      yield null;
    } else {
      yield line;
      hidden = line.lastIndexOf('<!--') > line.lastIndexOf('-->');
    }
  }
}
/** The end of a fence: the same character, at least as often, and nothing behind it. */
function closes(line, fence) {
  const end = line.trim();
  return end.length >= fence.length && end === fence[0].repeat(end.length);
}
/** What a paragraph that goes on does not swallow. */
const NEW_BLOCK = new RegExp(`^ {0,3}(?:${LIST_ITEM}|#{1,6}(?:\\s|$)|>|(?:[-*_] *){3,}$)`);
const QUOTE = new RegExp(`^\\s*(?:${LIST_ITEM})*>`);
/** Where a link leads to, and its title, are not shown. */
const LINK_TARGET = /^ {0,3}\[[^\]]{1,999}\]:/;
/** Lines up to an empty one, but those in code spans, tags and links. A line below a quote belongs to it: GitHub shows it there. */
function outsideSpans(paragraph, elements) {
  const lines = [];
  const whole = new OpenSpans();
  let block = new OpenSpans();
  let quoted = false;
  let rest = paragraph.join('\n');
  for (const line of paragraph) {
    rest = rest.slice(line.length + 1);
    const [isQuote, isTarget] = [QUOTE.test(line), LINK_TARGET.test(line)];
    if (NEW_BLOCK.test(line) || isQuote) {
      block = new OpenSpans();
      quoted = isQuote;
    }
    if (!whole.open && !block.open) lines.push({ text: line, goesOnQuote: quoted, within: elements.names });
    quoted ||= isTarget;
    // Whether a block began is not always certain: a line is code if it would be either way.
    const shown = block.read(line, rest);
    whole.read(line, rest);
    elements.read(shown);
  }
  return lines;
}
/** Code spans, tags and links that begin on one line and end on a later one. */
class OpenSpans {
  /** The text so far, closed code spans left out. */
  text = '';
  backticks = null;
  get open() {
    return this.backticks !== null || endsInTag(this.text) || endsInLink(this.text);
  }
  /** Takes in a line, and returns it without code. A backtick that nothing in `rest` closes stands for itself. */
  read(line, rest) {
    let shown = '';
    for (const { 0: piece, index } of line.matchAll(/\\.|`+|[^\\`]+|\\$/g)) {
      if (this.backticks !== null) {
        if (piece === this.backticks || piece === `\\${this.backticks}`) this.backticks = null;
      } else if (piece.startsWith('`') && hasRun(`${line.slice(index + piece.length)}\n${rest}`, piece)) {
        this.backticks = piece;
      } else shown += piece;
    }
    this.text = `${this.text}${shown}\n`.slice(-MAX_OPEN);
    return shown;
  }
}
function hasRun(text, run) {
  for (const [found] of text.matchAll(/`+/g)) if (found === run) return true;
  return false;
}
/** What is open for longer than this is no tag and no link. */
const MAX_OPEN = 2_000;
function endsInTag(text) {
  const tail = text.slice(text.lastIndexOf('<'));
  return !tail.includes('>') && /^<[a-z][\w-]*\s[^=]*=/i.test(tail);
}
function endsInLink(text) {
  const start = text.lastIndexOf('](');
  return start >= 0 && !/[()]/.test(text.slice(start + 2));
}
/** What GitHub shows as code, as somebody else's words, struck out or folded away; the rest of HTML only shapes what is said. */
const NOT_SAID =
  /<(\/?)(pre|code|samp|kbd|tt|blockquote|details|del|s|strike|script|style|textarea|template|title)(?=[\s/>]|$)/gi;
/** Elements of HTML that are open, paragraphs or not. */
class OpenElements {
  depth = new Map();
  get names() {
    return [...this.depth].filter(([, depth]) => depth > 0).map(([name]) => name);
  }
  read(line) {
    for (const [, end, written = ''] of line.matchAll(NOT_SAID)) {
      const name = written.toLowerCase();
      const depth = this.depth.get(name) ?? 0;
      this.depth.set(name, end === '/' ? Math.max(0, depth - 1) : depth + 1);
    }
  }
}
