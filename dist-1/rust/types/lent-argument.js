/**
 * The type of a part that is declared as a parameter of its struct, where `whole` says that it stands for a reference: the `inner: T`
 * of a `Sealed<&Header>`. By convention the parameter has the same letter in the `impl`s as in the struct.
 */
export function boundByArgument(part, whole) {
  if (!/^[A-Z]\d?$/.test(part.name)) return part;
  const argument =
    whole.args.length === 1 ? whole.args[0] : whole.args.find(({ name }) => name === part.name);
  return argument?.refs ? { ...argument, refs: part.refs + argument.refs } : part;
}
