import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshStringBehind, isText } from '../../../rust/types/strings.js';
import { wantedOrReturnedType } from '../../../rust/types/wanted-type.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `Arc::<str>::from(name.to_string())`: the counter needs room in front of the text, so that it is copied once more. */
export function copiedToCount(call: Node, file: RustFile): Problem | null {
  const pointer = /(?:^|::)(Arc|Rc)(?:::<str>)?::from$|^<(?:\w+::)*(Arc|Rc)<str>>::from$/.exec(
    calledPath(call) ?? '',
  );
  if (!pointer || !isCountedText(call, file)) return null;
  const [given, more] = argumentsOf(call);
  const made = given && !more ? freshStringBehind(given, file) : null;
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how) || methodOf(made.node) === 'into_owned')
    return null;
  if (!isStringLiteral(made.source) && isText(made.source, file) !== true) return null;
  return {
    at: made.node,
    ...(call.contains(made.node) && { until: call }),
    message: `${quoted(made.node)} makes a String that \`${pointer[1] ?? pointer[2]}\` copies once more, to put its counter in front.`,
    help: `make it of ${quoted(made.source)} itself`,
  };
}

/** `Arc<str>`: an `Arc<String>` takes the String over. */
function isCountedText(call: Node, file: RustFile): boolean {
  if (/<str>/.test(calledPath(call)!)) return true;
  const wanted = wantedOrReturnedType(call, file);
  return wanted?.refs === '' && wanted.args[0]?.name === 'str';
}
