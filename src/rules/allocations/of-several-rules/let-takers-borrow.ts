import type { Binding } from '../../../rust/names/scopes.js';
import { takerByValue } from '../../../rust/ownership/lent-to-readers.js';
import type { RustFile } from '../../rust-file.js';

/** What has to change besides, where a copy is handed to functions that take it by value only to read it. */
export function letTakersBorrow(binding: Binding, file: RustFile): string {
  const takers = new Set(file.usesOf(binding).flatMap((use) => takerByValue(use, file) ?? []));
  if (takers.size === 0) return '';
  return `, and let ${[...takers].map((name) => `\`${name}\``).join(' and ')} borrow it`;
}
