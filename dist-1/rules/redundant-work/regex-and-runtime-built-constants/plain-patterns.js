import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import { timesWritten } from '../../../rust/syntax/times-written.js';
import { simplePattern } from './simple-pattern.js';
export function shortened(text) {
  return text.length > 40 ? `${text.slice(0, 37).replace(/\s+/g, ' ')}...` : text;
}
/** `static COMMENT_END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\*\/"))`: made once, but every question runs an automaton. */
export function plainStatic(call, file) {
  if (!/(?:^|::)Regex::new$/.test(calledPath(call) ?? '') || file.isTestFile) return null;
  const [pattern] = argumentsOf(call);
  const simple = pattern && simplePattern(pattern);
  const held = simple ? staticOf(call) : null;
  const name = held?.child('name')?.text;
  return held && name && isOnlyAsked(name, file)
    ? { ...plainPattern(call, pattern, simple), costAt: held }
    : null;
}
function plainPattern(at, pattern, simple) {
  return {
    at,
    message: `\`${shortened(pattern.text)}\` asks for plain characters at a known place: a regex takes several times as long to answer on short texts as \`str\` does.`,
    help: `ask ${simple.ask} of the text`,
  };
}
/** The same in `lazy_static! { static ref COMMENT_END: Regex = Regex::new(r"\*\/").unwrap(); }`, which is read as words. */
export function plainLazyStatics(macro, file) {
  if (!/(?:^|::)lazy_static$/.test(macro.child('macro')?.text ?? '') || file.isTestFile) return [];
  return [...macro.descendantsOfKind('string_literal', 'raw_string_literal')].flatMap((pattern) => {
    const before = file.text.slice(Math.max(0, pattern.start - 12), pattern.start);
    const simple = /\bRegex::new\($/.test(before) ? simplePattern(pattern) : null;
    const name = /\bref\s+(\w+)\s*:\s*(?:\w+::)*Regex\s*=[^;]*$/.exec(
      file.text.slice(Math.max(0, pattern.start - 120), pattern.start),
    )?.[1];
    return simple && name && isOnlyAsked(name, file) ? plainPattern(pattern, pattern, simple) : [];
  });
}
/** The static that holds this one regex; of a list of them, somebody else decides what they are. */
function staticOf(call) {
  for (const at of call.ancestors()) {
    if (at.kind !== 'static_item') continue;
    const isOne = /^(?:\w+::)*(?:Lazy\w*|OnceLock|OnceCell)\s*<\s*(?:\w+::)*Regex\s*>$/.test(
      at.child('type')?.text ?? '',
    );
    return isOne ? at : null;
  }
  return null;
}
/** Questions that a text answers itself; who is handed the regex needs one. */
const ASKED = /\b(\w+)\s*\.\s*(?:is_match|find|find_iter|replace|replace_all|replacen|split|splitn)\(/g;
const TIMES_ASKED = new TreeMemo();
function timesAsked(name, tree) {
  let asked = TIMES_ASKED.get(tree);
  if (!asked) {
    asked = new Map();
    for (const [, of] of tree.text.matchAll(ASKED)) asked.set(of, (asked.get(of) ?? 0) + 1);
    TIMES_ASKED.set(tree, asked);
  }
  return asked.get(name) ?? 0;
}
function isOnlyAsked(name, file) {
  const asked = timesAsked(name, file.tree);
  return asked > 0 && timesWritten(name, file.tree) === asked + 1;
}
