import type { Declarations } from './names/declarations.js';
import type { Binding } from './names/scopes.js';
import type { UseFacts } from './ownership/uses.js';
import type { Node } from './syntax/tree.js';
import type { Type } from './types/types.js';

/** What a question about code asks of the file around it. */
export interface Known {
  typeOf(expression: Node | undefined): Type | null;
  isCopy(found: Type): boolean | null;
  bindingOf(identifier: Node): Binding | undefined;
  usesOf(binding: Binding): readonly UseFacts[];
  localsOf(declaration: Node): readonly Binding[];
  readonly declarations: Declarations;
  /** In a macro, which runs while others compile. */
  readonly runsWhileCompiling?: boolean;
}
