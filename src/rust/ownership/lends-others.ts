import type { Known } from '../known.js';
import { isGuardName, isLentByEngine } from '../types/guards.js';
import { holdsReference } from '../types/holds-reference.js';
import { type Type, withoutReferences } from '../types/types.js';

type Declared = Pick<Known, 'declarations'>;

/** Lend what they are asked for as references: bevy's `Query<&Camera>`, but not axum's `Query<Params>`. */
const HANDS_ON = /^(?:Query|Single|Populated|Extract)$/;

/** Is a value of this type only the way to what others own? Nothing can be moved out of it, although it is held by value. */
export function lendsOthers(found: Type, known: Declared): boolean {
  const inner = withoutReferences(found);
  const asked = inner.args.find(({ name }) => name !== '_');
  if (!asked || isOwnHolder(inner, known)) return false;
  if (isGuardName(inner.name) || isLentByEngine(inner.name)) return true;
  return HANDS_ON.test(inner.name) && (holdsReference(asked) || lendsOthers(asked, known));
}

/** A type of the repository that was given the same name, and borrows nothing. */
function isOwnHolder({ name }: Type, { declarations }: Declared): boolean {
  return declarations.declares(name) && !declarations.borrows(name);
}
