import { integerOf } from '../../../rust/syntax/integer-literal.js';
import type { RustFile } from '../../rust-file.js';

const SIZES: Readonly<Record<string, number>> = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, f32: 4, f64: 8 };

/** The number that a length stands for: written out, `HEADER_LENGTH`, `MAGIC.len()` of a constant of the same file, `size_of::<u32>()`. */
export function constLength(written: string, file: RustFile): number | null {
  const number = integerOf(written);
  if (number !== null) return number;
  const sized = /^(?:(?:std|core)::)?(?:mem::)?size_of::<[ui](\d+)>\(\)$/.exec(written);
  if (sized) return SIZES[`u${sized[1]}`] ?? null;
  const named = /^(?:Self::)?([A-Z][A-Z0-9_]*)(\.len\(\))?$/.exec(written);
  const value = named && valueOfConst(named[1]!, file);
  if (!value) return null;
  return named[2] ? lengthOf(value) : integerOf(value);
}

/** What the one constant of this name in the file is. */
function valueOfConst(name: string, file: RustFile): string | null {
  const found = [
    ...file.text.matchAll(new RegExp(`\\bconst\\s+${name}\\s*:[^=]{1,60}=\\s*([^;]{1,200});`, 'g')),
  ];
  return found.length === 1 ? found[0]![1]!.trim() : null;
}

/** `b"MAGIC"`, `*b"MAGIC"`, `[1, 2]`, `&[1, 2]`; a text with escapes is longer than it looks. */
function lengthOf(value: string): number | null {
  const text = /^\*?b?"([\x20-\x7e]*)"$/.exec(value)?.[1];
  if (text !== undefined) return text.includes('\\') ? null : text.length;
  const items = /^&?\[([^[\]();]*)\]$/.exec(value)?.[1];
  return items === undefined ? null : items.split(',').filter((item) => item.trim() !== '').length;
}
