/** Functions of the standard library, and of locks that everyone knows, that a `const` may call. */
const CONST_FUNCTIONS =
  /^(?:Atomic\w+|Mutex|RwLock|ReentrantMutex|FairMutex|Cell|RefCell|UnsafeCell|OnceCell|OnceLock|Condvar)::new$|^(?:Vec|String|VecDeque|BTreeMap|BTreeSet|LinkedList|Once|ThreadId)::new$|^(?:Mutex|RwLock|Notify|Semaphore)::const_new$|^Duration::from_(?:secs|millis|micros|nanos)$|^Some$/;
const LITERAL =
  /^(?:-?\d[\w.]*|true|false|None|\(\)|"(?:[^"\\]|\\.)*"|b?'(?:[^'\\]|\\.[^']*)'|vec!\[\]|(?:[uif](?:8|16|32|64|128|size)|char)::[A-Z]+)$/;
/** Spaces outside of texts mean nothing here, and texts matter only for being some. */
const MAX_LENGTH = 200;
/** Can a constant be made with an expression of this text? Null for no, or for not known; else the functions that it calls. */
export function constFunctions(text) {
  const bare = text.trim();
  if (bare.length > MAX_LENGTH) return null;
  if (LITERAL.test(bare)) return [];
  const call = /^((?:\w+\s*::\s*)*)(\w+)(?:::<[^()]*>)?\s*(?:::\s*(\w+)\s*)?\(([\s\S]*)\)$/.exec(bare);
  if (!call) return null;
  const called = nameCalled(call);
  const inner = argumentsIn(call[4]);
  if (!called || !inner) return null;
  const below = inner.map(constFunctions);
  if (below.includes(null)) return null;
  return [called, ...below.flatMap((each) => each)];
}
function nameCalled([, path = '', last = '', method]) {
  const words = [...path.split('::').map((word) => word.trim()), last, method ?? ''].filter(Boolean);
  return CONST_FUNCTIONS.test(words.slice(-2).join('::')) || CONST_FUNCTIONS.test(words.join('::'))
    ? words.join('::')
    : null;
}
/** How many items a list has whose text this is, where each of them could stand in an array that the compiler makes; null for anything else. */
export function itemsOfConstList(text) {
  const bare = text
    .replace(TEXT_LITERAL, '""')
    .replace(/\/\/[^\n]*/g, '')
    .trim();
  const inner = /^(?:vec!\s*|&)?\[([\s\S]*)\]$/.exec(bare)?.[1];
  const items = inner && bare.length <= MAX_LIST ? argumentsIn(inner) : null;
  return items && items.length > 0 && items.every(isConstItem) ? items.length : null;
}
/** Of a text that becomes a String only because the list is one of Strings. */
export function isConstText(text) {
  return TEXT_AS_STRING.test(text.replace(TEXT_LITERAL, '""').trim());
}
const TEXT_LITERAL = /"(?:[^"\\]|\\[\s\S])*"/g;
const TEXT_AS_STRING = /^(?:""\s*\.\s*(?:to_string|to_owned)\(\)|String::from\(\s*""\s*\))$/;
/** `Kind::Open`, `MAX_ROWS` */
const NAMED_CONST = /^(?:\w+::)*[A-Z]\w*::[A-Z]\w*$|^(?:\w+::)*[A-Z][A-Z0-9_]+$/;
/** A longer table is data, and written as it was generated. */
const MAX_LIST = 2000;
function isConstItem(written) {
  const item = written.trim();
  if (LITERAL.test(item) || NAMED_CONST.test(item) || TEXT_AS_STRING.test(item)) return true;
  const group = /^&?(?:\[([\s\S]*)\]|\(([\s\S]*)\))$/.exec(item);
  const parts = group && argumentsIn(group[1] ?? group[2]);
  return !!parts && parts.length > 0 && parts.every(isConstItem);
}
/** What stands between the commas; null where brackets don't match, so that it is no list of arguments. */
function argumentsIn(text) {
  const found = [];
  let depth = 0;
  let from = 0;
  for (const [at, letter] of [...text].entries()) {
    if (/[([{<]/.test(letter)) depth++;
    if (/[)\]}>]/.test(letter)) depth--;
    if (depth < 0) return null;
    if (letter === ',' && depth === 0) {
      found.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, text.slice(from)].filter((each) => each.trim() !== '');
}
