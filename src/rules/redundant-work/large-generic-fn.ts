import { methodOf } from '../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../rust/syntax/memo.js';
import type { Node } from '../../rust/syntax/tree.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Below this the copies that the compiler makes are smaller than the call would be. */
const MIN_LINES = 30;

export const rule: Rule = {
  id: 'large-generic-fn',
  item: 'redundant-work',
  summary: 'a long generic function that needs its type parameter for one conversion only',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['parameter'],
  needs: /\b(?:AsRef|Into|ToString|Borrow)\b/,
  check(node: Node, file: RustFile): Problem | null {
    const fn = node.parent?.parent;
    const body = fn?.child('body');
    if (fn?.kind !== 'function_item' || !body || file.isTestFile) return null;
    if (body.endLine - body.line < MIN_LINES || !isConvertible(node.child('type'), fn)) return null;
    const [binding] = file.localsOf(node);
    const uses = binding ? file.usesOf(binding) : [];
    if (uses.length !== 1 || !CONVERTS.test(uses[0]!.method ?? '')) return null;
    const call = uses[0]!.call!;
    return {
      at: binding!.node,
      message: `\`${fn.child('name')!.text}\` is compiled anew for each type of \`${binding!.name}\`, ${body.endLine - body.line} lines of it, and needs the type only for \`.${methodOf(call)}()\`.`,
      help: 'convert in a small generic function, and do the work in a private one that takes the plain type',
    };
  },
};

const CONVERTS = /^(?:as_ref|into|to_string|borrow)$/;
const CONVERTIBLE = /\b(?:AsRef|Into|ToString|Borrow)\b/;

/** `impl AsRef<Path>`, or a type parameter with that bound and no other use. */
function isConvertible(written: Node | undefined, fn: Node): boolean {
  if (written?.kind === 'abstract_type') return CONVERTIBLE.test(written.text);
  if (written?.kind !== 'type_identifier') return false;
  return CONVERTIBLES.of(fn, () => new Set(convertiblesOf(fn))).has(written.text);
}

const CONVERTIBLES = new NodeMemo<ReadonlySet<string>>();

/** The type parameters with such a bound. */
function convertiblesOf(fn: Node): string[] {
  const bounds = [fn.child('type_parameters'), fn.ofKind('where_clause')].flatMap(
    (list) => list?.children ?? [],
  );
  return bounds
    .filter((each) => CONVERTIBLE.test(each.child('bounds')?.text ?? ''))
    .flatMap((each) => (each.child('name') ?? each.child('left'))?.text ?? []);
}
