import { attributesOf } from '../../../rust/functions/shape.js';
import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { KNOWN_OWNERS } from '../../../rust/types/types.js';
import { quoted } from '../../wording.js';
/** `Entry { path: path.clone(), .. }` with the same path in each entry, where `Entry` is declared here and could share it. */
export function sharedByNewValues(copy, loop, file) {
  const field = copy.call.parent?.kind === 'field_initializer' ? copy.call.parent : null;
  const name = field?.parent?.parent?.child('name')?.text.split('::').at(-1);
  const found = isPlace(copy.source) ? file.typeOf(copy.source) : null;
  if (!field || !name || !found || ASKED_WITH.test(name) || !isOwnedHere(name, file)) return null;
  const held = file.declarations.field(name, field.child('field')?.text ?? '');
  if (held?.refs !== '' || held.name !== found.name || !KNOWN_OWNERS.has(held.name)) return null;
  return {
    message: `Each \`${name}\` that \`${loop.word}\` makes gets a copy of its own of the same ${quoted(copy.source)}.`,
    help: `let them share it: \`${shared(held)}\` or a reference in \`${name}\``,
  };
}
/** What is asked, sent or configured once, or goes to somebody else, is not made by the thousand. */
const ASKED_WITH =
  /(?:Request|Response|Query|Command|Call|Message|Event|Opts|Options|Config|Settings|Params|Args|Builder|Context)$/;
/** A struct of this file that is not read by serde, which knows neither of references nor, by itself, of counted pointers. */
function isOwnedHere(name, file) {
  const [struct, another] = itemsNamed(file.tree, 'struct_item', name);
  return !!struct && !another && !/\bDeserialize\b/.test(attributesOf(struct));
}
function shared({ name, args }) {
  if (name === 'String') return 'Arc<str>';
  if (name === 'PathBuf') return 'Arc<Path>';
  if (name === 'Box' && /^(?:str|Path)$/.test(args[0]?.name ?? '')) return `Arc<${args[0].name}>`;
  return `Arc<${name === 'Vec' ? '[..]' : `${name}<..>`}>`;
}
