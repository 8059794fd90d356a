import { OPENS_FILE } from '../../../rust/cost/opened-files.js';
import type { RustFile } from '../../rust-file.js';

/** Is `File` one that hands each piece to the system? tokio's files hand their writes to a thread of their own. */
export function isStandardFile(file: RustFile): boolean {
  const imported = file.imports.resolve('File');
  if (imported !== 'File') return STANDARD.test(imported);
  if (STANDARD.test(`${file.imports.resolve('fs')}::File`)) return true;
  return (
    file.hasText(/\b(?:std::fs|fs_err)::(?:File|OpenOptions)\b/) &&
    !file.hasText(/\b(?!std\b)\w+::fs::(?:File|OpenOptions)\b/)
  );
}

/** `std::fs::File::open(path)?`, `fs::File::create(path)?` of what is imported as `fs`: by the path that is written there. */
export function opensStandardFile(text: string, file: RustFile): boolean {
  const path = OPENED.exec(text)?.[1]?.replace(/\s+/g, '');
  if (!path) return false;
  return STANDARD.test(file.imports.resolve(path)) || (!path.includes('::') && isStandardFile(file));
}

const OPENED = new RegExp(`^((?:\\w+::)*(?:${OPENS_FILE}))\\s*\\(`);
/** fs_err adds the path to what goes wrong, and no buffer. */
const STANDARD = /^(?:std::fs|fs_err)::(?:File|OpenOptions)\b/;
