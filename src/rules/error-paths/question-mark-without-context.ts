import { calledPath } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import type { Problem, Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'question-mark-without-context',
  item: 'error-paths',
  summary: 'a failure of the system handed on without saying what was being done',
  severity: { hot: 'note', warm: 'note', cold: 'note' },
  blocksWhenHot: false,
  on: ['try_expression'],
  needs: /\b(?:anyhow|eyre)\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const call = failing(node.children[0]);
    if (!call || file.isTestFile || !file.isProgram || !file.hasText(/\b(?:anyhow|eyre)::/)) return null;
    const fn = file.functionAt(node)?.node;
    if (!fn || !HAS_CONTEXT.test(fn.child('return_type')?.text ?? '')) return null;
    return {
      at: node,
      message: `When ${quoted(call)} fails, all that a user reads is "No such file or directory": not which one, and not what for.`,
      help: 'add `.with_context(|| format!("reading {}", path.display()))` before the `?`; it costs nothing while all is well',
    };
  },
};

/** `anyhow::Result`, `eyre::Result`, or a plain `Result` of one argument, as their preludes have it. */
const HAS_CONTEXT =
  /^(?:(?:anyhow|eyre|color_eyre)::)?Result<[^,]*>$|^(?:anyhow|eyre|color_eyre)::Result$|^Result<.*,\s*(?:anyhow::Error|eyre::Report)>$/;

const SYSTEM =
  /(?:^|::)(?:File::(?:open|create(?:_new)?)|fs::(?:read|read_to_string|write|create_dir|create_dir_all|remove_file|remove_dir_all|rename|copy|metadata|read_dir|canonicalize)|TcpListener::bind|TcpStream::connect|UnixStream::connect)$/;

/** A call of the file system or the network, awaited or not, with nothing added. */
function failing(value: Node | undefined): Node | null {
  if (value?.kind === 'await_expression') return failing(value.children[0]);
  return value?.kind === 'call_expression' && SYSTEM.test(calledPath(value) ?? '') ? value : null;
}
