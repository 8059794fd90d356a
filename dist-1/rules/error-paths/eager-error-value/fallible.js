import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';

/** Methods that give an `Option` or `Result`, whatever they are called on. */
const GIVES =
  /^(?:get|get_mut|first|last|find|next|pop|ok|err|parse|min|max|checked_\w+|cloned|copied|as_deref|as_ref|take|strip_\w+|ok_or\w*|\w+_opt|try_\w+)$/;
/** What is asked of an `Option` or `Result` only. */
const ASKED =
  /^(?:ok|ok_or\w*|unwrap\w*|expect|is_some|is_none|is_ok|is_err|as_deref|cloned|copied|flatten)$/;
/** `a.or(b)` of an `Option` or `Result`: routes, filters and queries have an `or` as well. */
export function isOptionOr(call, file) {
  const receiver = receiverOf(call);
  const [fallback] = argumentsOf(call);
  if (isFallible(receiver, file) || isFallible(fallback, file)) return true;
  return call.parent?.kind === 'try_expression' || ASKED.test(nextMethod(call));
}
function isFallible(value, file) {
  const known = file.typeOf(value)?.name;
  if (known && known !== '_') return known === 'Option' || known === 'Result';
  return /^(?:\w+::)*(?:Some|Ok|Err)$/.test(calledPath(value) ?? '') || GIVES.test(methodOf(value) ?? '');
}
const ERROR_NAME = /^(?:\w+_)?(?:e|err|error|cause|report)$/;
const ERROR_CONSTRUCTOR = /(?:Error|Report|Err)::\w+$/;
const ERROR_MACRO = /^(?:anyhow|eyre|format_err|err)$/;
const TAKES_ERROR = /^(?:map_err|or_else|inspect_err|unwrap_or_else)$/;
/** An error at hand, not a result that may hold one: to give it context, the text is needed. */
export function isErrorItself(value, file) {
  const method = methodOf(value);
  if (method && /^(?:into|context|wrap_err)$/.test(method) && isErrorItself(receiverOf(value), file))
    return true;
  if (ERROR_CONSTRUCTOR.test(calledPath(value) ?? '')) return true;
  if (value.kind === 'macro_call') return ERROR_MACRO.test(value.macro);
  if (value.kind === 'macro_invocation')
    return ERROR_MACRO.test((value.child('macro')?.text ?? '').split('::').at(-1));
  if (/(?:Error|Report)$/.test(file.typeOf(value)?.name ?? '')) return true;
  return value.kind === 'identifier' && (ERROR_NAME.test(value.text) || isBoundAsError(value, file));
}
/** By `Err(e)`, or as what the closure of `map_err` is handed. */
function isBoundAsError(name, file) {
  const binding = file.bindingOf(name);
  if (!binding) return false;
  for (const at of binding.node.ancestors()) {
    if (at.kind === 'tuple_struct_pattern' && /^(?:\w+::)*Err\b/.test(at.text)) return true;
    if (at.kind === 'closure_parameters') {
      const call = callOfArgument(at.parent);
      return !!call && TAKES_ERROR.test(methodOf(call) ?? '');
    }
    if (at.kind === 'block' || at.kind === 'function_item') return false;
  }
  return false;
}
