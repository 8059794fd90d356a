import { type Copy, costOf, costOfType, holdsCollection, isFreeCopy } from '../../rust/cost/copies.js';
import { isNamedByAttribute } from '../../rust/functions/named-as-value.js';
import { enclosingImpl, functionName, implTrait, isReadByMacro } from '../../rust/functions/shape.js';
import { callersTakeOver } from '../../rust/ownership/taken-over.js';
import { methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isText } from '../../rust/types/strings.js';
import { isTypeParameter } from '../../rust/types/type-parameters.js';
import { printType, type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_OR_SILENT } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { returnedCopy } from './getter-copies-field/returned-copy.js';

export const rule: Rule = {
  id: 'getter-copies-field',
  item: 'allocations',
  summary: 'a getter that copies what it could lend',
  severity: WARN_OR_SILENT,
  blocksWhenHot: true,
  on: ['function_item'],
  needs: /\.(?:clone|cloned|copied|to_owned|to_vec|to_string|to_path_buf)\(\)|String::from\(|::clone\(/,
  check(fn: Node, file: RustFile): Problem | null {
    if (!isOwnGetter(fn)) return null;
    const returned = returnedCopy(fn, file);
    if (!returned || makesAnother(returned.copy, file)) return null;
    const { copy, place } = returned;
    const returns = typeFromNode(fn.child('return_type'));
    const lent = returns && (lentAs(returns) ?? lentStruct(returns, copy, file));
    if (!lent) return null;
    if (callersTakeOver(fn, file, (call) => !file.isInTest(call))) return null;
    const name = functionName(fn);
    return {
      at: copy.call,
      ...(returned.last && { until: returned.last }),
      message: `\`${name}\` copies ${copy.method === 'cloned' && copy.source !== place ? 'what it finds in ' : ''}${quoted(place.kind === 'self' ? copy.source : place)} for every caller, also for those that only look at it.`,
      help: `return \`${lent}\`, and let the caller copy what has to be owned`,
      // Of one caller nobody knows that it only looks, and a list of one is made to be added to others.
      ...((file.callersOf(name) === 1 || isListOfOne(copy, fn)) && { minor: true }),
    };
  },
};

/** `pub fn files(&self) -> Vec<PathBuf> { vec![self.path.clone()] }` */
function isListOfOne({ call }: Copy, fn: Node): boolean {
  return call.kind === 'macro_call' && fn.has('visibility_modifier');
}

/** `fn name(&self) -> String` that is free to return something else. */
function isOwnGetter(fn: Node): boolean {
  if (implTrait(fn) || enclosingImpl(fn)?.kind !== 'impl_item' || fn.text.startsWith('async')) return false;
  if (isReadByMacro(fn) || isNamedByAttribute(fn)) return false;
  if (/(?:^|_)(?:clone|cloned|owned|copy|to|into|snapshot)(?:_|$)/.test(functionName(fn))) return false;
  const [self, ...others] = fn.child('parameters')?.children ?? [];
  return (
    !!self &&
    /^&(?:'\w+\s+)?self$/.test(self.text) &&
    others.every((each) => !/\bmut\b|\bimpl\s+(?:for\b|Fn)/.test(each.text))
  );
}

/** `self.id.to_string()`, `self.key.to_vec()` of what is no text or list: the result is not the field. */
function makesAnother(copy: Copy, file: RustFile): boolean {
  if (copy.method === 'to_string') return isText(copy.source, file) !== true;
  if (copy.method === 'cloned') return isFreeCopy(copy, file);
  if (copy.method === 'to_vec' && methodOf(copy.source) === 'iter') return false;
  return copy.method !== 'clone' && costOf(copy, file) !== 'costs';
}

/** A struct of this crate that is known to hold a list or a map. */
function lentStruct(returns: Type, copy: Copy, file: RustFile): string | null {
  const [content] = returns.args;
  if (/^(?:Option|Result)$/.test(returns.name) && content) {
    const inner = lentStruct(content, copy, file);
    return inner && wrappedAs(returns, inner);
  }
  if (returns.refs === '' && /^cloned?$/.test(copy.method) && isLargeByName(returns, copy.call, file))
    return `&${returns.name}`;
  const isKnown = returns.refs === '' && file.declarations.declares(returns.name);
  return isKnown &&
    /^cloned?$/.test(copy.method) &&
    costOf(copy, file) !== 'free' &&
    costOfType(returns, file) === 'costs' &&
    (holdsCollection(returns, file) || holdsTexts(returns, file))
    ? `&${returns.name}`
    : null;
}

/** Each copy of such a struct allocates more than once. */
function holdsTexts({ name }: Type, file: RustFile): boolean {
  const owning = file.declarations.fields(name)?.filter((field) => costOfType(field, file) === 'costs') ?? [];
  return owning.length >= SEVERAL_TEXTS;
}

/** A struct with one text is as cheap to copy as the text; with a second one it costs more than most callers expect of a getter. */
const SEVERAL_TEXTS = 2;

/** Of everyone's crates: trees, lists and texts. */
const LARGE =
  /^(?:Transaction|Block|Url|Value|JsonValue|Expr|Statement|LogicalPlan|Certificate|Witness|Psbt)$/;

function isLargeByName(returns: Type, at: Node, file: RustFile): boolean {
  if (isTypeParameter(returns, at)) return /^[TVK]\d?$/.test(returns.name);
  return LARGE.test(returns.name) && !file.declarations.declares(returns.name);
}

const VIEWS: Readonly<Record<string, string>> = { String: '&str', PathBuf: '&Path', OsString: '&OsStr' };

/** What would be lent instead; null where a copy of it may be wanted or cost nothing. */
function lentAs(returns: Type): string | null {
  if (returns.refs !== '') return null;
  if (VIEWS[returns.name]) return VIEWS[returns.name]!;
  const [first] = returns.args;
  if (returns.name === 'Vec' && first) return `&[${first.name === '_' ? 'T' : first.name}]`;
  if (/^(?:\w*HashMap|\w*HashSet|BTreeMap|BTreeSet|VecDeque|IndexMap|IndexSet)$/.test(returns.name))
    return `&${returns.name}`;
  if (!/^(?:Option|Result)$/.test(returns.name) || !first) return null;
  const inner = lentAs(first);
  return inner && wrappedAs(returns, inner);
}

/** `Option<&str>`, `Result<&str, Error>`. */
function wrappedAs({ name, args: [, error] }: Type, inner: string): string {
  return `${name}<${inner}${error ? `, ${printType(error)}` : ''}>`;
}
