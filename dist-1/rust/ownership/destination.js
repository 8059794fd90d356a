import { argumentsOf, calledPath, calleeName, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { isMap, isSet } from '../types/types.js';

/** Builders change the copy that they are given, and what is converted or handed out has to be owned. */
const STARTS_FROM_COPY =
  /^(into|into_inner|into_string|try_into|map|map_err|or|or_else|ok_or|ok_or_else|context|with_context|(with|at|from|and|set|alias)(_\w+)?)$/;
/** Only an iterator has these, and a copy of one is no copy of its items. */
const ITERATES = /^(all|any|count|enumerate|fold|next|peekable|position|rev|skip|step_by|zip)$/;
/** What opens an `Option` hands on the value itself. */
const OPENS = /^(unwrap|expect|unwrap_or(_\w+)?)$/;
export function destinationOf(node) {
  const parent = node.parent;
  if (parent.kind === 'field_expression' && node.field === 'value') {
    const method = parent.child('field')?.text ?? '';
    if (OPENS.test(method) && parent.parent?.kind === 'call_expression') return destinationOf(parent.parent);
    const starts = STARTS_FROM_COPY.test(method) || ITERATES.test(method);
    return { destination: starts ? 'stored' : 'consumed', value: node };
  }
  return { destination: besideOthers(parent), value: node };
}
function besideOthers(parent) {
  if (parent.kind === 'let_declaration') return 'local';
  if (parent.kind === 'tuple_expression') return 'tuple';
  const call = parent.kind === 'arguments' ? parent.parent : null;
  if (call?.kind !== 'call_expression') return 'stored';
  const path = calledPath(call);
  // `Some(x.clone())`, `Label::new(x.clone())`: a function of a type mostly makes one of it, which has to own its parts.
  return path && /(^|::)[A-Z]\w*(::\w+)?$/.test(path) ? 'stored' : 'argument';
}
const STORING =
  /^(insert|push|push_back|push_front|entry|send|try_send|unbounded_send|set|set_\w+|extend|add|add_\w+|with_\w+|register\w*|or_insert|append|append_value|put|put_\w+|store|record|define|declare|bind|spawn|spawn_\w+|schedule|schedule_\w+|alias|alias_\w+|unwrap_or|replace|or|union|then_some|fold|try_fold|scan|once|repeat|successors|(create|build|make|new)(_\w+)?|\w+_with|insert_\w+|push_\w+|send_\w+)$/;
/** What keeps its content in another form can take a reference: rows are encoded, keys are hashed. */
const ENCODES = /(table|db|writer|cursor|trie|sorter|state_store)$/;
/** Does the callee keep what it is given, so that it needs a value of its own? */
export function isStoring(call, known) {
  const method = methodOf(call);
  if (!method) {
    const called = calleeName(call);
    return /^(Some|Ok|Err|Box|Arc|Rc)$/.test(called) || STORING.test(called);
  }
  if (startsFromNothing(receiverOf(call))) return true;
  // `map.update(key, value)` keeps both, a hasher's has one.
  if (method === 'update' && argumentsOf(call).length === 2) return true;
  if (!STORING.test(method.replace(/^try_/, ''))) return false;
  const receiver = receiverOf(call);
  const found = known.typeOf(receiver);
  if (found && (isMap(found) || isSet(found))) return true;
  const name = receiver?.kind === 'field_expression' ? receiver.child('field')?.text : receiver?.text;
  return !ENCODES.test(name ?? '');
}
/** `Args::default().name(x.clone())`, `builder.header(x.clone())`: a new value is being built. */
export function startsFromNothing(receiver) {
  let at = receiver;
  for (; at?.kind === 'call_expression'; at = receiverOf(at)) {
    if (/(^|::)(default|new|builder)$/.test(calledPath(at) ?? '')) return true;
  }
  return /(^|_|\.)builder$/.test(at?.text ?? '');
}
