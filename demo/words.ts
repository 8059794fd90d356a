import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';

export type Paint = (text: string) => string;
export type Styles = ReturnType<typeof picocolors.createColors>;

/** Painted text that is not broken, with the columns it takes. */
export interface Word {
  text: string;
  width: number;
}

/** Colours for a terminal, or where somebody asks for them; none in a file or a pipe. */
export function stylesFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Styles {
  const wanted = env.FORCE_COLOR !== undefined ? env.FORCE_COLOR !== '0' : stream.isTTY === true;
  return picocolors.createColors(wanted && !env.NO_COLOR);
}

/** Each word is painted by itself, so that a colour never runs over the end of a line or a cell. */
export function words(pieces: readonly (readonly [text: string, paint: Paint])[]): Word[] {
  const all: Word[] = [];
  let glued = false;
  for (const [text, paint] of pieces) {
    for (const part of text.split(/(\s+)/)) {
      if (part === '') continue;
      if (/^\s+$/.test(part)) {
        glued = false;
        continue;
      }
      const last = glued ? all.pop() : undefined;
      all.push({ text: (last?.text ?? '') + paint(part), width: (last?.width ?? 0) + part.length });
      glued = true;
    }
  }
  return all;
}

/** `fill` makes every line exactly as wide as said. */
export function wrapWords(all: readonly Word[], width: number, fill = false): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = () => lines.push(fill ? line + ' '.repeat(Math.max(0, width - used)) : line);
  for (const word of all) {
    if (used > 0 && used + 1 + word.width > width) {
      end();
      line = '';
      used = 0;
    }
    line += used > 0 ? ` ${word.text}` : word.text;
    used += (used > 0 ? 1 : 0) + word.width;
  }
  if (used > 0) end();
  return lines;
}

/** Text that is painted already, broken between words; what goes on begins with `indent`. */
export function wrapPainted(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [at, word] of text.split(' ').entries()) {
    const longer = at === 0 ? word : `${line} ${word}`;
    if (line.trim() !== '' && stripVTControlCharacters(longer).length > width) {
      lines.push(line.trimEnd());
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A line of code, cut where the window ends. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
