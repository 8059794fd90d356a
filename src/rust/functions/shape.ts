import { itemsNamed } from '../names/items-by-name.js';
import { enclosingLoops } from '../order/loops.js';
import { endsLoop } from '../order/run-order.js';
import { callOfArgument, enclosingFunction, methodOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { typeFromNode } from '../types/types.js';
import { lendsToClosure } from './accessor.js';
import { isInDebugBranch, isLeftOutOfReleases } from './debug-only.js';
import { failureAround } from './failing.js';
import { isErrorType, servesErrors } from './for-errors.js';
import { isReadByPeople, runsOnceByName } from './runs-once.js';
import { isTestOnly } from './test-only.js';

/** What the place of a piece of code in its file says about how often it runs. */
export interface Shape {
  level: 'hot' | 'warm' | 'cold';
  because: string;
}

const HOT_NAMES =
  /^(poll\w*|next|next_back|advance|seek\w*|step|visit_\w+|encode\w*|decode\w*|serialize|fmt|hash|cmp|partial_cmp|eq)$/;
/** Per item where an item is handed over: `fn on_prepare(&mut self)` is a step of what runs once. */
const HANDLER_NAMES = /^(?:on|handle)_\w+$/;
const HOT_TRAITS = new Set(
  'Iterator Stream Future Hasher Hash Ord PartialOrd PartialEq Display Serialize Deserialize Encoder Decoder Sink AsyncRead AsyncWrite'.split(
    ' ',
  ),
);
/** `with_capacity` is called for each buffer, the other constructors when things are set up. */
const COLD_NAMES =
  /^(main|new|default|build|builder|with_(?!capacity)\w+|from_args|parse_args|setup|init|drop|try_new)$/;
const WRITTEN_OUT = new Set(['Display', 'Serialize']);
/** `DebugWithDb` is a `Debug` that is handed more. */
const COLD_TRAITS = /^(?:Drop|Default|Error|Debug(?:With\w+)?)$/;

/** `MockClock`, `QueueForTests`. */
const STANDS_IN = /^Mock[A-Z]|Mock$|For(?:Tests?|Testing)$/;

const DEBUG_BUILDS = 'left out of release builds';

/** Loops and names; tests and error branches. `coldFile` says why the whole file is cold, as far as its path tells. */
export function shapeOf(node: Node, coldFile: string | null): Shape {
  if (coldFile) return { level: 'cold', because: coldFile };
  const fn = enclosingFunction(node);
  const coldReason = coldAttribute(node) ?? (fn && coldFunction(fn));
  if (coldReason) return { level: 'cold', because: coldReason };
  if (isInDebugBranch(node)) return { level: 'cold', because: DEBUG_BUILDS };
  const once = madeOnce(node);
  if (once) return { level: 'cold', because: once };
  const branch = failureAround(node, fn);
  if (branch) return { level: 'cold', because: branch };
  const loop = enclosingLoops(node).find((around) => !endsLoop(node, around));
  const name = fn ? qualifiedName(fn) : '';
  if (loop) return { level: 'hot', because: `inside \`${loop.word}\`${name && ` in \`${name}\``}` };
  if (!fn) return { level: 'warm', because: 'outside any function' };
  const trait = implTrait(fn);
  if (trait && HOT_TRAITS.has(trait)) return { level: 'hot', because: `\`${name}\` implements \`${trait}\`` };
  if (isNamedForItems(fn)) return { level: 'hot', because: `\`${name}\` is named like per-item work` };
  if (COLD_NAMES.test(functionName(fn)) && !lendsToClosure(fn, ownerOf(fn)))
    return { level: 'cold', because: `\`${name}\` is a constructor or set-up` };
  if (takesCommandLine(fn))
    return { level: 'cold', because: `\`${name}\` is entered once for a command line` };
  return { level: 'warm', because: `in \`${name}\`` };
}

function isNamedForItems(fn: Node): boolean {
  if (HOT_NAMES.test(functionName(fn))) return true;
  const given = fn.child('parameters')?.children ?? [];
  return HANDLER_NAMES.test(functionName(fn)) && given.some(({ kind }) => kind === 'parameter');
}

/** `static NAMES: LazyLock<..> = LazyLock::new(|| ..)`, `CELL.get_or_init(|| ..)`. */
function madeOnce(node: Node): string | null {
  let made: Node | null = null;
  for (const at of node.ancestors()) {
    if (at.kind === 'function_item') return null;
    if (at.kind === 'static_item' && made) return 'made once, for a static';
    if (at.kind !== 'closure_expression') continue;
    made = callOfArgument(at);
    if (made && /^(?:get_or_init|get_or_try_init|call_once)$/.test(methodOf(made) ?? ''))
      return 'made once, for a cell';
  }
  return null;
}

/** `fn clone`, `fn clone_from_impl`: to copy is what it is for. */
export function isInClone(node: Node): boolean {
  const fn = enclosingFunction(node);
  return !!fn && /^clone(?:_|$)/.test(functionName(fn));
}

export function functionName(fn: Node): string {
  return fn.child('name')?.text ?? '';
}

/** `Type::function`, or the bare name of a free function. */
export function qualifiedName(fn: Node): string {
  const owner = implType(fn);
  return owner ? `${owner}::${functionName(fn)}` : functionName(fn);
}

/** The `impl` or `trait` that holds a function. */
export function enclosingImpl(fn: Node): Node | null {
  for (const at of fn.ancestors()) {
    if (at.kind === 'impl_item' || at.kind === 'trait_item') return at;
    if (at.kind === 'function_item' || at.kind === 'mod_item') return null;
  }
  return null;
}

/** Type of the impl or trait that holds a function; '' for a free one. */
export function ownerOf(fn: Node): string {
  return implType(fn) ?? '';
}

function implType(fn: Node): string | null {
  const holder = enclosingImpl(fn);
  if (!holder) return null;
  return holder.kind === 'trait_item'
    ? (holder.child('name')?.text ?? null)
    : (typeFromNode(holder.child('type'))?.name ?? null);
}

export function implTrait(fn: Node): string | null {
  const holder = enclosingImpl(fn);
  return holder?.kind === 'impl_item' ? (typeFromNode(holder.child('trait'))?.name ?? null) : null;
}

const COLD_FUNCTIONS = new NodeMemo<string | null>();

/** Asked for every finding and most candidates, and the answer may look at all callers. */
function coldFunction(fn: Node): string | null {
  return COLD_FUNCTIONS.of(fn, () => coldByKind(fn));
}

function coldByKind(fn: Node): string | null {
  const name = qualifiedName(fn);
  const trait = implTrait(fn);
  if (STANDS_IN.test(ownerOf(fn))) return `\`${name}\` stands in for the real thing in tests`;
  if (trait && COLD_TRAITS.test(trait)) return `\`${name}\` implements \`${trait}\``;
  if (trait && WRITTEN_OUT.has(trait) && isErrorType(ownerOf(fn))) return `\`${name}\` writes an error out`;
  if (isErrorType(ownerOf(fn)) || servesErrors(fn, functionName(fn)))
    return `\`${name}\` is there for errors`;
  if (isReadByPeople(functionName(fn))) return `\`${name}\` is there for a person to read`;
  const runsOnce = runsOnceByName(functionName(fn)) && !runsAgain(trait) && !hasItsEnd(fn);
  return runsOnce ? `\`${name}\` runs once` : null;
}

/** `start_tuple` beside `end_tuple`: what a writer or a reader meets once per item. */
function hasItsEnd(fn: Node): boolean {
  const [, what] = /^start_(\w+)$/.exec(functionName(fn)) ?? [];
  const siblings = what ? (fn.parent?.children ?? []) : [];
  return siblings.some(
    (each) =>
      each.kind === 'function_item' &&
      /^(?:end|finish|close)_/.test(functionName(each)) &&
      functionName(each).endsWith(`_${what}`),
  );
}

const READS_COMMAND_LINES = /\b(?:clap|structopt|argh)\b/;
const IS_READ_FROM_ONE = /#\[derive\([^)]*\b(?:Parser|Args|Subcommand|StructOpt|FromArgs)\b/;

/** `async fn execute(args: Args)` with a `#[derive(Parser)] struct Args` of this file: what was typed is given away once. */
function takesCommandLine(fn: Node): boolean {
  return TAKES_COMMAND_LINE.of(fn, () => isGivenArguments(fn) && fn.tree.hasText(READS_COMMAND_LINES));
}

const TAKES_COMMAND_LINE = new NodeMemo<boolean>();

function isGivenArguments(fn: Node): boolean {
  return (fn.child('parameters')?.children ?? []).some((parameter) => {
    const taken = parameter.kind === 'parameter' ? typeFromNode(parameter.child('type')) : null;
    const declared = taken?.refs === '' ? itemsNamed(fn.tree, 'struct_item', taken.name) : [];
    return declared.some((item) => IS_READ_FROM_ONE.test(attributesOf(item)));
  });
}

/** Whose `start` and `init` are called by a framework, per item for all that is known. */
function runsAgain(trait: string | null): boolean {
  return trait !== null && HOT_TRAITS.has(trait);
}

/** Tests and `#[cold]` are told by attributes, of the item itself or of the modules around it. */
function coldAttribute(node: Node): string | null {
  for (const at of [node, ...node.ancestors()]) {
    const because = at.kind.endsWith('_item') || isStatement(at) ? ownAttribute(at) : null;
    if (because) return because;
  }
  return null;
}

export const IN_TEST = 'in a test';

/** No other build has it, whatever features it is given: `#[test]`, `#[cfg(test)]`. */
export function isCompiledForTestsOnly(node: Node): boolean {
  return [node, ...node.ancestors()].some((at) => /#\[(?:test|cfg\(test\))\]/.test(attributesOf(at)));
}

function ownAttribute(item: Node): string | null {
  const attributes = attributesOf(item);
  if (attributes === '') return null;
  if (/#\[cold\]/.test(attributes)) return 'marked `#[cold]`';
  const test = /#\[((\w+::)*test\b(?!\s*::)|bench\b|rstest|test_case|proptest)/.test(attributes);
  if (test || isTestOnly(attributes)) return IN_TEST;
  return isLeftOutOfReleases(attributes) ? DEBUG_BUILDS : null;
}

/** Do the attributes of an item make all code in it cold? */
export function isColdByAttribute(item: Node): boolean {
  return ownAttribute(item) !== null;
}

function isStatement(node: Node): boolean {
  return node.kind === 'expression_statement' || node.kind === 'let_declaration';
}

/** An attribute other than those that leave a function as it is written. */
const ATTRIBUTE_MACRO =
  /#\[(?!(?:inline|must_use|allow|warn|deny|expect|cfg|cfg_attr|doc|cold|tracing|instrument|track_caller|deprecated|rustfmt|target_feature)\b)/;

/** Does a macro read the signature, of a function for other languages or processes, say, so that it can't be changed freely? */
export function isReadByMacro(fn: Node): boolean {
  return ATTRIBUTE_MACRO.test(attributesOf(fn) + attributesOf(enclosingImpl(fn) ?? fn));
}

const ATTRIBUTES = new NodeMemo<string>();

/** The attributes written above an item or a statement, joined. */
export function attributesOf(item: Node): string {
  return ATTRIBUTES.of(item, () => attributesAbove(item));
}

function attributesAbove(item: Node): string {
  const siblings = item.parent?.children ?? [];
  let text = '';
  for (let i = item.position - 1; i >= 0 && siblings[i]!.kind === 'attribute_item'; i--)
    text += withoutQuotedOnes(siblings[i]!.text);
  return text;
}

/** An attribute may quote another: `#[doc = "like #[test]"]`. */
export function withoutQuotedOnes(attribute: string): string {
  return attribute.replaceAll(/(?<!^)#(?=!?\[)/g, '');
}
