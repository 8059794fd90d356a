import { functionName } from '../../../rust/functions/shape.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { runsOnce } from '../of-several-rules/constant-tables.js';

/** Clients of HTTP whose clones share a pool of connections. */
const CLIENTS =
  /^(?:reqwest(?:::blocking)?|hyper(?:_util::client::legacy)?|awc|isahc|surf|ureq)::\w*(?:Client|Agent)$/;
const ROOTS = /^(?:\w+::)*rustls::(?:client::)?RootCertStore$/;
const SENDS = /^(?:get|post|put|patch|delete|head|request|execute)$/;
/** What makes something for its caller to keep. */
const KEEPS = /\b(?:\w*(?:Config|Connector|Acceptor|Store|Builder)|(?:Http)?(?:Client|Agent)|Self)\b/;

/** An HTTP client, or the certificates that all servers are checked with, made for one request and dropped behind it. */
export function clientPerCall(call: Node, file: RustFile): Problem | null {
  const fn = enclosingFunction(call);
  const dear = fn && !file.isCold(call) ? dearlyMade(call, fn, file) : null;
  if (dear) return dear;
  if (!fn || file.isCold(call) || !isCalledAgain(call, fn) || KEEPS.test(fn.child('return_type')?.text ?? ''))
    return null;
  if (isClient(call, file) && isUsedUp(call, fn, file))
    return {
      at: call,
      message: `Each call of \`${functionName(fn)}\` makes a client of its own and drops it: certificates are loaded and connections opened anew for every request.`,
      help: 'keep one client in the struct or in a static `LazyLock`: its clones share their connections',
    };
  if (isStoreOfRoots(call, fn, file))
    return {
      at: call,
      message: `Each call of \`${functionName(fn)}\` reads all root certificates again to make the same TLS configuration.`,
      help: 'make the configuration once, in a static `LazyLock` or in the struct, and clone its `Arc`',
    };
  return null;
}

/** Read a set of files or tables of megabytes, or ask the system for all that runs on it. */
const DEAR =
  /(?:^|::)(?:SyntaxSet::load_defaults_\w+|ThemeSet::load_defaults|System::new_all|cl100k_base|o200k_base|p50k_base|load_native_certs)$/;

function dearlyMade(call: Node, fn: Node, file: RustFile): Problem | null {
  const path = calledPath(call) ?? '';
  if (!DEAR.test(path) || argumentsOf(call).length > 0 || file.isProgram || runsOnce(call)) return null;
  if (
    KEEPS.test(fn.child('return_type')?.text ?? '') ||
    /^(?:new|init|default|load|create|build)/.test(functionName(fn))
  )
    return null;
  return {
    at: call,
    message: `\`${path}\` takes milliseconds, and is done again at ${callsReaching(call, fn)}.`,
    // What the system tells is another thing each time; that all of it is asked for is what costs.
    help: path.endsWith('System::new_all')
      ? 'make it by `System::new()` and refresh only what is asked for, such as `refresh_memory()`'
      : 'make it once, in a static `LazyLock` or in the struct',
  };
}

/** A method, whose struct could keep it, or a turn of a loop: a free function may well run once. */
function isCalledAgain(call: Node, fn: Node): boolean {
  const self = fn.child('parameters')?.ofKind('self_parameter');
  return (!!self && /&/.test(self.text)) || enclosingLoop(call) !== null;
}

function isClient(call: Node, file: RustFile): boolean {
  const path = calledPath(call);
  if (path)
    return /::(?:new|default)$/.test(path) && argumentsOf(call).length === 0 && isOf(path, CLIENTS, file);
  if (methodOf(call) !== 'build') return false;
  let from: Node | undefined = call;
  while (from && methodOf(from)) from = receiverOf(from);
  const made = from && calledPath(from);
  return (
    !!made &&
    /::(?:builder|new)$/.test(made) &&
    isOf(made.replace(/Builder::new$/, '::builder'), CLIENTS, file)
  );
}

function isOf(path: string, owners: RegExp, file: RustFile): boolean {
  return owners.test(file.imports.resolve(path.replace(/::\w+$/, '')));
}

/** Bound to a name that only requests are sent with. */
function isUsedUp(call: Node, fn: Node, file: RustFile): boolean {
  const value = withOpenings(call, OPENING_OR_DEFAULT);
  const parent = value.parent;
  if (parent?.kind === 'field_expression') return SENDS.test(parent.child('field')?.text ?? '');
  if (parent?.kind !== 'let_declaration') return false;
  const [binding] = file.localsOf(parent);
  if (!binding?.whole || !fn.contains(parent)) return false;
  const uses = file.usesOf(binding);
  return uses.length > 0 && uses.every((use) => SENDS.test(use.method ?? ''));
}

/** `RootCertStore::empty()` that is filled and goes into a `ClientConfig` of the same function. */
function isStoreOfRoots(call: Node, fn: Node, file: RustFile): boolean {
  const path = calledPath(call) ?? '';
  if (!/::empty$/.test(path) || !isOf(path, ROOTS, file)) return false;
  return /\bClientConfig::builder\w*\(/.test(fn.text);
}
