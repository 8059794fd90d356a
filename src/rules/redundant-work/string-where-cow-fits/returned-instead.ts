import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { handedOnAsText } from '../of-several-rules/lent-cow.js';

/** What a function that copied texts could return: a literal or a constant, a part of what it was handed, or either that or a text of its own. */
export interface Instead {
  onlyLiterals: boolean;
  onlyParts: boolean;
  lends: boolean;
  /** Of what `self` holds. */
  ofSelf: boolean;
}

export function returnedInstead(
  fn: Node,
  file: RustFile,
  { onlyLiterals, onlyParts, lends, ofSelf }: Instead,
): string {
  if (onlyLiterals) return "return `&'static str`";
  const named = lends && !(ofSelf || hasOneReference(fn));
  const ofName = named ? ' of a named lifetime' : '';
  if (onlyParts)
    return `return \`&${named ? "'a " : ''}str\`${ofName}: it is a part of what was handed in, and lives as long`;
  const lifetime = named ? "'a" : lends ? "'_" : "'static";
  return `return \`Cow<${lifetime}, str>\`${ofName}: only what is made on the spot needs to be owned${handedOnAsText(fn, file)}`;
}

/** The compiler takes the lifetime of the only reference that comes in, and where there is a `self`, that of `self`. */
function hasOneReference(fn: Node): boolean {
  const parameters = fn.child('parameters')!;
  return !parameters.has('self_parameter') && (parameters.text.match(/&|<'/g)?.length ?? 0) <= 1;
}

/** `const NONE: &str = "-";` of the same file, that is copied. */
export function isOfConstantText(source: Node | undefined): boolean {
  const name = /^[A-Z][A-Z0-9_]*$/.exec(source?.text ?? '')?.[0];
  return !!name && new RegExp(`\\b(?:const|static) ${name}: &(?:'static )?str\\b`).test(source!.tree.text);
}
