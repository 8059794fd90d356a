import { collectedBy, isPlainList } from '../../../rust/order/collects.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const INSTEAD: Readonly<Record<string, string>> = {
  pop: 'keep the last one in a `try_fold`, which stops at the first error as well',
  last: 'keep the last one in a `try_fold`, which stops at the first error as well',
  len: 'count in a `try_fold`, which stops at the first error as well',
  is_empty: 'use `try_for_each`, and ask the source whether it is empty',
  first: 'keep the first one in a `try_fold`, which stops at the first error as well',
};

/** `let all = ..collect::<Result<Vec<_>, _>>()?;`: errors are to be seen, and the first of them ends it. */
export function ofResults(uses: readonly UseFacts[]): string {
  const [method, ...others] = new Set(uses.map((use) => use.method ?? ''));
  return (
    (others.length === 0 && INSTEAD[method ?? '']) ||
    'keep what is asked for in a `try_fold`, which stops at the first error as well'
  );
}

/** `..collect::<Result<Vec<_>, _>>().map(|mut all| all.pop())`, `..collect::<Result<Vec<_>, _>>()?.len()`. */
export function askedOfResults(node: Node, file: RustFile): Problem | null {
  const asked = askedInClosure(node, file) ?? askedBehindMark(node);
  const collected = asked && collectedBy(asked.results, null);
  if (!collected?.into || !/^(?:\w*Result|Option)$/.test(collected.into.name)) return null;
  const list = collected.into.args[0] ?? null;
  const help = INSTEAD[asked!.method];
  if (!isPlainList(list) || !help || /\bpar_\w+|spawn|async|await/.test(collected.chain.text)) return null;
  return {
    at: collected.call,
    until: node,
    message: `All that comes is collected into a \`${list!.name}\` to ask it for \`${asked!.method}\`, and dropped.`,
    help,
  };
}

interface Asked {
  /** What is collected, errors and all. */
  results: Node;
  method: string;
}

function askedInClosure(call: Node, file: RustFile): Asked | null {
  const closure = /^(?:map|and_then|is_ok_and|is_some_and)$/.test(methodOf(call) ?? '')
    ? argumentsOf(call)[0]
    : undefined;
  const results = receiverOf(call);
  if (closure?.kind !== 'closure_expression' || !results) return null;
  const [list, more] = file.localsOf(closure);
  const [use, another] = list?.whole && !more ? file.usesOf(list) : [];
  if (!use?.method || another || use.use.hidden || use.place !== use.use.node) return null;
  return { results, method: use.method };
}

function askedBehindMark(call: Node): Asked | null {
  const tried = receiverOf(call);
  const method = methodOf(call);
  return tried?.kind === 'try_expression' && method ? { results: tried.children[0]!, method } : null;
}
