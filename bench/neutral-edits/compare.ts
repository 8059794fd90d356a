import { scanFile } from '../../src/rules/review-rust.js';
import { parseRust } from '../../src/rust/syntax/parse.js';
import type { Node } from '../../src/rust/syntax/tree.js';
import { indexOf } from '../../test/rules/fixture.js';
import { applied, type NeutralEdit } from './edit.js';
import type { Texts } from './texts.js';

/** Findings of one rule in one function; shown ones are no notes. */
interface Counts {
  shown: number;
  all: number;
  messages: string[];
}

/** What an edit changed of a rule's findings in one function. */
export interface Difference {
  rule: string;
  edit: string;
  /** `instead`: lost, but another rule speaks where none did. */
  kind: 'lost' | 'instead' | 'gained';
  /** At least 1. */
  findings: number;
  /** The function after the edit. */
  text: string;
  messages: readonly string[];
}

export interface Compared {
  /** Findings before the edit; 0 where it fits nowhere. */
  before: number;
  /** The parser loses its way in what the edit made. */
  unparsed: boolean;
  differences: readonly Difference[];
}

type Files = ReadonlyMap<string, string>;
/** By rule and function. */
type Findings = ReadonlyMap<string, Counts>;

const NONE: Compared = { before: 0, unparsed: false, differences: [] };

/** Compares function by function, since edits move lines; functions are told apart by their place in the file. */
export class Comparison {
  private readonly before: Findings;

  constructor(private readonly texts: Texts) {
    this.before = this.findings(texts.files);
  }

  get hasFindings(): boolean {
    return this.wanted(this.before).length > 0;
  }

  with(edit: NeutralEdit): Compared {
    const after = new Map(
      [...this.texts.files].map(([path, text]) => [path, applied(edit, parseRust(text).root, text)]),
    );
    if ([...after.values()].every((text) => text === null)) return NONE;
    const files = new Map([...after].map(([path, text]) => [path, text ?? this.texts.files.get(path)!]));
    const errors = (all: Files) => [...all.values()].map((text) => parseRust(text).errors.length);
    const known = errors(this.texts.files);
    if (errors(files).some((count, i) => count > known[i]!)) return { ...NONE, unparsed: true };
    const found = this.findings(files);
    const keys = new Set([...this.wanted(this.before), ...this.wanted(found)]);
    const before = this.wanted(this.before).reduce((sum, key) => sum + this.before.get(key)!.all, 0);
    const differences = [...keys].flatMap((key) => this.difference(key, found, files, edit) ?? []);
    return { before, unparsed: false, differences };
  }

  private difference(key: string, found: Findings, files: Files, edit: NeutralEdit): Difference | null {
    const [before, after] = [this.before.get(key) ?? NOTHING, found.get(key) ?? NOTHING];
    const less = Math.max(before.shown - after.shown, before.all - after.all);
    const more = Math.max(after.shown - before.shown, after.all - before.all);
    if (less <= 0 && more <= 0) return null;
    const [rule, place] = key.split(' ') as [string, string];
    const spoken = [...found].some(
      ([other, { all }]) =>
        other.endsWith(` ${place}`) && other !== key && all > (this.before.get(other)?.all ?? 0),
    );
    return {
      rule,
      edit: edit.name,
      kind: less <= 0 ? 'gained' : spoken ? 'instead' : 'lost',
      findings: Math.max(less, more),
      text: functionAt(place, files),
      messages: less > 0 ? before.messages : after.messages,
    };
  }

  private wanted(findings: Findings): string[] {
    return [...findings.keys()].filter((key) => this.texts.rules.includes(key.split(' ')[0]!));
  }

  private findings(files: Files): Findings {
    const index = indexOf(files);
    const found = new Map<string, Counts>();
    for (const [path, text] of files) {
      const functions = functionsOf(text);
      for (const { rule, severity, startLine, message } of scanFile(path, text, index, this.texts.config)
        .findings) {
        const place = functions.findLastIndex(
          ({ line, endLine }) => line <= startLine && startLine <= endLine,
        );
        const key = `${rule} ${path}#${place}`;
        const { shown, all, messages } = found.get(key) ?? NOTHING;
        const counted = { shown: shown + Number(severity !== 'note'), all: all + 1 };
        found.set(key, { ...counted, messages: [...messages, message] });
      }
    }
    return found;
  }
}

const NOTHING: Counts = { shown: 0, all: 0, messages: [] };

const functionsOf = (text: string): Node[] => [...parseRust(text).root.descendantsOfKind('function_item')];

function functionAt(place: string, files: Files): string {
  const [path, count] = place.split('#') as [string, string];
  return functionsOf(files.get(path)!)[Number(count)]?.text ?? '(outside of functions)';
}
