import type { Copy } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `let ids = job.ids.clone(); job.run(); assert_eq!(ids.len(), 1);`: the number could be asked for before it all changes. */
export function copiedToBeCounted(binding: Binding, copy: Copy, file: RustFile): Problem | null {
  if (binding.mutable || !/^(?:clone|to_vec|to_owned)$/.test(copy.method)) return null;
  const asked = new Set(file.usesOf(binding).map((use) => (use.place === use.use.node ? use.method : null)));
  const [question] = asked;
  if (asked.size !== 1 || !question || !/^(?:len|is_empty)$/.test(question)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into \`${binding.name}\`, which is only asked for its \`${question}\`.`,
    help: `ask ${quoted(copy.source)} for \`${question}\` here, and keep the answer`,
  };
}
