import { valueOfClosure } from '../../../rust/order/given-value.js';
import { receiverBehind } from '../../../rust/ownership/single-use.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { runsOnce } from '../of-several-rules/constant-tables.js';
import { madeOnceInStatic } from '../of-several-rules/made-once.js';

const CONSTANT = /^(?:\w+::)*[A-Z][A-Z0-9_]+$/;
/** Copies of a text cost whoever clones the finished list as much again. */
const COPIES = /^(?:String|PathBuf|Vec|OsString|Box|Cow)::/;
/** Make something of a text that is cheap to clone afterwards: interned names, numbers, paths and keys that are parsed. */
const MAKES = /^(?:\w+::)*[A-Z]\w*::(?:new|from|intern|from_str|parse|from_static|from_bytes|from_hex)$/;

/** `RESERVED.iter().map(|name| Atom::new(*name))`: the same values are made of a constant list at every call. */
export function convertedConstants(call: Node, file: RustFile): Problem | null {
  if (methodOf(call) !== 'map') return null;
  const list = listOf(receiverBehind(call, file));
  const made = list && madeOfItem(argumentsOf(call)[0]);
  const fn = made ? enclosingFunction(call) : null;
  if (!list || !made || !fn || runsOnce(call) || file.isCold(call) || isEmptyHere(list, file)) return null;
  if (fn.child('parameters')?.children.length === 0 && fn.child('body')?.children.length === 1) return null;
  return {
    at: call,
    message: `\`${made}\` is called for every entry of \`${list}\` at ${callsReaching(call, fn)}, though the entries never change.`,
    help: `make them once, in ${madeOnceInStatic(file)}, and start from a clone of that`,
  };
}

function listOf(chain: Node | undefined): string | null {
  const source = chain && /^(?:iter|into_iter)$/.test(methodOf(chain) ?? '') ? receiverOf(chain) : undefined;
  return source && CONSTANT.test(source.text) ? source.text : null;
}

/** `const NONE: Vec<Row> = vec![];`: whoever goes over it makes nothing. */
function isEmptyHere(list: string, file: RustFile): boolean {
  return [...file.tree.root.descendantsOfKind('const_item', 'static_item')].some(
    (item) =>
      item.child('name')?.text === list &&
      /^(?:&?\s*\[\s*\]|vec!\s*\[\s*\]|Vec::new\(\))$/.test(item.child('value')?.text ?? ''),
  );
}

/** The constructor that a closure of one parameter calls with it, or that stands there itself. */
function madeOfItem(mapper: Node | undefined): string | null {
  if (!mapper) return null;
  if (mapper.kind === 'scoped_identifier') return isMaker(mapper.text) ? mapper.text : null;
  const body = valueOfClosure(mapper);
  const path = body?.kind === 'call_expression' ? calledPath(body) : null;
  if (!body || !path || !isMaker(path)) return null;
  const [given, more] = argumentsOf(body);
  const parameter = mapper
    .child('parameters')
    ?.text.replace(/^\||\|$/g, '')
    .trim()
    .replace(/^&/, '');
  return !more && given && given.text.replace(/^[*&]+/, '') === parameter ? path : null;
}

function isMaker(path: string): boolean {
  return MAKES.test(path) && !COPIES.test(path.split('::').slice(-2).join('::'));
}
