import { argumentsOf, calledPath, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { formatsEveryArgument, spanPerCall, spanPerItem } from './expensive-log-or-span/spans.js';

export const rule: Rule = {
  id: 'expensive-log-or-span',
  item: 'observability',
  summary: 'work done only to be written to a log, or a span per item',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['macro_call', 'attribute_item'],
  needs: /\b(trace|debug|info)(_span)?!|\bspan!|\bevent!|\binstrument\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'attribute_item') return formatsEveryArgument(node, file) ?? spanPerCall(node, file);
    if (/^(?:trace|debug|info)$/.test(node.macro)) return builtToBeLogged(node);
    return /^(?:\w+_)?span$/.test(node.macro) ? (builtToBeLogged(node) ?? spanPerItem(node, file)) : null;
  },
};

/** An argument that builds a collection or a text, where something lazy would print the same; the costliest of them. */
function builtToBeLogged(log: Node): Problem | null {
  const found = argumentsOf(log).flatMap((argument) => {
    const value = argument.kind === 'assignment_expression' ? argument.child('right') : argument;
    return (value && costlyIn(value)) ?? [];
  });
  const built = found.find((each) => !each.isSmall) ?? found[0];
  if (!built) return null;
  // What is logged at `info` is meant to be read: that it is built is its price.
  const isMeant = log.macro.startsWith('info');
  // Nothing is built while the level is off, and while it is on, writing the lines costs more than a list of what they show.
  const isPair = isValueOfPair(built.node);
  const isListed = /^(?:collects|joins)$/.test(built.how) && !log.macro.endsWith('span');
  return {
    at: built.node,
    message: isPair
      ? `\`${log.macro}!\` ${built.how} ${quoted(built.node)} before slog asks who listens, only to print it.`
      : `\`${log.macro}!\` ${built.how} ${quoted(built.node)} each time its level is enabled, only to print it.`,
    help: isPair
      ? 'hand over the value itself: `%value` for its `Display`, `?value` for its `Debug`'
      : built.help,
    ...(((built.isSmall && !isPair) || (isMeant ? !copiesEach(built.node) : isListed)) && {
      minor: true,
    }),
  };
}

/** `modules.iter().map(|module| module.to_string()).collect::<Vec<_>>()`: a text for each of them, before the list and the line. */
function copiesEach(list: Node): boolean {
  return /\.map\((?:\|[^|]*\|[^|]*\b(?:to_string|to_owned|clone)\(\)|\|[^|]*\|\s*format!|(?:\w+::)*(?:to_string|clone)\))/.test(
    list.text,
  );
}

/** `"peer" => format!(..)`: slog takes its pairs as values, and a filter behind it comes too late. */
function isValueOfPair(built: Node): boolean {
  const siblings = built.parent?.kind === 'arguments' ? built.parent.children : [];
  const key = siblings[siblings.indexOf(built) - 1];
  return key?.kind === 'string_literal' && /=>/.test(built.tree.text.slice(key.end, built.start));
}

interface Built {
  node: Node;
  how: string;
  help: string;
  isSmall?: boolean;
}

function costlyIn(value: Node): Built | null {
  const stack = [value];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'closure_expression') continue;
    const found = costly(node);
    if (found) return found;
    stack.push(...node.children.toReversed());
  }
  return null;
}

const SERIALISES =
  /^(?:serde_json::to_(?:string|string_pretty|vec|value)|hex::encode|base64::encode|bs58::encode)$/;

const DRAWS = /(?:^|::)(?:pretty|render|dump|draw)_\w+$/;

function costly(node: Node): Built | null {
  if (node.kind === 'macro_call' && node.macro === 'format')
    return {
      node,
      how: 'builds',
      help: 'pass the values as fields, or `format_args!(..)`, which allocates nothing',
      isSmall: true,
    };
  if (node.kind !== 'call_expression') return null;
  const path = calledPath(node);
  if (path && SERIALISES.test(path))
    return {
      node,
      how: 'serialises',
      help: 'print it with `?`, or through a wrapper whose `Display` does this work lazily',
      isSmall: isCutShort(argumentsOf(node)[0]),
    };
  if (path && DRAWS.test(path))
    return {
      node,
      how: 'draws',
      help: 'guard it with `enabled!`, or print it through a wrapper whose `Display` does this work lazily',
    };
  if (path && /(?:^|::)Backtrace::(?:capture|force_capture|new)$/.test(path))
    return { node, how: 'walks the stack for', help: 'guard it with `enabled!`' };
  if (methodOf(node) === 'join' && argumentsOf(node).length === 1 && isText(argumentsOf(node)[0]!))
    return { node, how: 'joins', help: "print the iterator lazily: itertools' `.format(..)`" };
  if (methodOf(node) === 'collect')
    return {
      node,
      how: 'collects',
      help: 'print the iterator lazily: itertools\' `.format(", ")`, or a wrapper with `Debug` (`debug_list().entries(..)`)',
    };
  return null;
}

/** `hex::encode(&data[..16])`: the first few bytes. */
function isCutShort(shown: Node | undefined): boolean {
  return /^&?[\w.()]+\[\s*\.\.=?\s*(?:\d+\s*\]|.*\bmin\()/.test(shown?.text ?? '');
}

function isText(node: Node): boolean {
  return /string_literal$/.test(node.kind);
}
