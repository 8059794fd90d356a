import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type Code, ITEMS_AT_STAKE, PEOPLE, type Stake } from './situation.js';
import type { Deed } from './specification.js';
import { World } from './world.js';

/** One thing that happens, in words that a failure can be read by. */
export type Act =
  | readonly ['push', 'prune' | 'unsafe' | 'mended' | 'clone' | 'slower' | 'fast' | 'nothing', number]
  | readonly ['box' | 'unheard-box', 'bo' | 'cy' | 'ada', (typeof ITEMS_AT_STAKE)[number]]
  | readonly ['button', string, (typeof ITEMS_AT_STAKE)[number]]
  | readonly ['wipe' | 'play-back' | 'copy', 'bo' | 'cy' | 'ada', number]
  | readonly ['delete' | 'rerun' | 'day']
  | readonly ['command', string, string]
  | readonly ['deliver', number, boolean]
  | readonly ['deliver-meanwhile', number, 'bo' | 'cy' | 'ada', (typeof ITEMS_AT_STAKE)[number]]
  | readonly ['redeliver', number];

export const COMMANDS = [
  ...ITEMS_AT_STAKE.flatMap((item) => [`/perf tick ${item}`, `/perf untick ${item}`]),
  '/perf waive eager-error-value fine',
  '/perf waive eager-error-value until=TODAY fine for now',
  '/perf waive clone-in-loop fine',
  '/perf accept trie/seek known',
  '/perf override we must',
  '/perf nonsense',
  '/perf help',
] as const;

const writer = fc.constantFrom('bo' as const, 'cy' as const, 'ada' as const);
const anyone = fc.constantFrom(...Object.keys(PEOPLE));
const item = fc.constantFrom(...ITEMS_AT_STAKE);
const which = fc.nat(20);

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constant('push' as const),
      fc.constantFrom('prune', 'unsafe', 'mended', 'clone', 'slower', 'fast', 'nothing'),
      fc.nat(2),
    ),
  },
  { weight: 4, arbitrary: fc.tuple(fc.constant('box' as const), writer, item) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('button' as const), anyone, item) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('unheard-box' as const), writer, item) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom('wipe' as const, 'play-back' as const, 'copy' as const),
      writer,
      which,
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('delete' as const, 'rerun' as const, 'day' as const)) },
  { weight: 6, arbitrary: fc.tuple(fc.constant('command' as const), anyone, fc.constantFrom(...COMMANDS)) },
  { weight: 9, arbitrary: fc.tuple(fc.constant('deliver' as const), which, fc.boolean()) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('deliver-meanwhile' as const), which, writer, item) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('redeliver' as const), which) },
) as fc.Arbitrary<Act>;

export const anySequence = fc.array(anyAct, { minLength: 1, maxLength: 30, size: 'max' });

/**
 * Plays a sequence and compares what is posted with the specification once everything was told. Returns what the end
 * looks like, to see that the interesting ends are reached.
 */
export function play(acts: readonly Act[]): string[] {
  const world = new World();
  for (const act of acts) perform(world, act);
  while (world.pending.length > 0) world.deliver(7, false);
  world.pending.push({ wake: { kind: 'changed' }, deeds: [] });
  world.deliver(0, false);
  deepStrictEqual(world.shown, world.wanted);

  const before = world.everything;
  for (let at = world.delivered.length - 1; at >= 0; at--) deepStrictEqual(world.redeliver(at), []);
  deepStrictEqual(world.everything, before);
  for (const [, reactions] of world.reactions) strictEqual(reactions.size, 1);
  strictEqual(new Set(before.replies.map(({ thread }) => thread)).size, before.replies.length);
  return world.ends;
}

function perform(world: World, act: Act): void {
  switch (act[0]) {
    case 'push':
      return world.push(pushed(world.codeNow, act));
    case 'box':
      return world.turnBox(act[1], act[2]);
    case 'unheard-box':
      return world.turnBoxUnheard(act[1], act[2]);
    case 'button':
      return world.press(act[1], act[2]);
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
    case 'command':
      return command(world, act[1], act[2]);
    case 'deliver':
      return world.deliver(act[1], act[2]);
    case 'deliver-meanwhile':
      return world.deliver(act[1], false, () => world.turnBox(act[2], act[3]));
    case 'redeliver':
      world.redeliver(act[1]);
  }
}

type PushedAct = Extract<Act, readonly ['push', ...unknown[]]>;

/** What a push makes of the code. */
export function pushed({ prune, unsafe, clone }: Code, [, what, size]: PushedAct): Partial<Code> {
  switch (what) {
    case 'prune':
      return { prune: prune + 1 };
    case 'unsafe':
      return { unsafe: (unsafe ?? 0) + 1 };
    case 'mended':
      return { unsafe: null };
    case 'clone':
      return { clone: clone === null ? 0 : null };
    case 'slower':
      return { slower: size as 0 | 1 | 2 };
    case 'fast':
      return { slower: null };
    case 'nothing':
      return {};
  }
}

/** What a command asks for, in the specification's words. */
export function deedOf(text: string, of: { at: string; by: string; id: number }, today: string): Deed {
  const [, verb, target] = text.split(' ');
  const base = { kind: 'command' as const, ...of };
  switch (verb) {
    case 'tick':
    case 'untick':
      return { ...base, verb, item: target as Stake };
    case 'waive': {
      const until = text.includes('TODAY') ? today : null;
      return { ...base, verb, of: target === 'clone-in-loop' ? 'clone' : 'unsafe', until };
    }
    case 'accept':
    case 'override':
      return { ...base, verb };
    default:
      return { ...base, verb: verb === 'help' ? 'help' : 'nonsense' };
  }
}

function command(world: World, by: string, text: string): void {
  world.command(by, text.replace('TODAY', world.now.slice(0, 10)), ({ today, ...of }) =>
    deedOf(text, of, today),
  );
}
