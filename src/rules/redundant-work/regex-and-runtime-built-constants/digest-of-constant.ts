import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isConstant, runsOnce } from '../of-several-rules/constant-tables.js';
import { madeOnceInStatic } from '../of-several-rules/made-once.js';

const DIGESTS =
  /(?:^|::)(?:keccak256|sha256|sha3_256|blake3::hash|Sha256::digest|Keccak256::digest|hex::decode|(?:serde_json|serde_yaml|toml|ron)::from_(?:str|slice)|(?:Address|B256|U256|H160|H256|FixedBytes|Url|Uuid|VersionReq)::(?:from_str|parse|from_hex|parse_str)|(?:BigU?[Ii]nt|BigDecimal)::(?:parse_bytes|from_str|from_str_radix)|prepare_verifying_key)$/;

/** Copy a text or bytes that could be referred to where they lie. */
const COPIED =
  /(?:^|::)(?:(?:HeaderValue|HeaderName|PathAndQuery|Authority)::(?:from_str|from_bytes|try_from)|Bytes::copy_from_slice)$/;

/** `HeaderValue::from_str("text/plain")`: checked and copied at each call, where `from_static` does neither. */
export function copiedConstant(call: Node, file: RustFile): Problem | null {
  const path = calledPath(call) ?? '';
  const [given] = argumentsOf(call);
  if (!COPIED.test(path) || !given || file.isCold(call) || runsOnce(call)) return null;
  const text = withoutView(given);
  if (!/^b?r?#*"/.test(text.text) || !/_literal$/.test(text.kind) || /^b?""$/.test(text.text)) return null;
  const owner = path.split('::').at(-2)!;
  return {
    at: call,
    message: `\`${text.text}\` is copied to the heap each time${owner === 'Bytes' ? '' : ', and checked byte by byte'}, though it never changes.`,
    help: `use \`${owner}::from_static(${text.text})\``,
  };
}

/** `keccak256(b"transfer(address,uint256)")`: the same digest at every call. */
export function digestOfConstant(call: Node, file: RustFile): Problem | null {
  if (!DIGESTS.test(calledPath(call) ?? '') || file.isCold(call)) return null;
  const [input] = argumentsOf(call);
  const fn = enclosingFunction(call);
  if (
    !input ||
    !(
      isConstant(withoutView(input)) ||
      isPartOfStatic(input) ||
      /^include_(?:str|bytes)!/.test(input.text)
    ) ||
    !fn ||
    runsOnce(call)
  )
    return null;
  if (fn.child('parameters')?.children.length === 0 && isWholeBody(call, fn)) return null;
  if (fn.ofKind('function_modifiers')?.has('const') || isGivenAway(call)) return null;
  return {
    at: call,
    message: `\`${calledPath(call)}\` works out the same value at ${callsReaching(call, fn)}.`,
    help: `put it into a \`const\`, or ${madeOnceInStatic(file)} where it can not be worked out at compile time`,
  };
}

/** `Client::new(Url::parse("..")?)`, `(Url::parse("..")?, path)`: whoever keeps it would have to be given a copy, which costs as much again. */
function isGivenAway(call: Node): boolean {
  if (!/(?:^|::)Url::|^(?:serde_|toml|ron)/.test(calledPath(call) ?? '')) return false;
  const value = withOpenings(call, OPENING_OR_DEFAULT);
  return (
    callOfArgument(value) !== null ||
    /^(?:tuple_expression|(?:shorthand_)?field_initializer)$/.test(value.parent?.kind ?? '')
  );
}

/** `b"..".as_slice()`, `&b".."[..]` */
function withoutView(input: Node): Node {
  let at = input;
  for (;;) {
    if (/^as_(?:slice|bytes|ref)$/.test(methodOf(at) ?? '')) at = receiverOf(at)!;
    else if (at.kind === 'reference_expression' && at.child('value')?.kind === 'index_expression')
      at = at.child('value')!.children[0]!;
    else return at;
  }
}

/** `&PARAMETERS.spend.key` */
function isPartOfStatic(input: Node): boolean {
  return /^&(?:\w+::)*[A-Z][A-Z0-9_]+(?:\.\w+)+$/.test(input.text.replace(/\s+/g, ''));
}

/** A function that gives a name to the value, for others to keep. */
function isWholeBody(call: Node, fn: Node): boolean {
  const body = fn.child('body');
  return body?.children.length === 1 && body.children[0]!.contains(call);
}
