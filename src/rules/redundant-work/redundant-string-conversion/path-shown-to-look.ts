import { isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { argumentsOf, methodOf, nextMethod, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { LOOKS } from './looks-at-text.js';

/** `path.display().to_string().ends_with(".rs")`, and the same behind a name. */
export function pathShownToLook(made: Node, file: RustFile): Problem | null {
  const shown = methodOf(made) === 'to_string' ? receiverOf(made) : undefined;
  const path =
    shown && methodOf(shown) === 'display' && argumentsOf(shown).length === 0 ? receiverOf(shown) : undefined;
  if (!path || !isPath(path, file) || !(isAsked(made) || isKeptToLook(made, path, file))) return null;
  return {
    at: made,
    message: `${quoted(made)} writes the path into a String that is only looked at.`,
    help: `use \`${path.text.replace(/\s+/g, '')}.to_string_lossy()\`, which borrows a path that is text already`,
  };
}

function isPath(path: Node, file: RustFile): boolean {
  const found = file.typeOf(path);
  if (found) return /^Path(?:Buf)?$/.test(methodTarget(found).name);
  return /(?:^|[._])(?:path|file|dir|folder|root)(?:\(\))?$/.test(path.text);
}

function isAsked(made: Node): boolean {
  return LOOKS.test(nextMethod(made));
}

function isKeptToLook(made: Node, path: Node, file: RustFile): boolean {
  const declaration = made.parent?.kind === 'let_declaration' ? made.parent : null;
  const [name] = declaration && isPlace(path) ? file.localsOf(declaration) : [];
  if (!name?.whole || name.mutable || name.uses.length === 0) return false;
  // A macro that shows the text twice had better have it written once.
  if (!file.usesOf(name).every((use) => LOOKS.test(use.method ?? ''))) return false;
  return staysWhileUsed(lender(path), declaration!.end, name, file);
}
