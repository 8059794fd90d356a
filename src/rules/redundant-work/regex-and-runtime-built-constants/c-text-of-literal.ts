import type { UseFacts } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { runsOnce } from '../of-several-rules/constant-tables.js';

/** `let name = CString::new("eth0").unwrap();` of which only pointers and references are taken. */
export function cTextOfLiteral(call: Node, file: RustFile): Problem | null {
  if (!/(?:^|::)CString::new$/.test(calledPath(call) ?? '') || file.isCold(call) || runsOnce(call))
    return null;
  const text = /^b?("(?:[^"\\]|\\[^x0u])*")$/.exec(argumentsOf(call)[0]?.text ?? '')?.[1];
  if (text === undefined || !isOnlyLent(withOpenings(call, OPENING_OR_DEFAULT), file)) return null;
  return {
    at: call,
    message: `\`${text}\` is copied to the heap and searched for a zero byte each time, though it never changes.`,
    help: `write \`c${text}\`, a \`&CStr\` that is made at compile time (since Rust 1.77)`,
  };
}

const VIEWS =
  /^(?:as_ptr|as_c_str|as_ref|to_bytes|to_bytes_with_nul|as_bytes|as_bytes_with_nul|to_str|to_string_lossy)$/;

/** What is stored, returned, or handed over with `into_raw` has to be owned. */
function isOnlyLent(made: Node, file: RustFile): boolean {
  if (made.parent?.kind === 'reference_expression') return callOfArgument(made.parent) !== null;
  const asked = methodCalledOn(made);
  if (asked) return VIEWS.test(methodOf(asked) ?? '');
  const [name] = made.parent?.kind === 'let_declaration' ? file.localsOf(made.parent) : [];
  if (!name?.whole || name.mutable || name.uses.length === 0) return false;
  return file.usesOf(name).every(isLent);
}

function isLent(use: UseFacts): boolean {
  if (use.use.hidden) return false;
  return use.effect === 'borrow' || VIEWS.test(use.method ?? '');
}
