import { failureAround } from '../../rust/functions/failing.js';
import { isPlace } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { formatOf, placeholdersOf } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { freshString, viewed } from '../../rust/types/strings.js';
import { methodTarget } from '../../rust/types/types.js';
import { escapeRegExp } from '../../text/escape-regexp.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'copied-to-append',
  item: 'redundant-work',
  summary: 'a text or list copied whole into a new one that takes its place, to add something to it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['assignment_expression'],
  needs: /=\s*(?:format!|&?\[|[\w.]+\s*\.(?:clone|to_string|to_owned|iter|to_vec)\(\))/,
  check(node: Node, file: RustFile): Problem | null {
    const left = node.child('left');
    const value = node.child('right');
    if (!left || !value) return null;
    const place = left.kind === 'unary_expression' && left.text.startsWith('*') ? left.children[0]! : left;
    if (!isPlace(place) || mentions(value, place) !== 1) return null;
    const added = addedTo(place, value, file);
    if (!added) return null;
    return {
      at: node,
      message: `${quoted(value)} copies all of \`${place.text}\` into a new ${added.word} that takes its place, where it could grow in place.`,
      help: added.help,
      // What is written when something went wrong is written seldom.
      ...(failureAround(node, enclosingFunction(node)) !== null && { minor: true }),
    };
  },
};

interface Added {
  word: 'String' | 'list';
  help: string;
}

function addedTo(place: Node, value: Node, file: RustFile): Added | null {
  return (
    formatted(place, value, file) ??
    summed(place, value, file) ??
    concatenated(place, value, file) ??
    chained(place, value, file)
  );
}

/** How often a value names the place, in format strings as well; a part of it counts too. */
function mentions(value: Node, place: Node): number {
  if (!value.text.includes(spelling(place))) return 0;
  const written = escapeRegExp(spelling(place));
  return [...value.text.matchAll(new RegExp(`(?<![\\w.])${written}(?!\\w)`, 'g'))].length;
}

function isString(place: Node, file: RustFile): boolean {
  const found = file.typeOf(place);
  if (found) return methodTarget(found).name === 'String' && found.refs[0] !== '&';
  const binding = place.kind === 'identifier' ? file.bindingOf(place) : undefined;
  return binding?.kind === 'let' && binding.whole && freshString(binding.value) !== null;
}

/** `text = format!("{text}, {more}")`. */
function formatted(place: Node, value: Node, file: RustFile): Added | null {
  const format = value.kind === 'macro_call' && value.macro === 'format' ? formatOf(value) : null;
  if (!format || !isString(place, file) || !/^"\{/.test(format.literal.text)) return null;
  const [first] = placeholdersOf(format.literal.text);
  if (first?.spec !== '' || format.literal.text.startsWith('"{{')) return null;
  const shown = typeof first.argument === 'string' ? first.argument : format.args[first.argument]?.text;
  if (shown !== place.text) return null;
  return {
    word: 'String',
    help: `append to it: \`write!(${place.text}, ..)\`, or \`${place.text}.push_str(..)\``,
  };
}

/** `text = text.clone() + more`. */
function summed(place: Node, value: Node, file: RustFile): Added | null {
  if (value.kind !== 'binary_expression' || value.child('operator')?.text !== '+') return null;
  let first = value;
  while (first.kind === 'binary_expression' && first.child('operator')?.text === '+')
    first = first.child('left')!;
  const made = freshString(first);
  const copied = made?.source ?? (methodOf(first) === 'clone' ? receiverOf(first) : undefined);
  if (!copied || spelling(copied) !== spelling(place) || !isString(place, file)) return null;
  return { word: 'String', help: `append to it: \`${place.text} += ..\`` };
}

/** `self.ids = [&self.ids[..], &more[..]].concat()`. */
function concatenated(place: Node, value: Node, file: RustFile): Added | null {
  const array =
    methodOf(value) === 'concat' && argumentsOf(value).length === 0 ? receiverOf(value) : undefined;
  if (array?.kind !== 'array_expression') return null;
  const parts = array.children.map((part) => spelling(viewed(part)));
  const found = file.typeOf(place);
  const name = found ? methodTarget(found).name : null;
  if (parts[0] === spelling(place)) {
    if (name !== null && name !== 'String' && name !== 'Vec') return null;
    return {
      word: name === 'String' ? 'String' : 'list',
      help: name
        ? `append to it: \`${place.text}.${name === 'String' ? 'push_str' : 'extend_from_slice'}(..)\``
        : `append the other parts to \`${place.text}\` as it is`,
    };
  }
  if (parts.at(-1) !== spelling(place) || name !== 'Vec') return null;
  return { word: 'list', help: `put it in front in place: \`${place.text}.splice(..0, ..)\`` };
}

/** `list = list.iter().cloned().chain(more).collect()`. */
function chained(place: Node, value: Node, file: RustFile): Added | null {
  if (methodOf(value) !== 'collect') return null;
  const chain = receiverOf(value)!;
  const copies = methodOf(chain) === 'chain' ? receiverOf(chain)! : undefined;
  if (!copies || !/^(?:cloned|copied)$/.test(methodOf(copies) ?? '')) return null;
  const walk = receiverOf(copies)!;
  const found = file.typeOf(place);
  if (methodOf(walk) !== 'iter' || spelling(receiverOf(walk)!) !== spelling(place)) return null;
  if (!found || !/^(?:Vec|VecDeque|HashSet|BTreeSet|IndexSet)$/.test(methodTarget(found).name)) return null;
  return { word: 'list', help: `append to it: \`${place.text}.extend(..)\`` };
}
