import type { Binding } from '../../rust/names/scopes.js';
import { enclosingLoop, type Loop } from '../../rust/order/loops.js';
import { resultsOf, waysOf } from '../../rust/order/ways.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'string-concat-in-loop',
  item: 'redundant-work',
  summary: 'a text copied whole each time something is added to it',
  severity: { hot: 'warning', warm: 'note', cold: 'off' },
  blocksWhenHot: true,
  on: ['assignment_expression', 'call_expression'],
  needs: /\bformat!|=\s*(\w+(\.clone\(\))? \+|\[|\w+\s*\.join\()|\.(?:fold|reduce(?:_with)?)\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'call_expression') return foldedAnew(node);
    const text = node.child('left');
    const value = node.child('right');
    const loop = enclosingLoop(node);
    if (text?.kind !== 'identifier' || !value || !loop) return null;
    const binding = file.bindingOf(text);
    if (!binding || loop.node.contains(binding.node)) return null;
    const found = file.typeOf(text);
    if (isJoinedTo(text.text, value))
      return /^Path(?:Buf)?$/.test(found?.name ?? '') || (!found && isMadeAsPath(binding))
        ? longerPath(node, text.text, loop)
        : null;
    const copy = waysOf(value).find((way) => isCopiedWith(text.text, way));
    if (!copy || isTriedOut(text.text, loop)) return null;
    if (found && found.name !== 'String') return null;
    return copiedWhole(node, text.text, loop.word, isFirst(text.text, copy));
  },
};

function copiedWhole(at: Node, name: string, word: string, isAppended: boolean): Problem {
  return {
    at,
    message: `Each turn of \`${word}\` copies all of \`${name}\` to add a little to it: the work grows with the square of the turns.`,
    help: isAppended
      ? `append to it: \`${name}.push_str(..)\` or \`write!(${name}, ..)\``
      : 'collect the parts in a list, and put them together once, in reverse, after the loop',
  };
}

/** `rows.fold(String::new(), |all, row| format!("{all}{row}"))`, `rows.reduce(|all, row| format!("{all}, {row}"))` */
function foldedAnew(call: Node): Problem | null {
  const method = methodOf(call) ?? '';
  const given = argumentsOf(call);
  const chain = receiverOf(call);
  if (!chain || !/^(?:fold|reduce|reduce_with)$/.test(method)) return null;
  const inParts = runsInParts(chain);
  const closure = given.length === (inParts ? TAKEN_IN_PARTS : TAKEN)[method] ? given.at(-1) : undefined;
  // Of what is written out there are a few.
  if (closure?.kind !== 'closure_expression' || /^\[/.test(chain.text)) return null;
  const [all] = closure.child('parameters')?.children ?? [];
  const name = all?.kind === 'parameter' ? all.child('pattern') : all;
  const body = closure.child('body');
  if (name?.kind !== 'identifier' || !body) return null;
  const made = resultsOf(body).find((way) => way.kind === 'macro_call' && isCopiedWith(name.text, way));
  if (!made) return null;
  return inParts
    ? putTogetherInParts(made, method)
    : copiedWhole(made, name.text, method, isFirst(name.text, made));
}

/** What the methods take, with a start and without; and rayon's. */
const TAKEN: Record<string, number> = { fold: 2, reduce: 1 };
const TAKEN_IN_PARTS: Record<string, number> = { fold: 2, reduce: 2, reduce_with: 1 };

/** By many threads, each of which puts its part together from the front. */
function runsInParts(chain: Node): boolean {
  return /\.\s*(?:par_\w+|into_par_iter)\(/.test(chain.text);
}

function putTogetherInParts(at: Node, method: string): Problem {
  return {
    at,
    message: `\`${method}\` copies all that it has put together each time to add a little to it, in every thread and once more for each two of them.`,
    help: 'collect the texts, and `join` them once',
  };
}

/** `while taken.contains(&name) { name = format!("{name}_"); }` takes a turn or two. */
function isTriedOut(name: string, loop: Loop): boolean {
  const condition = loop.word === 'while' ? loop.node.child('condition') : undefined;
  return !!condition && [...condition.descendantsOfKind('identifier')].some(({ text }) => text === name);
}

/** Does the new text begin with the old one? */
function isFirst(name: string, value: Node): boolean {
  if (value.kind !== 'macro_call') return true;
  const [literal, ...rest] = value.child('arguments')?.children ?? [];
  return (
    new RegExp(`^r?#*"\\{${name}\\}`).test(literal?.text ?? '') ||
    (/^"\{\}/.test(literal?.text ?? '') && rest[0]?.text === name)
  );
}

/** `path = path.join(part)`. */
function isJoinedTo(name: string, value: Node): boolean {
  return methodOf(value) === 'join' && receiverOf(value)!.text === name && argumentsOf(value).length === 1;
}

function isMadeAsPath(binding: Binding): boolean {
  return /^PathBuf::|\.to_path_buf\(\)$/.test(binding.value?.text ?? '');
}

function longerPath(node: Node, name: string, loop: Loop): Problem {
  return {
    at: node,
    message: `Each turn of \`${loop.word}\` allocates a new path and copies all of \`${name}\` into it to add one part.`,
    help: `add the part in place: \`${name}.push(..)\``,
  };
}

/** `format!("{s}{x}")`, `s.clone() + x`, `[s, x].concat()`: the old text is part of a new one. */
function isCopiedWith(name: string, value: Node): boolean {
  if (value.kind === 'macro_call' && value.macro === 'format') {
    const [literal, ...rest] = value.child('arguments')?.children ?? [];
    if (!literal || !/string_literal$/.test(literal.kind)) return false;
    return literal.text.includes(`{${name}}`) || rest.some((each) => each.text === name);
  }
  if (value.kind === 'binary_expression' && value.child('operator')?.text === '+')
    return new RegExp(`^${name}\\.(?:clone|to_string|to_owned)\\(\\) *\\+`).test(value.text);
  return new RegExp(`^\\[&?${name}(?:\\.\\w+\\(\\))?, .*\\]\\.(?:concat|join)\\(`).test(value.text);
}
