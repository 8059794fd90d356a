import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `BufReader::new(File::open(path)?)` of which `read_to_end` or `read_to_string` takes all at once. */
export function readThroughBuffer(read: Node, file: RustFile): Problem | null {
  const reader = receiverOf(read);
  const into = argumentsOf(read)[0];
  if (!reader || into?.kind !== 'reference_expression' || read.parent?.kind === 'await_expression')
    return null;
  const made = boundTo(reader, file);
  if (!made || !/(?:^|::)BufReader::(?:new|with_capacity)$/.test(calledPath(made) ?? '')) return null;
  const opened = argumentsOf(made).at(-1);
  const open = opened && callOf(boundTo(opened, file));
  if (!open || !/(?:^|::)File::open$/.test(calledPath(open) ?? '')) return null;
  if (/^(?:tokio|async_std|async_fs)::/.test(file.imports.resolve(calledPath(open)!))) return null;
  const whole = methodOf(read) === 'read_to_string' ? 'fs::read_to_string' : 'fs::read';
  return {
    at: open,
    message: `The file goes through the buffer of a \`BufReader\` although all of it is read in one call: it is copied twice, and the text grows without knowing how long the file is.`,
    help: `use \`${whole}(..)\`, which asks for the length and reads right into place`,
  };
}

/** What a name that is used this once was bound to; any other expression is its own. */
function boundTo(expression: Node, file: RustFile): Node | undefined {
  if (expression.kind !== 'identifier') return callOf(expression);
  const binding = file.bindingOf(expression);
  return binding?.whole && binding.uses.length === 1 ? callOf(binding.value) : undefined;
}

/** The call behind `?`, `unwrap` and what gives an error its words. */
function callOf(value: Node | undefined): Node | undefined {
  const call = value && withoutOpenings(value, OPENING);
  return call?.kind === 'call_expression' ? call : undefined;
}

const PACKED = /\b(?:Boolean(?:Array|Buffer|Chunked)|Bitmap|BitVec|BitSlice|BitBuffer|FixedBitSet)\b/;

/** `bits.iter().filter(|bit| *bit).count()` of bits that lie packed in words. */
export function countedBitByBit(count: Node, file: RustFile): Problem | null {
  const filter = receiverOf(count);
  const closure = filter && methodOf(filter) === 'filter' ? argumentsOf(filter)[0] : undefined;
  if (closure?.kind !== 'closure_expression' || !file.hasText(PACKED)) return null;
  const asked = `${closure.child('parameters')?.text}${valueOfClosure(closure)?.text}`;
  if (!/^\|(?:(\w+)\|\*+\1|&(\w+)\|\2)$/.test(asked.replace(/\s+/g, ''))) return null;
  const walked = receiverOf(filter!);
  if (!walked || !/^(?:iter|into_iter|values)$/.test(methodOf(walked) ?? '')) return null;
  return {
    at: filter!,
    until: count,
    message:
      'Each bit is taken out of its word and tested alone, where the words could be counted sixty-four bits at a time.',
    help: 'ask for `count_set_bits()`, `true_count()` or `count_ones()`',
  };
}
