import type { FileQuestion } from '../../../rust/cost/file-questions.js';
import { sourceOf } from '../../../rust/names/bound-to.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Names are followed this far back to the directory that was read. */
const MAX_STEPS_BACK = 3;
export const READS_DIRECTORY = /\bread_dir\s*\(|\bWalkDir\b|\bWalkBuilder\b|\bWalk::new\b/;

/** `entry.path().is_dir()` of what `read_dir` or `WalkDir` gave, also by way of a name for the path. */
export function kindOfEntry(question: FileQuestion, file: RustFile): Problem | null {
  if (question.told !== 'kind' && methodOf(question.call) !== 'is_symlink') return null;
  const path = question.path.kind === 'identifier' ? pathNamed(question.path, file) : question.path;
  const entry =
    path && methodOf(path) === 'path' && argumentsOf(path).length === 0 ? receiverOf(path)! : null;
  if (!entry || !isEntry(entry, file, MAX_STEPS_BACK) || isLink(question.call)) return null;
  return {
    at: question.call,
    message: `${quoted(question.call)} is a system call for each entry of the directory, which has told the kind of its entries already.`,
    help: `ask \`file_type()\` of the entry, and the path only where that is a symbolic link`,
    // Of a single entry that is one call.
    ...(!enclosingLoop(question.call) && { minor: true }),
  };
}

/** In `if kind.is_symlink() { .. }`: what the link leads to only the path tells. */
function isLink(call: Node): boolean {
  for (let at = call; at.parent && at.kind !== 'function_item'; at = at.parent)
    if (at.field === 'consequence' && /\.is_symlink\(\)$/.test(at.parent.child('condition')?.text ?? ''))
      return true;
  return false;
}

function pathNamed(name: Node, file: RustFile): Node | undefined {
  const binding = file.bindingOf(name);
  return binding?.kind === 'let' && binding.whole && !binding.mutable ? binding.value : undefined;
}

function isEntry(entry: Node, file: RustFile, steps: number): boolean {
  const found = file.typeOf(entry);
  if (found) {
    const { name } = methodTarget(found);
    if (name === 'DirEntry') return !file.declarations.declares('DirEntry');
    if (name !== '_' && !/^(?:Option|Result)$/.test(name)) return false;
  }
  if (READS_DIRECTORY.test(entry.text)) return true;
  const root = rootOf(entry);
  const binding = root && file.bindingOf(root);
  const source = binding && steps > 0 ? sourceOf(binding) : undefined;
  if (!source) return false;
  return READS_DIRECTORY.test(source.text) || isEntry(source, file, steps - 1);
}
