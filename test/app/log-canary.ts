import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Shorter lines stand in ordinary words, too: `use std::fmt;`. */
const MIN_LINE = 24;

/** Texts that no line of a log may carry, and the lines that were logged. */
export class LogCanary {
  private readonly forbidden = new Set<string>();
  private readonly logged: string[] = [];

  /** With a folder both are kept there too: `npm run canary` looks at those of the whole suite. */
  constructor(private readonly folder = process.env.CANARY_FOLDER) {
    if (folder) mkdirSync(folder, { recursive: true });
  }

  private readonly file = randomUUID();

  readonly destination = {
    write: (text: string): void => {
      this.logged.push(text);
      if (this.folder) appendFileSync(join(this.folder, `${this.file}.log`), text);
    },
  };

  get lines(): Record<string, unknown>[] {
    return this.logged.flatMap((text) => text.trim().split('\n')).map((line) => JSON.parse(line));
  }

  /** A secret, or a line of somebody's. */
  forbid(text: string): void {
    const lines = text.split('\n').map((line) => line.trim());
    for (const line of lines) {
      if (line.length < MIN_LINE || line.startsWith('-----')) continue;
      if (!this.forbidden.has(line) && this.folder) {
        appendFileSync(join(this.folder, `${this.file}.forbidden`), `${JSON.stringify(line)}\n`);
      }
      this.forbidden.add(line);
    }
  }

  /** Forbidden texts that were logged, each with its line; as they are, and as JSON writes them. */
  get leaks(): string[] {
    return leaksIn(this.logged.join(''), this.forbidden);
  }
}

const TOKENS = /gh[opusr]_[A-Za-z0-9_.-]{8,}|github_pat_\w+|eyJ[\w-]{10,}\.[\w-]+|PRIVATE KEY/;

export function leaksIn(log: string, forbidden: Iterable<string>): string[] {
  const shapes = [...forbidden].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  return log.split('\n').flatMap((line) => {
    const found = shapes.find((shape) => line.includes(shape)) ?? TOKENS.exec(line)?.[0];
    return found === undefined ? [] : [`${found} in ${line.slice(0, 400)}`];
  });
}
