import { type FileQuestion, fileQuestion } from '../../../rust/cost/file-questions.js';
import { awaitsIn } from '../../../rust/functions/async-context.js';
import { mayRunAfter } from '../../../rust/order/runs-after.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { calledPath, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import { firstPlace } from '../../../rust/syntax/in-order.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import { OPENING, openedBy, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isSureBefore } from '../of-several-rules/sure-before.js';

/** `let metadata = fs::metadata(path)?; .. if path.is_dir() { .. }` */
export function askedWithMetadataAtHand(later: FileQuestion, file: RustFile): Problem | null {
  const fn = later.told === 'metadata' || later.told === 'link' ? null : enclosingFunction(later.call);
  for (const question of fn ? questionsBefore(later, fn, file) : []) {
    const { call } = question;
    if (question.told !== 'metadata') continue;
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
  for (const question of fn ? questionsBefore(later, fn, file) : []) {
    const { call } = question;
    if (question.told !== later.told || !/metadata$/.test(methodOf(call) ?? calledPath(call) ?? '')) continue;
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

const QUESTIONS = new NodeMemo<ReadonlyMap<string, readonly FileQuestion[]>>();

/** What the function asked about the same file before. */
function questionsBefore(later: FileQuestion, fn: Node, file: RustFile): readonly FileQuestion[] {
  const same = QUESTIONS.of(fn, () => questionsByFile(fn, file)).get(later.about) ?? [];
  return same.slice(
    0,
    firstPlace(same.length, (at) => same[at]!.call.start >= later.call.start),
  );
}

function questionsByFile(fn: Node, file: RustFile): ReadonlyMap<string, readonly FileQuestion[]> {
  const found = new Map<string, FileQuestion[]>();
  for (const call of fn.child('body')?.descendantsOfKind('call_expression') ?? []) {
    const question = fileQuestion(call, file);
    if (!question) continue;
    const known = found.get(question.about);
    if (known) known.push(question);
    else found.set(question.about, [question]);
  }
  return found;
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
  for (const call of startingBetween(callsOf(fn), before.call.end, later.call.start)) {
    if (call.end > later.call.start) continue;
    if (WRITES.test(calledPath(call) ?? methodOf(call) ?? '') || call.contains(later.call)) return false;
    if (binding.isUsedIn(call) && !fileQuestion(call, file) && !READS.test(methodOf(call) ?? ''))
      return false;
  }
  const waits = WAITS.of(fn, () => [...awaitsIn(fn.child('body')!)]);
  return waits.every((wait) => wait.start <= before.call.end || wait.end >= later.call.start);
}

const CALLS = new NodeMemo<readonly Node[]>();
const WAITS = new NodeMemo<readonly Node[]>();

function callsOf(fn: Node): readonly Node[] {
  return CALLS.of(fn, () => [...fn.descendantsOfKind('call_expression')]);
}

function startingBetween(calls: readonly Node[], from: number, to: number): readonly Node[] {
  const since = (offset: number) => firstPlace(calls.length, (at) => calls[at]!.start >= offset);
  return calls.slice(since(from), since(to));
}

const WRITES =
  /^(?:std::|tokio::)?(?:fs::(?:write|remove_\w+|create_\w+|rename|copy|hard_link|set_permissions)|File::create\w*|OpenOptions::new|Command::new)$|^(?:spawn|output|status|write_all|create|persist)$/;
const READS =
  /^(?:to_path_buf|display|to_string_lossy|file_name|extension|parent|join|clone|as_ref|as_path|to_owned|components|starts_with|ends_with|strip_prefix)$/;
