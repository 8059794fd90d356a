import { readDocument } from './document.js';
import { valueAt } from './messages.js';
import { obeyable } from './obey.js';

/** Enough to see what is wrong; a file with more of them is not this App's. */
const MAX_PROBLEMS = 20;
/** Reads one file and keeps what can be obeyed. A text that is no YAML counts as empty. */
export function readLayer(written, schema) {
  const { file, text, unreadable } = written;
  if (unreadable !== undefined) return unreadableLayer(file, unreadable);
  const document = readDocument(text);
  const { tree, complaints } = obeyable(document.value ?? {}, schema);
  const problems = [
    ...document.faults.map((fault) => problemOfFault(file, fault)),
    ...complaints.map((complaint) => problemOf(file, complaint, document)),
  ];
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { file, tree, document, problems: firstOf(problems) };
}
/** Whether it enforced can't be known, and what is not known is never green. */
function unreadableLayer(file, because) {
  const problem = {
    file,
    line: 1,
    column: 1,
    length: 1,
    message: `this file is ${because}`,
    mend: 'save it as text in UTF-8',
    source: '',
    effect: 'The review ran with the defaults, and enforces them: the file may have said so.',
  };
  return { file, tree: { mode: 'enforce' }, document: readDocument(''), problems: [problem] };
}
/** True when the layer says something at this path, and it is obeyed. */
export function says(layer, path) {
  return layer.document.has(path) && valueAt(layer.tree, path) !== undefined;
}
export function problemOf(file, complaint, document) {
  const { path, at, message, mend } = complaint;
  const span = at === 'key' ? document.spanOfKey(path) : document.spanOfValue(path);
  const { orphan } = document;
  const told = at === 'key' && orphan?.span.line === span.line ? orphan : { message, mend };
  return { file, ...span, message: told.message, mend: told.mend, effect: effectOf(complaint) };
}
function firstOf(problems) {
  const rest = problems.length - MAX_PROBLEMS;
  if (rest <= 0) return problems;
  const message = `${rest} more ${rest === 1 ? 'problem' : 'problems'} from here on`;
  const first = problems[MAX_PROBLEMS];
  return [...problems.slice(0, MAX_PROBLEMS), { ...first, message, mend: null }];
}
function problemOfFault(file, { span, message, mend, survivable }) {
  const effect = survivable ? {} : { effect: 'The review ran with the default for everything.' };
  return { file, ...span, message, mend, ...effect };
}
function effectOf({ path, at }) {
  if (path.length === 0) return 'The review ran with the default for everything.';
  if (typeof path.at(-1) === 'number') return 'The review ran without this entry.';
  if (path[0] === 'rules' && path.length === 2) return 'The review ran with the default for this rule.';
  if (path[0] === 'extends') return 'The review ran without it.';
  if (at === 'key') return 'The review ran as if it were not there.';
  return `The review ran with the default for "${path.map(String).join('.')}".`;
}
