import { constFunctions, isConstText, itemsOfConstList } from '../../rust/names/const-values.js';
import { valueOfClosure } from '../../rust/order/given-value.js';
import { argumentsOf, calledPath } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'lazy-for-const-value',
  item: 'parallelism',
  summary: 'a static that is made when first asked for, though the compiler could make it',
  severity: { ...ALWAYS_WARN, cold: 'note' },
  blocksWhenHot: false,
  on: ['static_item', 'macro_invocation'],
  needs: /\b(?:Lazy|LazyLock|LazyCell|lazy_static|thread_local)\b/,
  check(node: Node, file: RustFile): Problem | readonly Problem[] | null {
    if (node.kind === 'static_item') return lazily(node, file);
    const macro = node.child('macro')?.text.split('::').at(-1);
    if (macro !== 'lazy_static' && macro !== 'thread_local') return null;
    return declaredIn(node, macro, file);
  },
};

/** `static NEXT: Lazy<AtomicU32> = Lazy::new(|| AtomicU32::new(0));` */
function lazily(item: Node, file: RustFile): Problem | null {
  const made = item.child('value');
  const wrapper = made && /(?:^|::)((?:Lazy|LazyLock|LazyCell))::new$/.exec(calledPath(made) ?? '')?.[1];
  const closure = wrapper ? argumentsOf(made)[0] : undefined;
  if (closure?.kind !== 'closure_expression') return null;
  const value = valueOfClosure(closure)!;
  const written = writtenOut(value.text, item.child('name')!, item);
  if (written) return written;
  if (!isConst(value.text, file)) return null;
  return {
    at: item,
    message: `\`${item.child('name')?.text}\` asks at every access whether it has been made yet, though \`${constant(value.text, file)}\` is a constant expression.`,
    help: `write \`= ${constant(value.text, file)};\` without \`${wrapper}\``,
  };
}

/** `Lazy<Vec<&str>>` of a list of literals, `LazyLock<String>` of a literal: nothing about it waits for the program to run. */
function writtenOut(value: string, name: Node, at: Node): Problem | null {
  const items = itemsOfConstList(value);
  if (!items && !isConstText(value)) return null;
  return {
    at,
    message: `\`${name.text}\` is put on the heap when it is first asked for, and asks at every access whether that has been done, though ${items ? 'all its items are constants' : 'its text is a constant'}.`,
    help: items
      ? `declare it as an array, \`[..; ${items}]\`, without the lazy cell`
      : 'declare it as a `&str` without the lazy cell',
  };
}

/** What the compiler can make: `new` of a lock of tokio can't be called there, its `const_new` can. */
function constant(value: string, file: RustFile): string {
  let written = value.replace(/vec!\[\]/g, 'Vec::new()');
  for (const path of constFunctions(value) ?? [])
    if (path.endsWith('::new') && isTokio(path, file))
      written = written.replace(`${path}(`, `${path.replace(/new$/, 'const_new')}(`);
  return written;
}

function isTokio(path: string, file: RustFile): boolean {
  return /^tokio::/.test(file.imports.resolve(path));
}

/** `static ref NEXT: AtomicU32 = AtomicU32::new(0);` and, of a thread, `static DEPTH: Cell<u32> = Cell::new(0);` */
function declaredIn(macro: Node, kind: string, file: RustFile): Problem[] {
  const problems: Problem[] = [];
  for (const { name, value } of staticsIn(macro)) {
    const written = kind === 'lazy_static' ? writtenOut(value, name, name) : null;
    if (written) problems.push(written);
    if (written || !isConst(value, file)) continue;
    problems.push({
      at: name,
      message: `\`${name.text}\` asks at every access whether it has been made yet, though \`${constant(value, file)}\` is a constant expression.`,
      help:
        kind === 'lazy_static'
          ? `declare it outside of the macro: \`static ${name.text}: .. = ${constant(value, file)};\``
          : `write \`const { ${constant(value, file)} }\``,
      // What has to be dropped with its thread is asked about at each access all the same.
      ...(kind === 'thread_local' && !NEEDS_NO_DROP.test(value) && { minor: true }),
    });
  }
  return problems;
}

/** `Cell::new(0)`, `RefCell::new(false)`, `Cell::new(std::ptr::null())`. */
const NEEDS_NO_DROP =
  /^(?:\w+::)*(?:Cell|RefCell|UnsafeCell|Atomic\w+)::new\(\s*(?:-?[\d_.]+\w*|true|false|'.'|(?:\w+::)*null(?:_mut)?\(\)|\w+::(?:MAX|MIN))\s*\)$/;

function* staticsIn(macro: Node): Generator<{ name: Node; value: string }> {
  const tokens = macro.children.find((child) => child.kind === 'token_tree');
  for (const token of tokens?.children ?? []) {
    if (token.kind !== 'identifier') continue;
    const before = macro.tree.text.slice(Math.max(0, token.start - LONGEST_HEAD), token.start);
    if (!/\bstatic\s+(?:ref\s+|mut\s+)?$/.test(before) || token.text === 'ref') continue;
    const behind = macro.tree.text.slice(token.end, Math.min(macro.end, token.end + LONGEST_VALUE));
    const value = /^\s*:[^=;]+=\s*([^;{}]+?)\s*(?:;|\}$)/.exec(behind)?.[1];
    if (value) yield { name: token, value };
  }
}

/** `static ref ` with some spaces. */
const LONGEST_HEAD = 24;
/** What takes more to write is no simple constant. */
const LONGEST_VALUE = 400;

/** Every lock and cell of it comes from a crate whose `new` is known to be `const`. */
function isConst(value: string, file: RustFile): boolean {
  const functions = constFunctions(value);
  if (!functions || functions.length === 0) return false;
  return functions.every((path) => {
    const full = file.imports.resolve(path);
    return /^(?:std|core|alloc|parking_lot|tokio|once_cell|spin|Some|String|Vec)\b/.test(full);
  });
}
