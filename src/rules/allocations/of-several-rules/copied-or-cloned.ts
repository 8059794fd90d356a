import { type Copy, costOf } from '../../../rust/cost/copies.js';
import type { RustFile } from '../../rust-file.js';

/** What is said to be done: memory is only known to be copied where the type is known to own some, and a clone of another may count one more. */
export function copiedOrCloned(copy: Copy, file: RustFile): 'copied' | 'cloned' {
  const isCertain = !/^cloned?$/.test(copy.method) || costOf(copy, file) === 'costs';
  return isCertain ? 'copied' : 'cloned';
}
