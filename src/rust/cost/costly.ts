import { isLentGetter } from '../functions/agreed-signatures.js';
import { functionCalled } from '../functions/function-called.js';
import { signatureOf } from '../functions/signatures.js';
import type { Known } from '../known.js';
import { valueOfClosure } from '../order/given-value.js';
import { isIteratorChain, isLoopExpression } from '../order/loops.js';
import { lastWordOf } from '../ownership/places.js';
import { argumentsOf, calledPath, methodCalledOn, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { isSequence, isString, KNOWN_OWNERS, methodTarget } from '../types/types.js';
import { costOfType } from './copies.js';
import { isEmptyLiteral, isMadeOfEmpty } from './empty-literals.js';
import { isMadeOfPlainParts } from './made-of-plain.js';
import { isFetched, STORE_NAMES, STORE_READS } from './store-reads.js';
import { isTrifle } from './trifle.js';

const ALLOCATING =
  /^(?:to_string|to_owned|to_vec|clone|cloned|collect|to_lowercase|to_uppercase|to_ascii_lowercase|to_ascii_uppercase|into_owned|repeat|join|concat|replace|replacen|to_path_buf|sorted|sorted_by|sorted_by_key|to_rlp|to_string_lossy|encode_to_vec|encode_to_bytes|as_ssz_bytes)$/;
const ALLOCATING_PATHS =
  /(?:^|::)(?:(?:String|Vec|PathBuf|HashMap|HashSet|BTreeMap|BTreeSet|VecDeque)::(?:from|from_iter|with_capacity)|Box::new|from_utf8_lossy|to_vec|to_string|to_value|to_string_pretty|encode_to_vec)$/;
/** Run over all items of an iterator. */
const CONSUMERS =
  /^(?:any|all|find|find_map|position|count|sum|product|fold|max|min|max_by|min_by|max_by_key|min_by_key|last|partition|reduce|unzip)$/;
/** Work by its name: hashing, signatures, serialising, and what says that it makes or looks for something. */
const WORK =
  /^(?:keccak256|sha256|blake3|hash_slow|tx_hash_slow|recover_signer\w*|recover_sender\w*|(?:re)?(?:compute|calculate|serialize|render|stringify|canonicalize|collect|gather|generate|make|build|encode|decode|extract|resolve|normalize|escape|expand|format|pretty|print|find|search|lookup|merge|estimate|derive|infer|convert|transform|tokenize|analyze)(?:_\w+)?|seek_exact|seek|glob|hash_tree_root|tree_hash_root|is_match|captures)$/;
/** One system call each. */
const FILE_QUESTIONS = /^(?:exists|try_exists|is_file|is_dir|is_symlink|metadata|symlink_metadata|read_dir)$/;

/** The same by the function that asks the system. */
const FILE_FUNCTIONS = /^(?:std::)?fs::(?:exists|metadata|symlink_metadata|canonicalize)$/;
/** Text made of what is asked, as the prefix and the name say: `to_trimmed_text`. */
const MAKES_TEXT = /^to_(?:\w+_)?(?:text|string|json|hex|base\d+|rfc\d+|html|xml|yaml|toml|sql)$/;

/** A system call for what is known of a file. */
export function isAskedOfFiles(call: Node): boolean {
  return FILE_FUNCTIONS.test(calledPath(call) ?? '') || FILE_QUESTIONS.test(methodOf(call) ?? '');
}

/** The first part of an expression that allocates, hashes or goes over many items whenever the expression is evaluated. */
export function costlyPart(node: Node, known: Known, followCalls = true): Node | null {
  if (node.kind === 'closure_expression' || node.kind === 'async_block') return null;
  if (isCostly(node, known) || (followCalls && runsCostlyBody(node, known))) return node;
  for (const child of node.children) {
    const found = costlyPart(child, known, followCalls);
    if (found) return found;
  }
  return null;
}

/** Does the call itself cost, whatever it is asked of and given? */
export function isCostlyCall(call: Node, known: Known): boolean {
  return isCostly(call, known) || runsCostlyBody(call, known);
}

const COSTLY_BODIES = new NodeMemo<boolean>();

/** A call of a function of the same file that allocates or loops on every way through; what is remembered from an earlier call leaves before. */
function runsCostlyBody(node: Node, known: Known): boolean {
  const body = node.kind === 'call_expression' ? functionCalled(node, known)?.child('body') : undefined;
  if (!body) return false;
  let costs = COSTLY_BODIES.get(body);
  if (costs === undefined) {
    const exit = body.children.findIndex(remembers);
    const reached = exit < 0 ? body.children : body.children.slice(0, exit);
    costs = reached.some((statement) => isSureToCost(statement, known));
    COSTLY_BODIES.set(body, costs);
  }
  return costs;
}

/** `if let Some(known) = self.known.get() { return known; }` */
function remembers(statement: Node): boolean {
  const asks = /\bself(?:\s*\.\s*\w+)+\s*\.\s*(?:get|borrow|load|lock|read)\(/.test(statement.text);
  return asks && statement.descendantsOfKind('return_expression').next().done !== true;
}

function isSureToCost(statement: Node, known: Known): boolean {
  const inner = statement.kind === 'expression_statement' ? statement.children[0]! : statement;
  if (isLoopExpression(inner)) return true;
  return !/^(?:if|match)_expression$/.test(inner.kind) && costlyPart(inner, known, false) !== null;
}

function isCostly(node: Node, known: Known): boolean {
  switch (node.kind) {
    case 'try_expression':
    case 'await_expression':
      return isAsked(node.children[0]!);
    case 'macro_call':
      return (
        (node.macro === 'format' && !isEmptyLiteral(node.child('arguments')?.children[0])) ||
        (node.macro === 'vec' && node.children.length > 0)
      );
    case 'call_expression':
      return isCostlyByItself(node, known);
    default:
      return false;
  }
}

const COSTLY_CALLS = new NodeMemo<boolean>();

/** Rules ask it of every call, and of the calls in every expression around it. */
function isCostlyByItself(call: Node, known: Known): boolean {
  return COSTLY_CALLS.of(call, () => costsByName(call, known) || returnsItsOwn(call, known));
}

function costsByName(node: Node, known: Known): boolean {
  const path = calledPath(node);
  if (path)
    return (
      FILE_FUNCTIONS.test(path) ||
      (ALLOCATING_PATHS.test(path) &&
        argumentsOf(node).length > 0 &&
        !/\bnew\(\)/.test(node.text) &&
        !isMadeOfEmpty(node)) ||
      (WORK.test(path.split('::').at(-1)!) && !isKnownTrifle(node, known))
    );
  const method = methodOf(node) ?? '';
  if (isEmptyLiteral(receiverOf(node))) return false;
  if (isStoreRead(node, method) || isFetched(node)) return true;
  if (MAKES_TEXT.test(method) && argumentsOf(node).length === 0) return !isAtHand(node, known);
  if (WORK.test(method))
    return (
      (!isIteratorChain(node) || method.includes('_')) &&
      !isPartByName(node, method, known) &&
      !isLentToCopy(node) &&
      !isAtHand(node, known)
    );
  if (method === 'map') return mapsToItsOwn(node, known);
  if (CONSUMERS.test(method)) return isIteratorChain(receiverOf(node));
  if (FILE_QUESTIONS.test(method)) return isPathAsked(receiverOf(node)!, known);
  return ALLOCATING.test(method) && copiesSomething(node, method, known);
}

/** `alias.as_ref().map(|name| name.to_string())`: of an Option it runs at once. */
function mapsToItsOwn(call: Node, known: Known): boolean {
  const [mapper] = argumentsOf(call);
  const option = receiverOf(call)!;
  const lends = /^as_(?:ref|deref)$/.test(methodOf(option) ?? '');
  if (!mapper || !(lends || known.typeOf(option)?.name === 'Option')) return false;
  const made = valueOfClosure(mapper);
  if (made) return costlyPart(made, known, false) !== null;
  return /(?:^|::)(?:to_string|to_owned|to_vec|String::from)$/.test(mapper.text);
}

/** Are as well what something has. */
const ALSO_NOUNS = /^(?:transform|estimate|format|search|lookup|print|merge|escape)$/;

/** `node.transform()`, `image.format()` that nobody here declares: asked for nothing in particular, a noun gives what is there. */
function isPartByName(call: Node, method: string, known: Known): boolean {
  return ALSO_NOUNS.test(method) && argumentsOf(call).length === 0 && signatureOf(call, known) === null;
}

/** `info.build().clone()`: what has to be copied was lent, by a getter whose name happens to be a verb. */
function isLentToCopy(call: Node): boolean {
  const asked = argumentsOf(call).length === 0 ? methodCalledOn(call) : null;
  return !!asked && /^(?:clone|to_owned|to_vec)$/.test(methodOf(asked) ?? '');
}

/** A method whose name is all that is big about it. */
function isAtHand(call: Node, known: Known): boolean {
  return isKnownTrifle(call, known) || isLentGetter(call, known);
}

/** `calculate_width(cell)` that only divides and rounds: its name is all that is big about it. */
function isKnownTrifle(call: Node, known: Known): boolean {
  const body = functionCalled(call, known)?.child('body');
  return body ? isTrifle(body) : signatureOf(call, known)?.gist === 'trifle';
}

function isPathAsked(asked: Node, known: Known): boolean {
  if (/(?:path|dir|file|root)\w*$/i.test(asked.text)) return true;
  const found = known.typeOf(asked);
  return !!found && /^Path(?:Buf)?$/.test(methodTarget(found).name);
}

function isStoreRead(call: Node, method: string): boolean {
  return (
    STORE_READS.test(method) &&
    argumentsOf(call).length > 0 &&
    STORE_NAMES.test(lastWordOf(receiverOf(call)!))
  );
}

/** `provider.header_by_number(number)?`: what may fail or has to be waited for asks a store. */
function isAsked(asked: Node): boolean {
  const awaited = asked.kind === 'await_expression';
  const call = awaited ? asked.children[0]! : asked;
  const method = methodOf(call) ?? '';
  return /^[a-z]\w*_(?:by|for|at)_\w+$/.test(method) && argumentsOf(call).length > 0;
}

/** A function of the repository that returns a String or a collection makes it, unless its name says that it gives one away. */
function returnsItsOwn(call: Node, known: Known): boolean {
  const declared = signatureOf(call, known);
  if (!declared?.returns || declared.receiver === 'v' || declared.receiver === 'm') return false;
  const returns = /^(?:Option|Result)$/.test(declared.returns.name)
    ? declared.returns.args[0]
    : declared.returns;
  return !!returns && returns.refs === '' && KNOWN_OWNERS.has(returns.name) && returns.name !== 'Box';
}

/** `clone` and its like may copy a counter or a number; what is not known is taken to. */
function isText(asked: Node, known: Known): boolean {
  const found = known.typeOf(asked);
  return !!found && (isString(methodTarget(found)) || isSequence(methodTarget(found)));
}

function copiesSomething(call: Node, method: string, known: Known): boolean {
  if (method === 'join' || method === 'repeat') return argumentsOf(call).length === 1;
  if (method === 'replace') return argumentsOf(call).length === 2;
  // Of a byte or a letter, as what nobody knows may be, it is a step or two.
  if (method.startsWith('to_ascii_')) return isText(receiverOf(call)!, known);
  if (!/^(?:clone|cloned|to_owned|into_owned|last)$/.test(method)) return true;
  if (method === 'clone' && isMadeOfPlainParts(receiverOf(call)!, known)) return false;
  const found = known.typeOf(call) ?? known.typeOf(receiverOf(call));
  if (!found) return false;
  const inner = found.name === 'Option' && found.args[0] ? found.args[0] : found;
  return costOfType({ ...inner, refs: '' }, known) === 'costs';
}
