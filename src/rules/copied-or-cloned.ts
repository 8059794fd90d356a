import { type Copy, typeCopied } from '../rust/cost/copies.js';
import { ownsMemory } from '../rust/cost/owns-memory.js';
import { withoutReferences } from '../rust/types/types.js';
import type { RustFile } from './rust-file.js';

/** What is said to be done: memory is only known to be copied where the type is known to own some, and a clone of another may count one more. */
export function copiedOrCloned(copy: Copy, file: RustFile): 'copied' | 'cloned' {
  if (!/^cloned?$/.test(copy.method)) return 'copied';
  const found = typeCopied(copy, file);
  return found && ownsMemory(withoutReferences(found), file) ? 'copied' : 'cloned';
}
