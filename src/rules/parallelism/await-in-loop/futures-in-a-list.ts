import { isAsyncFunction } from '../../../rust/functions/async-context.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { endOf } from '../../../rust/order/given-value.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let answers: Vec<_> = ids.iter().map(|id| fetch(id)).collect(); for answer in answers { answer.await?; }`: none of them has begun. */
export function futuresOneByOne(loop: Node, awaits: readonly Node[], file: RustFile): Problem | null {
  const list = loop.kind === 'for_expression' ? listWalked(loop.child('value')) : undefined;
  const binding = list && file.bindingOf(list);
  if (binding?.kind !== 'let' || !binding.whole || !holdsFutures(binding, file)) return null;
  const own = awaits.find((each) => isItem(each.children[0]!, loop, file));
  if (!own) return null;
  return {
    at: own,
    message: `A future does nothing before it is awaited: those in \`${binding.name}\` run one after the other, as each turn of the \`for\` awaits the next one.`,
    help: `await them together: \`futures::future::join_all(${binding.name})\`, \`try_join_all\`, or \`stream::iter(${binding.name}).buffered(n)\` to bound how many`,
  };
}

/** `answers` of `answers`, `answers.into_iter()` and `&mut answers`. */
function listWalked(walked: Node | undefined): Node | undefined {
  const list =
    walked && /^(?:into_iter|iter_mut|drain)$/.test(methodOf(walked) ?? '')
      ? receiverOf(walked)
      : walked?.kind === 'reference_expression'
        ? walked.child('value')
        : walked;
  return list?.kind === 'identifier' ? list : undefined;
}

function isItem(awaited: Node, loop: Node, file: RustFile): boolean {
  return awaited.kind === 'identifier' && file.bindingOf(awaited)?.declaration === loop;
}

/** Collected from what starts none, or filled with nothing else. */
function holdsFutures(list: Binding, file: RustFile): boolean {
  const { value } = list;
  if (value && /^collect(?:_vec)?$/.test(methodOf(value) ?? ''))
    return isMappedToFutures(receiverOf(value)!, file);
  const pushed = file.usesOf(list).filter(({ method }) => /^push(?:_back)?$/.test(method ?? ''));
  return pushed.length > 0 && pushed.every(({ call }) => isNotBegun(argumentsOf(call!)[0], file));
}

function isMappedToFutures(chain: Node, file: RustFile): boolean {
  const [closure] = methodOf(chain) === 'map' ? argumentsOf(chain) : [];
  return (
    closure?.kind === 'closure_expression' && (closure.has('async') || isNotBegun(givenBy(closure), file))
  );
}

function givenBy(closure: Node): Node | undefined {
  const body = closure.child('body');
  return body?.kind === 'block' ? (endOf(body) ?? undefined) : body;
}

/** An async block, or the call of an async function: a task that is spawned runs already. */
function isNotBegun(made: Node | undefined, file: RustFile): boolean {
  if (made?.kind === 'async_block') return true;
  if (made?.kind !== 'call_expression') return false;
  if (/^(?:boxed|boxed_local)$/.test(methodOf(made) ?? '')) return isNotBegun(receiverOf(made), file);
  const fn = functionCalledByName(made);
  return fn ? isAsyncFunction(fn) : signatureOf(made, file)?.isAsync === true;
}
