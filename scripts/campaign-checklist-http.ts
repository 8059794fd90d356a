import fc from 'fast-check';
import { AppScene } from '../test/app/app-scene.js';
import { anyHttpSequence, playOverHttp } from '../test/campaign/http-sequence.js';
import { Clock, HttpWorld } from '../test/campaign/http-world.js';

/** `npm run campaign:checklist:http [sequences] [seed] [path]`: the same as `campaign:checklist`, with the real App over HTTP. */
const [count = '200', seed, path] = process.argv.slice(2);
const runs = Number(count);
const clock = new Clock();
// All sequences are pull requests of one installation, within one hour of the real clock.
const github = { ownEvents: false, rateLimit: 1_000_000 };
const scene = await AppScene.start({ github, now: () => clock.now });
// Tokens expire by the real clock; what is written is dated by ours.
scene.github.world.now = () => clock.now.toISOString().replace(/\.\d+Z$/, 'Z');
let done = 0;
const started = performance.now();
try {
  await fc.assert(
    fc.asyncProperty(anyHttpSequence, async (acts) => {
      await playOverHttp(await HttpWorld.start(scene, clock), acts);
      done += 1;
      if (done % 20 === 0) console.error(`${done} of ${runs} sequences`);
    }),
    {
      numRuns: runs,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(path === undefined ? {} : { path }),
    },
  );
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(`${runs} sequences over HTTP, ${seconds} s: the check equalled the specification every time.`);
} finally {
  await scene.close();
}
