/** `npm run fuzz -- [MINUTES] [FIRST_SEED]`: real Rust files, mutated, against the whole analysis; `npm run fuzz -- 0 SEED` runs one seed again. */
import { drive } from './fuzz/drive.js';

await drive(new URL('./fuzz/worker.ts', import.meta.url), process.argv.slice(2).map(Number));
