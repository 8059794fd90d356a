import type { Known } from '../known.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { methodTarget, type Type } from '../types/types.js';
import { functionCalled } from './function-called.js';
import { attributesOf } from './shape.js';
import { signatureOf } from './signatures.js';

/** Answers of such a function are kept: `#[salsa::tracked]`, `#[cached]`, `#[cached(time = 60)]`, `#[memoize]`. */
const KEEPS_ANSWERS = /#\[(?:\w+::)*(?:tracked|(?:io_)?cached|memoi[sz]e\w*|once|query)\b/;

export function keepsAnswers(fn: Node): boolean {
  return KEEPS_ANSWERS.test(attributesOf(fn));
}

/** `&dyn ModuleDb`, `&dyn HirDatabase`: what keeps the answers of queries. */
const KEEPER = /(?:Db|DB|Database)$/;

/**
 * Is the answer of a call kept for all who ask after it, by an attribute of the function or, where that stands elsewhere, by what it is handed
 * first? Such a call may be made for those, and costs nothing when it was made before.
 */
export function isRemembered(call: Node, known: Known): boolean {
  if (call.kind !== 'call_expression') return false;
  const fn = functionCalled(call, known);
  if (fn) return keepsAnswers(fn);
  const asked = methodOf(call) ? known.typeOf(receiverOf(call)) : null;
  const [first] = argumentsOf(call);
  return [asked, signatureOf(call, known)?.parameters[0], known.typeOf(first)].some(isKeeper);
}

function isKeeper(found: Type | null | undefined): boolean {
  const target = found ? methodTarget(found) : null;
  return target?.name === 'dyn' && KEEPER.test(target.args[0]?.name ?? '');
}
