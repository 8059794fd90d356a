import { MAX_TEXT_CHARACTERS } from '../../src/diff/changed-rust.js';

export interface Input {
  /** How it was made. */
  kind: string;
  /** A real file, or what the mutation started from. */
  before: string;
  after: string;
}

type Random = () => number;
type Mutation = (text: string, random: Random, other: string) => string;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  untouched: (text) => text,
  truncated: (text, random) => text.slice(0, below(text.length, random)),
  'beginning cut off': (text, random) => text.slice(below(text.length, random)),
  'characters changed': (text, random) => repeated(1 + below(60, random), text, random, characterChanged),
  'tokens swapped': (text, random) => repeated(1 + below(20, random), text, random, tokenReplaced),
  'lines moved': (text, random) => repeated(1 + below(20, random), text, random, lineMoved),
  spliced: (text, random, other) =>
    text.slice(0, below(text.length, random)) + other.slice(below(other.length, random)),
  'nested deeply': (text, random) => inserted(text, nesting(random), random),
  'one line of a megabyte': (text, random) => filled(oneLine(aPiece(text, random)), MAX_TEXT_CHARACTERS),
  'a megabyte of one piece': (text, random) => filled(`${aPiece(text, random)}\n`, MAX_TEXT_CHARACTERS),
  'one function of many pieces': (text, random) =>
    `fn long(mut a: Vec<String>) {\n${filled(`${aPiece(text, random)}\n`, 100_000)}}\n`,
  'long chain': (text, random) =>
    inserted(text, pick(LINKS, random).repeat(1 + below(20_000, random)), random),
  'random bytes': (_, random) => randomBytes(1 + below(20_000, random), random),
  'every byte': (text, random) => inserted(text, EVERY_BYTE, random),
  'other line ends': (text, random) =>
    text.replaceAll('\n', () => pick(['\n', '\r\n', '\r', '\u2028'], random)),
};

const EVERY_BYTE = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('');

/** What opens a level, what stands in the middle, what closes the level. */
const LEVELS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['if x { ', ' }'],
  ['if x {} else ', ''],
  ['match x { _ => ', ' }'],
  ['for a in b { ', ' }'],
  ['|x| ', ''],
  ['&', ''],
  ['*', ''],
  ['!', ''],
  ['-', ''],
  ['Vec<', '>'],
  ['fn f() { ', ' }'],
  ['mod m { ', ' }'],
  ['impl A { fn f() { ', ' } }'],
  ['vec![', ']'],
  ['format!("{}", ', ')'],
  ['a.b(', ')'],
  ['async { ', ' }'],
  ['Some(', ')'],
  ['/*', '*/'],
  ['#[a(', ')]'],
  ['use a::{', '};'],
  ['"', ''],
  ['r#', ''],
  ["'a: ", ''],
];

/** Repeated, they make one flat thing of many parts. */
const LINKS = [
  'x.', '1 + ', '.clone()', 'a && ', 'let x = x;\n', '?', '::a', ' as u8', 'a, ', 'f(x)(', 'else if x {} ', '|', '//\n',
  'let y = x.clone();\n', 'v.push(x.clone());\n', 'for a in b.iter() { v.push(a.clone()) }\n', '#[a]\n', 'use a::b;\n', 'fn f() {}\n',
]; // biome-ignore format: a list

function nesting(random: Random): string {
  const depth = 1 + below(pick([10, 1_000, 50_000], random), random);
  const [open, close] = pick(LEVELS, random);
  const [open2, close2] = random() < 0.5 ? [open, close] : pick(LEVELS, random);
  const closed = random() < 0.7 ? depth : below(depth, random);
  return `fn deep() { ${(open + open2).repeat(depth)} x ${(close2 + close).repeat(closed)} }\n`;
}

const TOKENS = ['{', '}', '(', ')', '<', '>', '"', "'", '`', '/*', '*/', '//', 'r#"', '#', '!', '$', ';', ',', '|', '=>', '..=', '&mut ', 'move ', 'async ', 'unsafe ', 'loop ', 'while ', 'for ', 'let ', 'let mut ', 'fn ', 'impl ', '.await', '.clone()', '.collect::<Vec<_>>()', 'format!(', 'vec![', '\\', '\0', '\u{feff}', '\ud800', '😀', '0x', '1e', '_']; // biome-ignore format: a list

function tokenReplaced(text: string, random: Random): string {
  const from = below(text.length, random);
  const token = /\w+|\s+|\S/.exec(text.slice(from, from + 200))?.[0] ?? '';
  const by = random() < 0.5 ? pick(TOKENS, random) : '';
  return text.slice(0, from) + by + text.slice(from + (random() < 0.5 ? token.length : 0));
}

function characterChanged(text: string, random: Random): string {
  const at = below(text.length, random);
  const by = random() < 0.7 ? String.fromCharCode(below(random() < 0.9 ? 128 : 65_536, random)) : '';
  return text.slice(0, at) + by + text.slice(at + below(3, random));
}

function lineMoved(text: string, random: Random): string {
  const lines = text.split('\n');
  const moved = lines.splice(below(lines.length, random), 1 + below(5, random));
  for (let copies = below(3, random); copies > 0; copies--)
    lines.splice(below(lines.length, random), 0, ...moved);
  return lines.join('\n');
}

function repeated(times: number, text: string, random: Random, change: Mutation): string {
  let changed = text;
  for (let i = 0; i < times; i++) changed = change(changed, random, '');
  return changed;
}

function inserted(text: string, piece: string, random: Random): string {
  const at = random() < 0.3 ? text.length : below(text.length, random);
  return text.slice(0, at) + piece + text.slice(at);
}

function aPiece(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = below(lines.length, random);
  return lines.slice(from, from + 1 + below(random() < 0.5 ? 3 : 40, random)).join('\n') || ' ';
}

/** A line comment would swallow all that follows it. */
function oneLine(piece: string): string {
  return `${piece.replaceAll(/\/\/[^\n]*/g, '').replaceAll(/\s+/g, ' ')} `;
}

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function randomBytes(length: number, random: Random): string {
  return Buffer.from(Array.from({ length }, () => below(256, random))).toString(
    random() < 0.5 ? 'latin1' : 'utf8',
  );
}

/** A whole number from 0 up to, not including, `limit`; 0 for an empty range. */
function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[below(list.length, random)] as T;
}

/** The same input for the same numbers; never longer than what a review reads. */
export function makeInput(real: readonly (() => string)[], random: Random): Input {
  const before = pick(real, random)();
  const kind = pick(Object.keys(MUTATIONS), random);
  const after = MUTATIONS[kind]!(before, random, pick(real, random)());
  return { kind, before, after: after.slice(0, MAX_TEXT_CHARACTERS) };
}
