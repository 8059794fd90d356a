import type { FileQuestion } from '../../../rust/cost/file-questions.js';
import { parameterOfCallee } from '../../../rust/functions/callees.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { functionName } from '../../../rust/functions/shape.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { READS_DIRECTORY } from './kind-of-entry.js';

/** `fn walk(path) { if !path.is_dir() { .. } for entry in read_dir(path)? { walk(&entry.path()) } }` */
export function askedByEachCall(question: FileQuestion, file: RustFile): Problem | null {
  if (!asksForFolder(question) || !decides(question.call) || enclosingLoop(question.call)) return null;
  const fn = enclosingFunction(question.call);
  const binding = question.path.kind === 'identifier' ? file.bindingOf(question.path) : undefined;
  if (fn?.kind !== 'function_item' || binding?.kind !== 'parameter') return null;
  if (!callsItselfForEntries(fn, binding.declaration, file)) return null;
  return {
    at: question.call,
    message: `${quoted(question.call)} is a system call for each entry of a directory that \`${functionName(fn)}\` calls itself for, though the directory has told the kind of its entries already.`,
    help: 'ask `file_type()` of the entry before the call, and the path only where that is a symbolic link',
  };
}

function asksForFolder({ told, call }: FileQuestion): boolean {
  if (told === 'kind') return true;
  const statement = call.parent?.parent?.parent?.text ?? '';
  return told === 'metadata' && /\.is_(?:dir|file)\(\)/.test(statement.slice(0, MAX_CONDITION));
}

const MAX_CONDITION = 200;

/** In the condition of an `if`. */
function decides(call: Node): boolean {
  for (let at: Node | null = call; at && !/^(?:block|closure_expression)$/.test(at.kind); at = at.parent)
    if (at.parent?.kind === 'if_expression') return at.field === 'condition';
  return false;
}

function callsItselfForEntries(fn: Node, parameter: Node, file: RustFile): boolean {
  for (const loop of fn.descendantsOfKind('for_expression')) {
    const body = loop.child('body');
    if (!body || !readsDirectory(loop.child('value'), file) || ASKS_ENTRY.test(body.text)) continue;
    for (const call of body.descendantsOfKind('call_expression'))
      if (functionCalledByName(call) === fn && isGivenEntry(call, fn, parameter, loop, file)) return true;
  }
  return false;
}

const ASKS_ENTRY = /\b(?:is_dir|is_file|is_symlink|file_type|metadata)\b/;

function readsDirectory(walked: Node | undefined, file: RustFile): boolean {
  const made = walked?.kind === 'identifier' ? file.bindingOf(walked)?.value : walked;
  return !!made && READS_DIRECTORY.test(made.text);
}

/** Is the argument in the place of the path something of the loop's own? */
function isGivenEntry(call: Node, fn: Node, parameter: Node, loop: Node, file: RustFile): boolean {
  const given = argumentsOf(call).find((each) => parameterOfCallee(each, call, fn) === parameter);
  const root = given && rootOf(withoutBorrow(given));
  const binding = root && file.bindingOf(root);
  return !!binding && loop.contains(binding.node);
}
