import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { ConfigText } from '../model.js';
import { type Surroundings, UsageError } from './surroundings.js';

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

/** @throws UsageError when the file can't be read. */
export async function readConfigFile(file: string, { cwd }: Surroundings): Promise<ConfigText> {
  try {
    return { file, text: await readFile(resolve(cwd, file), 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw new UsageError(`cannot read the configuration ${file}: ${why}`);
  }
}

/** @throws InvalidArgumentError, which commander prints with the option's name. */
export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It takes a whole number from 1 to 9999.');
  return Number(text);
}
