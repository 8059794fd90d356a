import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { startGit } from './run.js';

export interface ObjectInfo {
  readonly sha: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly size: number;
}
export interface GitObject extends ObjectInfo {
  readonly content: Buffer;
}

interface Waiting {
  readonly contents: boolean;
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** One long-lived `git cat-file --batch-command`; answers come in the order of the questions. */
class CatFile {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: Waiting[] = [];
  #chunks: Buffer[] = [];
  #bytes = 0;
  #needed = 0;

  constructor(dir: string) {
    this.#child = startGit(dir, ['cat-file', '--batch-command']);
    this.#child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    // A name that is none is told on stderr too: a pipe that nobody reads fills up, and git waits for ever.
    this.#child.stderr.resume();
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('close', (code) =>
      this.#fail(new Error(`git cat-file in ${dir} ended with code ${code}`)),
    );
    this.#child.stdin.on('error', (error) => this.#fail(error));
  }

  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  ask(name: string, contents: boolean): Promise<GitObject | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ contents, resolve, reject });
      this.#child.stdin.write(`${contents ? 'contents' : 'info'} ${name}\n`);
    });
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin.end();
    await closed;
  }

  #fail(error: Error): void {
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < this.#needed) return;
    let data = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#needed = 0;
    for (let waiting = this.#waiting[0]; waiting !== undefined; waiting = this.#waiting[0]) {
      const answer = readAnswer(data, waiting.contents);
      if (answer.length > data.length) {
        this.#needed = answer.length;
        break;
      }
      data = data.subarray(answer.length);
      this.#waiting.shift();
      waiting.resolve(answer.object);
    }
    this.#chunks = [data];
    this.#bytes = data.length;
  }
}

/** `length` is how many bytes the whole answer takes; more than `data` holds when it is not all there yet. */
function readAnswer(data: Buffer, contents: boolean): { length: number; object?: GitObject } {
  const newline = data.indexOf(10);
  if (newline < 0) return { length: data.length + 1 };
  const header = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(data.toString('utf8', 0, newline));
  if (!header) return { length: newline + 1 };
  const [, sha, type, digits] = header as unknown as [string, string, ObjectInfo['type'], string];
  const size = Number(digits);
  if (!contents) return { length: newline + 1, object: { sha, type, size, content: Buffer.alloc(0) } };
  const length = newline + 1 + size + 1;
  if (length > data.length) return { length };
  return {
    length,
    object: { sha, type, size, content: Buffer.from(data.subarray(newline + 1, length - 1)) },
  };
}

/** 1,000 repositories must not mean 1,000 processes; the least recently used idle one gives way. */
const MOST_PROCESSES = 24;

export class CatFilePool {
  readonly #processes = new Map<string, CatFile>();

  async info(dir: string, name: string): Promise<ObjectInfo | undefined> {
    return name.includes('\n') ? undefined : this.#process(dir).ask(name, false);
  }

  async object(dir: string, name: string): Promise<GitObject | undefined> {
    return name.includes('\n') ? undefined : this.#process(dir).ask(name, true);
  }

  async close(): Promise<void> {
    const all = [...this.#processes.values()];
    this.#processes.clear();
    await Promise.all(all.map((process) => process.end()));
  }

  #process(dir: string): CatFile {
    const known = this.#processes.get(dir);
    if (known) {
      this.#processes.delete(dir);
      this.#processes.set(dir, known);
      return known;
    }
    if (this.#processes.size >= MOST_PROCESSES) this.#retire();
    const started = new CatFile(dir);
    this.#processes.set(dir, started);
    return started;
  }

  #retire(): void {
    for (const [dir, process] of this.#processes) {
      if (!process.idle) continue;
      this.#processes.delete(dir);
      void process.end();
      return;
    }
  }
}
