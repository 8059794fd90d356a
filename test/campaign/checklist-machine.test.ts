import fc from 'fast-check';
import { anySequence, play } from './sequence.js';

test('whatever happens in whatever order, the check equals the specification in the end', () => {
  fc.assert(
    fc.property(anySequence, (acts) => void play(acts)),
    { numRuns: 300 },
  );
});
