import { asCopy } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { collectedBy } from '../../../rust/order/collects.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { formatOf, isStringLiteral, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type FreshString, freshString, isText } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { filledToShow, isFormatter } from './filled-for-writer.js';
import { isOneCharacter } from './formatted-twice.js';
import { joinedOnSomeWay } from './text-per-item.js';

/** `let digits: String = self.digits.iter().map(..).collect(); write!(f, "{digits}")`: the formatter takes each item as it comes. */
export function gatheredToShow(macro: Node, file: RustFile): Problem[] {
  const padded =
    macro.macro === 'format' || /^write(?:ln)?$/.test(macro.macro) ? paddingShown(macro, file) : [];
  if (padded.length > 0) return padded;
  const [writer] = macro.child('arguments')?.children ?? [];
  const format = /^write(?:ln)?$/.test(macro.macro) ? formatOf(macro) : null;
  if (!format || !writer || !isFormatter(writer, file)) return [];
  const found: Problem[] = [];
  const shown = placeholdersOf(format.literal.text);
  const locals = shown.flatMap(({ argument, spec }) => {
    const local = spec === '' ? shownLocal(argument, format.literal, format.args, file) : undefined;
    return local ? [local] : [];
  });
  const pieces = locals.filter((local) => local.uses.length === 1 && piecePutTogether(local, file));
  const maySplit = shown.length === 1 || (pieces.length >= MIN_PIECES && isSpelling(format.literal.text));
  for (const local of locals) {
    const last = local.uses.at(-1);
    const problem =
      local.uses.length === 1
        ? gathered(local, maySplit, file)
        : last && format.literal.parent!.contains(last.node) && filledToShow(local, last.node, file);
    if (problem) found.push(problem);
  }
  return found;
}

/** `"{epoch}{release}{pre}{post}"`: how a value is spelled, and no sentence about it, which is shown seldom and reads better in one line. */
function isSpelling(literal: string): boolean {
  return !/\s/.test(literal);
}

/** One piece among others would have to be written for itself; of several the line is better written piece by piece. */
const MIN_PIECES = 2;

/** The local that a placeholder shows. */
function shownLocal(
  argument: number | string,
  literal: Node,
  args: readonly Node[],
  file: RustFile,
): Binding | undefined {
  const given = typeof argument === 'number' ? args[argument] : undefined;
  const binding =
    given?.kind === 'identifier'
      ? file.bindingOf(given)
      : file
          .functionAt(literal)
          ?.scopes.namedIn(literal)
          .find(({ name }) => name === argument);
  return binding?.kind === 'let' && binding.whole ? binding : undefined;
}

function gathered(binding: Binding, maySplit: boolean, file: RustFile): Problem | null {
  const value = binding.value;
  if (!value || isRepeated(binding.uses[0]!.node, binding)) return null;
  const joined = joinedOnSomeWay(value, file) ?? (maySplit ? chosenToShow(binding, file) : null);
  if (joined) return joined;
  const into = collectedBy(value, typeFromNode(binding.declaration.child('type')))?.into;
  if (into?.name !== 'String' || into.refs !== '') return null;
  return {
    at: value,
    message: `\`${binding.name}\` is gathered in a String only for the formatter to copy it.`,
    help: 'write each item to the formatter as it comes: `f.write_str(..)` or `f.write_char(..)` in a loop',
  };
}

/** `let text = if x { url.to_string() } else { format!(..) }; write!(f, "at {text}")`. */
function chosenToShow(binding: Binding, file: RustFile): Problem | null {
  const made = piecePutTogether(binding, file);
  if (!made) return null;
  return {
    at: made.node,
    message: `${quoted(made.node)} makes a String, which \`${binding.name}\` only holds for the formatter to copy it.`,
    help: 'write to the formatter on each of the ways: `write!(f, ..)`',
  };
}

/** The text that is put together on one of several ways to what the local holds: by `if` or `match`, or where an option has something. */
function piecePutTogether({ value }: Binding, file: RustFile): FreshString | null {
  const ways = value ? waysOf(value).map((way) => textOfOption(way) ?? way) : [];
  if (ways.length < 2 && ways[0] === value) return null;
  if (!ways.every((way) => freshString(way) || asCopy(way) || EMPTY.test(way.text))) return null;
  return ways.map((way) => freshString(way)).find((each) => each && isPutTogether(each, file)) ?? null;
}

/** `format!(..)` of `part.map(|part| format!(..)).unwrap_or_default()`. */
function textOfOption(value: Node): Node | undefined {
  const method = methodOf(value) ?? '';
  const [otherwise] = argumentsOf(value);
  const isEmpty =
    method === 'unwrap_or_default' ||
    (method === 'unwrap_or' && EMPTY.test(otherwise?.text ?? '')) ||
    (method === 'unwrap_or_else' &&
      /^(?:String::(?:new|default)|\|\|\s*String::new\(\))$/.test(otherwise!.text));
  const mapped = isEmpty ? receiverOf(value) : undefined;
  const [mapper] = mapped && methodOf(mapped) === 'map' ? argumentsOf(mapped) : [];
  return valueOfClosure(mapper);
}

const EMPTY = /^(?:String::(?:new|default)\(\)|String::from\(""\)|"".(?:into|to_string|to_owned)\(\))$/;

/** Formatted, and no copy of a text. */
function isPutTogether(made: FreshString, file: RustFile): boolean {
  if (made.how === 'format') return true;
  return made.how === 'to_string' && !isStringLiteral(made.source) && isText(made.source, file) !== true;
}

/** `let zeros = "0".repeat(n); format!("0.{zeros}{digits}")`: the format string pads by itself. */
function paddingShown(macro: Node, file: RustFile): Problem[] {
  const format = formatOf(macro);
  if (!format) return [];
  return placeholdersOf(format.literal.text).flatMap(({ argument, spec }) => {
    const binding = spec === '' ? shownLocal(argument, format.literal, format.args, file) : undefined;
    const made = freshString(binding?.value);
    if (binding?.uses.length !== 1 || made?.how !== 'repeat' || !isOneCharacter(made.source)) return [];
    if (isRepeated(binding.uses[0]!.node, binding)) return [];
    return [
      {
        at: made.node,
        message: `${quoted(made.node)} makes a String only for \`${macro.macro}!\` to write its characters.`,
        help: 'let the format string pad: `{:width$}` with an empty text, or `{:->width$}` for another character',
      },
    ];
  });
}
