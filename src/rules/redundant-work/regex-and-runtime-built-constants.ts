import { argumentsOf, calledPath, enclosingFunction, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const COMPILED =
  /(?:^|::)(Regex|RegexSet|RegexBuilder|BytesRegex|AhoCorasick|Glob|GlobMatcher|WildMatch|Selector)::(new|parse|must)$/;
/** What runs a closure or an initialiser only once. */
const ONCE =
  /(?:^|[.:])(?:get_or_init|get_or_try_init|get_or_insert_with|call_once|LazyLock::new|Lazy::new|LazyCell::new|lazy_regex)$/;
/** A pattern without any of these is a plain text. */
const SPECIAL = /[.*+?()[\]{}|\\^$]/;

export const rule: Rule = {
  id: 'regex-and-runtime-built-constants',
  item: 'redundant-work',
  summary: 'a pattern that never changes, compiled each time its function is called',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\b(?:Regex|RegexSet|RegexBuilder|AhoCorasick|Glob|WildMatch|Selector)\w*::|\.captures\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) === 'captures') return capturesOnlyAsked(node, file);
    const kind = COMPILED.exec(calledPath(node) ?? '')?.[1];
    const [pattern] = argumentsOf(node);
    const fn = enclosingFunction(node);
    if (
      !kind ||
      !pattern ||
      !fn ||
      !isConstant(pattern) ||
      runsOnce(node) ||
      isReturned(node, fn) ||
      isStored(node, file)
    )
      return null;
    return {
      at: node,
      message: `\`${shortened(pattern.text)}\` is the same at every call of \`${fn.child('name')?.text}\`, yet it is parsed and compiled into a \`${kind}\` each time: that takes longer than most searches with it.`,
      help: plainSearch(kind, pattern) ?? `put it into a \`static\` with \`LazyLock\``,
    };
  },
};

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37).replace(/\s+/g, ' ')}...` : text;
}

/** A literal, a constant, or a list of them. */
function isConstant(pattern: Node): boolean {
  if (/^(?:raw_)?string_literal$/.test(pattern.kind)) return true;
  if (pattern.kind === 'reference_expression') return isConstant(pattern.child('value')!);
  if (pattern.kind === 'array_expression')
    return pattern.children.length > 0 && pattern.children.every(isConstant);
  if (pattern.kind === 'macro_invocation') return /^concat!/.test(pattern.text);
  return /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(pattern.text);
}

function runsOnce(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'static_item' || at.kind === 'const_item' || at.kind === 'macro_invocation') return true;
    if (
      at.kind === 'call_expression' &&
      ONCE.test((at.child('function')?.text ?? '').replace(/\s+/g, '').slice(-40))
    )
      return true;
    if (at.kind === 'function_item') return false;
  }
  return false;
}

/** A function that makes the pattern for its caller to keep. */
function isReturned(node: Node, fn: Node): boolean {
  const returned = fn.child('return_type');
  const names = returned ? returned.text : '';
  const made = COMPILED.exec(calledPath(node) ?? '')![1]!;
  return new RegExp(`\\b(?:Self|${made.replace('Builder', '')}\\w*)\\b`).test(names);
}

/** Becomes a field of a struct, by itself or by its name: made once for each of them. */
function isStored(node: Node, file: RustFile): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'struct_expression') return true;
    if (at.kind === 'let_declaration') {
      const uses =
        file
          .functionAt(at)
          ?.scopes.boundBy(at)
          .flatMap((binding) => binding.uses) ?? [];
      return uses.some(
        (use) =>
          use.node.parent?.kind === 'shorthand_field_initializer' ||
          use.node.parent?.kind === 'field_initializer',
      );
    }
    if (at.kind === 'block' || at.kind === 'closure_expression') return false;
  }
  return false;
}

function plainSearch(kind: string, pattern: Node): string | null {
  if (kind !== 'Regex' || !/string_literal$/.test(pattern.kind)) return null;
  const text = pattern.text.replace(/^r?#*"|"#*$/g, '');
  const inner = text.replace(/^\^|\$$/g, '');
  if (SPECIAL.test(inner) || inner === '') return null;
  const word = text.startsWith('^') ? 'starts_with' : text.endsWith('$') ? 'ends_with' : 'contains';
  return `the pattern is a plain text: ask \`${word}("${inner}")\``;
}

/** `re.captures(x).is_some()`: groups are recorded for nobody. */
function capturesOnlyAsked(call: Node, file: RustFile): Problem | null {
  const asked = call.parent?.kind === 'field_expression' ? (call.parent.child('field')?.text ?? '') : '';
  const found = file.typeOf(receiverOf(call));
  if (!/^is_(?:some|none)$/.test(asked) || (found && found.name !== 'Regex')) return null;
  return {
    at: call,
    message:
      '`captures` records where every group matched, which is several times the work of finding out whether there is a match at all.',
    help: 'ask `is_match`',
  };
}
