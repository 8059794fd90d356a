/**
 * `npm run fuzz:inputs -- [MINUTES] [FIRST_SEED]`: webhooks, diffs, artifacts, configurations, comments and edited checklists, on the
 * road that each would take: no crash, no hang, no green that nobody decided. `npm run fuzz:inputs -- 0 SEED` runs one seed again.
 */
import { drive } from './fuzz/drive.js';

await drive(new URL('./fuzz-inputs/worker.ts', import.meta.url), process.argv.slice(2).map(Number));
