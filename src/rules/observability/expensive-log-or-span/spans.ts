import { workIn } from '../../../rust/cost/work.js';
import { awaitsIn, isAsyncFunction } from '../../../rust/functions/async-context.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { attributesOf, functionName } from '../../../rust/functions/shape.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { INTEGERS, typeFromNode } from '../../../rust/types/types.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** A span that is made anew for each item of a loop, and not to go with a task of its own. */
export function spanPerItem(span: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(span);
  if (!loop || !/^(?:for|while|loop|for_each|try_for_each)$/.test(loop.word)) return null;
  if (goesWithFuture(span, file) || isForTracingBuilds(span)) return null;
  return {
    at: span,
    message: `\`${span.macro}!\` makes a span at ${turnsReaching(span, loop)}: its fields are recorded and every subscriber is called, item by item.`,
    help: 'put the span around the loop and record what belongs to it, or lower its level',
    ...((!isAlwaysOn(span) || waits(loop.body) || isSlow(loop.body)) && { minor: true }),
  };
}

/** `#[cfg(feature = "trace")] let _span = ...`: whoever builds with that wants to see each item. */
function isForTracingBuilds(span: Node): boolean {
  return /\bcfg\b[^\]]*\bfeature\s*=\s*"\w*trac/.test(attributesOf(statementOf(span)));
}

/** `tasks.push(dial(address).instrument(info_span!("dial")))`: of a future that runs beside the others, which a span is there to tell apart. */
function goesWithFuture(span: Node, file: RustFile): boolean {
  const declaration = span.parent?.kind === 'let_declaration' ? span.parent : null;
  const given = declaration
    ? file.localsOf(declaration).flatMap(({ uses }) => uses.map(({ node }) => node))
    : [span];
  return given.some((each) => {
    const call = callOfArgument(each);
    return methodOf(call ?? each) === 'instrument' && call!.parent?.kind !== 'await_expression';
  });
}

/** The turns of `loop { select! { .. } }` are events, as those of a loop that awaits are. */
function waits(body: Node): boolean {
  return !awaitsIn(body).next().done || AWAITS_IN_MACRO.test(body.text);
}

const AWAITS_IN_MACRO = /\b(?:try_)?(?:select|join)(?:_biased)?!\s*[({]/;

/** From `info` on, levels are enabled in production. */
function isAlwaysOn(span: Node): boolean {
  return /^(?:info|warn|error)_span$/.test(span.macro) || /Level::(?:INFO|WARN|ERROR)/.test(span.text);
}

/** Work beside which a span does not show. */
function isSlow(body: Node): boolean {
  return workIn(body, ({ kind }) => kind !== 'allocates') !== null || BESIDE.test(body.text);
}

/** A task that is started, a database that is asked, or a text that is parsed. */
const BESIDE =
  /\bspawn\w*\(|\b(?:self\.)?(?:db|database|storage|rocksdb)\.|\bdeserialize\w*(?:::<.*?>)?\(|\bfrom_slice\(/;

/** Spans that are off in production, or left out of the build. */
const QUIET_LEVEL = /\blevel\s*=\s*(?:"(?:trace|debug)"|(?:\w+::)*(?:TRACE|DEBUG)\b)/i;

/** `#[instrument]` on a plain function that a loop of this file calls. */
export function spanPerCall(attribute: Node, file: RustFile): Problem | null {
  const written = INSTRUMENT.exec(attribute.text.trim());
  if (!written || QUIET_LEVEL.test(written[1] ?? '')) return null;
  const fn = instrumented(attribute);
  const body = fn?.child('body');
  if (!fn || !body || isAsyncFunction(fn) || file.isCold(body) || isSlow(body)) return null;
  const call = [...file.tree.root.descendantsOfKind('call_expression')].find(
    (each) => functionCalled(each, file) === fn && !file.isCold(each) && enclosingLoop(each),
  );
  if (!call) return null;
  return {
    at: attribute,
    message: `\`#[instrument]\` makes a span at each call of \`${functionName(fn)}\`, which line ${call.line} calls in a \`${enclosingLoop(call)!.word}\`.`,
    help: 'put the span around the loop, or lower its level',
    costAt: body,
  };
}

const INSTRUMENT = /^#\[(?:tracing::)?instrument\b\s*(\([\s\S]*\))?\]$/;

function instrumented(attribute: Node): Node | null {
  const siblings = attribute.parent?.children ?? [];
  const item = siblings.slice(siblings.indexOf(attribute)).find((each) => each.kind !== 'attribute_item');
  return item?.kind === 'function_item' ? item : null;
}

const CHEAP_TO_PRINT = new Set([...INTEGERS, 'bool', 'char', 'str', 'f32', 'f64']);

/** What `skip(a, b)` leaves out; all of it for `skip_all`. */
function isSkipped(parameter: Node, written: string): boolean {
  if (/\bskip_all\b/.test(written)) return true;
  const name = parameter.kind === 'self_parameter' ? 'self' : parameter.child('pattern')?.text;
  const skipped = /\bskip\s*\(([^)]*)\)/.exec(written)?.[1]?.split(',') ?? [];
  return skipped.some((each) => each.trim() === name?.replace(/^mut\s+/, ''));
}

/** `#[instrument]` formats every argument that it is not told to skip with `Debug` at each call. */
export function formatsEveryArgument(attribute: Node, file: RustFile): Problem | null {
  const written = INSTRUMENT.exec(attribute.text.trim());
  const fn = written && instrumented(attribute);
  if (!fn) return null;
  const heavy = (fn.child('parameters')?.children ?? []).filter(
    (parameter) => isHeavyToPrint(parameter, file) && !isSkipped(parameter, written[1] ?? ''),
  );
  if (heavy.length === 0) return null;
  const isSeldomOn = QUIET_LEVEL.test(written[1] ?? '');
  const names = heavy.map((parameter) => `\`${parameter.child('pattern')?.text ?? 'self'}\``);
  const body = fn.child('body');
  return {
    at: attribute,
    message: `\`#[instrument]\` formats ${names.slice(0, 3).join(', ')} with \`Debug\` at each call of \`${fn.child('name')?.text}\`${isSeldomOn ? ' while its level is enabled' : ''}.`,
    help: 'write `skip_all` and name the fields that matter',
    ...((isSeldomOn || !(body && file.isHotShape(body))) && { minor: true }),
  };
}

function isHeavyToPrint(parameter: Node, file: RustFile): boolean {
  if (parameter.kind === 'self_parameter') return true;
  const written = parameter.kind === 'parameter' ? typeFromNode(parameter.child('type')) : null;
  const found = written?.name === 'Option' ? written.args[0] : written;
  if (!found || CHEAP_TO_PRINT.has(found.name)) return false;
  return (
    HEAVY.test(found.name) ||
    (file.declarations.fields(found.name) ?? []).some(({ name }) => HOLDS_MANY.test(name))
  );
}

const HOLDS_MANY = /^(?:Vec|HashMap|HashSet|BTreeMap|BTreeSet)$/;
const HEAVY = /^(?:Vec|\[\]|HashMap|HashSet|BTreeMap|Block|SealedBlock|RecordBatch)$/;
