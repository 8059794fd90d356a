import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const LOCKED = /^Arc<\s*(?:\w+::)*(Mutex|RwLock)<\s*((?:\w+::)*(?:Unbounded)?Sender)\s*</;
/** Send through a shared reference; the senders of `futures` and `oneshot` do not, and that of std could not be shared for long. */
const CHANNELS =
  /^(?:tokio::sync::(?:mpsc|broadcast|watch)|crossbeam_channel|crossbeam::channel|flume|async_channel|kanal)::/;

/** `Arc<Mutex<mpsc::Sender<T>>>`: whoever sends waits for the others who send. */
export function lockedSender(written: Node, file: RustFile): Pick<Problem, 'message' | 'help'> | null {
  const [, lock, sender] = LOCKED.exec(written.text.replace(/\s+/g, ' ')) ?? [];
  if (!lock || !sender) return null;
  const full = file.imports.resolve(sender);
  if (!CHANNELS.test(full)) return null;
  const isWatch = full.includes('::watch::');
  return {
    message: `\`${sender}\` sends through a shared reference: the \`${lock}\` around it only makes those who send wait for each other.`,
    help: isWatch
      ? `keep \`Arc<${sender}<..>>\`, and use \`send_if_modified\` where a look and a change belong together`
      : `keep a clone of the \`${sender}\` wherever something is sent, without \`Arc\` and \`${lock}\``,
  };
}
