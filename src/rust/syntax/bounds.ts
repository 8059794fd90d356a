import type { Node } from './tree.js';

/** What is said of the type parameters of a function or an `impl`. */
export function boundsOf(holder: Node): string {
  const where = holder.children.find(({ kind }) => kind === 'where_clause');
  return `${holder.child('type_parameters')?.text ?? ''} ${where?.text ?? ''}`;
}
