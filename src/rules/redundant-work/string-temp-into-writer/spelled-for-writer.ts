import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewedBehind } from '../../../rust/types/strings.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Spell bytes as text, two letters for each. */
const HEX = /(?:^|::)(?:const_)?hex::encode(?:_upper)?(?:_prefixed)?$/;
/** The engines of `base64` are constants. */
const ENGINE = /^(?:\w+::)*[A-Z][A-Z0-9_]*$/;
/** As long as their type says, of an array or of one that everyone knows. */
const FIXED = /^(?:[BH](?:64|128|160|256|512)|Address|FixedBytes|(?:Tx|Block)Hash)$/;

/** `f.write_str(&hex::encode(self.0))`, `serializer.serialize_str(&STANDARD.encode(bytes))`. */
export function spelledForThis(method: string, argument: Node, file: RustFile): Problem | null {
  const name = viewedBehind(argument, file);
  const made = valueOfSingleUse(name, file) ?? name;
  const [bytes, more] = argumentsOf(made);
  if (!bytes) return spelledByItself(method, argument, made, file);
  if (more) return null;
  const help = HEX.test(calledPath(made) ?? '') ? wayForHex(method) : wayForBase64(made, method);
  if (!help || (method === 'push_str' && !isString(receiverOf(argument.parent!.parent!)!, file))) return null;
  return {
    at: made,
    message: `${quoted(made)} allocates a String only for \`${method}\` to copy it.`,
    help,
    ...(help === ON_STACK && !isFixed(bytes, file) && { minor: true }),
  };
}

/** `serializer.serialize_str(&self.to_hex())`: what is written behind a `&` is no text that somebody lends. */
function spelledByItself(method: string, argument: Node, made: Node, file: RustFile): Problem | null {
  const source = SPELLS_ITSELF.test(methodOf(made) ?? '') ? receiverOf(made) : undefined;
  if (!source || argument.kind !== 'reference_expression' || !/^(?:serialize_str|write_str)$/.test(method))
    return null;
  const found = file.typeOf(source);
  return {
    at: made,
    message: `${quoted(made)} allocates a String only for \`${method}\` to copy it.`,
    help:
      method === 'serialize_str'
        ? `hand what shows it to \`collect_str\`, or ${SPELL_ON_STACK}`
        : SPELL_ON_STACK,
    ...(!(isFixed(source, file) || (found && NAMED_AS_FIXED.test(methodTarget(found).name))) && {
      minor: true,
    }),
  };
}

const SPELLS_ITSELF =
  /^(?:to|encode)_(?:hex|base58|bech32|checksum)(?:_str|_string|_prefixed|_upper|_lower|_check)?$/;
const NAMED_AS_FIXED = /(?:Hash|Digest|Address|Root|Felt|Key|Signature|Id|Nonce)$/;
const SPELL_ON_STACK = 'spell it into an array on the stack and hand that over';

const ON_STACK = 'encode into an array on the stack (`encode_to_slice`) and hand that over';

function wayForHex(method: string): string | null {
  return /^(?:write_str|serialize_str|collect_str)$/.test(method) ? ON_STACK : null;
}

function wayForBase64(made: Node, method: string): string | null {
  if (methodOf(made) !== 'encode' || !ENGINE.test(receiverOf(made)!.text)) return null;
  if (method === 'push_str') return 'use `encode_string`, which appends to a String';
  if (method === 'write_str') return 'show a `base64::display::Base64Display`, which needs no String';
  return /^(?:serialize_str|collect_str)$/.test(method)
    ? 'hand a `base64::display::Base64Display` to `collect_str`, which needs no String'
    : null;
}

/** Nothing spells into a text of another type. */
function isString(target: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !!found && methodTarget(found).name === 'String';
}

function isFixed(bytes: Node, file: RustFile): boolean {
  if (/\.to_[bln]e_bytes\(\)$/.test(bytes.text)) return true;
  const found = file.typeOf(bytes);
  return !!found && (found.name === '[;]' || FIXED.test(methodTarget(found).name));
}
