import { attributesOf } from '../../rust/functions/shape.js';
import { printType, typeFromNode } from '../../rust/types/types.js';
import { WARN_UNLESS_COLD } from '../rule.js';

/** What is underlined should be seen at a glance. */
const MAX_LINES = 8;
export const rule = {
  id: 'owned-text-in-borrowing-struct',
  item: 'redundant-work',
  summary: 'an owned text beside texts that a parsed struct borrows from its input',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['struct_item'],
  needs: /\bDeserialize\b/,
  check(struct) {
    if (
      !/\bDeserialize\b/.test(attributesOf(struct)) ||
      !struct.child('type_parameters')?.ofKind('lifetime_parameter', 'lifetime')
    )
      return null;
    const fields = struct.child('body')?.children.filter((field) => field.kind === 'field_declaration') ?? [];
    const written = fields.map((field) => ({ field, found: typeFromNode(field.child('type')) }));
    if (!written.some(({ found }) => found && borrowsText(found))) return null;
    const owned = written.filter(
      ({ field, found }) => found && ownsText(found) && !isReadInAnotherWay(field),
    );
    const [first] = owned;
    if (!first) return null;
    const others = owned.length - 1;
    const last = owned.findLast(({ field }) => field.line - first.field.line < MAX_LINES);
    return {
      at: first.field,
      ...(last !== first && { until: last.field }),
      message: `\`${first.field.child('name').text}: ${printType(first.found)}\`${others > 0 ? ` and ${others} more` : ''} is copied out of the input for each value, while other texts of \`${struct.child('name').text}\` are borrowed from it.`,
      help: "use `Cow<'a, str>` with `#[serde(borrow)]`, or `&'a str` where nothing is escaped",
    };
  },
};
/** `&'a str`, `Cow<'a, str>`, `Option<&'a str>`. */
function borrowsText(found) {
  if (found.name === 'str') return found.refs !== '';
  return (found.name === 'Cow' && found.args[0]?.name === 'str') || found.args.some(borrowsText);
}
/** `String`, `Option<String>`, `Vec<String>`, a map of them. */
function ownsText(found) {
  if (found.refs !== '') return false;
  return found.name === 'String' || (/^(?:Option|Vec|\w*Map)$/.test(found.name) && found.args.some(ownsText));
}
function isReadInAnotherWay(field) {
  return /\b(?:deserialize_with|with|skip|from)\b/.test(attributesOf(field));
}
