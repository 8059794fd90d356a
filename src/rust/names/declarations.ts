import type { Gist } from '../functions/gist.js';
import type { Type } from '../types/types.js';

/** What is declared where the compiler would look: the file itself first, then the repository. */
export interface Declarations {
  /** Type of a field, or null when the struct is not known or is ambiguous. */
  field(typeName: string, field: string): Type | null;
  /** Types of all fields of a struct; null when it is not known, is ambiguous, or has a field of unknown type. */
  fields(typeName: string): readonly Type[] | null;
  /** All that a struct or the variants of an enum hold, types once each; null when that is not known, or ambiguous. */
  parts(typeName: string): readonly Type[] | null;
  /** What the file sees that declares the type: what the type holds may be called like something else here. */
  home(typeName: string): Declarations;
  /** What an alias stands for, or null. */
  alias(name: string): Type | null;
  /** A free function by its name, wherever it stands. */
  function(name: string): Signature | null;
  /** The one that `name()` calls, without a path: it stands in the file, or an import brings it in. */
  functionInScope(name: string): Signature | null;
  method(typeName: string, method: string): Signature | null;
  /** What every declaration of a method of this name agrees on; null when they differ or none is known. */
  anyMethod(method: string): Pick<Signature, 'receiver' | 'returns'> | null;
  /** May a method of this name give a reference, or an Option of one? Null where none is declared. */
  lends(method: string): boolean | null;
  isCopy(typeName: string): boolean | null;
  /** False where the repository declares a type of this name and nothing in sight gives it a `Hash`; null for all others. */
  hashes(typeName: string): boolean | null;
  /** False where the repository declares a type of this name and nothing in sight gives it a `PartialEq`; null for all others. */
  compares(typeName: string): boolean | null;
  /** False where the repository declares a type of this name and nothing in sight gives it a `Default`; null for all others. */
  hasDefault(typeName: string): boolean | null;
  /** False where the repository declares a type of this name and nothing in sight gives it a `Deref`; null for all others. */
  derefs(typeName: string): boolean | null;
  /** True where a type of this name points at another by a `Deref`, and nothing in sight gives it a `Clone`: its `clone` is that of the other. */
  clonesContent(typeName: string): boolean;
  /** True where a type of this name is declared with a lifetime: its values borrow from others. */
  borrows(typeName: string): boolean;
  /** True where the repository itself declares a type of this name. */
  declares(typeName: string): boolean;
  /** Does a path, as its `use` writes it out, begin with a crate that is none of the repository's? */
  isOutside(path: string): boolean;
  /** Files of the repository that declare a type of this name; this file alone if it does. */
  declaredIn(typeName: string): readonly string[];
}

export interface Signature {
  receiver: '' | '&' | 'm' | 'v';
  parameters: readonly (Type | null)[];
  returns: Type | null;
  isAsync: boolean;
  /** What the body comes to, where all functions that may be meant agree. */
  gist?: Gist;
}
