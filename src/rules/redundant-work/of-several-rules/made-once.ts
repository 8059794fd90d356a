import type { RustFile } from '../../rust-file.js';

const MAY_BE_WITHOUT_STD =
  /\bno_std\b|\buse (?:core|alloc)::|\bcrate::stdlib\b|\bspin::|feature = "std"|\bsp_std::/;

/** What holds a value that is made when it is first asked for: as this file does it already, or as the standard library does. */
export function madeOnceInStatic(file: RustFile): string {
  if (file.hasText(/\blazy_static\b/)) return 'a `static` of `lazy_static!`';
  if (file.hasText(/\bonce_cell::/)) return 'a `static` with `Lazy` of once_cell';
  return file.hasText(MAY_BE_WITHOUT_STD)
    ? 'a `static` that is made once (`LazyLock` where there is `std`)'
    : 'a `static` with `LazyLock`';
}
