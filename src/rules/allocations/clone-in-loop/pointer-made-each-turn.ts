import type { Copy } from '../../../rust/cost/copies.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import type { Loop } from '../../../rust/order/loops.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
import type { WayOut } from './way-out.js';

/** What is copied into them once is shared by all of their clones. */
const SHARES = /(?:^|::)(Arc|Rc|Bytes)(?:::<.+>)?::(?:from|new)$/;

/** `for peer in peers { peer.send(Bytes::from(data.to_vec())) }`: a pointer that counts is made anew of the same. */
export function pointerMadeEachTurn(copy: Copy, loop: Loop): WayOut | null {
  const made = callOfArgument(copy.call);
  const [, pointer] = SHARES.exec((made && calledPath(made)) ?? '') ?? [];
  if (!pointer || !runsEveryTurn(loop.body, new Set([copy.call]))) return null;
  return {
    message: `${quoted(copy.source)} is the same at each turn of \`${loop.word}\`, and each makes a \`${pointer}\` of its own of another copy.`,
    help: `make the \`${pointer}\` once before the loop, and clone it at each turn, which only counts`,
  };
}
