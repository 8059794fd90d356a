import fc from 'fast-check';
import type { HttpWorld } from './http-world.js';
import { type Act, anyAct, deedOf, pushed } from './sequence.js';

/** What the real rules and a repository without benchmarks can meet. */
function isReal(act: Act): boolean {
  if (act[0] === 'push') return act[1] !== 'clone' && act[1] !== 'slower' && act[1] !== 'fast';
  if (act[0] === 'command')
    return !act[2].includes('benchmarks') && !act[2].includes('accept') && !act[2].includes('clone');
  return act[0] !== 'deliver-meanwhile' && !(act as readonly unknown[]).includes('benchmarks');
}

export const anyHttpSequence = fc.array(anyAct.filter(isReal), { minLength: 1, maxLength: 12, size: 'max' });

export async function playOverHttp(world: HttpWorld, acts: readonly Act[]): Promise<void> {
  for (const act of acts) await perform(world, act);
  await world.end();
}

async function perform(world: HttpWorld, act: Act): Promise<void> {
  switch (act[0]) {
    case 'push':
      return world.push(pushed(world.codeNow, act));
    case 'box':
      return world.turnBox(act[1], act[2]);
    case 'unheard-box':
      return world.turnBoxUnheard(act[1], act[2]);
    case 'wipe':
      return world.wipe(act[1]);
    case 'play-back':
      return world.playBack(act[1], act[2]);
    case 'copy':
      return world.copyFromElsewhere(act[1]);
    case 'delete':
      return world.deleteComment();
    case 'rerun':
      return world.rerun();
    case 'day':
      return world.dayPasses();
    case 'command': {
      const [, by, text] = act;
      const { today } = world;
      return world.command(by, text.replace('TODAY', today), (of) => deedOf(text, of, today));
    }
    case 'deliver':
    case 'deliver-meanwhile':
      return world.deliver(act[1], act[2] === true);
    case 'redeliver':
      return world.redeliver(act[1]);
  }
}
