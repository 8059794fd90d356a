import { isAsyncFunction } from '../../rust/functions/async-context.js';
import { attributesOf, enclosingImpl, implTrait } from '../../rust/functions/shape.js';
import type { Node } from '../../rust/syntax/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'new-entry-point-without-span',
  item: 'observability',
  summary: 'an entry point without a span, beside others that have one',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /\binstrument\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const holder = enclosingImpl(node);
    if (holder?.kind !== 'impl_item' || file.isTestFile || isInstrumented(node) || !isEntry(node))
      return null;
    const siblings = (holder.child('body')?.children ?? []).filter(
      (each) => each.kind === 'function_item' && each !== node && isEntry(each),
    );
    const traced = siblings.filter(isInstrumented);
    if (traced.length < MIN_TRACED || traced.length < siblings.length) return null;
    const name = node.child('name')!;
    return {
      at: name,
      message: `\`${name.text}\` has no span, and every other entry point beside it has one (\`${traced[0]!.child('name')!.text}\`): what it takes can't be seen in a trace.`,
      help: 'put `#[instrument(skip_all)]` on it, with the fields that tell its calls apart',
    };
  },
};

/** One instrumented function is a special case, two are a habit. */
const MIN_TRACED = 2;

function isInstrumented(fn: Node): boolean {
  return (
    /\binstrument\b/.test(attributesOf(fn)) ||
    /\.instrument\(|_span!\(|\bspan!\(/.test(fn.child('body')?.text ?? '')
  );
}

/** Public, or of a trait, and more than a getter. */
function isEntry(fn: Node): boolean {
  const body = fn.child('body');
  if (!body || body.endLine - body.line <= 2) return false;
  if (!isAsyncFunction(fn) && !/&mut self/.test(fn.child('parameters')?.text ?? '')) return false;
  return fn.has('visibility_modifier') || implTrait(fn) !== null;
}
