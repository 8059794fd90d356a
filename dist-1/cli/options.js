import { InvalidArgumentError } from 'commander';
/** Options that every command takes. */
export function withDisplayOptions(command) {
  return command
    .option('--no-color', 'print without colours (as does NO_COLOR in the environment)')
    .option('--verbose', 'say more about what went wrong')
    .helpOption('-h, --help', 'print this help');
}
/** @throws InvalidArgumentError, which commander prints with the option's name. */
export function positiveInteger(text) {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1 to 9999.');
  return Number(text);
}
