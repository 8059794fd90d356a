import { typeFromNode } from './types.js';

/** What a pointer to a sized value is turned into when it is moved: lent, `&Arc<Tree>` stays what it is. */
const UNSIZED = /^(?:dyn|\[\]|str)$/;
/** `let shape: Arc<dyn Shape> = circle.clone();`: there is no such pointer to lend before one is made. */
export function becomesObject(declaration, copied) {
  const wanted = typeFromNode(declaration.child('type'))?.args[0];
  return !!wanted && UNSIZED.test(wanted.name) && copied?.args[0]?.name !== wanted.name;
}
