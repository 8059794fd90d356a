import { asCopy } from '../../rust/cost/copies.js';
import { rootOf } from '../../rust/ownership/places.js';
import { calledPath } from '../../rust/syntax/call-syntax.js';
import { quoted } from '../wording.js';
import { MEASURES, measuredClosure } from './of-several-rules/measured-closure.js';
export const rule = {
  id: 'setup-inside-measured-closure',
  item: 'benchmarks',
  summary: 'preparation that is measured with the work',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: MEASURES,
  check(node, file) {
    const closure = measuredClosure(node, file);
    if (!closure) return null;
    const body = closure.child('body');
    const statements = body?.kind === 'block' ? body.children : [];
    if (statements.length < 2) return null;
    for (const statement of statements.slice(0, -1)) {
      const value = statement.kind === 'let_declaration' ? statement.child('value') : undefined;
      if (!value || !isSetup(value, closure, file) || isResult(statement, statements.at(-1), file)) continue;
      return {
        at: value,
        message: `${quoted(value)} is prepared anew inside the measured closure, so its time is part of the result and hides changes of the rest.`,
        help: 'prepare it in the first closure of `iter_batched` (or `iter_batched_ref`), or before `iter` where it can be shared',
      };
    }
    return null;
  },
};
/** Is what is prepared only given back, so that making it is what is measured? */
function isResult(declaration, last, file) {
  const [local] = file.localsOf(declaration);
  return local?.uses.length === 1 && local.uses[0].node === last;
}
/** A copy of something made outside, or data that is read or drawn by chance. */
function isSetup(value, closure, file) {
  const copy = asCopy(value);
  if (copy) {
    const root = rootOf(copy.source);
    const binding = root && file.bindingOf(root);
    return !!binding && !closure.contains(binding.node) && copy.method !== 'to_string';
  }
  const path = calledPath(value) ?? '';
  return /(?:^|::)(?:read_to_string|thread_rng|tempdir|generate_\w+|random_\w+|File::open)$/.test(path);
}
