import type { Type } from './types.js';

/**
 * The type of a part that is declared as a parameter of its struct, where `whole` says that it stands for a reference: the `inner: T`
 * of a `Sealed<&Header>`. By convention the parameter has the same letter in the `impl`s as in the struct.
 */
export function boundByArgument(part: Type, whole: Type): Type {
  if (!PARAMETER.test(part.name)) return handedOn(part, whole);
  const argument =
    whole.args.length === 1 ? whole.args[0] : whole.args.find(({ name }) => name === part.name);
  return argument?.refs ? { ...argument, refs: part.refs + argument.refs } : part;
}

/** `rows: Table<K, V>` of a `Kept<RowId, Row>`: a struct that hands on as many parameters as it has does so in their order. */
function handedOn(part: Type, whole: Type): Type {
  const names = part.args.map(({ name, refs }) => (refs === '' && PARAMETER.test(name) ? name : ''));
  const isWhole =
    names.length > 1 && names.length === whole.args.length && new Set(names).size === names.length;
  return isWhole && !names.includes('') ? { ...part, args: whole.args } : part;
}

const PARAMETER = /^[A-Z]\d?$/;
