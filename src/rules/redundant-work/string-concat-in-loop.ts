import { argumentsOf, enclosingLoop, type Loop, methodOf, receiverOf } from '../../rust/flow.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'string-concat-in-loop',
  item: 'redundant-work',
  summary: 'a text copied whole each time something is added to it',
  severity: { hot: 'warning', warm: 'note', cold: 'off' },
  blocksWhenHot: true,
  on: ['assignment_expression'],
  needs: /=\s*(format!|\w+(\.clone\(\))? \+|\[|\w+\s*\.join\()/,
  check(node: Node, file: RustFile): Problem | null {
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
    if (!isCopiedWith(text.text, value)) return null;
    if (found && found.name !== 'String') return null;
    return {
      at: node,
      message: `Each turn of \`${loop.word}\` copies all of \`${text.text}\` to add a little to it: the work grows with the square of the turns.`,
      help: `append to it: \`${text.text}.push_str(..)\` or \`write!(${text.text}, ..)\``,
    };
  },
};

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
    return (
      new RegExp(`^r?#*"\\{${name}\\}`).test(literal.text) ||
      (/^"\{\}/.test(literal.text) && rest[0]?.text === name)
    );
  }
  if (value.kind === 'binary_expression' && value.child('operator')?.text === '+')
    return new RegExp(`^${name}\\.(?:clone|to_string|to_owned)\\(\\) *\\+`).test(value.text);
  return new RegExp(`^\\[&?${name}(?:\\.\\w+\\(\\))?, .*\\]\\.(?:concat|join)\\(`).test(value.text);
}
