import { type Command, InvalidArgumentError, Option } from 'commander';

export interface DisplayOptions {
  color: boolean;
  verbose?: boolean;
}

/** Options that every command takes. */
export function withDisplayOptions(command: Command): Command {
  return command
    .option('--no-color', 'print without colours (as does NO_COLOR in the environment)')
    .option('--verbose', 'say more about what went wrong')
    .helpOption('-h, --help', 'print this help');
}

/** Every command that prints for people and for programs calls the two the same. */
export function formatOption(...others: string[]): Option {
  return new Option('--format <format>', 'how to print')
    .choices(['terminal', 'json', ...others])
    .default('terminal');
}

/** @throws InvalidArgumentError, which commander prints with the option's name. */
export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1 to 9999.');
  return Number(text);
}
