import { attributesOf } from '../../rust/functions/shape.js';
import { calledPath } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import type { Problem, Rule } from '../rule.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'test-without-assertion',
  item: 'tests',
  summary: 'a test that can hardly fail',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /#\[(\w+::)*test\b/,
  needsElsewhere: true,
  check(node: Node): Problem | null {
    const attributes = attributesOf(node);
    if (!/#\[(?:\w+::)*test\b/.test(attributes) || /should_panic|ignore|compile_fail/.test(attributes))
      return null;
    const body = node.child('body');
    const name = node.child('name');
    if (!body || !name || body.children.length === 0 || node.child('return_type') || canFail(body))
      return null;
    if (
      /unpin|send|sync|panic|crash|compile|smoke|no_|does_?nt|doesnt|not_|send_sync|is_send|is_sync|deadlock|overflow|hang/i.test(
        name.text,
      )
    )
      return null;
    return {
      at: name,
      message: `${quoted(name)} runs code and looks at no result: it passes whatever the code answers.`,
      help: 'assert what must be true afterwards',
    };
  },
};

const CHECKS =
  /assert|snapshot|panic|check|expect|verify|ensure|unwrap|should|must|test|prop|fail|diagnostic|roundtrip|run|validate|matches|compare|insta|is_send|is_sync|parse_quote|static_/i;

/** A macro or a call that may panic by what it finds, or a type that must hold for the test to compile. */
function canFail(body: Node): boolean {
  for (const node of body.descendants()) {
    // A function declared inside a test states something about types, for the compiler to check.
    if (/^(?:macro_invocation|function_item|impl_item)$/.test(node.kind) || isOfThisCrate(node)) return true;
    if (/^(?:macro_call|call_expression)$/.test(node.kind) && CHECKS.test(headOf(node))) return true;
    if (
      /^(?:try_expression|index_expression|macro_definition|let_declaration)$/.test(node.kind) &&
      mayPanic(node)
    )
      return true;
  }
  return false;
}

/** A free function may hold the assertions; constructors and those of the standard library don't. */
function isOfThisCrate(node: Node): boolean {
  const path = calledPath(node);
  if (!path) return false;
  const [owner, name] = path.split('::').slice(-2);
  return name === undefined
    ? /^[a-z]/.test(owner!) && owner !== 'drop'
    : /^[a-z]/.test(owner!) &&
        /^[a-z]/.test(name) &&
        !/^(?:std|core|alloc|mem|fs|thread|iter)$/.test(path.split('::')[0]!);
}

function headOf(node: Node): string {
  return node.kind === 'macro_call'
    ? node.macro
    : (node.child('macro')?.text ?? node.child('function')?.text ?? '');
}

/** `let .. else`, `?`, an index and a type annotation all say something about the value. */
function mayPanic(node: Node): boolean {
  return (
    node.kind !== 'let_declaration' ||
    node.children.some((child) => child.field === 'alternative' || child.field === 'type')
  );
}
