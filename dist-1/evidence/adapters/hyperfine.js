import { z } from 'zod';
import { readJson } from './json.js';
import { fromText } from './reading.js';

/** `hyperfine --export-json`: seconds of every run of each command. */
const exported = z.object({
  results: z.array(
    z.object({
      command: z.string().min(1),
      times: z.array(z.number()).min(1),
      exit_codes: z.array(z.number().nullable()).optional(),
    }),
  ),
});
const NANOSECONDS = 1e9;
export const hyperfine = fromText((text) =>
  readJson(text, exported).results.map(({ command, times, exit_codes }) => {
    const failed = exit_codes?.find((code) => code !== 0);
    if (failed !== undefined)
      return {
        benchmark: command,
        because: failed === null ? 'a signal ended it' : `it ended with exit code ${failed}`,
      };
    return { benchmark: command, measure: 'time', unit: 'ns', samples: times.map((t) => t * NANOSECONDS) };
  }),
);
