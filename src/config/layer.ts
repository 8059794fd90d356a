import type { ConfigProblem, ConfigText } from '../model.js';
import { type Fault, type ParsedDocument, type Path, readDocument } from './document.js';
import { type Complaint, valueAt } from './messages.js';
import { obeyable } from './obey.js';
import type { ConfigSchema } from './schema.js';

/** Enough to see what is wrong; a file with more of them is not this App's. */
const MAX_PROBLEMS = 20;

/** One configuration file. */
export interface Layer {
  file: string;
  /** What it says, without what was refused. */
  tree: unknown;
  document: ParsedDocument;
  /** In the order of the text. */
  problems: ConfigProblem[];
}

/** Reads one file and keeps what can be obeyed. A text that is no YAML counts as empty. */
export function readLayer(written: ConfigText, schema: ConfigSchema): Layer {
  const { file, text, unreadable, belongsAt } = written;
  if (belongsAt !== undefined) return misplacedLayer(file, text, belongsAt);
  if (unreadable !== undefined) return unreadableLayer(file, unreadable);
  const document = readDocument(text);
  const { tree, complaints } = obeyable(document.value ?? {}, schema);
  const enforces = wantsToEnforce(text, tree);
  const problems = [
    ...document.faults.map((fault) => problemOfFault(file, fault)),
    ...complaints.map((complaint) => problemOf(file, complaint, document)),
  ].map((problem) => (enforces && hidesMode(problem) ? { ...problem, effect: ENFORCED } : problem));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    file,
    tree: enforces ? { ...Object(tree), mode: 'enforce' } : tree,
    document,
    problems: firstOf(problems),
  };
}

const ENFORCED =
  "The review ran without what can't be read here, and enforces the rest: `mode: enforce` is what the file seems to say.";

/** Told in a text that is no YAML, in another place or in another spelling: what was meant to be required is not green by a slip. */
function wantsToEnforce(text: string, tree: unknown): boolean {
  return (
    valueAt(tree, ['mode']) === undefined &&
    /(^|[{,])[ \t]*["']?mode["']?[ \t]*:[ \t]*["']?enforc/im.test(text)
  );
}

/** The mistake by which the mode is not read. */
function hidesMode({ effect = '', source }: ConfigProblem): boolean {
  return effect === DEFAULTS || /\bmode\b/i.test(source);
}

const DEFAULTS = 'The review ran with the default for everything.';

function misplacedLayer(file: string, text: string, belongsAt: string): Layer {
  const enforces = wantsToEnforce(text, {});
  const mend = `rename it to ${belongsAt}`;
  const effect = enforces ? ENFORCED : DEFAULTS;
  return unread(file, { message: 'nothing reads a file of this name', mend, effect }, enforces);
}

/** Whether it enforced can't be known, and what is not known is never green. */
function unreadableLayer(file: string, because: string): Layer {
  const effect = 'The review ran with the defaults, and enforces them: the file may have said so.';
  return unread(file, { message: `this file is ${because}`, mend: 'save it as text in UTF-8', effect }, true);
}

function unread(
  file: string,
  why: Pick<ConfigProblem, 'message' | 'mend' | 'effect'>,
  enforces: boolean,
): Layer {
  const problem: ConfigProblem = { file, line: 1, column: 1, length: 1, source: '', ...why };
  return { file, tree: enforces ? { mode: 'enforce' } : {}, document: readDocument(''), problems: [problem] };
}

/** True when the layer says something at this path, and it is obeyed. */
export function says(layer: Layer, path: Path): boolean {
  return layer.document.has(path) && valueAt(layer.tree, path) !== undefined;
}

export function problemOf(file: string, complaint: Complaint, document: ParsedDocument): ConfigProblem {
  const { path, at, message, mend } = complaint;
  const span = at === 'key' ? document.spanOfKey(path) : document.spanOfValue(path);
  const { orphan } = document;
  const told = at === 'key' && orphan?.span.line === span.line ? orphan : { message, mend };
  return { file, ...span, message: told.message, mend: told.mend, effect: effectOf(complaint) };
}

function firstOf(problems: ConfigProblem[]): ConfigProblem[] {
  const rest = problems.length - MAX_PROBLEMS;
  if (rest <= 0) return problems;
  const message = `${rest} more ${rest === 1 ? 'problem' : 'problems'} from here on`;
  const first = problems[MAX_PROBLEMS]!;
  return [...problems.slice(0, MAX_PROBLEMS), { ...first, message, mend: null }];
}

function problemOfFault(file: string, { span, message, mend, survivable }: Fault): ConfigProblem {
  const effect = survivable ? {} : { effect: DEFAULTS };
  return { file, ...span, message, mend, ...effect };
}

function effectOf({ path, at }: Complaint): string {
  if (path.length === 0) return DEFAULTS;
  if (typeof path.at(-1) === 'number') return 'The review ran without this entry.';
  if (path[0] === 'rules' && path.length === 2) return 'The review ran with the default for this rule.';
  if (path[0] === 'extends') return 'The review ran without it.';
  if (at === 'key') return 'The review ran as if it were not there.';
  return `The review ran with the default for "${path.map(String).join('.')}".`;
}
