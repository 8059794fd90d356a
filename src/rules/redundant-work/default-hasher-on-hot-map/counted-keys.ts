import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

const ASKED = /^(?:get|get_mut|contains|contains_key|insert|entry|remove)$/;
const MEASURES = /(?:^|_)(?:counts?|len|lens|lengths?|widths?|sizes?)(?:_|$)/;

/** `by_run.entry(run_len)`, `seen.insert(text.len())`: how much there is of something is up to whoever wrote it. */
export function isKeyedByMeasure(holder: Node, file: RustFile): boolean {
  return lookupsOf(holder, file).some((call) => {
    const key = argumentsOf(call)[0];
    return !!key && isMeasure(withoutBorrow(key));
  });
}

function isMeasure(key: Node): boolean {
  const name = methodOf(key) ?? (key.kind === 'field_expression' ? key.child('field')!.text : key.text);
  return /^\w+$/.test(name) && MEASURES.test(name);
}

function lookupsOf(holder: Node, file: RustFile): Node[] {
  const found = holder.kind === 'field_declaration' ? callsOnField(holder) : callsOnLocal(holder, file);
  return found.filter((call) => ASKED.test(methodOf(call) ?? ''));
}

function callsOnField(holder: Node): Node[] {
  const name = holder.child('name')?.text;
  return [...holder.tree.root.descendantsOfKind('call_expression')].filter((call) => {
    const receiver = receiverOf(call);
    return receiver?.kind === 'field_expression' && receiver.child('field')?.text === name;
  });
}

function callsOnLocal(holder: Node, file: RustFile): Node[] {
  const [binding] = /^(?:let_declaration|parameter)$/.test(holder.kind) ? file.localsOf(holder) : [];
  return (binding?.uses ?? []).flatMap(({ node }) => methodCalledOn(node) ?? []);
}
