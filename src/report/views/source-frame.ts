import type { Finding } from '../../model.js';
import { visible } from '../../text/escape.js';
import { wrap } from './wrap.js';

export interface FrameOptions {
  width: number;
  lineOf?: ((path: string, line: number) => string | undefined) | undefined;
  paint: (text: string) => string;
  faint: (text: string) => string;
}

const TAB = '    ';

/**
 * The source line with carets under what is meant, and the line before it where it is known; the message follows the
 * carets where there is room for it, else it stands below.
 */
export function sourceFrame(finding: Finding, { width, lineOf, paint, faint }: FrameOptions): string[] {
  const { path, startLine, source, startColumn, endColumn } = finding;
  const gutter = String(startLine).length + 3;
  const room = Math.max(20, width - gutter - 3);
  const before = startLine > 1 ? lineOf?.(path, startLine - 1) : undefined;
  const { text, from, length } = window(source, startColumn - 1, endColumn - startColumn, room);
  const message = visible(finding.message);
  const beside = from + length + 1 + message.length <= room;
  const bar = (label: string | number) => faint(`${String(label).padStart(gutter)} |`);
  return [
    ...(before === undefined || before.trim() === ''
      ? []
      : [`${bar(startLine - 1)} ${window(before, 0, 0, room).text}`]),
    `${bar(startLine)} ${text}`,
    `${bar('')} ${' '.repeat(from)}${paint('^'.repeat(length))}${beside ? ` ${message}` : ''}`,
    ...(beside ? [] : wrap(`   ${message}`, width, '   ')),
  ];
}

/** The part of a line around the underlined text that fits, tabs as four columns; at least one caret. */
function window(
  source: string,
  start: number,
  length: number,
  room: number,
): { text: string; from: number; length: number } {
  const from = Math.min(Math.max(0, start), source.length);
  const left = columns(source.slice(0, from));
  const middle = columns(source.slice(from, from + Math.max(0, length)));
  const whole = left + middle + columns(source.slice(from + Math.max(0, length)));
  const cut = Math.max(0, Math.min(left.length - Math.floor(room / 4), whole.length - room));
  const text = `${cut > 0 ? '…' : ''}${whole.slice(cut > 0 ? cut + 1 : 0, cut + room - 1)}${cut + room < whole.length ? '…' : whole.slice(cut + room - 1, cut + room)}`;
  const at = left.length - cut;
  return { text: text.trimEnd(), from: at, length: Math.max(1, Math.min(middle.length, room - at)) };
}

/** One column a character, and nothing that could steer the terminal. */
function columns(source: string): string {
  return source.replaceAll('\t', TAB).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd');
}
