import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { comesFromNowhere } from './made-of-nothing.js';
import { mayBeMovedOut } from './ownership.js';
import { isPlace, withoutParentheses } from './places.js';
import { isMadeHere } from './temporaries.js';

/** Type that owns what is viewed, by the name of the copy that has the same type; the other names convert without a copy. */
const MOVES = {
  String: { to_string: '', to_owned: '', to_vec: '.into_bytes()' },
  PathBuf: { to_path_buf: '', to_owned: '', to_os_string: '.into_os_string()' },
  OsString: { to_os_string: '', to_owned: '' },
  Vec: { to_vec: '', to_owned: '' },
};
/** Views, with the type that has them where no other one has, not even a borrowed one. */
const VIEWS = {
  as_str: '',
  as_path: 'PathBuf',
  as_slice: '',
  as_bytes: '',
  as_os_str: '',
  as_ref: '',
  deref: '',
};
/** Converters of what is lent, with the type that they make. */
const FROM = {
  'String::from': 'String',
  'PathBuf::from': 'PathBuf',
  'OsString::from': 'OsString',
  'Vec::from': 'Vec',
  'Bytes::copy_from_slice': 'Vec',
};
/** The copy of an owned value through a view of it, or null: then somebody else still needs the value, or its type is not known. */
export function viewCopy(call, known) {
  const found = viewedByMethod(call) ?? viewedByFunction(call);
  if (!found) return null;
  const { owner, copy, onlyType } = found;
  const type = known.typeOf(owner);
  if (type ? type.refs !== '' : !isPlace(owner) && !comesFromNowhere(owner, known)) return null;
  const name = type?.name ?? (isPlace(owner) ? '' : onlyType);
  const end = copy.startsWith('from:')
    ? FROM[copy.slice(5)] === name
      ? ''
      : undefined
    : MOVES[name]?.[copy];
  if (end === undefined || !isGivenUp(owner, call, known)) return null;
  const whole = withoutParentheses(owner).text;
  return {
    call,
    owner,
    instead: copy === 'from:Bytes::copy_from_slice' ? `Bytes::from(${whole})` : `${whole}${end}`,
  };
}
/** `name.as_str().to_string()`, `list[..].to_vec()`. */
function viewedByMethod(call) {
  const copy = methodOf(call);
  const view = receiverOf(call);
  if (
    !copy ||
    !view ||
    argumentsOf(call).length > 0 ||
    !/^to_(?:string|owned|vec|path_buf|os_string)$/.test(copy)
  )
    return null;
  const seen = ownerOfView(withoutParentheses(view));
  if (!seen || (seen.view === 'as_bytes' && !/^to_(?:vec|owned)$/.test(copy))) return null;
  // Bytes of a text become a list of their own whatever the copy is called.
  return {
    owner: seen.owner,
    copy: seen.view === 'as_bytes' ? 'to_vec' : copy,
    onlyType: VIEWS[seen.view] ?? '',
  };
}
/** `String::from(&name)`, `Bytes::copy_from_slice(&list)`. */
function viewedByFunction(call) {
  const called = calledPath(call);
  const [argument, more] = argumentsOf(call);
  if (!called || !argument || more) return null;
  const path = called.split('::').slice(-2).join('::');
  if (!FROM[path]) return null;
  const lent = argument.kind === 'reference_expression' ? argument.child('value') : undefined;
  if (argument.has('mutable_specifier')) return null;
  const seen = ownerOfView(lent ?? argument) ?? (lent && { owner: lent, view: '' });
  return seen && seen.view !== 'as_bytes' ? { owner: seen.owner, copy: `from:${path}`, onlyType: '' } : null;
}
function ownerOfView(node) {
  const method = methodOf(node);
  if (method && method in VIEWS && argumentsOf(node).length === 0)
    return { owner: receiverOf(node), view: method };
  const range = node.kind === 'index_expression' ? node.children[1] : undefined;
  return range?.kind === 'range_expression' && range.text === '..'
    ? { owner: node.children[0], view: '[..]' }
    : null;
}
/** Does nobody look at the owner after the copy? */
export function isGivenUp(owner, call, known) {
  if (isPlace(owner)) return !/[[*]/.test(owner.text) && mayBeMovedOut(owner, call, known);
  return isMadeHere(owner, known) || comesFromNowhere(owner, known);
}
