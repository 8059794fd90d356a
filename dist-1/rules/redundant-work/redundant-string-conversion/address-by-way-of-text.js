import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { formatOf, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import { openingOf } from '../../../rust/syntax/openings.js';
import { viewed } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** `format!("{ip}:{port}").parse::<SocketAddr>()`, `SocketAddr::from_str(&format!("127.0.0.1:{port}"))`. */
export function addressByWayOfText(call, file) {
  const text = parsedAsAddress(call, file);
  const format = text?.kind === 'macro_call' && text.macro === 'format' ? formatOf(text) : null;
  if (!text || !format) return null;
  const parts = /^"(?:\{[^{}:]*\}|\[\{[^{}:]*\}\]|\d{1,3}(?:\.\d{1,3}){3}):\{[^{}:]*\}"$/.test(
    format.literal.text,
  );
  if (!parts || placeholdersOf(format.literal.text).some((one) => one.spec !== '')) return null;
  return {
    at: text,
    until: call,
    message: `${quoted(text)} writes an address and a port into a String only for it to be read back.`,
    help: 'put them together: `SocketAddr::new(ip, port)`, with `host.parse()?` where the host is a text, or `SocketAddr::from(([127, 0, 0, 1], port))`',
  };
}
const ADDRESS = /^SocketAddr(?:V4|V6)?$/;
function parsedAsAddress(call, file) {
  if (/(?:^|::)SocketAddr(?:V4|V6)?::from_str$/.test(calledPath(call) ?? ''))
    return argumentsOf(call)[0] && viewed(argumentsOf(call)[0]);
  if (methodOf(call) !== 'parse') return undefined;
  const found = file.typeOf(call);
  const asked = (found?.name === 'Result' ? found.args[0] : found) ?? typeAskedFor(call);
  return asked && ADDRESS.test(asked.name) ? viewed(receiverOf(call)) : undefined;
}
/** `let bound: SocketAddr = text.parse()?;`, also with `unwrap` or `expect`. */
function typeAskedFor(parse) {
  const opened = openingOf(parse);
  const holder = opened?.parent;
  return holder?.kind === 'let_declaration' && opened?.field === 'value'
    ? typeFromNode(holder.child('type'))
    : null;
}
