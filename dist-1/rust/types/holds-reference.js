/** Does the type say that it holds a reference, or leave it open? */
export function holdsReference(found) {
  if (
    found.refs !== '' ||
    /^(_|impl|dyn|fn|Iterator|Iter|Keys|Values|Chunks|Windows|(Self|[A-Z]\d?)::\w+)$/.test(found.name)
  )
    return true;
  // `BTreeSet::new()` is not told yet what it will hold.
  return found.args.length === 0 ? HOLDERS.test(found.name) : found.args.some(holdsReference);
}
const HOLDERS = /^(?:Vec|VecDeque|BinaryHeap|Option|(?:Hash|BTree|Index)(?:Map|Set))$/;
/** `Message<'a>` lends what it holds. */
export function isWrittenWithLifetime(found, near) {
  return near.tree.text.includes(`${found.name}<'`);
}
