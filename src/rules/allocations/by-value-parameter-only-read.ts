import { type Copy, costOfType, isFreeCopy, typeCopied } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { isLikelyHandle, isMostlyShared } from '../../rust/cost/owns-memory.js';
import { isOnlyReadByCallee, isOnlyReadByMethod, parameterOf } from '../../rust/functions/callees.js';
import { changesTheOwner } from '../../rust/ownership/changes-owner.js';
import { mayBeMovedOut } from '../../rust/ownership/ownership.js';
import { rootOf } from '../../rust/ownership/places.js';
import { calleeThatLooks } from '../../rust/ownership/takes-reference.js';
import { usesBetween } from '../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  methodCalledOn,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { type Problem, type Rule, WARN_OR_SILENT } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { copiedToConvert } from './by-value-parameter-only-read/converted.js';
import { writtenAsReference } from './of-several-rules/written-as-reference.js';

/** What runs once, when a program starts or ends. */
const ONCE = /^(?:setup|set_up|start|serve|init|launch|bootstrap|shutdown)(?:_|$)/;

export const rule: Rule = {
  id: 'by-value-parameter-only-read',
  item: 'allocations',
  summary: 'a copy made for a function that takes its argument by value but only reads it',
  severity: WARN_OR_SILENT,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|cloned|to_owned|to_vec|to_path_buf)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = copyOf(node, file);
    if (!copy || copy.method === 'to_string' || isFreeCopy(copy, file)) return null;
    const method = copy.method === 'cloned' ? null : methodCalledOn(node);
    const argument = wrapped(node);
    const call = method ?? callOfArgument(argument);
    if (call && (changesTheOwner(call, copy.source, file) || isChangedBeside(call, copy, file))) return null;
    const looks = copy.method === 'cloned' ? null : calleeThatLooks(node, file);
    if (looks) return lentAsWell(copy, looks, file);
    const converted = copiedToConvert(copy, file);
    if (converted) return converted;
    if (!call || !(method ? isOnlyReadByMethod(node, call, file) : isOnlyReadByCallee(argument, file)))
      return null;
    if (!method && isOfFewWords(argument, call, file)) return null;
    const found = typeCopied(copy, file);
    if (found && isLikelyHandle(found, file)) return null;
    const name = calleeName(call) || 'the function';
    return {
      at: node,
      message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} for \`${name}\`, which takes it by value but only reads it: the copy is dropped when it returns.`,
      help: isNeededNoMore(copy, name, file)
        ? `move ${quoted(copy.source)} instead: it is not used after this`
        : `let \`${name}\` borrow it (\`${method ? '&self' : lentForm(argument, call, argument !== node || copy.method === 'cloned', file)}\`), and drop the copy here${method ? '' : writtenInCallee(argument, call, file)}`,
      ...((ONCE.test(name) ||
        (found && isMostlyShared(found, file)) ||
        (!method && isNameOfOne(argument, call, file))) && {
        minor: true,
      }),
    };
  },
};

/** Copied once for the function, and not used after that; of several copies the function could spare all. */
function isNeededNoMore({ call, source }: Copy, name: string, file: RustFile): boolean {
  const root = rootOf(source);
  const binding = root && file.bindingOf(root);
  const again = binding?.uses.some(({ node }) => {
    const other = methodCalledOn(node);
    const taker = other && other !== call ? callOfArgument(other) : null;
    return !!taker && calleeName(taker) === name;
  });
  return !again && mayBeMovedOut(source, call, file);
}

/** What the function takes instead. */
function lentForm(argument: Node, call: Node, isOption: boolean, file: RustFile): string {
  const written = parameterOf(argument, call, file)?.child('type')?.text ?? '';
  if (!isOption) return viewOf(written);
  const [, inner = ''] = /^Option<(.+)>$/s.exec(written) ?? [];
  return `Option<${viewOf(inner)}>`;
}

function viewOf(written: string): string {
  const [, item] = /^(?:std::vec::)?Vec<(.+)>$/s.exec(written) ?? [];
  if (item !== undefined) return `&[${item}]`;
  return VIEWS[written] ?? (NAMES_TYPE.test(written) ? `&${written}` : '&T');
}

/** A type that can be written behind `&` as it is. */
const NAMES_TYPE = /^[A-Z][\w:]*(?:<[\w:<>, ]+>)?$/;

/** `row == *other` in a function that gets a reference. */
function writtenInCallee(argument: Node, call: Node, file: RustFile): string {
  const parameter = parameterOf(argument, call, file);
  return writtenAsReference(parameter ? file.boundIn(parameter) : [], false, file);
}

const VIEWS: Readonly<Record<string, string>> = { String: '&str', PathBuf: '&Path', OsString: '&OsStr' };

/** `ConcreteTypeId` of another crate: most are a number, or a short text that is counted. */
function isNameOfOne(argument: Node, call: Node, file: RustFile): boolean {
  const written = typeFromNode(parameterOf(argument, call, file)?.child('type'));
  return !!written && /[a-z]Id$/.test(written.name) && !file.declarations.declares(written.name);
}

/** `Some(x.clone())` around the copy is what the function takes. */
function wrapped(copy: Node): Node {
  const call = callOfArgument(copy);
  return call && calledPath(call) === 'Some' ? call : copy;
}

/** `lay_out(text, style.font.clone(), |line| style.push(line))`: another argument changes what would be lent. */
function isChangedBeside(call: Node, copy: Copy, file: RustFile): boolean {
  const root = rootOf(copy.source);
  const owner = root && root.kind === 'identifier' ? file.bindingOf(root) : undefined;
  if (!owner) return false;
  const others = argumentsOf(call).filter((each) => !each.contains(copy.call));
  return usesBetween(file.usesOf(owner), call.start, call.end).some(
    (use) => /^(?:borrow-mut|assign)$/.test(use.effect) && others.some((each) => each.contains(use.use.node)),
  );
}

/** A parameter of a type that costs nothing to copy: a range is two numbers. */
function isOfFewWords(argument: Node, call: Node, file: RustFile): boolean {
  const written = typeFromNode(parameterOf(argument, call, file)?.child('type'));
  return !!written && costOfType(written, file) === 'free';
}

/** `File::open(path.clone())`. */
function lentAsWell(copy: Copy, callee: string, file: RustFile): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} for \`${callee}\`, which takes a reference as well and only looks at it.`,
    help: `hand over \`&${copy.source.text}\``,
  };
}
