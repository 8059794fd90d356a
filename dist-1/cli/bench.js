import { Command } from 'commander';
import { compareCommand } from './bench/compare.js';
import { runCommand } from './bench/run.js';
/** `perf-checklist bench run` and `perf-checklist bench compare`. */
export function benchCommand(surroundings, finish) {
  const command = new Command('bench').description(
    'Measures base and head interleaved on this machine, or prints the verdicts on a bundle of such measurements.',
  );
  return command
    .addCommand(runCommand(surroundings, finish))
    .addCommand(compareCommand(surroundings, finish));
}
