import type { z } from 'zod';
import { oneOf, suggest } from '../text/suggest.js';
import type { Path } from './document.js';
import { isGuideItem } from './item-schema.js';

/** One thing that is wrong with a configuration, before it gets its place in the text. */
export interface Complaint {
  path: Path;
  /** Whether the key is wrong, or what stands behind it. */
  at: 'key' | 'value';
  message: string;
  mend: string | null;
}

/** More known words than this are not worth listing. */
const MAX_LISTED = 12;
const MAX_SHOWN_CHARACTERS = 40;

type Issue = z.core.$ZodIssue;

/** What one issue of the schema means for a person; `known` are the keys that may stand at a path. */
export function complaintsOf(
  issue: Issue,
  given: unknown,
  known: (path: Path) => readonly string[],
): Complaint[] {
  if (isNoItem(issue, given)) {
    return [noItem(issue.path.slice(0, 2), issue.path.length > 2, known(['items']))];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...issue.path, key], key, known(issue.path)));
    case 'invalid_union':
      return issue.errors[branchFor(given)]!.flatMap((inner) => {
        const within = { ...inner, path: [...issue.path, ...inner.path] } as Issue;
        return complaintsOf(within, valueAt(given, inner.path), known);
      });
    default:
      if (isMissing(issue, given)) return [missing(issue.path)];
      return [{ path: issue.path, at: atKey(issue) ? 'key' : 'value', ...describe(issue, given) }];
  }
}

/** A name that is none of the guide's stands for an item of the project's own only where it has a title. */
function isNoItem({ path, code }: Issue, given: unknown): boolean {
  if (path[0] !== 'items' || isGuideItem(String(path[1]))) return false;
  const isItem = path.length === 2 && code === 'invalid_type';
  return isItem || (path.length === 3 && path[2] === 'title' && given === undefined);
}

const OWN_ITEM = 'an item of your own needs a title';

function noItem(path: Path, isMap: boolean, known: readonly string[]): Complaint {
  const name = String(path[1]);
  const complaint = unknownKey(path, name, known);
  if (suggest(name, known) !== null) return complaint;
  return { ...complaint, mend: isMap ? OWN_ITEM : `${complaint.mend}; ${OWN_ITEM}` };
}

/** A key that must be there stands inside a list's entry; the entry goes with it. */
function isMissing({ code, path }: Issue, given: unknown): boolean {
  return given === undefined && code === 'invalid_type' && path.length > 0;
}

function missing(path: Path): Complaint {
  const message = `${nameOf(path.slice(0, -1))} has no "${String(path.at(-1))}"`;
  return { path: path.slice(0, -1), at: 'value', message, mend: null };
}

/** The schema's only union is an item: a word, or a map with the word and more. */
function branchFor(given: unknown): number {
  return typeof given === 'object' ? 1 : 0;
}

export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | undefined)?.[step];
  return found;
}

function unknownKey(path: Path, key: string, known: readonly string[]): Complaint {
  const message = `unknown ${kindOfKey(path)} ${show(key)}`;
  const near = suggest(key, known);
  const list = known.length <= MAX_LISTED ? `known here: ${known.join(', ')}` : null;
  return { path, at: 'key', message, mend: near === null ? list : `did you mean "${near}"?` };
}

function kindOfKey(path: Path): string {
  if (path.length === 2 && path[0] === 'rules') return 'rule';
  if (path.length === 2 && path[0] === 'items') return 'checklist item';
  return 'key';
}

/** Set by checks of names: the key itself is wrong. */
function atKey(issue: Issue): boolean {
  return issue.code === 'custom' && issue.params?.at === 'key';
}

function describe(issue: Issue, given: unknown): { message: string; mend: string | null } {
  const name = nameOf(issue.path);
  switch (issue.code) {
    case 'invalid_value':
      return wrongWord(name, given, issue.values.map(String));
    case 'invalid_type':
      return wrongType(name, given, issue.expected, issue.path);
    case 'too_big':
      return { message: `${name} ${tooMuch(issue.origin, Number(issue.maximum), given)}`, mend: null };
    case 'too_small':
      return { message: tooLittle(name, issue.origin, Number(issue.minimum)), mend: null };
    default:
      return { message: `${name}: ${issue.message}`, mend: null };
  }
}

/** As other tools call it, and YAML of old. */
const NO = /^(?:no|false|none|never|ignore|disabled?)$/i;

/** The same in the words of compilers, linters and forms. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['optional', 'advisory'],
  ['mandatory', 'required'],
  ['true', 'required'],
  ['allow', 'off'],
  ['info', 'note'],
  ['hint', 'note'],
  ['deny', 'error'],
  ['forbid', 'error'],
  ['block', 'enforce'],
]);

function wrongWord(name: string, given: unknown, words: readonly string[]) {
  const isOff = words.includes('off') && NO.test(String(given));
  const synonym = SYNONYMS.get(String(given).toLowerCase()) ?? '';
  const other = words.includes(synonym) ? synonym : typeof given === 'string' ? suggest(given, words) : null;
  const near = isOff ? 'off' : other;
  const wanted = words.length > MAX_LISTED ? 'a known name' : oneOf(words);
  return {
    message: `${name} must be ${wanted}, not ${show(given)}`,
    mend: near === null ? null : `did you mean "${near}"?`,
  };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

/** Keys whose text stands for something else. */
const KINDS_OF_TEXT: Readonly<Record<string, string>> = {
  floor: 'a percentage like "1%"',
  precision: 'a percentage like "50%"',
  margin: 'a percentage like "5%"',
  wait: 'a time like "2h"',
};

function kindOfText(path: Path): string | undefined {
  const key = String(path.at(-1));
  return Object.hasOwn(KINDS_OF_TEXT, key) ? KINDS_OF_TEXT[key] : undefined;
}

function wrongType(name: string, given: unknown, expected: string, path: Path) {
  const wanted = kindOfText(path) ?? TYPE_NAMES[expected] ?? expected;
  const message = `${name} must be ${wanted}, not ${show(given)}`;
  return { message, mend: mendType(given, expected, path) };
}

function mendType(given: unknown, expected: string, path: Path): string | null {
  if (/^(?:object|record)$/.test(expected) && Array.isArray(given))
    return 'write keys and values below each other, without "-" and brackets';
  if (expected === 'array' && typeof given === 'string') return `write a list: ["${clip(given)}"]`;
  if (expected === 'boolean' && typeof given === 'string') {
    if (/^(yes|on|y)$/i.test(given)) return 'write true';
    if (/^(no|off|n)$/i.test(given)) return 'write false';
  }
  if (expected === 'string' && typeof given === 'number') {
    const kind = kindOfText(path) ?? '';
    if (kind.startsWith('a percentage')) return `write it with its sign: ${percentages(given)}`;
    if (kind.startsWith('a time')) return `write it with its unit: ${given}m or ${given}h`;
    return `put it in quotes: "${given}"`;
  }
  return null;
}

/** `0.05` may have meant either; of `3`, 300 % is more than there may be. */
function percentages(given: number): string {
  const both = given * 100 <= 100 ? [given, Number((given * 100).toFixed(6))] : [given];
  return both.map((value) => `${value}%`).join(' or ');
}

function tooMuch(origin: string, maximum: number, given: unknown): string {
  if (origin === 'array') return `may have ${maximum} entries, not ${(given as readonly unknown[]).length}`;
  if (origin === 'string') return `may have ${maximum} characters, not ${String(given).length}`;
  return `may be at most ${maximum}, not ${show(given)}`;
}

function tooLittle(name: string, origin: string, minimum: number): string {
  return origin === 'string' || origin === 'array'
    ? `${name} is empty`
    : `${name} must be at least ${minimum}`;
}

/** `gate.margin`, or `an entry of ignore.paths`. */
function nameOf(path: Path): string {
  const inList = typeof path.at(-1) === 'number';
  const keys = inList ? path.slice(0, -1) : path;
  const name = keys.length === 0 ? 'the file' : `"${keys.map(String).join('.')}"`;
  return inList ? `an entry of ${name}` : name;
}

function show(given: unknown): string {
  if (typeof given === 'string') return `"${clip(given)}"`;
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object' && given !== null) return 'a map';
  return given === undefined || given === null ? 'nothing' : String(given);
}

function clip(text: string): string {
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
}
