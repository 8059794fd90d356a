import { fileQuestion } from '../../../rust/cost/file-questions.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { calledPath, methodOf, nextMethod } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { onceForEach } from './once-for-each.js';

/** `files.sort_by_key(|path| fs::metadata(path).map(|m| m.len()).ok())`, also by way of a function of the file. */
export function fileAskedToCompare(sort: Node, closure: Node, file: RustFile): Problem | null {
  const body = closure.child('body')!;
  const asked = [...body.descendants()].find(
    (each) => each.kind === 'call_expression' && (goesOut(each, file) || runsOut(each, file)),
  );
  if (!asked) return null;
  return {
    at: sort,
    until: asked,
    message: `${quoted(asked)} goes to the file system at every comparison, some twenty times for each of a thousand items.`,
    help: onceForEach(sort),
  };
}

function goesOut(call: Node, file: RustFile): boolean {
  if (fileQuestion(call, file)) return true;
  if (/^(?:std::)?fs::(?:canonicalize|read|read_to_string|read_link|read_dir)$/.test(calledPath(call) ?? ''))
    return true;
  // What answers with a `Result` is no getter.
  return METADATA.test(methodOf(call) ?? '') && isHandled(call);
}

const METADATA = /^(?:metadata|symlink_metadata|canonicalize)$/;

function isHandled(call: Node): boolean {
  return /^(?:unwrap\w*|expect|ok|map_err|map_or\w*|and_then)$/.test(nextMethod(call));
}

function runsOut(call: Node, file: RustFile): boolean {
  const body = functionCalled(call, file)?.child('body');
  return !!body && [...body.descendantsOfKind('call_expression')].some((each) => goesOut(each, file));
}
