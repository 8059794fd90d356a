import { argumentsOf, calledPath } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { type SimplePattern, simplePattern } from './simple-pattern.js';

export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37).replace(/\s+/g, ' ')}...` : text;
}

/** `static COMMENT_END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\*\/"))`: made once, but every question runs an automaton. */
export function plainStatic(call: Node, file: RustFile): Problem | null {
  if (!/(?:^|::)Regex::new$/.test(calledPath(call) ?? '') || file.isTestFile) return null;
  const [pattern] = argumentsOf(call);
  const simple = pattern && simplePattern(pattern);
  return simple && isMadeOnce(call) ? plainPattern(call, pattern, simple) : null;
}

function plainPattern(at: Node, pattern: Node, simple: SimplePattern): Problem {
  return {
    at,
    message: `\`${shortened(pattern.text)}\` asks for plain characters at a known place: a regex takes several times as long to answer on short texts as \`str\` does.`,
    help: `ask ${simple.ask} of the text`,
  };
}

/** The same in `lazy_static! { static ref COMMENT_END: Regex = Regex::new(r"\*\/").unwrap(); }`, which is read as words. */
export function plainLazyStatics(macro: Node, file: RustFile): Problem[] {
  if (!/(?:^|::)lazy_static$/.test(macro.child('macro')?.text ?? '') || file.isTestFile) return [];
  return [...macro.descendantsOfKind('string_literal', 'raw_string_literal')].flatMap((pattern) => {
    const before = file.text.slice(Math.max(0, pattern.start - 12), pattern.start);
    const simple = /\bRegex::new\($/.test(before) ? simplePattern(pattern) : null;
    return simple ? plainPattern(pattern, pattern, simple) : [];
  });
}

function isMadeOnce(call: Node): boolean {
  for (const at of call.ancestors()) if (at.kind === 'static_item') return true;
  return false;
}
