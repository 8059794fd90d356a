import { functionName } from '../rust/functions/shape.js';
import { runsEveryTurn } from '../rust/order/every-turn.js';
import { type Loop, lineOfLoop } from '../rust/order/loops.js';
import type { Node } from '../rust/syntax/tree.js';

/** At which turns of a loop something in it runs, in words that fit behind "at": behind a fork or a `continue` not every turn gets there. */
export function turnsReaching(node: Node, loop: Loop): string {
  return turnsOf(`\`${loop.word}\``, node, loop);
}

/** The same with the line of the loop. */
export function turnsOnLine(node: Node, loop: Loop): string {
  return turnsOf(`\`${loop.word}\` on line ${lineOfLoop(loop)}`, node, loop);
}

function turnsOf(words: string, node: Node, loop: Loop): string {
  return isReachedEachTurn(node, loop) ? `every turn of ${words}` : `each turn of ${words} that gets there`;
}

export function isReachedEachTurn(node: Node, { node: loop, body }: Loop): boolean {
  return (
    !!loop.child('condition')?.contains(node) || runsEveryTurn(loop.child('body') ?? body, new Set([node]))
  );
}

/** At which calls of a function something in it runs. */
export function callsReaching(node: Node, fn: Node): string {
  const body = fn.child('body');
  const name = `\`${functionName(fn)}\``;
  return body && runsEveryTurn(body, new Set([node]))
    ? `every call of ${name}`
    : `each call of ${name} that gets there`;
}
