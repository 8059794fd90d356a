import { costOfType } from '../../../rust/cost/copies.js';
import { following } from '../../../rust/order/branches.js';
import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { givesTheSameLater } from '../../../rust/ownership/reads.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';

/** The second key stands at most so many statements behind the look-up: further away it is another thought. */
const NEAR = 2;
/** By its name it holds a text of its own. */
const TEXTS = /(?:String|Str|Text|PathBuf|Buf)$/;
/** `match rows.get_mut(&RowName::from(&row.name)) { Some(..) => .., None => { rows.insert(RowName::from(&row.name), ..) } }` */
export function keyMadeTwice(method, key, file) {
  if (!isMadeOfPlace(key) || !costs(key, file)) return null;
  const made = spelling(key);
  const statement = statementOf(key);
  const scope = [statement, ...following(statement).slice(0, NEAR)];
  const again = scope
    .flatMap((step) => [...step.descendantsOfKind('call_expression')])
    .find((call) => call.start > key.end && spelling(call) === made);
  if (!again || !givesTheSameLater(key, key.end, again.start, file)) return null;
  return {
    at: key,
    message: `${quoted(key)} is made for \`${method}\` and dropped, and made again on line ${again.line}.`,
    help: 'make it once, lend it to the look-up and move it where it is kept',
  };
}
/** `Name::from(&row.name)`, `Name::new(&row.name)` */
function isMadeOfPlace(key) {
  const [given, more] = argumentsOf(key);
  if (!given || more || !/(?:^|::)[A-Z]\w*::(?:from|new)$/.test(calledPath(key) ?? '')) return false;
  return isPlace(withoutBorrow(given));
}
function costs(key, file) {
  const found = file.typeOf(key);
  const name = calledPath(key).split('::').at(-2);
  return found && file.declarations.declares(found.name)
    ? costOfType(found, file) === 'costs'
    : TEXTS.test(name);
}
