import { type FileQuestion, fileQuestion } from '../../../rust/cost/file-questions.js';
import { awaitsIn } from '../../../rust/functions/async-context.js';
import { mayRunAfter } from '../../../rust/order/runs-after.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { calledPath, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openedBy, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isSureBefore } from '../of-several-rules/sure-before.js';

/** `let metadata = fs::metadata(path)?; .. if path.is_dir() { .. }` */
export function askedWithMetadataAtHand(later: FileQuestion, file: RustFile): Problem | null {
  const fn = later.told === 'metadata' || later.told === 'link' ? null : enclosingFunction(later.call);
  for (const call of fn?.child('body')?.descendantsOfKind('call_expression') ?? []) {
    if (call.start >= later.call.start) break;
    const question = fileQuestion(call, file);
    if (question?.told !== 'metadata' || question.about !== later.about) continue;
    const name = nameOf(call, file);
    if (!name || !isStillTrue(question, later, file)) continue;
    return {
      at: later.call,
      message: `${quoted(later.call)} asks the file system once more for what \`${name}\` tells since line ${call.line}.`,
      help:
        later.told === 'exists'
          ? 'leave it out: what has metadata is there'
          : `ask \`${name}.${methodOf(later.call)}()\``,
    };
  }
  return null;
}

/** `if fs::metadata(path)?.is_dir() { .. } size += fs::metadata(path)?.len();` */
export function metadataAskedTwice(later: FileQuestion, file: RustFile): Problem | null {
  const fn = later.told === 'metadata' || later.told === 'link' ? enclosingFunction(later.call) : null;
  for (const call of fn?.child('body')?.descendantsOfKind('call_expression') ?? []) {
    if (call.start >= later.call.start) break;
    const question = fileQuestion(call, file);
    if (!question || !/metadata$/.test(methodOf(call) ?? calledPath(call) ?? '')) continue;
    if (question.told !== later.told || question.about !== later.about) continue;
    if (!/metadata$/.test(methodOf(later.call) ?? calledPath(later.call) ?? '')) continue;
    if (!isStillTrue(question, later, file)) continue;
    return {
      at: later.call,
      message: `${quoted(later.call)} asks the file system once more for what it told on line ${call.line}.`,
      help: 'keep the metadata in a local and look at it twice',
    };
  }
  return null;
}

/** The local that holds the metadata, its error handed on or unwrapped. */
function nameOf(call: Node, file: RustFile): string | null {
  const at = withOpenings(call, OPENING);
  const isDirect = at.parent?.kind === 'let_declaration' && openedBy(at) !== null;
  const declaration = isDirect ? at.parent! : chosenAround(call);
  const [binding] = declaration ? file.localsOf(declaration) : [];
  return binding?.whole && (isDirect || /^(?:\w+_)?(?:metadata|meta|md)$/.test(binding.name))
    ? binding.name
    : null;
}

/** `let metadata = if follow { fs::metadata(path) } else { fs::symlink_metadata(path) }?;` */
function chosenAround(call: Node): Node | null {
  for (const at of call.ancestors()) {
    if (at.kind === 'let_declaration') return openedBy(at.child('value')!) ? at : null;
    if (
      !/^(?:block|if_expression|else_clause|try_expression|match_expression|match_block|match_arm|expression_statement)$/.test(
        at.kind,
      )
    )
      return null;
  }
  return null;
}

/** Does every way lead through the first question, with nothing on it that writes to a file or hands on the path? */
function isStillTrue(before: FileQuestion, later: FileQuestion, file: RustFile): boolean {
  const fn = enclosingFunction(later.call);
  const root = rootOf(before.path);
  const binding = root && file.bindingOf(root);
  if (!fn || !binding || binding !== file.bindingOf(rootOf(later.path)!)) return false;
  if (enclosingClosure(before.call) !== enclosingClosure(later.call)) return false;
  const first = chosenAround(before.call) ?? before.call;
  if (!mayRunAfter(later.call, before.call, binding.declaration) || !isSureBefore(first, later.call))
    return false;
  for (const call of fn.descendantsOfKind('call_expression')) {
    if (call.start < before.call.end || call.end > later.call.start) continue;
    if (WRITES.test(calledPath(call) ?? methodOf(call) ?? '') || call.contains(later.call)) return false;
    const isAboutPath = binding.uses.some(({ node }) => call.contains(node));
    if (isAboutPath && !fileQuestion(call, file) && !READS.test(methodOf(call) ?? '')) return false;
  }
  for (const wait of awaitsIn(fn.child('body')!))
    if (wait.start > before.call.end && wait.end < later.call.start) return false;
  return true;
}

const WRITES =
  /^(?:std::|tokio::)?(?:fs::(?:write|remove_\w+|create_\w+|rename|copy|hard_link|set_permissions)|File::create\w*|OpenOptions::new|Command::new)$|^(?:spawn|output|status|write_all|create|persist)$/;
const READS =
  /^(?:to_path_buf|display|to_string_lossy|file_name|extension|parent|join|clone|as_ref|as_path|to_owned|components|starts_with|ends_with|strip_prefix)$/;
