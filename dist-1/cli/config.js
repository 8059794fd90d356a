import { Command } from 'commander';
import { checkCommand } from './config/check.js';
import { rehearseCommand } from './config/rehearse.js';
import { showCommand } from './config/show.js';

const EXAMPLES = `
Examples:
  perf-checklist config check                    before you commit the configuration
  perf-checklist config show                     what is in force, and who says so
  perf-checklist config rehearse --last 100      what it would have meant for the last pull requests`;
/** `perf-checklist config check`, `config show` and `config rehearse`. */
export function configCommand(surroundings, finish) {
  return new Command('config')
    .description(
      'Checks the configuration, prints what is in force, or replays it over merged pull requests.',
    )
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .addCommand(checkCommand(surroundings, finish))
    .addCommand(showCommand(surroundings, finish))
    .addCommand(rehearseCommand(surroundings, finish));
}
