import { spelling } from '../ownership/same-place.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { methodTarget } from '../types/types.js';

const TELLS = {
  exists: 'exists',
  try_exists: 'exists',
  is_dir: 'kind',
  is_file: 'kind',
  is_symlink: 'link',
  metadata: 'metadata',
  symlink_metadata: 'link',
};
/** `path.is_dir()`, `fs::metadata(&path)`: each is a system call. Null where it is not known that a path is asked. */
export function fileQuestion(call, known) {
  if (call.kind !== 'call_expression' || call.parent?.kind === 'await_expression') return null;
  const method = methodOf(call);
  if (method) {
    const told = Object.hasOwn(TELLS, method) ? TELLS[method] : undefined;
    const asked = receiverOf(call);
    if (!told || argumentsOf(call).length > 0 || !isPath(asked, known)) return null;
    return { call, told, path: asked, about: spelling(asked) };
  }
  const [, name] = /^(?:std::)?fs::(metadata|symlink_metadata|exists)$/.exec(calledPath(call) ?? '') ?? [];
  const [given, more] = argumentsOf(call);
  if (!name || !given || more) return null;
  const path = withoutBorrow(given);
  return { call, told: TELLS[name], path, about: spelling(path) };
}
/** By its type; or `entry.path()`, `dir.join(..)`, which give nothing else. */
function isPath(asked, known) {
  const found = known.typeOf(asked);
  if (found) {
    const { name } = methodTarget(found);
    return (name === 'Path' || name === 'PathBuf') && !known.declarations.declares(name);
  }
  const binding = asked.kind === 'identifier' ? known.bindingOf(asked) : undefined;
  const made = binding?.kind === 'let' && binding.whole ? binding.value : asked;
  return !!made && methodOf(made) === 'path' && argumentsOf(made).length === 0;
}
