import { signatureOf } from '../../../rust/functions/signatures.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `let head: Head = store.get(id)?; let tail: Tail = store.get(id)?;`: the same words ask for two things where the type that is wanted decides. */
export function mayWantOthers(before: Node, call: Node, file: RustFile): boolean {
  const [one, other] = [before, call].map((each) => annotationOf(each));
  return (one !== undefined && other !== undefined && one !== other) || isChosenByCaller(call, file);
}

function annotationOf(call: Node): string | undefined {
  const statement = statementOf(call);
  return statement.kind === 'let_declaration' ? statement.child('type')?.text : undefined;
}

/** `fn get<T: Stored>(&self, id: Id) -> Result<T>` of a type that has no parameters itself, and no turbofish that says which `T`. */
function isChosenByCaller(call: Node, file: RustFile): boolean {
  if (call.child('function')?.kind === 'generic_function') return false;
  const returns = signatureOf(call, file)?.returns;
  return !!returns && !hasParameters(file.typeOf(receiverOf(call))) && givesParameter(returns);
}

function hasParameters(asked: Type | null): boolean {
  const target = asked && methodTarget(asked);
  const own = target && /^(?:dyn|impl)$/.test(target.name) ? target.args[0] : target;
  return !!own && own.args.length > 0;
}

function givesParameter(given: Type): boolean {
  return given.args.length > 0 ? given.args.some(givesParameter) : /^[A-Z]\d?$/.test(given.name);
}
