import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';
import { parseRust } from '../../src/rust/syntax/parse.js';
import { processorTime } from '../processor-time.js';

export const many = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i));

/** Just so many that the file is still read. */
const LENGTH = 10_000;
/** Milliseconds; each took 2.5 to 10 s where something was searched for at every piece. */
const MOST = 2500;
/** A machine that is slow today parses slowly as well: a scan takes 3 to 11 times as long as that. */
const MOST_PARSINGS = 14;
/** Beside other work one scan may be slowed down more than its parsing; what is quadratic stays so in each. */
const TRIES = 3;

/** Each text is made of as many pieces as it is told. */
export function testScannedInTime(texts: readonly (readonly [string, (count: number) => string])[]): void {
  test.each(texts)(
    '%s are scanned in time',
    (_, textOf) => {
      let share = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < TRIES && share >= 1; attempt++) {
        // Never the same text twice: the scan shall find nothing remembered.
        const text = textOf(LENGTH) + ' '.repeat(2 * attempt);
        const parsing = processorTime(() => expect(parseRust(`${text} `).unread).toBeNull());
        const scanning = processorTime(() =>
          scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG),
        );
        share = scanning / Math.max(MOST, MOST_PARSINGS * parsing);
      }
      expect(share).toBeLessThan(1);
    },
    240_000,
  );
}
