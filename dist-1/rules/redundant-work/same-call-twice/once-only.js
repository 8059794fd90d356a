/** What is made to be walked, held or waited for: nothing was worked out yet, and it is gone once that is done. */
const GOES_AWAY =
  /(?:Iter|Iterator|IntoIter|IterMut|Stream|Drain|Keys|Values|Chars|Bytes|Lines|Split\w*|Chunks|Windows|Walk|Walker|Cursor|Guard|Future|Ref|RefMut)$/;
/** `grid.iter_from(point)`, `clocks.active() -> (Index, RefMut<Clock>)`: does a call make an iterator, a cursor, a guard or a future? */
export function isUsedUp(returns, file) {
  if (returns.name === 'impl' || returns.name === 'dyn')
    return /^(?:\w*Iterator|Stream|Future|FnOnce)$/.test(returns.args[0]?.name ?? '');
  if (/^(?:Box|Pin|Option|Result|\(\))$/.test(returns.name))
    return returns.args.some((part) => isUsedUp(part, file));
  if (GOES_AWAY.test(returns.name)) return true;
  return file.declarations.method(returns.name, 'next')?.receiver === 'm';
}
