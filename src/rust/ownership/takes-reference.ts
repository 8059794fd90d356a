import { parameterOf } from '../functions/callees.js';
import { calleeOutsideTraits } from '../functions/function-called.js';
import type { Known } from '../known.js';
import { argumentsOf, calledPath, callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { methodTarget } from '../types/types.js';

/** Functions of the standard library (and of tokio's copy of it) that take `impl AsRef<Path>` and the like. */
const FUNCTIONS =
  /(?:^|::)(?:fs::(?:read|read_to_string|write|create_dir|create_dir_all|remove_file|remove_dir|remove_dir_all|metadata|symlink_metadata|canonicalize|copy|rename|hard_link|read_dir|exists|try_exists|set_permissions|symlink|symlink_file|symlink_dir|soft_link)|File::(?:open|create|create_new|options)|Command::new|env::(?:set_current_dir|var|var_os|set_var|remove_var)|(?:hex|base64)::(?:encode|decode|encode_upper)|Sha(?:1|224|256|384|512)::digest|Md5::digest|Keccak256::digest|(?:TempDir|tempfile)::(?:new_in|tempdir_in)|serde_json::to_value|WalkDir::new)$/;
/** Of alloy and ethers, where the repository has none of its own. */
const HASHES = /(?:^|::)keccak256$/;
/** The digests of RustCrypto are fed by `update(impl AsRef<[u8]>)`. */
const DIGESTS = /^(?:Sha(?:1|224|256|384|512)|Sha3_\d+|Keccak\d+|Md5|Ripemd\d+|Blake2[bs]\d*)$/;
const FEEDS = /^(?:chain_)?update$/;
const OF_PATHS =
  /^(?:join|push|starts_with|ends_with|strip_prefix|with_extension|with_file_name|set_extension|set_file_name)$/;
const OF_COMMANDS = /^(?:arg|args|env|envs|env_remove|current_dir|arg0)$/;
/** Of open options: `OpenOptions::new().read(true).open(path)`. */
const OPENING = /\bOpenOptions::new\(\)/;

/** Name of the callee where it takes whatever can be looked at as a path or a text, so that a reference would do. */
export function calleeThatLooks(argument: Node, known: Known): string | null {
  const call = callOfArgument(argument);
  if (!call) return null;
  const path = calledPath(call);
  const method = methodOf(call);
  // Contents to write are the second argument of `fs::write`, and looked at as well.
  if (path && FUNCTIONS.test(path) && (!/Command::new$/.test(path) || knowsProcesses(call)))
    return path.split('::').slice(-2).join('::');
  if (path && HASHES.test(path) && !calleeOutsideTraits(call, known)) return 'keccak256';
  // A text begins with a reference or a literal only: what takes a value here takes a path.
  if (method && argumentsOf(call).length === 1 && /^(?:starts_with|ends_with|strip_prefix)$/.test(method))
    return isBeingBuilt(receiverOf(call)!) ? null : method;
  if (method && isStandardLook(method, receiverOf(call)!, known)) return method;
  // Texts are joined by a `&str`, and tables by more than one argument.
  if (method === 'join' && argumentsOf(call).length === 1 && !known.typeOf(receiverOf(call))) return method;
  const parameter = parameterOf(argument, call, known);
  return parameter && isLookedAtAs(parameter, calleeOutsideTraits(call, known)!) ? (method ?? path) : null;
}

/** `Handler::builder().strip_prefix(prefix.clone())`: who is being put together keeps what it is told. */
function isBeingBuilt(receiver: Node): boolean {
  let at: Node | undefined = receiver;
  while (at && methodOf(at)) at = receiverOf(at);
  return !!at && at !== receiver && /::(?:builder|new|default)$/.test(calledPath(at) ?? '');
}

function isStandardLook(method: string, receiver: Node, known: Known): boolean {
  const found = known.typeOf(receiver);
  const target = found && methodTarget(found).name;
  if (method === 'open')
    return (
      OPENING.test(receiver.text) ||
      (target ? target === 'OpenOptions' : /(?:^|_|\.)open_options$/.test(receiver.text))
    );
  if (FEEDS.test(method)) return DIGESTS.test(target ?? '');
  if (OF_PATHS.test(method)) return target === 'PathBuf' || target === 'Path';
  return OF_COMMANDS.test(method) && isCommand(receiver, target) && knowsProcesses(receiver);
}

/** A `Command` of clap keeps its name. */
function knowsProcesses({ tree }: Node): boolean {
  return tree.hasText(/\bprocess::/) && !tree.hasText(/\bclap\b/);
}

function isCommand(receiver: Node, target: string | null): boolean {
  return target === 'Command' || /^(?:\w+::)*Command::new\(/.test(receiver.text);
}

/** `path: impl AsRef<Path>`, or `path: P` where `P: AsRef<Path>` says no more. */
function isLookedAtAs(parameter: Node, callee: Node): boolean {
  const written = parameter.child('type')?.text ?? '';
  if (/^impl\s+AsRef<[^<>]*>$/.test(written)) return true;
  if (!/^[A-Z]\w*$/.test(written)) return false;
  const bounds = new RegExp(`\\b${written}\\s*:\\s*([^,>{]*<[^<>]*>)?([^,>{]*)`).exec(
    `${callee.child('type_parameters')?.text ?? ''} ${callee.ofKind('where_clause')?.text ?? ''}`,
  );
  return /^AsRef<[^<>]*>$/.test(bounds?.[1]?.trim() ?? '') && bounds?.[2]?.trim() === '';
}
